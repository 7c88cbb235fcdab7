#pragma once

#include "policy/reading/line.hpp"

namespace accord::policy::reading {

/// Takes out what belongs to the page and not to the policy: page numbers, headers and footers that come again,
/// tables of contents. Known by repetition and shape; one warning for each kind says what was taken out.
void remove_furniture(Lines& document);

}  // namespace accord::policy::reading

#pragma once

#include "filing/database.hpp"

namespace accord::filing {

/// The one door by which text that is not a literal becomes a statement. It stands open only inside `filing`, for
/// statements joined from names of the field tables and from literals, never from a value.
class SqlDoor {
    friend class Reading;
    friend class Writing;
    friend class VersionScan;
    static Sql open(std::string_view text) { return Sql{text}; }
};

}  // namespace accord::filing

#pragma once

#include "compliance/judge.hpp"

namespace accord::compliance {

// The generic judges. What each asks, and the parameters that it reads, stand above it in its own file.

Finding on_file(const Question& question);
Finding terms_covered(const Question& question);
Finding deadline(const Question& question);
Finding each_officer_has(const Question& question);
Finding each_period(const Question& question);
Finding never(const Question& question);
Finding gate(const Question& question);
Finding share(const Question& question);
Finding watch(const Question& question);
Finding attested(const Question& question);

}  // namespace accord::compliance

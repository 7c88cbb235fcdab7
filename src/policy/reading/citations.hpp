#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::policy::reading {

/// The statutes and policies that words cite, each once and in one form: "Education Code, § 49076" gives "Education
/// Code 49076", "34 CFR §§ 99.1, 99.31" two, "Policy and Procedure 3241", "3432 – Emergencies" gives "3432".
std::vector<std::string> citations_in(std::string_view words);

/// The citation of an entry in a list of references: "EDUCATION CODE" above "234.7 Student protections" gives
/// "Education Code 234.7".
std::vector<std::string> listed_citations(std::string_view heading, std::string_view entry);

}  // namespace accord::policy::reading

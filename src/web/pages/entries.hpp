#pragma once

#include <optional>
#include <string_view>

#include "compliance/verdict.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

/// The way between a provision and the records that decide it.
namespace accord::web::pages {

/// Where the records that a verdict rests on, or waits for, are entered: a link for each form that this reader may
/// fill in, and which of them this version of the program does not keep yet.
Html entries_for(const Visit& visit, const compliance::Verdict& verdict);

/// Links to the provisions of the policy in force that ask for what a page records.
Html asked_for_by(const Visit& visit, std::string_view control);

/// A number that somebody typed, from 0 to 99999; nothing when it is none.
std::optional<int> whole_number(std::string_view typed);

}  // namespace accord::web::pages

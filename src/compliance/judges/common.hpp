#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compliance/judge.hpp"

namespace accord::compliance {

/// The facts of a kind, or null: not collected yet on that day.
const FactList* kept(const Question& question, std::string_view kind);

/// Cannot tell, because these kinds are not collected.
Finding waits_for(std::vector<std::string> kinds);

using Facts = std::vector<const Fact*>;

/// What had happened by the day, and not before `from`, of the facts that the filter matches; by date, then by record.
Facts happened(const Question& question, const FactList& list, std::optional<Date> from = {},
               const Filter& filter = {});
/// Of those, what still holds on the day.
Facts holding(const Question& question, const FactList& list);
Facts only(Facts facts, const Filter& filter);

/// The first day of the school year of the question's day.
Date year_start(const Question& question);

/// Whom a duty concerns: an agency, a school, an officer, or the district as one.
struct Subject {
    std::string id;
    std::string name;
    Date since;  ///< first day of the first of its postings
};

/// Those of the parameter `per` ("agency", "school", "officer", "district") with an officer who serves on the day;
/// parameter `for` narrows the postings. By name. Nothing when postings are not collected.
std::optional<std::vector<Subject>> subjects(const Question& question);

/// "Ferndale, Oakview": sorted, each once.
std::string list(std::vector<std::string> names);
std::string percent(std::size_t part, std::size_t whole);

/// Adds the ids of the facts, those that are there already apart, up to a number that a page can show.
void cite(Finding& finding, const Facts& facts);

/// A note when the records of a kind do not reach back to the beginning of what is judged.
void note_beginning(Finding& finding, const FactList& list, Date from);

}  // namespace accord::compliance

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "compliance/verdict.hpp"
#include "policy/catalogue.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// "Due Dec 8, 2026, in 16 days", "Was due Nov 15, 2026, 7 days late", or "No date".
std::string due_words(const Visit& visit, const std::optional<Date>& due, Date today);

/// "Nov 22, 2026, 14:05", in the district's zone.
std::string moment_words(const Visit& visit, Instant at);

/// Words of the catalogue at the beginning of a line: "assigned hours" is "Assigned hours".
std::string sentence_case(std::string words);

/// The records of a table of the file, one English key: "students", "contacts"; the table's own name when it has none.
std::string_view words_of_table(std::string_view table);
/// One of them: "student", "contact".
std::string_view word_of_record(std::string_view table);

/// The owners' roles in words: "Designee, principals".
std::string owner_words(const Visit& visit, const std::vector<std::string>& roles);

/// How many records stand behind a verdict, or what it waits for.
std::string evidence_words(const Visit& visit, const compliance::Verdict& verdict);

/// A date that a query or a form gave, or another one.
Date date_or(std::string_view text, Date otherwise);

}  // namespace accord::web::pages

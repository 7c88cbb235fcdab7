#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "compliance/verdict.hpp"
#include "office/record_words.hpp"
#include "policy/catalogue.hpp"
#include "policy/provision.hpp"
#include "program/requests.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// "Due Dec 8, 2026, in 16 days", "Was due Nov 15, 2026, 7 days late", or "No date".
std::string due_words(const Visit& visit, const std::optional<Date>& due, Date today);

/// "Nov 22, 2026, 14:05", in the district's zone.
std::string moment_words(const Visit& visit, Instant at);

/// The same; of a moment of today the time alone: "14:05".
std::string short_moment_words(const Visit& visit, Instant at);

/// Where somebody asked for help: "Room 12", or that it is not known.
std::string place_words(const Visit& visit, const program::InterventionRequest& request);

/// Words of the catalogue at the beginning of a line: "assigned hours" is "Assigned hours".
std::string sentence_case(std::string words);

using office::word_of_record;
using office::words_of_table;

/// The policy's exact words, as the document had them: a list as a list.
Html quoted(const policy::ListedWords& words, std::string_view look = {});

/// The owners' roles in words: "Designee, principals".
std::string owner_words(const Visit& visit, const std::vector<std::string>& roles);

/// How many records stand behind a verdict, or what it waits for.
std::string evidence_words(const Visit& visit, const compliance::Verdict& verdict);

/// A date that a query or a form gave, or another one.
Date date_or(std::string_view text, Date otherwise);

}  // namespace accord::web::pages

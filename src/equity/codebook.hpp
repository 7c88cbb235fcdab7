#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/names.hpp"
#include "equity/release.hpp"

namespace accord::equity {

/// What a number of a report counts, or what stands there instead of one.
enum class Unit {
    code,
    words,
    date,
    students,
    events,
    students_per_100,
    events_per_100,
    times,
    part_of_100,
    chance,
    number,
    yes
};

constexpr auto enum_names(Unit) {
    using enum Unit;
    return std::to_array<EnumName<Unit>>({{code, "code", "A code of the list"},
                                          {words, "words", "Words"},
                                          {date, "date", "A date"},
                                          {students, "students", "Students"},
                                          {events, "events", "Events"},
                                          {students_per_100, "students_per_100", "Students per 100 enrolled"},
                                          {events_per_100, "events_per_100", "Events per 100 enrolled"},
                                          {times, "times", "Times as likely"},
                                          {part_of_100, "part_of_100", "Of 100"},
                                          {chance, "chance", "A chance, 0 to 1"},
                                          {number, "number", "A number"},
                                          {yes, "yes", "True, or left out"}});
}
static_assert(names_complete(Unit::yes));

/// What a number's state says, in a sentence for readers (English key).
std::string_view meaning_of(Cell::State state);
/// Why a ratio is not there (English key).
std::string_view meaning_of(RatioReason state);

/// A word or a code that may stand in a column, and what it says.
struct CodebookWord {
    std::string_view word;
    std::string_view meaning;  ///< English key
    std::string_view of = {};  ///< the breakdown that a code of a row belongs to: "race"
};

/// A column of the CSV file, or a member of the JSON file ("tables[].rows[].events.value").
struct CodebookEntry {
    std::string_view name;
    std::string_view meaning;  ///< English key
    Unit unit{};
    std::vector<CodebookWord> words = {};  ///< every word that can stand there; empty where only numbers or text can
    std::string_view since = "accord-report/1";
};

/// What the files of a report hold, made from the tables that write them and the code lists that they use.
struct Codebook {
    std::vector<CodebookEntry> csv;   ///< in the order of the columns
    std::vector<CodebookEntry> json;  ///< in the order of the file
};
const Codebook& codebook();

Json to_json(const Codebook& codebook);
/// One line per column, member and word: file, name, meaning, unit, word, what it says, since.
std::string to_csv(const Codebook& codebook);

}  // namespace accord::equity

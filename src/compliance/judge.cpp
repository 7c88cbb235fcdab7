#include "compliance/judge.hpp"

#include <algorithm>

#include "compliance/judges/judges.hpp"

namespace accord::compliance {

namespace {

constexpr JudgeRow rows[] = {
    {"on_file", &on_file, "A record is on file for each, and covers what it must", "kind", "met,not_met,not_applicable",
     "OnFile"},
    {"terms_covered", &terms_covered, "Each required term is tied to a passage", "", "met,not_met,not_applicable",
     "TermsCovered"},
    {"deadline", &deadline, "What a clock asks for is done in time", "", "met,not_met,not_yet_due", "Deadline"},
    {"each_officer_has", &each_officer_has, "Each officer has what is asked, in time", "", "met,not_met,not_applicable",
     "EachOfficerHas"},
    {"each_period", &each_period, "Each has its record in every period", "kind",
     "met,not_met,not_yet_due,not_applicable", "EachPeriod"},
    {"never", &never, "Nothing breaks the prohibition; exceptions are counted", "kind,violation", "met,not_met",
     "Never"},
    {"gate", &gate, "Each record passed with what it needs", "kind,needs", "met,not_met", "Gate"},
    {"share", &share, "The share is at least so much", "kind,match,at-least", "met,not_met,not_yet_due,not_applicable",
     "Share"},
    {"watch", &watch, "Each record was looked at in time", "kind,within", "met,not_met,not_yet_due", "Watch"},
    {"attested", &attested, "A named person says so, for a time", "", "met,not_met,cannot_tell", "Attested"},
};

}  // namespace

std::span<const JudgeRow> judges() { return rows; }

const JudgeRow* find_judge(std::string_view name) {
    const auto found =
        std::find_if(std::begin(rows), std::end(rows), [&](const JudgeRow& row) { return row.name == name; });
    return found == std::end(rows) ? nullptr : found;
}

}  // namespace accord::compliance

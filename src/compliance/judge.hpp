#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compliance/evidence.hpp"
#include "compliance/parameters.hpp"
#include "compliance/verdict.hpp"
#include "policy/catalogue.hpp"
#include "policy/provision.hpp"

namespace accord::compliance {

/// What a judge is asked: is this provision kept on the evidence's day, under these parameters?
struct Question {
    const policy::Provision& provision;
    const policy::Control& control;
    const Parameters& parameters;
    const Evidence& evidence;

    [[nodiscard]] Date on() const { return evidence.on; }
};

/// What a judge finds. The catalogue's sentence for the outcome (the parameter of that name: `met`, `not_met`, ...) is
/// filled with the values; a `reason` of the judge's own stands in its place.
struct Finding {
    Outcome outcome = Outcome::cannot_tell;
    std::vector<std::pair<std::string, std::string>> values{};
    std::optional<Message> reason{};
    std::vector<Message> notes{};         ///< further reasons
    std::vector<std::string> evidence{};  ///< record ids, those that decide first
    std::vector<std::string> missing{};   ///< kinds of evidence
    std::optional<Date> due{};
    Basis basis = Basis::records;
};

/// A judge is a pure function of its question: the order of the facts, and facts of other kinds, change nothing.
using Judge = Finding (*)(const Question&);

/// One row of the table of judges.
struct JudgeRow {
    std::string_view name;  ///< as the catalogue writes it
    Judge judge;
    std::string_view rule;   ///< what it asks, in one sentence
    std::string_view needs;  ///< parameters that a control must set, between commas
    std::string_view says;   ///< outcomes for which a control must have a sentence, between commas
    std::string_view tests;  ///< the test suite that holds it
};

std::span<const JudgeRow> judges();
const JudgeRow* find_judge(std::string_view name);

}  // namespace accord::compliance

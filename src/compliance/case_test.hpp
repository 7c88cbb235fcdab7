#pragma once

// Shared by the tests of this room: the real catalogue, one provision bound to one of its controls, and a few facts.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "compliance/review.hpp"

namespace accord::compliance {

inline const policy::Catalogue& catalogue() {
    static const policy::Catalogue read = [] {
        std::ifstream file{ACCORD_SOURCE_DIR "/policies/controls.toml"};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        auto result = policy::read_catalogue("controls.toml", bytes);
        for (const auto& problem : result.problems())
            ADD_FAILURE() << problem.where << ": " << english(problem.message);
        return std::move(result).value();
    }();
    return read;
}

using Values = std::vector<std::pair<std::string, std::string>>;

/// A policy of one sentence, under evidence that a test puts together fact by fact. Its calendar is that of 2026-27.
struct Case {
    std::string control;
    policy::Kind kind = policy::Kind::obligation;
    std::vector<policy::Parameter> parameters{};
    Evidence evidence{Date{2026, 11, 22}, SchoolCalendar{Date{2026, 8, 24}, Date{2027, 6, 11}}, {}};

    explicit Case(std::string id, Date on = Date{2026, 11, 22}) : control{std::move(id)} { evidence.on = on; }

    Case& set(std::string name, std::string value) {
        parameters.push_back({std::move(name), std::move(value), {}, {}});
        return *this;
    }
    Case& permits() {
        kind = policy::Kind::permission;
        return *this;
    }
    Case& keeps(const std::string& fact_kind, Date since = Date{2020, 7, 1}) {
        evidence.kinds[fact_kind].kept_since = since;
        return *this;
    }
    Case& fact(const std::string& fact_kind, std::string subject, std::string name, Date happened, Values values,
               std::optional<Date> until = {}) {
        auto& list = evidence.kinds[fact_kind];
        if (!list.kept_since) list.kept_since = Date{2020, 7, 1};
        const auto record = fact_kind + ":" + std::to_string(list.facts.size() + 1);
        list.facts.push_back({record, std::move(subject), std::move(name), happened, until, std::move(values)});
        return *this;
    }
    /// An officer of the Ferndale police at Oakview Middle School.
    Case& officer(const std::string& name, Date first_day = Date{2026, 8, 24}, Values more = {}) {
        Values values{{"school", "oakview"},
                      {"school-name", "Oakview Middle"},
                      {"agency", "ferndale"},
                      {"agency-name", "Ferndale Police"},
                      {"contracted", "yes"}};
        for (const auto& [key, value] : Values{{"kind", "sro"}, {"sworn", "yes"}}) {
            const bool given =
                std::any_of(more.begin(), more.end(), [&, k = key](const auto& own) { return own.first == k; });
            if (!given) values.emplace_back(key, value);
        }
        values.insert(values.end(), more.begin(), more.end());
        return fact("posting", name, name, first_day, values);
    }
    Case& agreement(const std::string& state, const std::string& ends = "2028-06-30", const std::string& basis = {}) {
        return fact("agreement", "ferndale", "Ferndale Police", Date{2025, 7, 1},
                    {{"state", state}, {"starts", "2025-07-01"}, {"ends", ends}, {"basis", basis}});
    }

    [[nodiscard]] policy::AdoptedPolicy policy() const {
        policy::Provision provision;
        provision.id = "P-00000001";
        provision.kind = kind;
        policy::AdoptedPolicy adopted;
        adopted.provisions = {provision};
        adopted.bindings = {{provision.id, control, parameters, {}, 1.0, policy::Source::person}};
        return adopted;
    }
    [[nodiscard]] Verdict verdict() const { return review(policy(), catalogue(), evidence).at(0); }
    [[nodiscard]] Outcome outcome() const { return verdict().outcome; }
};

/// The deciding reason in English.
inline std::string why(const Verdict& verdict) { return english(verdict.reasons.at(0)); }
inline std::string all_reasons(const Verdict& verdict) {
    std::string text;
    for (const auto& reason : verdict.reasons) text += english(reason) + "\n";
    return text;
}

}  // namespace accord::compliance

#pragma once

#include <cmath>
#include <cstdio>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "equity/fictional_district.hpp"
#include "equity/release.hpp"

/// For the tests of what a published output tells: it is taken apart into pieces, and each piece that speaks of a
/// hidden number is searched for that number and for what gives it away.
namespace accord::web::disclosure {

/// A number that a report hides, with what everybody knows beside it.
struct Secret {
    equity::Measure measure{};
    equity::Breakdown breakdown{};
    std::string code;  ///< of the row
    std::string label;
    double value = 0;     ///< what is hidden
    double enrolled = 0;  ///< of the row
    double total = 0;     ///< of the measure
    double all = 0;       ///< everybody enrolled
};

/// A part of an output that speaks of one thing: a row of a table, a line, a paragraph, the words of a drawing.
struct Piece {
    std::string about;  ///< the words before it that say what it is about: the table's caption
    std::string text;
};

/// The numbers of a text as they are written, without thousands separators: "1,845 of 12.4" is "1845", "12.4".
inline std::multiset<std::string> numbers_in(const std::string& text) {
    static const std::regex number{R"(\d+(?:,\d{3})*(?:\.\d+)?)"};
    std::multiset<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), number}, end; at != end; ++at) {
        auto digits = at->str();
        std::erase(digits, ',');
        found.insert(digits);
    }
    return found;
}

inline std::string written(double number, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

/// Everything from which the secret follows: itself, its rates and shares in any rounding, what is left of its row and
/// of its total, and its ratio to all others.
inline std::set<std::string> telltales(const Secret& secret) {
    std::set<std::string> found{written(secret.value, 0)};
    const auto add = [&](double number) {
        if (std::isfinite(number) && number > 0)
            for (const int decimals : {0, 1, 2}) found.insert(written(number, decimals));
    };
    for (const double base : {secret.enrolled, secret.total}) {
        found.insert(written(base - secret.value, 0));
        add(100 * secret.value / base);
        add(100 * (base - secret.value) / base);
    }
    add(secret.value / secret.enrolled / ((secret.total - secret.value) / (secret.all - secret.enrolled)));
    return found;
}

/// Which words of a piece give the secret away, once what everybody knows is taken from it: the enrolment of the row.
inline std::vector<std::string> given_away(const Secret& secret, const std::string& text) {
    auto numbers = numbers_in(text);
    if (const auto known = numbers.find(written(secret.enrolled, 0)); known != numbers.end()) numbers.erase(known);
    std::vector<std::string> found;
    for (const auto& telltale : telltales(secret))
        if (numbers.contains(telltale)) found.push_back(telltale);
    return found;
}

namespace detail {

template <class Coded>
std::string code_in(const equity::CodedData& data, equity::Breakdown breakdown, const Coded& coded) {
    switch (breakdown) {
        case equity::Breakdown::all:
            return "all";
        case equity::Breakdown::school:
            return data.schools[coded.school];
        case equity::Breakdown::race:
            return std::string{code_of(coded.race)};
        case equity::Breakdown::sex:
            return std::string{code_of(coded.sex)};
        case equity::Breakdown::disability:
            return std::string{code_of(coded.disability)};
        case equity::Breakdown::english_learner:
            return std::string{code_of(coded.english_learner)};
        case equity::Breakdown::grade_band:
            return std::string{code_of(coded.grade_band)};
    }
    return {};
}

inline bool counts_as(const equity::CodedContact& contact, equity::Measure measure) {
    using enum program::Outcome;
    const auto ended = [&](std::initializer_list<program::Outcome> outcomes) {
        return std::find(outcomes.begin(), outcomes.end(), contact.outcome) != outcomes.end();
    };
    switch (measure) {
        case equity::Measure::contact:
            return true;
        case equity::Measure::hand_back:
            return contact.handed_back;
        case equity::Measure::search:
            return program::searched(contact.actions);
        case equity::Measure::force:
            return program::used_force(contact.actions);
        case equity::Measure::citation:
            return ended({citation});
        case equity::Measure::referral:
            return ended({citation, referral, arrest});
        case equity::Measure::arrest:
            return ended({arrest});
        case equity::Measure::complaint:
            return false;
    }
    return false;
}

}  // namespace detail

/// The numbers that a report has to hide or hides: small ones by our own count of the data, and all that stand as
/// hidden.
inline std::vector<Secret> secrets(const equity::CodedData& data, const equity::Released& released) {
    std::vector<Secret> found;
    double everybody = 0;
    for (const auto& cell : data.enrolment) everybody += cell.students;
    for (const auto& table : released.tables) {
        double total = 0;
        std::map<std::string, double> events, enrolled;
        std::map<std::string, std::set<std::uint32_t>> students;
        for (const auto& contact : data.contacts) {
            if (!detail::counts_as(contact, table.measure)) continue;
            const auto code = detail::code_in(data, table.breakdown, contact);
            ++events[code];
            ++total;
            if (contact.student != 0) students[code].insert(contact.student);
        }
        for (const auto& cell : data.enrolment) enrolled[detail::code_in(data, table.breakdown, cell)] += cell.students;
        for (const auto& row : table.rows) {
            if (row.code == "all" && table.rows.size() > 1) continue;
            const double distinct = static_cast<double>(students[row.code].size());
            const auto small = [](double count) { return count > 0 && count < 10; };
            // Contacts with students whom nobody could name tell of nobody.
            const bool of_nobody = table.measure == equity::Measure::contact && row.code == "not_reported";
            const bool secret = row.events.state == equity::Cell::State::hidden ||
                                (!of_nobody && (small(events[row.code]) || small(distinct)));
            for (const double value : {events[row.code], distinct})
                if (secret)
                    found.push_back({table.measure, table.breakdown, row.code, row.label, value,
                                     row.code == "all" ? everybody : enrolled[row.code], total, everybody});
        }
    }
    return found;
}

}  // namespace accord::web::disclosure

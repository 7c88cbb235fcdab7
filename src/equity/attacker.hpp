#pragma once

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/json.hpp"
#include "equity/counts.hpp"

/// Somebody outside with published JSON and a linear program, for the tests of this room. What is known here comes from
/// the files, from the public rules of counting and from public enrolment; the auditor has no part in it.
namespace accord::equity::outside {

using Place = std::array<std::string, 3>;  ///< measure, breakdown, row

/// The values that are possible.
struct Open {
    double low = 0;
    double high = 0;
    /// Whole numbers between them, less one: 0 when only one is possible.
    [[nodiscard]] double width() const { return std::floor(high + 1e-6) - std::ceil(low - 1e-6); }
};

class Attacker {
public:
    explicit Attacker(const std::string& published) : Attacker{std::vector{published}} {}

    /// Is a number of two editions of one period the same?
    using Uncorrected = std::function<bool(std::size_t before, std::size_t now, const Place& place, bool is_events)>;

    /// Several editions of one district, of which no record was corrected meanwhile; or corrections of one period, and
    /// somebody tells which numbers they leave as they were.
    explicit Attacker(const std::vector<std::string>& published, const Uncorrected& uncorrected = {}) {
        for (edition_ = 0; edition_ < published.size(); ++edition_) {
            const Json report = Json::parse(published[edition_]);
            periods_.emplace_back(report.at("period").at("from"), report.at("period").at("until"));
            small_number_ = report.at("rule").at("small_number");
            hidden_.emplace_back();
            measures_of_row_.clear();
            for (const Json& table : report.at("tables")) read(table);
            for (const Json& table : report.at("tables")) add_up(table);
            for (const auto& [row, measures] : measures_of_row_)
                if (measures.size() == 7) relate(row);
        }
        for (std::size_t outer = 0; outer < periods_.size(); ++outer) nest(outer);
        if (uncorrected) leave(uncorrected);
        load();
        edition_ = 0;
    }

    /// The edition that the questions below are about; the first one to begin with.
    void ask(std::size_t edition) { edition_ = edition; }

    [[nodiscard]] std::size_t size() const { return lower_.size(); }
    [[nodiscard]] const std::set<Place>& hidden() const { return hidden_[edition_]; }

    /// So many students are enrolled, if that is known.
    [[nodiscard]] double enrolled(const Place& place) const {
        return upper_[static_cast<std::size_t>(column(place, false))];
    }

    Open events(const Place& place) { return bounds({{column(place, true), 1}}); }
    Open students(const Place& place) { return bounds({{column(place, false), 1}}); }
    /// Events of the whole that are none of the part.
    Open rest(const Place& whole, const Place& part) {
        return bounds({{column(whole, true), 1}, {column(part, true), -1}});
    }

    /// What a correction changed of a number.
    Open change(std::size_t before, std::size_t now, const Place& place, bool is_events) {
        return bounds({{columns_.at({now, place, is_events}), 1}, {columns_.at({before, place, is_events}), -1}});
    }

private:
    using Terms = std::vector<std::pair<int, double>>;
    using Span = std::pair<std::string, std::string>;  ///< first and last day

    static Place place_of(const Json& table, const Json& row) {
        const bool total = &row == &table.at("rows").back();
        const std::string breakdown = total ? "all" : table.at("breakdown").get<std::string>();
        return {table.at("measure").get<std::string>(), breakdown, total ? "" : row.at("code").get<std::string>()};
    }

    /// A printed number is known; a hidden one is at least one, but in groups of few students and where zeros are
    /// hidden.
    void read(const Json& table) {
        const bool of_total = table.at("breakdown") == "all";
        const auto rounded = [](const Json& cell) { return cell.at("state") == "rounded"; };
        for (const Json& row : table.at("rows")) {
            const std::string state = row.at("events").at("state");
            if ((state != "shown" && state != "hidden" && state != "rounded") ||
                (&row == &table.at("rows").back() && !of_total))
                continue;
            const Place place = place_of(table, row);
            const bool enrolment = row.at("enrolled").at("state") == "shown";
            const double enrolled = enrolment ? row.at("enrolled").at("value").get<double>() : COIN_DBL_MAX;
            const double least = enrolled < 3 || table.value("zeros_hidden", false) ? 0 : 1;
            if (state != "shown") hidden_.back().insert(place);
            const auto add = [&](std::string_view what, double least, double most) {
                const Json& cell = row.at(what);
                const bool shown = cell.at("state") == "shown";
                columns_[{edition_, place, what == "events"}] = static_cast<int>(lower_.size());
                const double value = cell.value("value", 0.);
                const double near = rounded(cell) ? small_number_ - 1 : 0;
                lower_.push_back(shown ? value : rounded(cell) ? std::max(0., value - near) : least);
                upper_.push_back(shown ? value : rounded(cell) ? std::min(most, value + near) : most);
            };
            add("events", least, COIN_DBL_MAX);
            add("students", row.at("code") == "not_reported" ? 0 : least, enrolled);
            measures_of_row_[{place[1], place[2]}].insert(place[0]);
        }
    }

    /// In these districts nobody moves, so students add up as events do.
    void add_up(const Json& table) {
        const Place total{table.at("measure").get<std::string>(), "all", ""};
        if (table.at("breakdown") == "all" || !has(total, true)) return;
        for (const bool is_events : {true, false}) {
            Terms terms{{column(total, is_events), -1}};
            for (const Json& row : table.at("rows"))
                if (const auto place = place_of(table, row); place[1] != "all" && has(place, is_events))
                    terms.emplace_back(column(place, is_events), 1);
            add_row(terms, 0, 0);
        }
    }

    void relate(const std::pair<std::string, std::string>& row) {
        const auto e = [&](const char* measure) { return column({measure, row.first, row.second}, true); };
        const auto s = [&](const char* measure) { return column({measure, row.first, row.second}, false); };
        const auto at_least_zero = [&](const Terms& terms) { add_row(terms, 0, COIN_DBL_MAX); };
        for (const char* measure : {"contact", "hand_back", "search", "force", "citation", "referral", "arrest"})
            at_least_zero({{e(measure), 1}, {s(measure), -1}});
        at_least_zero({{e("referral"), 1}, {e("citation"), -1}, {e("arrest"), -1}});
        at_least_zero({{s("citation"), 1},
                       {s("arrest"), 1},
                       {s("referral"), -1},
                       {e("referral"), 1},
                       {e("citation"), -1},
                       {e("arrest"), -1}});
        for (const auto& [part, whole] :
             {std::pair{"hand_back", "contact"}, std::pair{"search", "contact"}, std::pair{"force", "contact"},
              std::pair{"referral", "contact"}, std::pair{"citation", "referral"}, std::pair{"arrest", "referral"}}) {
            at_least_zero({{e(whole), 1}, {e(part), -1}});
            at_least_zero({{s(whole), 1}, {s(part), -1}});
            at_least_zero({{e(whole), 1}, {e(part), -1}, {s(whole), -1}, {s(part), 1}});
        }
    }

    static int days(const Span& period) {
        return (parse_date(period.second).value() - parse_date(period.first).value()).count + 1;
    }

    /// What happened in a part of a period happened in the period; in parts that lie apart, together; in all its parts,
    /// everything.
    void nest(std::size_t outer) {
        const auto inside = [](const Span& part, const Span& whole) {
            return part != whole && whole.first <= part.first && part.second <= whole.second;
        };
        std::vector<std::size_t> parts;
        for (std::size_t part = 0; part < periods_.size(); ++part)
            if (inside(periods_[part], periods_[outer])) parts.push_back(part);
        const auto covered = [&](std::size_t part) {
            return std::any_of(parts.begin(), parts.end(),
                               [&](auto other) { return inside(periods_[part], periods_[other]); });
        };
        std::set<std::size_t> longest;
        for (const std::size_t part : parts)
            if (!covered(part)) longest.insert(part);
        int left = days(periods_[outer]);
        for (const std::size_t part : longest) left -= days(periods_[part]);
        const bool all = left == 0;
        for (const auto& [key, column] : columns_) {
            const auto& [edition, place, is_events] = key;
            if (edition != outer) continue;
            Terms sum{{column, 1}};
            for (const std::size_t part : parts) {
                const auto found = columns_.find({part, place, is_events});
                if (found == columns_.end()) continue;
                add_row({{column, 1}, {found->second, -1}}, 0, COIN_DBL_MAX);
                if (longest.contains(part)) sum.emplace_back(found->second, -1);
            }
            const bool filled = all && sum.size() == longest.size() + 1;
            if (is_events) add_row(sum, 0, filled ? 0 : COIN_DBL_MAX);
            if (!is_events && filled) add_row(sum, -COIN_DBL_MAX, 0);
        }
    }

    void leave(const Uncorrected& uncorrected) {
        for (const auto& [key, now] : columns_) {
            const auto& [edition, place, is_events] = key;
            for (std::size_t before = 0; before < edition; ++before)
                if (uncorrected(before, edition, place, is_events))
                    add_row({{now, 1}, {columns_.at({before, place, is_events}), -1}}, 0, 0);
        }
    }

    void add_row(const Terms& terms, double low, double high) {
        for (const auto& [column, factor] : terms) {
            row_numbers_.push_back(static_cast<int>(row_lower_.size()));
            column_numbers_.push_back(column);
            factors_.push_back(factor);
        }
        row_lower_.push_back(low);
        row_upper_.push_back(high);
    }

    void load() {
        const CoinPackedMatrix matrix{false, row_numbers_.data(), column_numbers_.data(), factors_.data(),
                                      static_cast<CoinBigIndex>(factors_.size())};
        model_.setLogLevel(0);
        model_.loadProblem(matrix, lower_.data(), upper_.data(), nullptr, row_lower_.data(), row_upper_.data());
    }

    [[nodiscard]] int column(const Place& place, bool is_events) const {
        return columns_.at({edition_, place, is_events});
    }
    [[nodiscard]] bool has(const Place& place, bool is_events) const {
        return columns_.contains({edition_, place, is_events});
    }

    Open bounds(const Terms& terms) { return {extreme(terms, 1), extreme(terms, -1)}; }

    double extreme(const Terms& terms, double direction) {
        for (const auto& [column, factor] : terms) model_.setObjectiveCoefficient(column, factor);
        model_.setOptimizationDirection(direction);
        model_.primal();
        const bool unbounded = model_.isProvenDualInfeasible();
        if (!unbounded && !model_.isProvenOptimal())
            throw std::logic_error("the published tables contradict themselves");
        const double value = unbounded ? direction * -1e9 : model_.objectiveValue();
        for (const auto& [column, factor] : terms) model_.setObjectiveCoefficient(column, 0);
        return value;
    }

    ClpSimplex model_;

    std::size_t edition_ = 0;
    double small_number_ = 0;  ///< of the edition that is read
    std::vector<Span> periods_;
    std::vector<std::set<Place>> hidden_;  ///< by edition
    std::map<std::tuple<std::size_t, Place, bool>, int> columns_;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> measures_of_row_;
    std::vector<double> lower_, upper_, row_lower_, row_upper_, factors_;
    std::vector<int> row_numbers_, column_numbers_;
};

/// The true numbers, tallied once more from the rows of the scan.
struct Truth {
    std::map<Place, int> events;
    std::map<Place, std::set<std::uint32_t>> students;

    explicit Truth(const CodedData& data) {
        for (const CodedContact& one : data.contacts) {
            add(one, "contact");
            if (one.handed_back) add(one, "hand_back");
            if (program::searched(one.actions)) add(one, "search");
            if (program::used_force(one.actions)) add(one, "force");
            using enum program::Outcome;
            if (one.outcome == citation) add(one, "citation");
            if (one.outcome == arrest) add(one, "arrest");
            if (one.outcome == citation || one.outcome == arrest || one.outcome == referral) add(one, "referral");
        }
        for (const auto& school : data.schools) schools_.push_back(school);
    }

    [[nodiscard]] int count(const Place& place, bool of_students) const {
        const auto at = place[1] == "school" ? Place{place[0], "school", std::to_string(school(place[2]))} : place;
        if (of_students) return students.contains(at) ? static_cast<int>(students.at(at).size()) : 0;
        return events.contains(at) ? events.at(at) : 0;
    }

private:
    void add(const CodedContact& one, const std::string& measure) {
        for (const auto& [breakdown, code] :
             {std::pair{"all", std::string{}}, std::pair{"school", std::to_string(one.school)},
              std::pair{"race", std::string{code_of(one.race)}}, std::pair{"sex", std::string{code_of(one.sex)}},
              std::pair{"disability", std::string{code_of(one.disability)}},
              std::pair{"english_learner", std::string{code_of(one.english_learner)}},
              std::pair{"grade_band", std::string{code_of(one.grade_band)}}}) {
            ++events[{measure, breakdown, code}];
            if (one.student != 0) students[{measure, breakdown, code}].insert(one.student);
        }
    }
    [[nodiscard]] std::size_t school(const std::string& name) const {
        return static_cast<std::size_t>(std::find(schools_.begin(), schools_.end(), name) - schools_.begin());
    }
    std::vector<std::string> schools_;
};

}  // namespace accord::equity::outside

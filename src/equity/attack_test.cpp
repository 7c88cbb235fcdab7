#include <gtest/gtest.h>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "equity/fictional_district.hpp"
#include "equity/release.hpp"

/// Somebody outside with the published JSON and a linear program. What is known here comes from the file, from the
/// public rules of counting and from public enrolment; the auditor has no part in it.
namespace accord::equity {
namespace {

using Place = std::array<std::string, 3>;  ///< measure, breakdown, row

struct Bounds {
    double low = 0;
    double high = 0;
    /// Whole numbers between them, less one: 0 when only one is possible.
    [[nodiscard]] double width() const { return std::floor(high + 1e-6) - std::ceil(low - 1e-6); }
};

class Attacker {
public:
    explicit Attacker(const std::string& published) {
        const Json report = Json::parse(published);
        for (const Json& table : report.at("tables")) read(table);
        for (const Json& table : report.at("tables")) add_up(table);
        for (const auto& [row, measures] : measures_of_row_)
            if (measures.size() == 7) relate(row);
        load();
    }

    [[nodiscard]] std::size_t size() const { return lower_.size(); }
    [[nodiscard]] const std::set<Place>& hidden() const { return hidden_; }

    Bounds events(const Place& place) { return bounds({{column(place, true), 1}}); }
    Bounds students(const Place& place) { return bounds({{column(place, false), 1}}); }
    /// Events of the whole that are none of the part.
    Bounds rest(const Place& whole, const Place& part) {
        return bounds({{column(whole, true), 1}, {column(part, true), -1}});
    }

private:
    using Terms = std::vector<std::pair<int, double>>;

    static Place place_of(const Json& table, const Json& row) {
        const bool total = &row == &table.at("rows").back();
        const std::string breakdown = total ? "all" : table.at("breakdown").get<std::string>();
        return {table.at("measure").get<std::string>(), breakdown, total ? "" : row.at("code").get<std::string>()};
    }

    /// A printed number is known; a hidden one is at least one, but in groups of few students and where zeros are
    /// hidden.
    void read(const Json& table) {
        const bool of_total = table.at("breakdown") == "all";
        for (const Json& row : table.at("rows")) {
            const std::string state = row.at("events").at("state");
            if ((state != "shown" && state != "hidden") || (&row == &table.at("rows").back() && !of_total)) continue;
            const Place place = place_of(table, row);
            const bool enrolment = row.at("enrolled").at("state") == "shown";
            const double enrolled = enrolment ? row.at("enrolled").at("value").get<double>() : COIN_DBL_MAX;
            const double least = enrolled < 3 || table.value("zeros_hidden", false) ? 0 : 1;
            if (state == "hidden") hidden_.insert(place);
            const auto add = [&](std::string_view what, double least, double most) {
                const Json& cell = row.at(what);
                const bool shown = cell.at("state") == "shown";
                columns_[{place, what == "events"}] = static_cast<int>(lower_.size());
                lower_.push_back(shown ? cell.at("value").get<double>() : least);
                upper_.push_back(shown ? lower_.back() : most);
            };
            add("events", least, COIN_DBL_MAX);
            add("students", row.at("code") == "not_reported" ? 0 : least, enrolled);
            measures_of_row_[{place[1], place[2]}].insert(place[0]);
        }
    }

    /// In these districts nobody moves, so students add up as events do.
    void add_up(const Json& table) {
        const Place total{table.at("measure").get<std::string>(), "all", ""};
        if (table.at("breakdown") == "all" || !columns_.contains({total, true})) return;
        for (const bool is_events : {true, false}) {
            Terms terms{{column(total, is_events), -1}};
            for (const Json& row : table.at("rows"))
                if (const auto place = place_of(table, row); place[1] != "all" && columns_.contains({place, is_events}))
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

    [[nodiscard]] int column(const Place& place, bool is_events) const { return columns_.at({place, is_events}); }

    Bounds bounds(const Terms& terms) { return {extreme(terms, 1), extreme(terms, -1)}; }

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
    std::set<Place> hidden_;
    std::map<std::pair<Place, bool>, int> columns_;
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

struct Found {
    int hidden = 0;  ///< small numbers that the report hides
    int known = 0;   ///< of which only one value is possible
    int narrow = 0;  ///< of which fewer values are possible than there are small numbers
    int rests = 0;   ///< small differences between a whole and its part
    int rests_known = 0;
};

Found attack(const CodedData& data, const Released& released) {
    const Truth truth{data};
    Attacker attacker{print_json(to_json(released))};
    const int small_number = released.rule.small_number;
    const auto small = [&](int count) { return count > 0 && count < small_number; };
    Found found;
    for (const Place& place : attacker.hidden()) {
        for (const bool of_students : {false, true}) {
            const int count = truth.count(place, of_students);
            const bool of_nobody = place[0] == "contact" && place[2] == "not_reported" && truth.count(place, true) == 0;
            if (!small(count) || of_nobody) continue;
            const Bounds open = of_students ? attacker.students(place) : attacker.events(place);
            EXPECT_LE(open.low - 1e-6, count) << place[0] << ' ' << place[1] << ' ' << place[2];
            EXPECT_GE(open.high + 1e-6, count) << place[0] << ' ' << place[1] << ' ' << place[2];
            ++found.hidden;
            found.known += open.width() < 1;
            found.narrow += open.width() < small_number - 2;
        }
    }
    for (const char* part : {"hand_back", "search", "force", "referral"})
        for (const Place& place : attacker.hidden()) {
            const Place whole{"contact", place[1], place[2]};
            const int rest = truth.count(whole, false) - truth.count(place, false);
            const bool of_nobody = place[2] == "not_reported" && truth.count(whole, true) == 0;
            if (place[0] != part || !small(rest) || of_nobody) continue;
            ++found.rests;
            found.rests_known += attacker.rest(whole, place).width() < 1;
        }
    return found;
}

Released must(const CodedData& data, const std::vector<Released>& already = {}) {
    return release(*count(data), {}, already).value();
}

TEST(Attack, FindsOutWhatOnlyTheRuleHides) {
    const auto data = fictional::district(3, {.schools = 6, .contacts = 400, .unidentified = .01, .movers = 0}).data;
    const auto text = print_json(to_json(must(data)));
    auto careless = Json::parse(text);
    const Truth truth{data};
    int opened = 0;
    for (auto& table : careless["tables"])
        for (auto& row : table["rows"]) {
            if (row["events"]["state"] != "hidden") continue;
            const bool total = &row == &table["rows"].back();
            const Place place{table["measure"], total ? "all" : table["breakdown"].get<std::string>(),
                              total ? "" : row["code"].get<std::string>()};
            if (truth.count(place, false) < 10 || truth.count(place, true) < 10) continue;
            row["events"] = {{"state", "shown"}, {"value", truth.count(place, false)}};
            row["students"] = {{"state", "shown"}, {"value", truth.count(place, true)}};
            ++opened;
        }
    ASSERT_GT(opened, 0) << "somewhere a larger number protects a small one";
    Attacker attacker{careless.dump()};
    int known = 0;
    for (const Place& place : attacker.hidden()) known += attacker.students(place).width() < 1;
    EXPECT_GT(known, 0) << "an attack that never succeeds proves nothing";
}

TEST(Attack, LeavesEverySmallNumberOpenInOrdinaryDistricts) {
    Found all;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const fictional::Size size{.schools = 3 + seed, .contacts = 150 * seed, .unidentified = .01, .movers = 0};
        const auto data = fictional::district(seed, size).data;
        const Found found = attack(data, must(data));
        all.hidden += found.hidden;
        all.rests += found.rests;
        EXPECT_EQ(found.known, 0) << seed;
        all.narrow += found.narrow;
        EXPECT_EQ(found.rests_known, 0) << seed;
    }
    EXPECT_GT(all.hidden, 1000);
    EXPECT_GT(all.rests, 50);
    EXPECT_LE(all.narrow * 50, all.hidden) << "where zeros are printed, few numbers are so near to them";
    std::cout << all.hidden << " small numbers hidden, " << all.narrow << " with fewer values than promised; "
              << all.rests << " small differences\n";
}

TEST(Attack, LeavesEverySmallNumberOpenWhereThereIsHardlyAnything) {
    int hidden = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const fictional::Size size{1 + seed % 5, 40 + 20 * seed, 1 + seed * seed % 90, .02, 0};
        const auto data = fictional::district(100 + seed, size).data;
        const Found found = attack(data, must(data));
        EXPECT_EQ(found.known, 0) << seed;
        EXPECT_EQ(found.rests_known, 0) << seed;
        hidden += found.hidden;
    }
    EXPECT_GT(hidden, 1000);
}

}  // namespace
}  // namespace accord::equity

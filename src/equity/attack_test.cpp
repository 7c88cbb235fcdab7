#include <gtest/gtest.h>

#include <iostream>

#include "equity/attacker.hpp"
#include "equity/fictional_district.hpp"
#include "equity/release.hpp"

namespace accord::equity {
namespace {

using outside::Attacker;
using outside::Open;
using outside::Place;
using outside::Truth;

struct Found {
    int hidden = 0;  ///< small numbers that the report hides
    int known = 0;   ///< of which only one value is possible
    int narrow = 0;  ///< of which fewer values are possible than there are small numbers
    int scarce = 0;  ///< of which fewer than half as many are, although more are enrolled
    int rests = 0;   ///< small differences between a whole and its part
    int rests_known = 0;
};

/// Attacks what the attacker is asked about, of which this is the truth: every number, or one of so many.
Found attack(Attacker& attacker, const Truth& truth, int small_number, int one_of = 1) {
    const auto small = [&](int count) { return count > 0 && count < small_number; };
    Found found;
    int at = 0;
    for (const Place& place : attacker.hidden()) {
        if (at++ % one_of != 0) continue;
        for (const bool of_students : {false, true}) {
            const int count = truth.count(place, of_students);
            const bool of_nobody = place[0] == "contact" && place[2] == "not_reported" && truth.count(place, true) == 0;
            if (!small(count) || of_nobody) continue;
            const Open open = of_students ? attacker.students(place) : attacker.events(place);
            EXPECT_LE(open.low - 1e-6, count) << place[0] << ' ' << place[1] << ' ' << place[2];
            EXPECT_GE(open.high + 1e-6, count) << place[0] << ' ' << place[1] << ' ' << place[2];
            ++found.hidden;
            found.known += open.width() < 1;
            found.narrow += open.width() < small_number - 2;
            found.scarce += open.width() < std::min(small_number / 2 - 1., attacker.enrolled(place) - 1);
        }
    }
    for (const char* part : {"hand_back", "search", "force", "referral"})
        for (const Place& place : attacker.hidden()) {
            const Place whole{"contact", place[1], place[2]};
            const int rest = truth.count(whole, false) - truth.count(place, false);
            const bool of_nobody = place[2] == "not_reported" && truth.count(whole, true) == 0;
            if (place[0] != part || !small(rest) || of_nobody || at++ % one_of != 0) continue;
            ++found.rests;
            found.rests_known += attacker.rest(whole, place).width() < 1;
        }
    return found;
}

Found attack(const CodedData& data, const Released& released) {
    Attacker attacker{print_json(to_json(released))};
    return attack(attacker, Truth{data}, released.rule.small_number);
}

Released must(const CodedData& data) { return release(*count(data), {}).value(); }

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
        all.scarce += found.scarce;
        EXPECT_EQ(found.rests_known, 0) << seed;
    }
    EXPECT_GT(all.hidden, 1000);
    EXPECT_EQ(all.scarce, 0);
    EXPECT_GT(all.rests, 50);
    EXPECT_LE(all.narrow * 40, all.hidden) << "few numbers are so near to printed zeros or to a total";
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

constexpr std::array quarters{Period{Date{2025, 7, 1}, Date{2025, 9, 30}},
                              Period{Date{2025, 10, 1}, Date{2025, 12, 31}},
                              Period{Date{2026, 1, 1}, Date{2026, 3, 31}}, Period{Date{2026, 4, 1}, Date{2026, 6, 30}}};

/// The contacts of a quarter; the year's come in the order of their days.
CodedData quarter_of(const CodedData& year, std::size_t quarter) {
    CodedData data = year;
    data.period = quarters[quarter];
    const auto at = [&](std::size_t part) {
        return year.contacts.begin() + static_cast<std::ptrdiff_t>(part * year.contacts.size() / 4);
    };
    data.contacts.assign(at(quarter), at(quarter + 1));
    return data;
}

/// Attacks four quarters and their year together, each made by its own rule.
Found attack_year(std::uint64_t seed, const fictional::Size& size, const std::array<Rule, 5>& rules, int one_of = 1) {
    const auto year = fictional::district(seed, size).data;
    std::vector<CodedData> data;
    for (std::size_t quarter = 0; quarter < 4; ++quarter) data.push_back(quarter_of(year, quarter));
    data.push_back(year);
    std::vector<ReleasedEdition> out;
    std::vector<std::string> published;
    for (std::size_t i = 0; i < data.size(); ++i) {
        out.push_back(release_edition(*count(data[i]), rules[i], out).value());
        published.push_back(print_json(to_json(out.back().released)));
    }
    Attacker attacker{published};
    Found found;
    for (std::size_t edition = 0; edition < published.size(); ++edition) {
        attacker.ask(edition);
        const Found one = attack(attacker, Truth{data[edition]}, 10, one_of);
        found.hidden += one.hidden;
        found.known += one.known;
        found.narrow += one.narrow;
        found.scarce += one.scarce;
        found.rests += one.rests;
        found.rests_known += one.rests_known;
    }
    std::cout << seed << ": " << published.size() << " editions, " << found.hidden << " small numbers hidden, "
              << found.known << " known, " << found.narrow << " narrow, " << found.scarce << " scarce, " << found.rests
              << " rests, " << found.rests_known << " known\n";
    return found;
}

TEST(Attack, LeavesEverySmallNumberOpenInFourQuartersAndTheirYear) {
    int hidden = 0;
    for (const std::uint64_t seed : {1, 6}) {
        const fictional::Size size{
            .schools = 2 + seed, .students_per_school = 300, .contacts = 150 * seed, .unidentified = .01, .movers = 0};
        const Found found = attack_year(seed, size, {});
        EXPECT_EQ(found.known, 0) << seed;
        EXPECT_EQ(found.rests_known, 0) << seed;
        hidden += found.hidden;
    }
    EXPECT_GT(hidden, 1000);
}

/// A year without its last `late` contacts of every hundred.
CodedData before_the_late(const CodedData& year, std::size_t late) {
    CodedData data = year;
    data.contacts.clear();
    for (std::size_t i = 0; i < year.contacts.size(); ++i)
        if (i % 100 < 100 - late) data.contacts.push_back(year.contacts[i]);
    return data;
}

TEST(Attack, LeavesEverySmallNumberOpenInAYearThatIsCorrectedTwice) {
    Found all;
    int changes = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const fictional::Size size{.schools = 2 + seed, .contacts = 150 * seed, .unidentified = .01, .movers = 0};
        const auto year = fictional::district(seed, size).data;
        std::vector<Truth> truths;
        std::vector<ReleasedEdition> out;
        std::vector<std::string> published;
        for (const std::size_t late : {3, 1, 0}) {
            const auto data = before_the_late(year, late);
            truths.emplace_back(data);
            out.push_back(release_edition(*count(data), {}, out).value());
            published.push_back(print_json(to_json(out.back().released)));
        }
        const auto change = [&](std::size_t before, std::size_t now, const Place& place, bool is_events) {
            return truths[now].count(place, !is_events) - truths[before].count(place, !is_events);
        };
        Attacker attacker{published, [&](auto... of) { return change(of...) == 0; }};
        for (std::size_t edition = 0; edition < out.size(); ++edition) {
            attacker.ask(edition);
            const Found found = attack(attacker, truths[edition], 10);
            EXPECT_EQ(found.known, 0) << seed;
            EXPECT_EQ(found.rests_known, 0) << seed;
            all.hidden += found.hidden;
            all.narrow += found.narrow;
            for (std::size_t before = 0; before < edition; ++before)
                for (const Place& place : attacker.hidden())
                    for (const bool is_events : {true, false}) {
                        const int changed = std::abs(change(before, edition, place, is_events));
                        if (changed == 0 || changed >= 10) continue;
                        ++changes;
                        EXPECT_GE(attacker.change(before, edition, place, is_events).width(), 1)
                            << seed << ": " << place[0] << ' ' << place[1] << ' ' << place[2];
                    }
        }
    }
    EXPECT_GT(all.hidden, 1000);
    EXPECT_GT(changes, 100);
    std::cout << all.hidden << " small numbers hidden, " << all.narrow << " with fewer values than promised; "
              << changes << " small corrections\n";
}

constexpr Rule rounded{.rounded = true};

TEST(Attack, LeavesEverySmallNumberOpenInARoundedReport) {
    Found all;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const fictional::Size size{.schools = 3 + seed, .contacts = 150 * seed, .unidentified = .01, .movers = 0};
        const auto data = fictional::district(seed, size).data;
        const Found found = attack(data, release_edition(*count(data), rounded, {}).value().released);
        EXPECT_EQ(found.known, 0) << seed;
        EXPECT_EQ(found.rests_known, 0) << seed;
        all.hidden += found.hidden;
        all.narrow += found.narrow;
        all.scarce += found.scarce;
    }
    std::cout << all.hidden << " small numbers rounded, " << all.narrow << " with fewer values than promised\n";
    EXPECT_GT(all.hidden, 1000);
    EXPECT_EQ(all.scarce, 0);
    EXPECT_LE(all.narrow * 50, all.hidden);
}

TEST(Attack, LeavesEverySmallNumberOpenWhereSomeEditionsOfAYearAreRounded) {
    const std::array<std::array<Rule, 5>, 2> years{
        {{rounded, rounded, rounded, rounded, {}}, {Rule{}, rounded, {}, {}, rounded}}};
    int hidden = 0;
    for (const auto& rules : years) {
        const fictional::Size size{
            .schools = 2, .students_per_school = 200, .contacts = 90, .unidentified = .01, .movers = 0};
        const Found found = attack_year(3, size, rules, 30);
        EXPECT_EQ(found.known, 0);
        EXPECT_EQ(found.rests_known, 0);
        hidden += found.hidden;
    }
    EXPECT_GT(hidden, 40);
}

}  // namespace
}  // namespace accord::equity

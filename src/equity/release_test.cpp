#include "equity/release.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "equity/fictional_district.hpp"
#include "equity/inside/counted.hpp"
#include "equity/inside/words.hpp"
#include "equity/sentences.hpp"

namespace accord::equity {
namespace {

using State = Cell::State;
using fictional::schools_with;

Released must(const CodedData& data, const Rule& rule = {}) { return release(*count(data), rule).value(); }

std::vector<State> states(const Released& released, Measure measure, Breakdown breakdown) {
    std::vector<State> out;
    for (const auto& row : released.table(measure, breakdown)->rows) out.push_back(row.events.state);
    return out;
}

constexpr State S = State::shown;
constexpr State H = State::hidden;

Rule threshold(int small_number) {
    Rule rule;
    rule.small_number = small_number;
    return rule;
}

// Hard case 2 of design/statistics.md: {1, 1} beside printed zeros would both be known.
TEST(Protection, HidesAThirdNumberBesideTwoOnes) {
    const auto released = must(schools_with({10, 3, 1, 1}), threshold(3));
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school), (std::vector{S, H, H, H, S}));
}

// Hard case 3: 5 + 3 is itself a small number under 11.
TEST(Protection, DoesNotLetHiddenNumbersAddUpToASmallOne) {
    const auto released = must(schools_with({15, 5, 3}), threshold(11));
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school), (std::vector{H, H, H, S}));
}

TEST(Protection, HidesTheLeastThatProtectsAndNoTotal) {
    const auto released = must(schools_with({40, 30, 20, 4}));
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school), (std::vector{S, S, H, H, S}));
}

TEST(Protection, HidesNothingWhenNothingIsSmall) {
    const auto released = must(schools_with({40, 30, 20, 10}));
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school), (std::vector{S, S, S, S, S}));
}

// Hard case 8: degenerate districts.
TEST(Protection, HoldsInDegenerateDistricts) {
    const auto empty = must(CodedData{{Date{2025, 7, 1}, Date{2026, 6, 30}}, {}, {}, {}, {}, Known::not_collected});
    EXPECT_EQ(empty.table(Measure::contact, Breakdown::all)->rows.front().events, (Cell{S, 0}));
    const auto zero = must(schools_with({0, 0}));
    EXPECT_EQ(states(zero, Measure::arrest, Breakdown::school), (std::vector{S, S, S}));
    const auto one_student = must(schools_with({1}));
    EXPECT_EQ(states(one_student, Measure::contact, Breakdown::school), (std::vector{H, H}));
    EXPECT_EQ(one_student.table(Measure::contact, Breakdown::all)->rows.front().events.state, H);
    const auto one_school = must(schools_with({30}));
    EXPECT_EQ(states(one_school, Measure::contact, Breakdown::school), (std::vector{S, S}));
    const auto small_total = must(schools_with({4, 5}));
    EXPECT_EQ(states(small_total, Measure::contact, Breakdown::school), (std::vector{H, H, H}));
}

TEST(Protection, HidesAGroupOfWhichEverybodyIsCounted) {
    auto data = schools_with({15, 60, 70});
    for (auto& enrolment : data.enrolment)
        if (enrolment.school == 0) enrolment.students = enrolment.grade_band == program::GradeBand::g9_to_12 ? 15 : 0;
    const auto released = must(data);
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school).front(), H);
}

TEST(Protection, HidesAGroupOfOneOrTwoStudentsWhateverItsNumber) {
    auto data = schools_with({60, 70, 80});
    data.enrolment.push_back({0, program::GradeBand::g9_to_12, program::Race::asian, program::Sex::female,
                              program::Disability::none, program::EnglishLearner::no, 1});
    const auto released = must(data);
    const auto& races = released.table(Measure::contact, Breakdown::race)->rows;
    const auto hidden = [](const ReleasedRow& row) { return row.events.state == H; };
    EXPECT_TRUE(hidden(races[static_cast<std::size_t>(program::Race::asian)])) << "a printed zero is one student's";
    EXPECT_GE(std::count_if(races.begin(), races.end(), hidden), 2) << "and must not follow from the total";
}

/// Contacts of one school, of which so many were searched.
CodedData searched(std::uint32_t contacts, std::uint32_t searches) {
    auto data = schools_with({contacts, 200, 300});
    std::uint32_t left = searches;
    for (auto& one : data.contacts) {
        if (one.school == 0 ? left == 0 : one.contact % 3 != 0) continue;
        if (one.school == 0) --left;
        one.actions = {program::OfficerAction::searched_belongings};
    }
    return data;
}

TEST(Protection, HidesAPartWhoseRestIsSmall) {
    EXPECT_EQ(states(must(searched(60, 30)), Measure::search, Breakdown::school).front(), S);
    EXPECT_EQ(states(must(searched(60, 57)), Measure::search, Breakdown::school).front(), H)
        << "three were not searched";
    EXPECT_EQ(states(must(searched(60, 57)), Measure::contact, Breakdown::school).front(), S);
    EXPECT_EQ(states(must(searched(60, 60)), Measure::search, Breakdown::school).front(), H) << "all were";
}

TEST(Protection, TreatsABandOfOneSchoolAsThatSchool) {
    auto data = schools_with({4, 30, 40, 50});
    std::erase_if(data.enrolment, [](const CodedEnrolment& row) {
        return (row.grade_band == program::GradeBand::g9_to_12) != (row.school == 0);
    });
    for (auto& one : data.contacts)
        if (one.school != 0) one.grade_band = program::GradeBand::g6_to_8;
    const auto released = must(data);
    const auto& bands = released.table(Measure::contact, Breakdown::grade_band)->rows;
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school).front(), H);
    EXPECT_EQ(bands[static_cast<std::size_t>(program::GradeBand::g9_to_12)].events.state, H);
}

TEST(Protection, HidesRatesRatiosAndSentencesWithTheirNumbers) {
    const auto released = must(fictional::district(11, {.schools = 5, .contacts = 500}).data);
    int hidden = 0;
    for (const auto& table : released.tables)
        for (const auto& row : table.rows) {
            EXPECT_EQ(row.events.state, row.students.state);
            if (row.events.state != H) continue;
            ++hidden;
            EXPECT_EQ(row.events.value, 0);
            EXPECT_EQ(row.students.value, 0);
            EXPECT_FALSE(row.students_per_100 || row.events_per_100 || row.composition);
            EXPECT_TRUE(row.ratio.state == RatioReason::hidden || row.ratio.state == RatioReason::not_compared);
            EXPECT_EQ(row.ratio.value, 0);
            EXPECT_TRUE(!row.ratio.p && row.events_ratio.value == 0 && row.white.value == 0);
            EXPECT_TRUE(row.ratio.sentence.values.empty());
        }
    EXPECT_GT(hidden, 20);
}

TEST(Release, KeepsZeroHiddenLateNotCollectedAndNotApplicableApart) {
    auto data = schools_with({40, 0, 30, 30, 30, 4, 25});
    data.school_state[2] = Known::late;
    data.school_state[3] = Known::not_collected;
    data.school_state[4] = Known::not_applicable;
    const auto released = must(data);
    EXPECT_EQ(states(released, Measure::contact, Breakdown::school),
              (std::vector{S, S, State::late, State::not_collected, State::not_applicable, H, H, S}));
    const auto json = to_json(released);
    const auto csv = to_csv(released);
    const std::vector<std::string> words{"40", "0", "late", "not collected", "not applicable", "hidden", "hidden"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto name = fictional::school_name(i);
        EXPECT_NE(csv.find("contact,Contacts,school,School," + name + "," + name + ",500," + words[i] + "," + words[i]),
                  std::string::npos)
            << name;
    }
    EXPECT_EQ(csv.find(",,"), std::string::npos) << "no cell is blank";
    const auto& rows = json["tables"][1]["rows"];
    EXPECT_EQ(rows[1]["events"], (Json{{"state", "shown"}, {"value", 0}}));
    EXPECT_EQ(rows[2]["events"], (Json{{"state", "late"}}));
    EXPECT_EQ(rows[3]["events"], (Json{{"state", "not_collected"}}));
    EXPECT_EQ(rows[4]["events"], (Json{{"state", "not_applicable"}}));
    EXPECT_EQ(rows[5]["events"], (Json{{"state", "hidden"}}));
    EXPECT_EQ(json["tables"].back()["rows"][0]["events"]["state"], "not_collected") << "complaints";
}

TEST(Release, SaysOfALateDistrictThatItIsLate) {
    auto data = schools_with({40, 50});
    data.school_state = {Known::late, Known::late};
    const auto released = must(data);
    const auto& total = released.table(Measure::contact, Breakdown::all)->rows.front();
    EXPECT_EQ(total.events.state, State::late);
    EXPECT_EQ(total.enrolled.state, State::late);
    EXPECT_EQ(english(released.findings.front()), "No school has reported its contacts");
}

TEST(Release, WithoutEnrolmentGivesCountsAndNoRates) {
    auto data = schools_with({40, 50});
    data.enrolment.clear();
    const auto released = must(data);
    const auto& total = released.table(Measure::contact, Breakdown::all)->rows.front();
    EXPECT_EQ(total.students.value, 90);
    EXPECT_EQ(total.enrolled.state, State::not_collected);
    EXPECT_FALSE(total.students_per_100);
    EXPECT_NE(to_csv(released).find("not collected,90,90,not collected,not collected"), std::string::npos);
}

TEST(Release, IsTheSameBytesForTheSameInput) {
    const auto data = fictional::district(21, {.schools = 8, .contacts = 700}).data;
    const auto once = must(data);
    const auto again = must(data);
    EXPECT_EQ(print_json(to_json(once)), print_json(to_json(again)));
    EXPECT_EQ(to_csv(once), to_csv(again));
    EXPECT_EQ(once.sha256.size(), 64u);
    auto renumbered = data;
    for (auto& one : renumbered.contacts) {
        if (one.student != 0) one.student = 1'000'000 - one.student;
        one.contact += 5;
    }
    EXPECT_EQ(must(renumbered).sha256, once.sha256) << "how students are numbered tells nothing";
    EXPECT_NE(must(data, threshold(5)).sha256, once.sha256);
}

TEST(Release, RefusesContradictoryCountsAndNamesTheirCells) {
    Counted counted;
    counted.period = {Date{2025, 7, 1}, Date{2026, 6, 30}};
    counted.schools = {"Almond High"};
    counted.school_state = {Known::counted};
    counted.rows = Rows{1};
    counted.events.resize(counted.rows.slots());
    counted.students.resize(counted.rows.slots());
    counted.enrolled.resize(counted.rows.count());
    counted.example.resize(counted.rows.slots(), -1);
    const std::size_t school = counted.rows.first(Breakdown::school);
    counted.events[counted.rows.slot(Measure::referral, school)] = Events{20};
    counted.events[counted.rows.slot(Measure::arrest, school)] = Events{25};
    counted.students[counted.rows.slot(Measure::contact, school)] = Students{3};
    const auto released = release(Counts{counted}, {});
    ASSERT_FALSE(released);
    std::vector<std::string> where;
    for (const auto& one : released.problems()) where.push_back(one.where + ": " + english(one.message));
    const auto has = [&](const char* text) { return std::find(where.begin(), where.end(), text) != where.end(); };
    EXPECT_TRUE(has("Arrests, School: Almond High: More than there were referrals"));
    EXPECT_TRUE(has("Referrals to law enforcement, School: Almond High: More than there were contacts"));
    EXPECT_TRUE(has("Contacts, School: Almond High: More students than events"));
    EXPECT_TRUE(has("Arrests: All students: The rows of a breakdown do not add up to the total"));
}

TEST(Release, RefusesARuleThatHidesNothing) {
    Rule rule;
    rule.small_number = 1;
    rule.confidence = 1;
    rule.minimum_cell = 0;
    const auto released = release(*count(schools_with({40})), rule);
    ASSERT_FALSE(released);
    EXPECT_EQ(released.problems().size(), 3u);
}

TEST(Release, CanBeReadBackAndNotBeForged) {
    const auto released = must(fictional::district(31, {.schools = 6, .contacts = 900}).data);
    const auto text = print_json(to_json(released));
    const auto read = read_released(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sha256, released.sha256);
    EXPECT_EQ(read->findings, released.findings);
    EXPECT_EQ(print_json(to_json(*read)), text);
    auto forged = text;
    const auto at = forged.find("\"state\": \"hidden\"");
    ASSERT_NE(at, std::string::npos);
    forged.replace(at, 17, "\"state\": \"late\"  ");
    EXPECT_FALSE(read_released(forged));
    EXPECT_FALSE(read_released("{}"));
    EXPECT_FALSE(read_released("not a report"));
}

// --- ratios and sentences ---

/// Students of two groups with so many of them in a contact; everything else is alike.
CodedData two_groups(std::uint32_t with, std::uint32_t of, std::uint32_t others_with, std::uint32_t others_of) {
    CodedData data = schools_with({0});
    data.enrolment.clear();
    std::uint32_t number = 0;
    const auto add = [&](program::Race race, std::uint32_t some, std::uint32_t all) {
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, race, program::Sex::female,
                                  program::Disability::none, program::EnglishLearner::no, all});
        for (std::uint32_t i = 0; i < some; ++i) {
            CodedContact one;
            one.contact = one.student = ++number;
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = race;
            data.contacts.push_back(one);
        }
    };
    add(program::Race::black, with, of);
    add(program::Race::white, others_with, others_of);
    return data;
}

Comparison ratio_of(const CodedData& data, const Rule& rule = {}) {
    const auto released = must(data, rule);
    const auto& rows = released.table(Measure::contact, Breakdown::race)->rows;
    return rows[static_cast<std::size_t>(program::Race::black)].ratio;
}

TEST(Ratio, ComparesAGroupWithAllOtherStudents) {
    const Comparison ratio = ratio_of(two_groups(12, 150, 30, 900));
    ASSERT_EQ(ratio.state, RatioReason::computed);
    EXPECT_DOUBLE_EQ(ratio.value, 2.4);
    EXPECT_NEAR(ratio.low, 1.261948781, 1e-9);
    EXPECT_NEAR(ratio.high, 4.495381793, 1e-9);
    EXPECT_EQ(english(ratio.sentence),
              "About 2.4 times as likely as other students to have a contact with an officer, and with this many cases "
              "it could be 1.3 to 4.5. Among so many comparisons that may be chance");
}

TEST(Ratio, SaysWhenThereIsNoClearDifference) {
    EXPECT_EQ(
        english(ratio_of(two_groups(20, 300, 50, 700)).sentence),
        "No clear difference from other students in how likely they were to have a contact with an officer: about "
        "0.93 times, and with this many cases it could be 0.57 to 1.5");
    EXPECT_EQ(english(ratio_of(two_groups(20, 900, 50, 600)).sentence),
              "Less likely than other students to have a contact with an officer: about 0.27 times as likely, and with "
              "this many cases it could be 0.16 to 0.44");
}

TEST(Ratio, IsNotComputedBelowTheLeastNumbersAndSaysWhy) {
    const auto rule = threshold(3);
    EXPECT_EQ(ratio_of(two_groups(10, 30, 30, 900), rule).state, RatioReason::computed) << "exactly ten of thirty";
    EXPECT_EQ(ratio_of(two_groups(9, 30, 30, 900), rule).state, RatioReason::few_cases);
    EXPECT_EQ(ratio_of(two_groups(10, 29, 30, 900), rule).state, RatioReason::few_students);
    EXPECT_EQ(ratio_of(two_groups(12, 40, 0, 0), rule).state, RatioReason::no_comparison);
    EXPECT_EQ(ratio_of(two_groups(12, 40, 0, 900), rule).state, RatioReason::zero_comparison);
    EXPECT_EQ(ratio_of(two_groups(12, 40, 5, 900), rule).state, RatioReason::few_to_compare);
    EXPECT_EQ(ratio_of(two_groups(2, 40, 50, 900), rule).state, RatioReason::hidden);
    EXPECT_EQ(ratio_of(two_groups(60, 40, 50, 900), rule).state, RatioReason::not_counted) << "more than are enrolled";
    const Comparison zero = ratio_of(two_groups(12, 40, 0, 900), rule);
    EXPECT_GT(zero.low, 1);
    EXPECT_EQ(english(zero.sentence).find("No case among other students: at least "), 0u);
}

TEST(Sentences, RoundAsPeopleDoAndNeverOntoOne) {
    EXPECT_EQ(say_ratio(2), "2");
    EXPECT_EQ(say_ratio(2.567140231), "2.6");
    EXPECT_EQ(say_ratio(9.97), "10");
    EXPECT_EQ(say_ratio(42.6), "43");
    EXPECT_EQ(say_ratio(0.654), "0.65");
    EXPECT_EQ(say_ratio(1), "1");
    EXPECT_EQ(say_ratio(1.04), "1.04");
    EXPECT_EQ(say_ratio(0.9996), "0.9996");
    EXPECT_EQ(say_ratio(0.003), "0.003");
}

TEST(Sentences, SayTheirNumbersWithLikePrecision) {
    const auto said = [](double value, double low, double high) {
        Comparison ratio;
        ratio.state = RatioReason::computed;
        ratio.stands_out = low > 1 || high < 1;
        ratio.value = value, ratio.low = low, ratio.high = high;
        return english(ratio_sentence(Measure::contact, ratio));
    };
    EXPECT_NE(said(1.27, 1.002, 1.61).find("About 1.3 times"), std::string::npos);
    EXPECT_NE(said(1.27, 1.002, 1.61).find("it could be just above 1 to 1.6"), std::string::npos);
    EXPECT_NE(said(0.8, 0.64, 0.998).find("it could be 0.64 to just below 1"), std::string::npos);
    EXPECT_NE(said(1.31, 1.04, 1.63).find("About 1.31 times"), std::string::npos);
    EXPECT_NE(said(1.31, 1.04, 1.63).find("it could be 1.04 to 1.63"), std::string::npos);
    EXPECT_NE(said(1.002, 0.7, 1.4).find("about as likely as they, and with this many cases it could be 0.7 to 1.4"),
              std::string::npos);
    EXPECT_NE(said(1.0021, 1.0012, 1.0032).find("About 1.002 times"), std::string::npos);
    EXPECT_NE(said(1.0021, 1.0012, 1.0032).find("it could be 1.001 to 1.003"), std::string::npos);
}

TEST(Sentences, TellWhatIsClearWhatIsHiddenAndWhatIsMissing) {
    const auto released = must(fictional::district(1, {.schools = 8, .contacts = 3000}).data);
    std::string all;
    for (const auto& finding : released.findings) all += english(finding) + "\n";
    EXPECT_EQ(all.find("3000 contacts with "), 0u);
    EXPECT_NE(all.find("numbers are hidden"), std::string::npos);
    EXPECT_NE(all.find("Comparisons declared before anybody looked: 126"), std::string::npos);
    EXPECT_NE(all.find("Complaints were not collected"), std::string::npos);
    EXPECT_EQ(all.find('{'), std::string::npos) << "every place is filled";
}

TEST(Sentences, AreAllInTheListForTranslators) {
    const auto keys = sentence_keys();
    const auto listed = [&](const Message& one) { return std::find(keys.begin(), keys.end(), one.key) != keys.end(); };
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        auto data = fictional::district(seed, {.schools = 4, .contacts = 60 * seed * seed * seed}).data;
        data.school_state[1] = static_cast<Known>(seed % 4);
        const auto released = must(data);
        for (const auto& finding : released.findings) EXPECT_TRUE(listed(finding)) << finding.key;
        for (const auto& table : released.tables)
            for (const auto& row : table.rows) EXPECT_TRUE(listed(row.ratio.sentence)) << row.ratio.sentence.key;
    }
    EXPECT_TRUE(std::none_of(keys.begin(), keys.end(), [](const std::string& key) { return key.empty(); }));
}

// --- any district ---

/// What a reader sees must be the truth, and no number that the rule hides may be among it.
void expect_truthful(const CodedData& data, const Released& released, int small_number) {
    for (const auto& table : released.tables) {
        if (table.measure == Measure::complaint || table.breakdown == Breakdown::all) continue;
        std::int64_t shown = 0;
        bool whole = true;
        for (const auto& row : table.rows) {
            if (&row == &table.rows.back()) break;
            RC_ASSERT(row.students.state == row.events.state);
            whole = whole && row.events.state != State::hidden;
            shown += row.events.value;
            RC_ASSERT(row.students.value == 0 || row.students.value >= small_number);
            const bool contacts_of_nobody = table.measure == Measure::contact && row.code == "not_reported";
            RC_ASSERT(row.events.value == 0 || row.events.value >= small_number || contacts_of_nobody);
        }
        if (whole && table.rows.back().events.shown()) RC_ASSERT(shown == table.rows.back().events.value);
        if (table.rows.back().events.shown() && table.measure == Measure::contact)
            RC_ASSERT(table.rows.back().events.value == static_cast<std::int64_t>(data.contacts.size()));
    }
}

TEST(AnyDistrict, IsReleasedTruthfullyWithEverySmallNumberHidden) {
    const bool held = rc::check("release", [] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto schools = *rc::gen::inRange<std::size_t>(1, 9);
        const auto contacts = *rc::gen::element<std::size_t>(0, 3, 12, 60, 300, 900);
        const auto students = *rc::gen::element<std::size_t>(8, 60, 400);
        const auto small_number = *rc::gen::element(3, 5, 10, 11);
        const auto data = fictional::district(seed, {schools, students, contacts, .03, .05}).data;
        const auto released = release(*count(data), threshold(small_number));
        // Where eight students have hundreds of contacts everything follows from enrolment: nothing is published.
        if (students == 8 && contacts > 100 && !released.ok()) return;
        RC_ASSERT(released.ok());
        expect_truthful(data, *released, small_number);
    });
    EXPECT_TRUE(held);
}

int shown_outside(const Released& released, Breakdown division) {
    int shown = 0;
    for (const auto& table : released.tables)
        if (table.breakdown != division)
            for (const auto& row : table.rows) shown += row.events.shown();
    return shown;
}

TEST(Report, ThatDoesWithoutADivisionShowsMoreOfTheOthers) {
    const auto data = fictional::district(5, {.schools = 12, .students_per_school = 200, .contacts = 700}).data;
    const auto whole = must(data);
    Rule rule;
    rule.left_out = {Breakdown::school};
    const auto without = must(data, rule);
    for (const auto& row : without.table(Measure::contact, Breakdown::school)->rows)
        EXPECT_EQ(row.events.state, row.code == "all" ? S : H) << "no school stands in it, not even with zero";
    EXPECT_GT(shown_outside(without, Breakdown::school), shown_outside(whole, Breakdown::school));
    const auto told = std::any_of(without.findings.begin(), without.findings.end(), [](const Message& finding) {
        return finding.key.find("does without") != std::string::npos;
    });
    EXPECT_TRUE(told);
    const auto read = read_released(print_json(to_json(without)));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->rule, rule);
}

int shown_in(const Released& released, Breakdown division) {
    int shown = 0;
    for (const auto& table : released.tables)
        if (table.breakdown == division)
            for (const auto& row : table.rows) shown += row.events.shown();
    return shown;
}

// Schools and grades tell of each other, so of two numbers one will do.
TEST(Report, HidesLastTheDivisionsThatMatterMost) {
    int without = 0, with = 0;
    Rule rule;
    rule.hidden_last = {Breakdown::school};
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const std::size_t schools = 2 + seed % 9;
        const fictional::Size size{.schools = schools, .students_per_school = 500, .contacts = 60 * schools};
        const auto data = fictional::district(seed, size).data;
        without += shown_in(must(data), Breakdown::school);
        with += shown_in(must(data, rule), Breakdown::school);
    }
    EXPECT_GT(with, without);
    const auto released = must(fictional::district(1, {}).data, rule);
    EXPECT_EQ(read_released(print_json(to_json(released)))->rule, rule) << "the report says so";
    rule.left_out = {Breakdown::school};
    EXPECT_EQ(faults(rule).front().where, "hidden_last");
}

TEST(Report, KeepsTheTotalOfItsContactsWhereOtherNumbersCanBeHiddenInItsPlace) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const std::size_t schools = 2 + seed % 9;
        const fictional::Size size{.schools = schools, .students_per_school = 500, .contacts = 60 * schools};
        const auto released = must(fictional::district(seed, size).data);
        EXPECT_TRUE(released.table(Measure::contact, Breakdown::all)->rows.back().events.shown()) << seed;
    }
}

TEST(Report, OfTotalsAloneSaysSoOnce) {
    Rule rule;
    for (const Breakdown division : divisions) rule.left_out.insert(division);
    const auto released = must(fictional::schools_with({40, 30}), rule);
    const auto told = [&](std::string_view words) {
        return std::count_if(released.findings.begin(), released.findings.end(),
                             [&](const Message& finding) { return finding.key.find(words) != std::string::npos; });
    };
    EXPECT_EQ(told("totals alone"), 1);
    EXPECT_EQ(told("without the tables by"), 0);
}

TEST(Report, NeverLetsHiddenNumbersOfALineHaveASmallSum) {
    int lines = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const fictional::Size size{.schools = 2 + seed % 12,
                                   .students_per_school = 300,
                                   .contacts = 20 * seed,
                                   .unidentified = .01,
                                   .movers = 0};
        const auto released = must(fictional::district(seed, size).data);
        for (const ReleasedTable& table : released.tables)
            for (const auto cell : {&ReleasedRow::events, &ReleasedRow::students}) {
                std::int64_t rest = (table.rows.back().*cell).value;
                bool any = false;
                for (const ReleasedRow& row : table.rows) {
                    if (&row == &table.rows.back()) break;
                    rest -= (row.*cell).value;
                    any = any || (row.*cell).state == H;
                }
                if (!any || !(table.rows.back().*cell).shown()) continue;
                ++lines;
                EXPECT_TRUE(rest == 0 || rest >= 10)
                    << seed << ' ' << code_of(table.measure) << ' ' << code_of(table.breakdown) << ": " << rest;
                if (table.together) {
                    EXPECT_EQ((*table.together.*cell).value, rest);
                }
            }
    }
    EXPECT_GT(lines, 500);
}

TEST(Report, CannotDoWithoutItsTotals) {
    Rule rule;
    rule.left_out = {Breakdown::all};
    const auto refused = release(*count(fictional::schools_with({40})), rule);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "left_out");
}

}  // namespace
}  // namespace accord::equity

// The figures of a report, through its own path: published numbers go in as counts and come out of the released cells.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "equity/counting_rules.hpp"
#include "equity/fictional_district.hpp"
#include "equity/sentences.hpp"
#include "equity/statistics/families.hpp"

namespace accord::equity {
namespace {

using program::Race;

struct Group {
    Race race;
    std::int64_t with;      ///< students with at least one contact
    std::int64_t enrolled;  ///< students
    std::int64_t events;    ///< contacts
    program::Outcome outcome = program::Outcome::none;
};

CodedData counted(const std::vector<Group>& groups) {
    CodedData data;
    data.period = fictional::school_year;
    data.schools = {"Almond High"};
    data.school_state = {Known::counted};
    std::uint32_t student = 0, contact = 0;
    for (const Group& group : groups) {
        data.enrolment.push_back({0, program::GradeBand::g9_to_12, group.race, program::Sex::female,
                                  program::Disability::none, program::EnglishLearner::no,
                                  static_cast<std::uint32_t>(group.enrolled)});
        for (std::int64_t i = 0; i < group.events; ++i) {
            CodedContact one;
            one.contact = ++contact;
            one.student = student + static_cast<std::uint32_t>(i % group.with) + 1;
            one.grade_band = program::GradeBand::g9_to_12;
            one.race = group.race;
            one.outcome = group.outcome;
            data.contacts.push_back(one);
        }
        student += static_cast<std::uint32_t>(group.with);
    }
    return data;
}

Released released(const std::vector<Group>& groups, const Rule& rule = {}) {
    return release(*count(counted(groups)), rule).value();
}

const ReleasedRow& row_of(const Released& released, Race race, Measure measure = Measure::contact) {
    return released.table(measure, Breakdown::race)->rows[static_cast<std::size_t>(race)];
}

Rule small(int small_number) {
    Rule rule;
    rule.small_number = small_number;
    return rule;
}

// design: statistics.md 1, the vector of the IDEA Data Center's guide.
TEST(BoardReport, GivesTheFiguresOfTheIdeaDataCentersExample) {
    const auto report = released({{Race::black, 316, 6224, 316}, {Race::white, 906, 45810, 906}});
    const ReleasedRow& row = row_of(report, Race::black);
    EXPECT_NEAR(row.students_per_100->value, 5.0771, 5e-5);
    EXPECT_NEAR(row.ratio.value, 2.567140231, 1e-9);
    EXPECT_NEAR(row.ratio.low, 2.264566676, 1e-9);
    EXPECT_NEAR(row.ratio.high, 2.908889896, 1e-9);
    ASSERT_TRUE(row.composition);
    EXPECT_NEAR(100 * row.composition->of_cases, 25.86, 5e-3);
    EXPECT_NEAR(100 * row.composition->of_enrolment, 11.96, 5e-3);
    EXPECT_NEAR(100 * row.composition->difference(), 13.90, 5e-3);
    EXPECT_NEAR(100 * row.composition->e_bound, 12.89, 5e-3);
    EXPECT_TRUE(row.composition->above_bound());
    const double c = row.composition->of_cases, e = row.composition->of_enrolment;
    EXPECT_NEAR(row.ratio.value, c / (1 - c) * (1 - e) / e, 1e-9);
    EXPECT_EQ(english(composition_sentence(*row.composition)),
              "Of 100 students with an event 26 are of this group, of 100 enrolled 12: above the bound of 13, which a "
              "share seldom passes by chance");
}

// statistics.md 2: R's PropCIs, epitools and base R.
TEST(BoardReport, GivesTheFiguresOfTwelveOfAHundredAndFifty) {
    const auto report = released({{Race::black, 12, 150, 12}, {Race::white, 30, 900, 30}});
    const ReleasedRow& row = row_of(report, Race::black);
    EXPECT_NEAR(row.ratio.low, 1.261948781, 1e-9);
    EXPECT_NEAR(row.ratio.high, 4.495381793, 1e-9);
    EXPECT_NEAR(*row.ratio.p, .01209349006, 1e-10);
    EXPECT_NEAR(row.students_per_100->interval.low, 4.635364152, 1e-8);
    EXPECT_NEAR(row.students_per_100->interval.high, 13.46213638, 1e-7);
    EXPECT_NEAR(row.events_ratio.value, 2.4, 1e-12);
    EXPECT_NEAR(row.events_ratio.low, 1.119054641, 1e-9);
    EXPECT_NEAR(row.events_ratio.high, 4.82717454, 1e-8);
    EXPECT_NEAR(row.white.value, 2.4, 1e-12) << "White students are all others here";
    EXPECT_NEAR(row.white.high, 4.82717454, 1e-8);
}

TEST(BoardReport, GivesTheExactRatioOfBoiceAndMonsonForEvents) {
    const auto report = released({{Race::black, 41, 28010, 41}, {Race::white, 15, 19017, 15}});
    const ReleasedRow& row = row_of(report, Race::black);
    EXPECT_NEAR(row.events_ratio.value, 1.855758658, 1e-9);
    EXPECT_NEAR(row.events_ratio.low, 1.005684063, 1e-9);
    EXPECT_NEAR(row.events_ratio.high, 3.609300311, 1e-9);
    EXPECT_NEAR(row.events_per_100->interval.low * 280.10, 29.42230787, 1e-7) << "Garwood of 41";
    EXPECT_NEAR(row.events_per_100->interval.high * 280.10, 55.62112957, 1e-7);
}

TEST(BoardReport, CountsEachStudentOnceInRisksAndEveryEventInRates) {
    const auto report = released({{Race::black, 20, 200, 60}, {Race::white, 40, 800, 40}});
    const ReleasedRow& row = row_of(report, Race::black);
    EXPECT_DOUBLE_EQ(row.students_per_100->value, 10);
    EXPECT_DOUBLE_EQ(row.events_per_100->value, 30);
    EXPECT_DOUBLE_EQ(row.ratio.value, 2);
    EXPECT_DOUBLE_EQ(row.events_ratio.value, 6);
    EXPECT_NE(english(events_ratio_sentence(row.events_ratio)).find("about 6 times as often"), std::string::npos);
}

TEST(RelativeRateIndex, TakesTheStepBeforeAsItsBase) {
    auto groups = std::vector<Group>{{Race::black, 100, 400, 100, program::Outcome::referral},
                                     {Race::white, 90, 900, 90, program::Outcome::none}};
    auto data = counted(groups);
    for (std::size_t i = 0; i < 50; ++i) data.contacts[i].outcome = program::Outcome::warning;
    for (std::size_t i = 100; i < 130; ++i) data.contacts[i].outcome = program::Outcome::referral;
    const auto report = release(*count(data), {}).value();
    const Ratio& index = row_of(report, Race::black, Measure::referral).white;
    ASSERT_TRUE(index.computed()) << label_of(index.state);
    EXPECT_DOUBLE_EQ(index.value, (50.0 / 100) / (30.0 / 90)) << "of the contacts, not of those enrolled";
    EXPECT_EQ(row_of(report, Race::white, Measure::referral).white.state, RatioReason::not_compared);
}

TEST(RelativeRateIndex, IsMarkedBelowItsMinimums) {
    const auto of = [](const std::vector<Group>& groups) {
        return row_of(released(groups, small(3)), Race::black).white.state;
    };
    EXPECT_EQ(of({{Race::black, 5, 50, 5}, {Race::white, 60, 900, 60}}), RatioReason::computed);
    EXPECT_EQ(of({{Race::black, 4, 50, 4}, {Race::white, 60, 900, 60}}), RatioReason::few_cases);
    EXPECT_EQ(of({{Race::black, 5, 49, 5}, {Race::white, 60, 900, 60}}), RatioReason::few_students);
    EXPECT_EQ(of({{Race::black, 5, 60, 5}, {Race::white, 60, 9000, 60}}), RatioReason::few_students)
        << "less than one in a hundred";
}

TEST(Family, IsAllGroupsOfAllMeasuresAndDoesNotDependOnWhatHappened) {
    const auto much = release(*count(fictional::district(3, {.contacts = 5000}).data), {}).value();
    const auto nothing = release(*count(fictional::schools_with({0})), {}).value();
    EXPECT_EQ(much.family, nothing.family);
    std::size_t groups = 0;
    for (const Breakdown division : divisions)
        if (division != Breakdown::school) groups += much.table(Measure::contact, division)->rows.size() - 2;
    EXPECT_EQ(much.family, groups * counted_measures.size()) << "but totals and those not reported";
}

TEST(Family, AdjustsEveryComparisonForAllThatWereDeclared) {
    const auto report = release(*count(fictional::district(3, {.contacts = 5000}).data), {}).value();
    std::vector<double> family(report.family, std::nan(""));
    std::vector<const Comparison*> made;
    std::size_t at = 0;
    for (const auto& table : report.tables)
        for (const auto& row : table.rows)
            if (row.ratio.p) family[at++] = *row.ratio.p, made.push_back(&row.ratio);
    const auto adjusted = benjamini_hochberg(family);
    ASSERT_GT(made.size(), 20u);
    for (std::size_t i = 0; i < made.size(); ++i) {
        EXPECT_DOUBLE_EQ(*made[i]->adjusted, adjusted[i]);
        EXPECT_EQ(made[i]->stands_out, adjusted[i] <= 0.05);
    }
}

TEST(Family, CallsNothingClearThatManyComparisonsGiveByChance) {
    const auto report = released({{Race::black, 12, 150, 12}, {Race::white, 30, 900, 30}});
    const Comparison& ratio = row_of(report, Race::black).ratio;
    EXPECT_GT(ratio.low, 1) << "by itself it looks clear";
    EXPECT_FALSE(ratio.stands_out);
    EXPECT_NE(english(ratio.sentence).find("Among so many comparisons that may be chance"), std::string::npos);
    for (const Message& finding : report.findings) EXPECT_EQ(english(finding).find("Black"), std::string::npos);
}

// Two groups are small: 3 and 4 students. A third hides them.
const std::vector<Group> two_small_groups{{Race::american_indian, 3, 90, 4},
                                          {Race::asian, 4, 110, 5},
                                          {Race::black, 12, 150, 12},
                                          {Race::hispanic, 30, 400, 31},
                                          {Race::white, 60, 900, 70}};

TEST(HiddenNumbers, AreReadTogetherAsOneCoarserGroup) {
    const auto report = released(two_small_groups);
    const auto* table = report.table(Measure::contact, Breakdown::race);
    ASSERT_TRUE(table->together);
    const ReleasedRow& together = *table->together;
    std::int64_t events = 122, students = 109, enrolled = 0;
    for (const auto& row : table->rows) {
        if (&row == &table->rows.back()) continue;
        if (row.events.state == Cell::State::hidden) enrolled += row.enrolled.value;
        events -= row.events.value;
        students -= row.students.value;
    }
    EXPECT_EQ(together.events, (Cell{Cell::State::shown, events}));
    EXPECT_EQ(together.students, (Cell{Cell::State::shown, students}));
    EXPECT_EQ(together.enrolled, (Cell{Cell::State::shown, enrolled}));
    EXPECT_GE(students, 10) << "a sum of hidden numbers is no small number";
    ASSERT_TRUE(together.students_per_100);
    EXPECT_NEAR(together.students_per_100->value, 100. * static_cast<double>(students) / static_cast<double>(enrolled),
                1e-9);
    EXPECT_EQ(table->read()[table->rows.size() - 1], &together) << "before the total";
}

TEST(HiddenNumbers, TogetherAreComparedWithNobody) {
    const auto report = released(two_small_groups);
    const auto& together = *report.table(Measure::contact, Breakdown::race)->together;
    EXPECT_EQ(together.ratio.state, RatioReason::not_compared) << "which groups it holds was not declared beforehand";
    EXPECT_EQ(report.family, released({{Race::white, 60, 900, 70}}).family);
}

TEST(HiddenNumbers, TogetherHaveNoRateWithStudentsWhoseGroupIsNotKnown) {
    auto data = counted(two_small_groups);
    for (std::uint32_t i = 0; i < 3; ++i) {
        CodedContact one = data.contacts.front();
        one.contact = 9000 + i;
        one.student = 9000 + i;
        one.race = Race::not_reported;
        data.contacts.push_back(one);
    }
    const auto report = release(*count(data), {}).value();
    const auto* table = report.table(Measure::contact, Breakdown::race);
    ASSERT_EQ(table->rows[table->rows.size() - 2].events.state, Cell::State::hidden);
    ASSERT_TRUE(table->together);
    EXPECT_FALSE(table->together->students_per_100) << "anybody can be among them, not those enrolled without a group";
    EXPECT_FALSE(table->together->events_per_100);
}

TEST(HiddenNumbers, AreNotTakenTogetherWhereTheTotalSaysItOrIsHidden) {
    // One school: its number is the total.
    const auto report = released(two_small_groups);
    EXPECT_FALSE(report.table(Measure::contact, Breakdown::school)->together);
    Rule rule;
    rule.left_out = {Breakdown::race};
    EXPECT_FALSE(released(two_small_groups, rule).table(Measure::contact, Breakdown::race)->together);
    rule = {};
    rule.rounded = true;
    EXPECT_FALSE(released(two_small_groups, rule).table(Measure::contact, Breakdown::race)->together);
}

TEST(HiddenNumbers, StandTogetherInTheFilesToo) {
    const auto report = released(two_small_groups);
    const auto& together = *report.table(Measure::contact, Breakdown::race)->together;
    const auto csv = to_csv(report);
    EXPECT_NE(
        csv.find("hidden_together,\"Groups with hidden numbers, together\"," + std::to_string(together.enrolled.value) +
                 "," + std::to_string(together.events.value) + "," + std::to_string(together.students.value)),
        std::string::npos)
        << csv;
    const auto json = to_json(report);
    const auto& all = json.at("hidden_together");
    const auto found = std::find_if(all.begin(), all.end(), [](const Json& each) {
        return each.at("measure") == "contact" && each.at("breakdown") == "race";
    });
    ASSERT_NE(found, all.end());
    EXPECT_EQ(found->at("events"), together.events.value);
    EXPECT_EQ(found->at("students"), together.students.value);
}

TEST(Figures, FollowFromTheSealedCellsAlone) {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        const auto report = release(*count(fictional::district(seed, {.contacts = 400 * seed}).data), {}).value();
        Json sealed = to_json(report);
        for (const char* worked_out :
             {"findings", "comparisons_declared", "judged_by", "figures", "hidden_together", "schools"})
            sealed.erase(worked_out);
        const auto again = read_released(print_json(sealed));
        ASSERT_TRUE(again) << english(again.problems().front().message);
        EXPECT_EQ(print_json(to_json(*again)), print_json(to_json(report)));
        EXPECT_EQ(to_csv(*again), to_csv(report));
    }
}

TEST(Figures, OfAReportOfTheFormatBeforeAreWorkedOutAgain) {
    const auto report = release(*count(fictional::district(5, {}).data), {}).value();
    Json old = to_json(report);
    for (const char* later :
         {"comparisons_declared", "judged_by", "figures", "hidden_together", "schools", "findings", "sha256"})
        old.erase(later);
    old["format"] = "accord-report/1";
    old["rule"].erase("level");
    old["rule"].erase("threshold");
    for (auto& table : old["tables"])
        for (auto& row : table["rows"]) row["ratio"] = {{"state", "not_compared"}, {"sentence", "As it was said then"}};
    old["sha256"] = to_hex(sha256(old.dump()));
    const auto read = read_released(print_json(old));
    ASSERT_TRUE(read) << english(read.problems().front().message);
    EXPECT_EQ(read->sha256, old["sha256"]);
    EXPECT_EQ(read->findings, report.findings);
    EXPECT_TRUE(same_cells(*read, report));
    old["tables"][0]["rows"][0]["ratio"]["sentence"] = "Something else";
    EXPECT_FALSE(read_released(print_json(old))) << "its seal covered what it said";
}

TEST(Schools, AreDrawnTowardsTheirMeanTheMoreTheSmallerTheyAre) {
    auto data = fictional::schools_with({60, 20, 90, 35, 50});
    for (auto& enrolment : data.enrolment)
        if (enrolment.school == 1) enrolment.students = 20;
    const auto report = release(*count(data), {}).value();
    const auto& table = *report.table(Measure::contact, Breakdown::school);
    ASSERT_TRUE(table.spread);
    EXPECT_TRUE(table.spread->differ);
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        ASSERT_TRUE(row.steadied);
        const double own = row.students_per_100->value - table.spread->mean;
        const double drawn = row.steadied->per_100.value - table.spread->mean;
        EXPECT_LE(std::abs(drawn), std::abs(own)) << row.label;
        EXPECT_GE(own * drawn, 0) << row.label;
    }
    const auto moved = [&](std::size_t i) {
        return 1 - (table.rows[i].steadied->per_100.value - table.spread->mean) /
                       (table.rows[i].students_per_100->value - table.spread->mean);
    };
    EXPECT_GT(moved(1), moved(2)) << "forty students say less than five hundred";
    EXPECT_FALSE(table.rows.back().steadied) << "the total is no school";
}

TEST(Schools, ThatDifferNoMoreThanByChanceAreNotToldApart) {
    const auto report = release(*count(fictional::schools_with({50, 52, 49, 51})), {}).value();
    const auto& table = *report.table(Measure::contact, Breakdown::school);
    ASSERT_TRUE(table.spread);
    EXPECT_FALSE(table.spread->differ);
    EXPECT_NE(english(schools_sentence(table)).find("no more than chance"), std::string::npos);
    const auto few = release(*count(fictional::schools_with({50, 52})), {}).value();
    EXPECT_FALSE(few.table(Measure::contact, Breakdown::school)->spread) << "two schools are no distribution";
}

TEST(Schools, KeepTheirOrderWhateverTheirRates) {
    const auto report = release(*count(fictional::schools_with({50, 90, 20, 70})), {}).value();
    const auto& rows = report.table(Measure::contact, Breakdown::school)->rows;
    EXPECT_TRUE(
        std::is_sorted(rows.begin(), rows.end() - 1, [](const auto& a, const auto& b) { return a.label < b.label; }));
}

TEST(Rule, IsRefusedWithEachOfItsFaults) {
    Rule rule;
    EXPECT_TRUE(faults(rule).empty());
    rule.threshold.years = 4;
    rule.threshold.ratio = 0.5;
    rule.threshold.lowered_yearly = 0.0;
    rule.level = 0;
    EXPECT_EQ(faults(rule).size(), 4u);
}

TEST(Rule, IsToldWithTheRegulationItComesFrom) {
    const auto said = english(rule_sentence({}, 126));
    EXPECT_NE(said.find("fewer than 10 students with an event or 30 enrolled"), std::string::npos) << said;
    EXPECT_NE(said.find("threshold of 2 times for 3 years in a row (34 CFR 300.647)"), std::string::npos);
    EXPECT_NE(said.find("all 126 comparisons of the report, is at most 0.05"), std::string::npos);
}

TEST(Sentences, SayEachFigureWithoutAnOpenPlace) {
    const auto report = release(*count(fictional::district(9, {.contacts = 4000}).data), {}).value();
    std::size_t said = 0;
    const auto keys = sentence_keys();
    const auto check = [&](const Message& sentence) {
        ++said;
        EXPECT_EQ(english(sentence).find('{'), std::string::npos) << english(sentence);
        EXPECT_NE(std::find(keys.begin(), keys.end(), sentence.key), keys.end()) << sentence.key;
    };
    for (const auto& table : report.tables) {
        if (table.breakdown == Breakdown::school) check(schools_sentence(table));
        for (const auto& row : table.rows) {
            if (row.students_per_100) check(risk_sentence(table.measure, *row.students_per_100));
            if (row.events_per_100) check(event_rate_sentence(table.measure, *row.events_per_100));
            check(row.ratio.sentence);
            check(events_ratio_sentence(row.events_ratio));
            check(white_sentence(table.measure, row.white));
            if (row.composition) check(composition_sentence(*row.composition));
        }
    }
    EXPECT_GT(said, 500u);
}

TEST(BoardReport, IsWholeInHalfASecond) {
    const auto data = fictional::district(2, {.schools = 12, .contacts = 3000}).data;
    const auto begun = std::chrono::steady_clock::now();
    const auto report = release(*count(data), {}).value();
    const std::chrono::duration<double> counted_and_protected = std::chrono::steady_clock::now() - begun;
    const auto read = read_released(print_json(to_json(report)));
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begun;
    RecordProperty("milliseconds_to_release", static_cast<int>(1000 * counted_and_protected.count()));
    RecordProperty("milliseconds_to_read_back", static_cast<int>(1000 * (whole - counted_and_protected).count()));
    ASSERT_TRUE(read);
    EXPECT_LT((whole - counted_and_protected).count(), 0.5);
}

}  // namespace
}  // namespace accord::equity

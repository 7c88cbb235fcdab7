// Does each open flag have a practice with an owner and a review that is not overdue?
#include "compliance/case_test.hpp"
#include "compliance/facts.hpp"

namespace accord::compliance {
namespace {

using enum compliance::Outcome;
using program::Practice;
using program::PracticeReview;

const Date today{2026, 11, 22};

struct District {
    Records records;

    District() {
        records.zone = "America/Los_Angeles";
        records.calendar = {Date{2026, 8, 24}, Date{2027, 6, 11}};
        records.since = Date{2025, 7, 1};
    }
    /// A report came out; it raises these flags.
    void report(std::initializer_list<const char*> groups, Date out_on = Date{2026, 10, 28}) {
        records.flags = Kept<FlagRow>{out_on, {}};
        for (const char* group : groups)
            records.flags->rows.push_back({"search", "race", group, std::string{"Searches: "} + group, out_on,
                                           Id<program::ReportEdition>::make()});
    }
    Practice& practice(const char* group, Date review_due) {
        Practice practice;
        practice.id = program::PracticeId::make();
        practice.measure = "search";
        practice.breakdown = "race";
        practice.group_code = group;
        practice.owner_role = program::Role::designee;
        practice.opened_on = practice.begins_on = Date{2026, 11, 3};
        practice.review_due_on = review_due;
        records.practices.push_back(practice);
        return records.practices.back();
    }
    void review(const Practice& practice, Date on, Date next) {
        records.practice_reviews.push_back({Id<PracticeReview>::make(), practice.id, on, "Looked at", next, {}});
    }
    [[nodiscard]] Verdict verdict(Date on = today) const {
        Case one{"fairness.practices", on};
        one.evidence = evidence(records, on);
        return one.verdict();
    }
};

TEST(Practices, CannotBeToldBeforeAReportIsOut) {
    District district;
    EXPECT_EQ(district.verdict().outcome, cannot_tell);
    EXPECT_EQ(district.verdict().missing, std::vector<std::string>{"disparity-flag"});
}

TEST(Practices, AreNotAskedForByAReportWithoutAFlag) {
    District district;
    district.report({});
    EXPECT_EQ(district.verdict().outcome, not_applicable);
    EXPECT_NE(why(district.verdict()).find("raises no disparity flag"), std::string::npos);
}

TEST(Practices, AreDueNinetyDaysAfterTheReportCameOut) {
    District district;
    district.report({"Black"});
    EXPECT_EQ(district.verdict().outcome, not_yet_due);
    EXPECT_EQ(district.verdict().due, (Date{2027, 1, 26}));
    EXPECT_NE(why(district.verdict()).find("Searches: Black"), std::string::npos);
    EXPECT_EQ(district.verdict(Date{2027, 1, 27}).outcome, not_met);
}

TEST(Practices, AreMetWhenEachOpenFlagHasOneWhoseReviewIsNotOverdue) {
    District district;
    district.report({"Black", "Latino"});
    district.practice("Black", Date{2026, 12, 15});
    EXPECT_EQ(district.verdict().outcome, not_yet_due);
    district.practice("Latino", Date{2026, 12, 15});
    EXPECT_EQ(district.verdict().outcome, met) << all_reasons(district.verdict());
    EXPECT_EQ(district.verdict().evidence.front().substr(0, 9), "practice:");
}

TEST(Practices, AreNotMetWhileAReviewIsOverdueAndNameTheFlag) {
    District district;
    district.report({"Black", "Latino"});
    district.practice("Latino", Date{2026, 12, 15});
    const auto& late = district.practice("Black", Date{2026, 11, 20});
    EXPECT_EQ(district.verdict().outcome, not_met);
    EXPECT_NE(why(district.verdict()).find("1 of 2 (Searches: Black)"), std::string::npos) << why(district.verdict());
    district.review(late, Date{2026, 11, 21}, Date{2027, 2, 1});
    EXPECT_EQ(district.verdict().outcome, met);
    EXPECT_EQ(district.verdict(Date{2026, 11, 20}).outcome, met) << "on the day itself it is not overdue";
}

TEST(Practices, OfALastYearsFlagAreStillAskedForInTheNewSchoolYear) {
    District district;
    district.report({"Black"});
    EXPECT_EQ(district.verdict(Date{2027, 8, 1}).outcome, not_met);
}

TEST(Practices, ThatEndedAnswerNothing) {
    District district;
    district.report({"Black"});
    district.practice("Black", Date{2027, 1, 15}).ended_on = Date{2026, 11, 20};
    EXPECT_EQ(district.verdict().outcome, not_yet_due);
    EXPECT_EQ(district.verdict(Date{2026, 11, 19}).outcome, met);
}

}  // namespace
}  // namespace accord::compliance

// What everybody may read: released editions alone, what corrects them, and what is missing.
#include "office/published.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/school_calendar.hpp"
#include "base/sha256.hpp"
#include "office/publication_rules.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::Role;

Actor person(Office& office, Role role) {
    const auto all = accounts(office, operator_of_machine());
    for (const auto& account : *all)
        if (account.role == role) return actor_of(office, account);
    throw std::runtime_error("the sample has no such person");
}

const PublishedPeriod& state_of(const std::vector<PublishedPeriod>& periods, const ReportPeriod& period) {
    return *std::find_if(periods.begin(), periods.end(), [&](const auto& each) { return each.period == period; });
}

TEST(PublishedEditions, AreThoseThatWereReleasedAndNoDraft) {
    auto demo = TestOffice::demo();
    auto& office = *demo;
    const int last_year = school_year_of(office.today()) - 1;
    const ReportPeriod half{ReportSpan::half, last_year, 1};
    const auto before = published_editions(office);
    EXPECT_EQ(before.size(), released_editions(office, operator_of_machine())->size());
    const auto draft = draft_report(office, person(office, Role::designee), half, "");
    ASSERT_TRUE(draft.ok());
    EXPECT_EQ(published_editions(office).size(), before.size());
    EXPECT_FALSE(published_edition(office, half.code()));
    ASSERT_TRUE(release_report(office, person(office, Role::custodian), *draft).ok());
    EXPECT_EQ(published_editions(office).size(), before.size() + 1);
    ASSERT_TRUE(published_edition(office, half.code() + "/1"));
    EXPECT_EQ(published_edition(office, half.code())->edition, 1);
    EXPECT_EQ(published_editions(office).front().period, half) << "newest first";
}

TEST(PublishedEditions, GiveTheBytesOfTheirChecksum) {
    auto demo = TestOffice::demo();
    for (const auto& edition : published_editions(*demo)) {
        const auto report = published_report(*demo, edition);
        ASSERT_TRUE(report.ok());
        EXPECT_EQ(to_hex(sha256(report->json)), edition.sha256);
        EXPECT_EQ(report->figures.period, edition.period.days());
    }
}

TEST(PublishedEditions, SayWhichWasCorrectedAndWhy) {
    auto demo = TestOffice::demo();
    auto& office = *demo;
    const ReportPeriod year{ReportSpan::school_year, school_year_of(office.today()) - 1, 1};
    auto first = office.file().read([&](const filing::Reading& file) {
        return file.find<program::ReportEdition>(published_edition(office, year.code())->id);
    });
    ASSERT_TRUE(first.has_value());
    auto second = *first;
    second.edition = 2;
    second.reason = "Contacts of one school came in late";
    demo.add(second);
    const auto old = published_edition(office, year.code() + "/1");
    ASSERT_TRUE(old);
    EXPECT_TRUE(old->corrected());
    EXPECT_EQ(old->newest, 2);
    EXPECT_EQ(old->correction, second.reason);
    EXPECT_EQ(published_edition(office, year.code())->edition, 2);
    EXPECT_FALSE(published_edition(office, year.code())->corrected());
}

TEST(PublishedPeriods, ShowAReportThatNeverCameAsMissing) {
    auto demo = TestOffice::demo();
    auto& office = *demo;
    const int this_year = school_year_of(office.today());
    program::PublicationRule monthly;
    monthly.school_year = this_year - 1;
    monthly.spans = {ReportSpan::school_year, ReportSpan::month};
    monthly.follows = "The State";
    monthly.declared_on = office.today();
    monthly.minutes = "Item 4";
    ASSERT_TRUE(declare_publication_rule(office, operator_of_machine(), monthly));
    const auto periods = published_periods(office);
    EXPECT_EQ(periods.front().period.school_year, this_year) << "newest year first";
    EXPECT_EQ(state_of(periods, {ReportSpan::school_year, this_year, 1}).state, Publication::not_ended);
    EXPECT_EQ(state_of(periods, {ReportSpan::school_year, this_year - 1, 1}).state, Publication::released);
    EXPECT_EQ(state_of(periods, {ReportSpan::month, this_year - 1, 3}).state, Publication::missing);
    for (const auto& each : periods) {
        const bool ended = each.period.days().until < office.today();
        EXPECT_EQ(each.state == Publication::not_ended, !ended) << each.period.code();
        EXPECT_EQ(each.newest > 0, each.state == Publication::released) << each.period.code();
    }
}

}  // namespace
}  // namespace accord::office

// Released editions: who makes them, what they never do, and that no two of them tell a small number together.
#include "office/editions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "base/school_calendar.hpp"
#include "equity/recheck.hpp"
#include "office/ledger.hpp"
#include "office/reports.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"

namespace accord::office {
namespace {

using program::Role;

/// The sample district with the people who draft and release.
struct District {
    TestOffice office;
    Actor designee = person(Role::designee);
    Actor custodian = person(Role::custodian);
    int last_year = school_year_of(office->today()) - 1;  ///< whose report is out

    explicit District(const SampleSize& size = {}) : office{TestOffice::demo(size)} {}

    Actor person(Role role) {
        const auto all = accounts(*office, operator_of_machine());
        for (const auto& account : *all)
            if (account.role == role) return actor_of(*office, account);
        throw std::runtime_error("the sample has no such person");
    }

    /// One contact of the period's days more, like the first of them that is found after `skip` others.
    void add_contact(const ReportPeriod& period, int skip) {
        const auto [contact, students] = office->file().read([&](const filing::Reading& file) {
            const auto days = period.days();
            const auto all =
                file.all<program::Contact>({{"happened_on", to_value(days.from), filing::Compare::at_least},
                                            {"happened_on", to_value(days.until), filing::Compare::at_most}});
            auto found = all.at(static_cast<std::size_t>(skip) % all.size());
            return std::pair{found, file.all<program::ContactStudent>({{"contact", to_value(found.id)}})};
        });
        auto copy = contact;
        copy.key = to_string(new_uuid());
        const auto added = office.add(copy);
        for (auto student : students) {
            student.contact = added.id;
            office.add(student);
        }
    }

    Result<Done> release(const ReportPeriod& period, const std::string& reason = "Contacts came in late") {
        const auto draft = draft_report(*office, designee, period, reason);
        if (!draft) return draft.problems();
        return release_report(*office, custodian, *draft);
    }
    /// The released editions with their figures.
    std::vector<Edition> out() {
        auto editions = released_editions(*office, operator_of_machine()).value();
        for (auto& edition : editions)
            edition = released_edition(*office, operator_of_machine(), edition.name()).value();
        return editions;
    }
};

std::string first_problem(const Problems& problems) {
    return problems.empty() ? "" : english(problems.front().message);
}

TEST(WorkingReport, IsForThoseAloneWhoSeeEveryContactAnyway) {
    for (const auto& role : names_of<Role>) {
        if (scope_of(role.value, Verb::draft_report) == Scope::none) continue;
        EXPECT_EQ(scope_of(role.value, Verb::see_contacts), Scope::district) << role.code;
    }
}

TEST(WorkingReport, LetsNoOtherRoleChooseDates) {
    District district;
    const auto usual = usual_period(district.office->today());
    for (const auto& role : names_of<Role>)
        EXPECT_EQ(working_report(*district.office, district.person(role.value), usual).ok(),
                  role.value == Role::designee)
            << role.code;
}

TEST(ReportPeriods, NestSoThatTheirDifferencesAreKnown) {
    const auto periods = report_periods(2025);
    EXPECT_EQ(periods.size(), 1u + 2 + 4 + 12);
    for (const auto& a : periods) {
        EXPECT_EQ(report_period(a.code()), a);
        EXPECT_EQ(report_period(a.days()), a);
        for (const auto& b : periods) {
            const auto x = a.days(), y = b.days();
            const bool apart = x.until < y.from || y.until < x.from;
            const bool nested = (x.from <= y.from && y.until <= x.until) || (y.from <= x.from && x.until <= y.until);
            EXPECT_TRUE(apart || nested) << a.code() << " " << b.code();
        }
    }
    EXPECT_FALSE(report_period("2025-26-month-13"));
    EXPECT_FALSE(report_period(equity::Period{Date{2025, 7, 2}, Date{2026, 6, 30}}));
}

TEST(Edition, IsReleasedByAnotherPersonThanItsDrafter) {
    District district;
    auto& office = *district.office;
    const ReportPeriod half{ReportSpan::half, district.last_year, 1};
    EXPECT_FALSE(draft_report(office, operator_of_machine(), half, "").ok()) << "the command line is no person";
    EXPECT_FALSE(draft_report(office, district.custodian, half, "").ok());
    const auto draft = draft_report(office, district.designee, half, "");
    ASSERT_TRUE(draft.ok()) << first_problem(draft.problems());
    EXPECT_FALSE(release_report(office, district.designee, *draft).ok());
    EXPECT_FALSE(release_report(office, operator_of_machine(), *draft).ok());
    EXPECT_FALSE(release_report(office, district.person(Role::board), *draft).ok());
    EXPECT_FALSE(released_edition(office, district.designee, half.code()).ok()) << "a draft is not out";
    ASSERT_TRUE(release_report(office, district.custodian, *draft).ok());
    EXPECT_FALSE(release_report(office, district.custodian, *draft).ok()) << "once";
    EXPECT_TRUE(released_edition(office, district.person(Role::board), half.code() + "/1").ok());
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
}

TEST(Edition, IsOfAPeriodThatHasEnded) {
    District district;
    const ReportPeriod now{ReportSpan::school_year, district.last_year + 1, 1};
    const auto refused = draft_report(*district.office, district.designee, now, "");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "period");
}

TEST(Draft, WithRemarksIsReleasedByOneWhoSaysToHaveLookedAtThem) {
    District district;
    auto& office = *district.office;
    const ReportPeriod half{ReportSpan::half, district.last_year, 1};
    const auto twice = office.file().read([&](const filing::Reading& file) {
        for (const auto& each : file.all<program::ContactStudent>(
                 {{"happened_on", to_value(half.days().from), filing::Compare::at_least},
                  {"happened_on", to_value(half.days().until), filing::Compare::at_most}}))
            if (each.student) return each;
        throw std::runtime_error("no student of the half is known");
    });
    district.office.add(twice);
    const auto id = draft_report(office, district.designee, half, "");
    ASSERT_TRUE(id.ok()) << first_problem(id.problems());
    const auto remarks = doubts_of(report_draft(office, district.custodian, *id)->record);
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_EQ(english(remarks[0].message), "A contact names the same student twice; it is counted once");
    const auto unseen = release_report(office, district.custodian, *id);
    ASSERT_FALSE(unseen.ok());
    EXPECT_EQ(unseen.problems().front().where, "doubts");
    ASSERT_TRUE(release_report(office, district.custodian, *id, Doubts::looked_at).ok());
    const auto edition = released_edition(office, district.designee, half.code());
    EXPECT_EQ(edition->record.doubts_seen, "yes");
    EXPECT_EQ(edition->record.figures.find("twice"), std::string::npos) << "remarks are for staff";
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
}

TEST(Draft, ThatWasCutShortSaysSoBeforeItIsReleased) {
    District district;
    auto& office = *district.office;
    const ReportPeriod half{ReportSpan::half, district.last_year, 2};
    int left = 200;
    const auto id = draft_report(office, district.designee, half, "", {}, [&](double) { return left-- > 0; });
    ASSERT_TRUE(id) << first_problem(id.problems());
    const auto remarks = doubts_of(report_draft(office, district.custodian, *id)->record);
    ASSERT_FALSE(remarks.empty());
    EXPECT_NE(english(remarks.back().message).find("time for this draft ran out"), std::string::npos);
    EXPECT_FALSE(release_report(office, district.custodian, *id)) << "nobody looked at the remark";
    EXPECT_TRUE(release_report(office, district.custodian, *id, Doubts::looked_at));
}

TEST(Edition, NeverChangesAndIsCorrectedByTheNext) {
    District district;
    auto& office = *district.office;
    const ReportPeriod year{ReportSpan::school_year, district.last_year, 1};
    const auto first = released_edition(office, district.designee, year.code());
    ASSERT_TRUE(first.ok());
    EXPECT_FALSE(draft_report(office, district.designee, year, "").ok()) << "a correction says why";
    EXPECT_FALSE(draft_report(office, district.designee, year, "To be sure").ok()) << "nothing has changed";
    for (int i = 0; i < 30; ++i) district.add_contact(year, i * 7);
    const auto corrected = district.release(year, "Thirty contacts came in late");
    ASSERT_TRUE(corrected.ok()) << first_problem(corrected.problems());
    const auto second = released_edition(office, district.designee, year.code());
    EXPECT_EQ(second->record.edition, 2);
    EXPECT_EQ(second->record.reason, "Thirty contacts came in late");
    EXPECT_NE(second->record.figures, first->record.figures);
    EXPECT_EQ(released_edition(office, district.designee, year.code() + "/1")->record, first->record);
    EXPECT_TRUE(verify_ledger(office, operator_of_machine())->faults.empty());
}

TEST(Edition, IsNotReleasedWhenAnotherCameOutSinceItWasDrafted) {
    District district;
    auto& office = *district.office;
    const auto one = draft_report(office, district.designee, {ReportSpan::half, district.last_year, 1}, "");
    const auto two = draft_report(office, district.designee, {ReportSpan::quarter, district.last_year, 3}, "");
    ASSERT_TRUE(one.ok() && two.ok());
    ASSERT_TRUE(release_report(office, district.custodian, *one).ok());
    const auto late = release_report(office, district.custodian, *two);
    ASSERT_FALSE(late.ok());
    EXPECT_NE(first_problem(late.problems()).find("Make the draft again"), std::string::npos);
}

TEST(Edition, ThatWasChangedOnFileIsFound) {
    District district;
    auto& office = *district.office;
    const ReportPeriod year{ReportSpan::school_year, district.last_year, 1};
    office.file().database().write([](filing::Session& session) {
        session.execute("UPDATE report_edition SET figures = replace(figures, '\"shown\"', '\"hidden\"')", {});
        return true;
    });
    const auto edition = released_edition(office, district.designee, year.code());
    ASSERT_TRUE(edition.ok());
    EXPECT_FALSE(figures_of(edition->record).ok()) << "by its checksum";
    std::string faults;
    const auto verified = verify_ledger(office, operator_of_machine());
    for (const auto& fault : verified->faults) faults += english(fault) + "\n";
    EXPECT_NE(faults.find("do not fit their checksum"), std::string::npos) << faults;
    EXPECT_NE(faults.find("report_edition"), std::string::npos) << "and by the ledger: " << faults;
}

TEST(Edition, WithoutItsProofsIsFound) {
    District district;
    auto& office = *district.office;
    office.file().database().write([](filing::Session& session) {
        session.execute("UPDATE report_edition SET kept = ''", {});
        return true;
    });
    std::string faults;
    const auto verified = verify_ledger(office, operator_of_machine());
    for (const auto& fault : verified->faults) faults += english(fault) + "\n";
    EXPECT_NE(faults.find("is not proven by what is on file"), std::string::npos) << faults;
    const auto draft = draft_report(office, district.designee, {ReportSpan::half, district.last_year, 1}, "");
    EXPECT_FALSE(draft.ok()) << "another edition cannot be protected beside what nobody knows";
}

TEST(Edition, IsReadWithoutItsHiddenNumbers) {
    District district;
    for (const auto& edition : district.out()) EXPECT_TRUE(edition.record.kept.empty());
    int kept = 0;
    for (const auto& record :
         district.office->file().read([](const filing::Reading& file) { return file.all<program::ReportEdition>(); })) {
        const auto figures = figures_of(record).value();
        const auto found = equity::recheck({figures, record.kept});
        EXPECT_TRUE(found.faults.empty());
        kept += static_cast<int>(found.hidden);
    }
    EXPECT_GT(kept, 50) << "small numbers with their proofs";
}

TEST(Delivery, IsOfAReleasedEdition) {
    District district;
    auto& office = *district.office;
    const auto today = office.today();
    const auto name = district.out().front().name();
    EXPECT_FALSE(deliver_report(office, district.designee, "1999-00/1", today, "Item 4").ok());
    EXPECT_FALSE(deliver_report(office, district.designee, name, Date{2020, 1, 1}, "Item 4").ok());
    ASSERT_TRUE(deliver_report(office, district.designee, name, today, "Item 4").ok());
    const auto out = district.out();
    for (const auto& delivery : deliveries(office))
        EXPECT_TRUE(std::any_of(out.begin(), out.end(),
                                [&](const Edition& edition) { return edition.record.sha256 == delivery.sha256; }));
}

using Slot = std::tuple<equity::Measure, equity::Breakdown, std::string>;

/// What a reader has of an edition: every number of students or events that it prints.
std::map<Slot, std::pair<std::int64_t, std::int64_t>> printed(const equity::Released& released) {
    std::map<Slot, std::pair<std::int64_t, std::int64_t>> numbers;
    for (const auto& table : released.tables)
        for (const auto& row : table.rows)
            if (row.events.shown() && row.students.shown() && row.students.value > 0)
                numbers[{table.measure, table.breakdown, row.code}] = {row.events.value, row.students.value};
    return numbers;
}

TEST(Editions, NeverDifferByASmallNumberWhateverIsCorrectedBetween) {
    SampleSize size;
    size.contacts = 4000;  // so that quarters show numbers
    District district{size};
    const int year = district.last_year;
    const std::vector<std::pair<ReportPeriod, int>> course{
        {{ReportSpan::quarter, year, 2}, 3},   {{ReportSpan::half, year, 1}, 12},
        {{ReportSpan::school_year, year}, 14}, {{ReportSpan::half, year, 2}, 1},
        {{ReportSpan::quarter, year, 2}, 11},  {{ReportSpan::school_year, year}, 2}};
    int releases = 0;
    for (const auto& [period, corrections] : course) {
        for (int i = 0; i < corrections; ++i) district.add_contact(period, i * 3);
        releases += district.release(period).ok() ? 1 : 0;
    }
    EXPECT_GE(releases, 4);
    int compared = 0;
    const auto editions = district.out();
    for (const auto& outer : editions)
        for (const auto& inner : editions) {
            const auto x = outer.period.days(), y = inner.period.days();
            if (&outer == &inner || y.from < x.from || y.until > x.until) continue;
            const auto large = figures_of(outer.record).value();
            const auto small = printed(figures_of(inner.record).value());
            for (const auto& [slot, numbers] : printed(large)) {
                const auto other = small.find(slot);
                if (other == small.end()) continue;
                ++compared;
                for (const auto difference :
                     {numbers.first - other->second.first, numbers.second - other->second.second})
                    EXPECT_TRUE(difference == 0 || std::abs(difference) >= large.rule.small_number)
                        << outer.name() << " less " << inner.name() << ": " << code_of(std::get<0>(slot)) << " "
                        << code_of(std::get<1>(slot)) << " " << std::get<2>(slot) << " " << difference;
            }
        }
    EXPECT_GT(compared, 50);
}

}  // namespace
}  // namespace accord::office

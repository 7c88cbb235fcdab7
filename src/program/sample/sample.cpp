#include "program/sample/sample.hpp"

#include <algorithm>

#include "program/sample/world.hpp"

namespace accord::program {

namespace sample {

World::World(Date on, const SampleScale& size) : today{on}, scale{size}, draw{0x5eed} {
    scale.schools = std::max(scale.schools, 3);
    scale.students = std::max(scale.students, 13);
    scale.contacts = std::max(scale.contacts, 0);
    scale.years = std::max(scale.years, 1);
}

const Account& World::account(std::string_view login) const {
    return *std::find_if(out.accounts.begin(), out.accounts.end(),
                         [&](const Account& account) { return account.login == login; });
}

Date World::school_day_before(int days) const {
    const auto latest = today - CalendarDays{days};
    for (auto term = terms.rbegin(); term != terms.rend(); ++term)
        for (auto day = term->days.rbegin(); day != term->days.rend(); ++day)
            if (*day <= latest) return *day;
    return terms.front().year.first;
}

}  // namespace sample

const std::array<SamplePerson, 9>& sample_people() {
    using enum Role;
    static constexpr std::array<SamplePerson, 9> people = {{{designee, "designee", "D. Whitfield"},
                                                            {principal, "principal", "P. Okafor"},
                                                            {staff, "teacher", "T. Lindqvist"},
                                                            {officer, "officer", "Officer Reyes"},
                                                            {liaison, "liaison", "Sgt. Dang"},
                                                            {custodian, "custodian", "C. Amaral"},
                                                            {investigator, "investigator", "I. Marsh"},
                                                            {board, "board", "B. Novak"},
                                                            {auditor, "auditor", "A. Fontaine"}}};
    return people;
}

SampleDistrict make_sample(Date today, const SampleScale& scale) {
    sample::World world{today, scale};
    auto& out = world.out;
    out.policy_file = "policies/sample/cedar-valley.md";
    sample::make_calendar(world);
    const auto start = world.terms.front().year.first;
    // In force from before the first school day that it judges, and not before the date that the document bears.
    out.policy_in_force_from = std::max(Date{start.year(), 8, 12}, Date{2023, 8, 15});
    out.policy_minutes = "Minutes of " + to_string(out.policy_in_force_from) + ", item 9.2";
    out.district = {world.id<DistrictId>(start - CalendarDays{90}),
                    "Cedar Valley Unified School District",
                    "CA",
                    sample::zone,
                    "0699990",
                    10,
                    "yes"};
    sample::make_schools(world);
    sample::make_agencies(world);
    sample::make_officers(world);
    sample::make_accounts(world);
    sample::make_students(world);
    sample::make_oversight(world);
    sample::make_contacts(world);
    sample::make_requests(world);
    sample::make_calls(world);
    return std::move(out);
}

}  // namespace accord::program

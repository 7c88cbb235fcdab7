#include <algorithm>

#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

constexpr auto required_terms =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"purpose", "Section 1, page 1"},
                                                                  {"roles", "Section 2, pages 1 to 3"},
                                                                  {"information-sharing", "Section 5, page 6"},
                                                                  {"qualifications", "Section 3, page 4"},
                                                                  {"hours", "Section 4, page 5"},
                                                                  {"performance", "Section 7, page 8"}});
constexpr auto subjects = std::to_array<std::string_view>({"school-policing", "diverse-populations", "force-policy"});

/// How the story of one officer goes.
struct Posting {
    std::size_t agency;
    std::string name;
    std::vector<std::size_t> schools;
    Date first;
    std::optional<Date> last;
    int tenths;             ///< of a day, each week and school
    int subjects_done = 3;  ///< of the three, before the first day
    std::string untrained_reason;
    std::optional<Date> training_by;
};

/// The numbers of the schools of one level, in order.
std::vector<std::size_t> schools_of(const World& world, SchoolLevel level) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < world.out.schools.size(); ++i)
        if (world.out.schools[i].level == level) list.push_back(i);
    return list;
}

void file_posting(World& world, const Posting& posting) {
    const auto number = std::to_string(1000 + 37 * world.out.officers.size());
    const auto hired = posting.first - CalendarDays{30};
    const auto id = world.id<OfficerId>(hired);
    world.out.officers.push_back(
        {id, world.out.agencies[posting.agency].id, posting.name, number, OfficerKind::sro, Sworn::yes});
    for (int i = 0; i < posting.subjects_done; ++i)
        world.out.training.push_back({world.id<Id<TrainingCompletion>>(hired), id,
                                      std::string{subjects[static_cast<std::size_t>(i)]},
                                      posting.first - CalendarDays{20 - i}, "Tamarack County Training Center", 480,
                                      "TC-" + number + "-" + std::to_string(i + 1)});
    for (const auto school : posting.schools)
        world.out.assignments.push_back({world.id<AssignmentId>(hired), id, world.out.schools[school].id, posting.first,
                                         posting.last, posting.tenths, posting.untrained_reason, posting.training_by});
}

/// The five whose stories the sample tells: trained, trained, not yet trained with a reason and a date, past that date,
/// and one who left.
void file_the_five(World& world) {
    const auto high = schools_of(world, SchoolLevel::high);
    const auto middle = schools_of(world, SchoolLevel::middle);
    const auto elementary = schools_of(world, SchoolLevel::elementary);
    const auto start = world.terms.front().year.first;
    const auto second = std::vector{elementary.front(), elementary[elementary.size() > 1 ? 1 : 0]};
    file_posting(world, {0, "Officer Reyes", {high.front()}, start, std::nullopt, 50});
    file_posting(world, {0, "Officer Calder", {middle.front()}, start, std::nullopt, 50});
    file_posting(world, {0,
                         "Officer Hollis",
                         {second.begin(), second.begin() + (second.front() == second.back() ? 1 : 2)},
                         world.school_day_before(45),
                         std::nullopt,
                         25,
                         1,
                         "The course was full; a place in the next one is booked",
                         world.today + CalendarDays{30}});
    file_posting(world, {1,
                         "Deputy Prentiss",
                         {middle.back()},
                         world.school_day_before(200),
                         std::nullopt,
                         50,
                         2,
                         "The county gives the course once a year",
                         world.today - CalendarDays{30}});
    const auto left = world.terms.size() > 1 ? std::optional{world.last_term().year.last} : std::nullopt;
    file_posting(world, {0, "Officer Marlow", {high.back()}, start, left, 20});
}

}  // namespace

void make_accounts(World& world) {
    const auto day = world.terms.front().year.first - CalendarDays{30};
    const auto add = [&](std::string login, std::string name, Role role, std::optional<SchoolId> school) {
        world.out.accounts.push_back({world.id<AccountId>(day),
                                      std::move(login),
                                      std::move(name),
                                      role,
                                      school,
                                      std::nullopt,
                                      {},
                                      AccountState::active});
    };
    const auto& schools = world.out.schools;
    for (const auto& person : sample_people()) {
        const bool of_school = person.role == Role::principal || person.role == Role::staff;
        add(std::string{person.login}, std::string{person.name}, person.role,
            of_school ? std::optional{schools.front().id} : std::nullopt);
        if (person.role == Role::officer) world.out.accounts.back().officer = world.out.officers.front().id;
        if (person.role == Role::liaison) world.out.accounts.back().officer = world.out.officers.back().id;
    }
    for (std::size_t i = 1; i < schools.size(); ++i) {
        add("principal-" + std::to_string(i + 1), given_name(world.draw).substr(0, 1) + ". " + family_name(world.draw),
            Role::principal, schools[i].id);
        add("teacher-" + std::to_string(i + 1), given_name(world.draw).substr(0, 1) + ". " + family_name(world.draw),
            Role::staff, schools[i].id);
    }
}

void make_agencies(World& world) {
    const auto start = world.terms.front().year.first;
    const auto now = school_year_of(world.today);
    auto& out = world.out;
    out.agencies.push_back({world.id<AgencyId>(start), "Cedar Valley Police Department", AgencyKind::police, "CA99901",
                            Date{start.year(), 1, 15}, "training-standards,vulnerable-populations,minimum-training"});
    out.agencies.push_back({world.id<AgencyId>(start),
                            "Tamarack County Sheriff's Office",
                            AgencyKind::sheriff,
                            "CA99900",
                            std::nullopt,
                            {}});

    // With the police: approved in the June before, in force to the end of the school year; one of six terms is
    // missing.
    const auto signed_on = Date{start.year(), 6, 17};
    const auto police = world.id<AgreementId>(signed_on);
    out.agreements.push_back({police,
                              out.agencies[0].id,
                              "Memorandum of understanding, School Resource Officers",
                              signed_on,
                              "Minutes of " + to_string(signed_on) + ", item 11.2",
                              Date{start.year(), 7, 1},
                              school_year_end(now + 1),
                              {},
                              std::nullopt});
    for (const auto& [term, passage] : required_terms)
        if (term != "performance")
            out.terms.push_back(
                {world.id<Id<AgreementTerm>>(signed_on), police, std::string{term}, std::string{passage}});
    out.reviews.push_back({world.id<Id<AgreementReview>>(signed_on),
                           police,
                           signed_on,
                           {Participant::parents, Participant::community},
                           "Minutes of " + to_string(signed_on) + ", item 11.1"});

    // With the sheriff: ended, goes on under a clause of its own for a while.
    const auto ended = school_year_end(world.last_term().year.school_year);
    const auto earlier = Date{ended.year() - 2, 6, 10};
    const auto sheriff = world.id<AgreementId>(earlier);
    out.agreements.push_back({sheriff, out.agencies[1].id, "Agreement for a deputy at the middle schools", earlier,
                              "Minutes of " + to_string(earlier) + ", item 9.4", Date{ended.year() - 2, 7, 1}, ended,
                              "Section 12: goes on while a renewal is negotiated", world.today + CalendarDays{40}});
    for (const auto& [term, passage] : required_terms)
        out.terms.push_back({world.id<Id<AgreementTerm>>(earlier), sheriff, std::string{term}, std::string{passage}});
}

void make_officers(World& world) {
    file_the_five(world);
    // In a larger district every other middle and high school has an officer of its own.
    const auto start = world.terms.front().year.first;
    for (const auto level : {SchoolLevel::high, SchoolLevel::middle}) {
        const auto list = schools_of(world, level);
        for (std::size_t i = 1; i + 1 < list.size(); ++i)
            file_posting(world, {0, "Officer " + family_name(world.draw), {list[i]}, start, std::nullopt, 50});
    }
    // The sergeant of the police serves at no school: the liaison's account is hers.
    file_posting(world, {0, "Sgt. Dang", {}, start, std::nullopt, 0});
}

void make_oversight(World& world) {
    auto& out = world.out;
    // The staff of the last school that got an officer wait for their training.
    const auto not_yet_trained =
        out.schools[std::min(schools_of(world, SchoolLevel::elementary).front() + 1, out.schools.size() - 1)].id;
    for (const auto& term : world.terms) {
        for (std::size_t i = 0; i < out.schools.size(); ++i) {
            const bool missed = &term == &world.this_term() && out.schools[i].id == not_yet_trained;
            const auto day = term.year.first + CalendarDays{8 + static_cast<int>(i) % 5};
            if (missed || day >= world.today) continue;
            const int expected = 30 + world.draw.below(60);
            out.staff_training.push_back({world.id<Id<StaffTraining>>(day), out.schools[i].id, day,
                                          expected - world.draw.below(5), expected, "District safety office"});
        }
        // The report on a year is due by 15 October after it; each was later than that.
        const auto year = term.year.school_year;
        const Date delivered{year + 1, 11, 9};
        if (delivered >= world.today) continue;
        out.deliveries.push_back({world.id<Id<ReportDelivery>>(delivered),
                                  school_year_start(year),
                                  school_year_end(year),
                                  delivered,
                                  "Minutes of " + to_string(delivered) + ", item 8.1",
                                  {}});
    }
    const auto attest = [&](std::string control, std::string statement, Date on, Date until) {
        out.attestations.push_back({world.id<Id<Attestation>>(on),
                                    std::move(control),
                                    {},
                                    std::move(statement),
                                    world.account("designee").id,
                                    on,
                                    until});
    };
    const auto term = world.this_term().year;
    const auto lately = std::max(world.school_day_before(20), term.first);
    attest("people.tiers", "Each school's plan has three tiers; I read all of them with the principals.", lately,
           term.last + CalendarDays{90});
    attest("procedures.adopted", "The administrative procedures are on the district's website.", lately,
           term.last + CalendarDays{90});
    attest("duties.restorative", "Officers took part in restorative meetings at the middle and high schools.",
           lately - CalendarDays{380}, lately - CalendarDays{15});
}

}  // namespace accord::program::sample

#include <algorithm>

#include "program/contact_form.hpp"
#include "program/sample/world.hpp"

namespace accord::program::sample {

namespace {

constexpr auto notes = std::to_array<std::string_view>(
    {"Two students shouting near the gym; walked both to the office.", "Sat outside until calm, then back to class.",
     "Lost phone was found in the locker room.", "Rumor of a fight after school; spoke with both groups.",
     "Bag was left at the bus stop and handed in.", "Counselor took over after ten minutes.",
     "Door alarm on the east side; nobody hurt.", "Asked for help with a message that frightened a classmate."});
constexpr auto administrators =
    std::to_array<std::string_view>({"Ms. Larkin", "Mr. Ames", "Ms. Okafor", "Mr. Tolland"});

/// When and where a contact happens, and with which officer.
struct Occasion {
    const Term* term;
    Date day;
    int minute;
    std::size_t school;
    OfficerId officer;
};

/// A student is met as often as this says against the others: the sample has unequal rates, for the report to show.
int likelihood(const Membership& groups) {
    int weight = 10;
    if (groups.race == Race::black) weight = weight * 22 / 10;
    if (groups.race == Race::hispanic) weight = weight * 12 / 10;
    if (groups.race == Race::asian) weight = weight * 4 / 10;
    if (groups.sex == Sex::male) weight = weight * 16 / 10;
    if (groups.disability == Disability::idea) weight = weight * 17 / 10;
    return weight;
}
constexpr int most_likely = 60;

Outcome outcome_of(Draw& draw, ContactReason reason) {
    using enum Outcome;
    switch (group_of(reason)) {
        case ReasonGroup::emergency:
            return draw.shared<Outcome>({{back_to_class, 20},
                                         {to_administrator, 42},
                                         {to_counselor, 10},
                                         {restorative, 10},
                                         {warning, 8},
                                         {citation, 4},
                                         {referral, 3},
                                         {arrest, 2},
                                         {hold_or_transport, 1}});
        case ReasonGroup::crime:
            return draw.shared<Outcome>({{back_to_class, 12},
                                         {to_administrator, 28},
                                         {to_counselor, 3},
                                         {restorative, 16},
                                         {warning, 18},
                                         {citation, 11},
                                         {referral, 7},
                                         {arrest, 5}});
        case ReasonGroup::welfare:
            return draw.shared<Outcome>({{back_to_class, 42}, {to_counselor, 44}, {hold_or_transport, 4}, {none, 10}});
        case ReasonGroup::school_rule:
            return draw.shared<Outcome>({{back_to_class, 30}, {to_administrator, 62}, {restorative, 6}, {warning, 2}});
        case ReasonGroup::other:
            return draw.shared<Outcome>({{back_to_class, 60}, {none, 40}});
    }
    return none;
}

class Contacts {
public:
    explicit Contacts(World& world) : world_{world}, draw_{world.draw} {}

    void make() {
        auto occasions = draw_occasions();
        std::sort(occasions.begin(), occasions.end(), [](const Occasion& a, const Occasion& b) {
            return std::tie(a.day, a.minute, a.school) < std::tie(b.day, b.minute, b.school);
        });
        for (const auto& occasion : occasions) one(occasion);
    }

private:
    std::vector<Occasion> draw_occasions() {
        std::vector<std::pair<const Term*, Date>> days;
        for (const auto& term : world_.terms)
            for (const auto day : term.days) days.emplace_back(&term, day);
        std::vector<Occasion> occasions;
        if (days.empty()) return occasions;
        for (int tries = 0;
             static_cast<int>(occasions.size()) < world_.scale.contacts && tries < 20 * world_.scale.contacts;
             ++tries) {
            const auto& [term, day] = draw_.from(days);
            const auto& assignment = draw_.from(world_.out.assignments);
            const auto& schools = world_.out.schools;
            if (!serves_on(assignment, day) || !draw_.in_thousand(20 * assignment.days_per_week_tenths)) continue;
            const auto school = std::find_if(schools.begin(), schools.end(),
                                             [&](const School& s) { return s.id == assignment.school; }) -
                                schools.begin();
            if (schools[static_cast<std::size_t>(school)].level == SchoolLevel::elementary && draw_.in_thousand(700))
                continue;
            occasions.push_back({term, day, draw_.between(7 * 60 + 50, 15 * 60 + 40), static_cast<std::size_t>(school),
                                 assignment.officer});
        }
        return occasions;
    }

    void one(const Occasion& occasion) {
        Contact contact;
        contact.happened_at = World::at(occasion.day, occasion.minute);
        contact.happened_on = occasion.day;
        contact.id = draw_.id<ContactId>(contact.happened_at);
        contact.key = "sample-" + std::to_string(world_.out.contacts.size() + 1);
        contact.officer = occasion.officer;
        contact.school = world_.out.schools[occasion.school].id;
        cause(contact);
        conduct(contact);
        ending(contact);
        students(contact, occasion);
        world_.out.contacts.push_back(std::move(contact));
    }

    void cause(Contact& contact) {
        using enum ContactReason;
        contact.reason = draw_.shared<ContactReason>({{weapon, 2},
                                                      {threat, 8},
                                                      {fight, 13},
                                                      {other_emergency, 2},
                                                      {assault, 4},
                                                      {theft_or_damage, 6},
                                                      {drugs_or_alcohol, 9},
                                                      {other_crime, 3},
                                                      {mental_health, 11},
                                                      {missing_or_runaway, 4},
                                                      {possible_abuse, 4},
                                                      {other_welfare, 15},
                                                      {school_rule, 14},
                                                      {ContactReason::other, 3}});
        contact.origin = draw_.shared<Origin>({{Origin::staff_request, 40},
                                               {Origin::officer_saw, 26},
                                               {Origin::dispatched_call, 12},
                                               {Origin::came_to_officer, 15},
                                               {Origin::threat_team, 6},
                                               {Origin::court_order, 1}});
        if (contact.reason == ContactReason::other) contact.other_reason = "Traffic at the drop-off";
        if (contact.reason == school_rule) {
            contact.school_rule = draw_.shared<ActedBecause>({{ActedBecause::handed_over, 75},
                                                              {ActedBecause::danger_grew, 8},
                                                              {ActedBecause::crime_found, 5},
                                                              {ActedBecause::no_administrator, 7},
                                                              {ActedBecause::asked_by_administrator, 5}});
            if (contact.school_rule == ActedBecause::handed_over) contact.handed_to = draw_.from(administrators);
        }
        if (draw_.in_thousand(30))
            contact.late_reason = draw_.shared<LateReason>(
                {{LateReason::end_of_shift, 5}, {LateReason::forgotten, 3}, {LateReason::investigation, 2}});
        contact.minutes = draw_.shared<Minutes>({{Minutes::under_5, 35},
                                                 {Minutes::from_5, 38},
                                                 {Minutes::from_15, 17},
                                                 {Minutes::from_30, 7},
                                                 {Minutes::over_60, 3}});
    }

    void conduct(Contact& contact) {
        using enum OfficerAction;
        const auto group = group_of(contact.reason);
        const auto reason = contact.reason;
        const bool emergency = group == ReasonGroup::emergency || reason == ContactReason::mental_health;
        contact.outcome = outcome_of(draw_, reason);
        auto& did = contact.actions;
        if (draw_.in_thousand(860)) did.insert(talked);
        if (emergency && draw_.in_thousand(600)) did.insert(deescalated);
        if (contact.outcome == Outcome::to_administrator && draw_.in_thousand(400)) did.insert(escorted);
        if ((group == ReasonGroup::crime || reason == ContactReason::threat) && draw_.in_thousand(450))
            did.insert(questioned);
        if (reason == ContactReason::weapon && draw_.in_thousand(600))
            search(contact, SearchOf::person, SearchBasis::suspected_weapon);
        if (reason == ContactReason::weapon && draw_.in_thousand(600))
            search(contact, SearchOf::belongings, SearchBasis::suspected_weapon);
        if (reason == ContactReason::drugs_or_alcohol && draw_.in_thousand(450))
            search(contact, SearchOf::belongings,
                   draw_.shared<SearchBasis>({{SearchBasis::consent, 5},
                                              {SearchBasis::visible_contraband, 3},
                                              {SearchBasis::evidence_of_crime, 2}}));
        if (contact.outcome == Outcome::arrest) search(contact, SearchOf::person, SearchBasis::incident_to_arrest);
        if (contact.outcome == Outcome::arrest && draw_.in_thousand(700))
            force(contact, handcuffed, ForceType::handcuffs);
        if ((reason == ContactReason::fight || reason == ContactReason::assault) && draw_.in_thousand(70))
            force(contact, other_force, ForceType::physical);
        if (!searched(did) && !used_force(did)) did.insert(none_of_these);
    }

    void search(Contact& contact, SearchOf of, SearchBasis basis) {
        const auto action =
            of == SearchOf::person ? OfficerAction::searched_person : OfficerAction::searched_belongings;
        if (contact.actions.has(action)) return;
        contact.actions.insert(action);
        const auto found = draw_.in_thousand(600)                   ? Found::nothing
                           : basis == SearchBasis::suspected_weapon ? Found::weapon
                                                                    : Found::drugs_or_alcohol;
        if (found != Found::nothing) contact.actions.insert(OfficerAction::took_property);
        world_.out.searches.push_back({draw_.id<Id<Search>>(contact.happened_at), contact.id, of, basis, found});
    }

    void force(Contact& contact, OfficerAction action, ForceType type) {
        contact.actions.insert(action);
        Force used{draw_.id<Id<Force>>(contact.happened_at),
                   contact.id,
                   type,
                   draw_.shared<Injury>({{Injury::none, 88}, {Injury::student, 8}, {Injury::officer, 4}}),
                   std::nullopt,
                   {}};
        const auto reviewed = contact.happened_on + CalendarDays{draw_.between(2, 12)};
        if (reviewed < world_.today && draw_.in_thousand(930)) {
            used.reviewed_on = reviewed;
            used.reviewed_by = "Sgt. Dang";
        }
        world_.out.force.push_back(std::move(used));
    }

    void ending(Contact& contact) {
        const bool questioned = contact.actions.has(OfficerAction::questioned);
        const bool must_tell = questioned || searched(contact.actions) || used_force(contact.actions) ||
                               contact.outcome == Outcome::citation || contact.outcome == Outcome::arrest;
        const auto told = [&](int yes) {
            return draw_.shared<Told>({{Told::yes, yes}, {Told::no, 10}, {Told::not_needed, 6}});
        };
        if (questioned) contact.told_of_rights = told(84);
        if (must_tell) contact.administrator_consulted = told(70);
        if (must_tell) contact.parent_told = told(84);
        const bool reported = contact.outcome == Outcome::citation || contact.outcome == Outcome::arrest ||
                              contact.outcome == Outcome::referral;
        if (reported) {
            const auto number = std::to_string(10000 + draw_.below(90000));
            contact.police_report = "CV" + std::to_string(contact.happened_on.year() % 100) + "-" + number;
        }
        if (draw_.in_thousand(220)) contact.note = draw_.from(notes);
    }

    void students(const Contact& contact, const Occasion& occasion) {
        const int count = contact.reason == ContactReason::fight ? draw_.between(1, 3) : 1;
        std::vector<StudentId> met;
        for (int i = 0; i < count; ++i) {
            ContactStudent row{draw_.id<Id<ContactStudent>>(contact.happened_at), contact.id, std::nullopt,
                               contact.happened_on};
            const auto* pupil = draw_.in_thousand(20) ? nullptr : someone(occasion);
            if (pupil && std::find(met.begin(), met.end(), pupil->id) != met.end()) continue;
            if (pupil) {
                met.push_back(pupil->id);
                row.student = pupil->id;
                join_groups(row, pupil->enrolments, pupil->memberships, {});
            }
            world_.out.contact_students.push_back(row);
        }
    }

    /// A student who was enrolled at the school on that day, the likelier ones more often.
    const Pupil* someone(const Occasion& occasion) {
        const auto& roster = occasion.term->rosters[occasion.school];
        if (roster.empty()) return nullptr;
        const Pupil* pupil = nullptr;
        for (int tries = 0; tries < 50; ++tries) {
            pupil = &world_.pupils[draw_.from(roster)];
            const bool there =
                std::any_of(pupil->enrolments.begin(), pupil->enrolments.end(), [&](const Enrolment& row) {
                    return row.since <= occasion.day && row.until.value_or(occasion.day) >= occasion.day &&
                           row.school == world_.out.schools[occasion.school].id;
                });
            if (there && draw_.below(most_likely) < likelihood(pupil->memberships.front())) return pupil;
        }
        return pupil;
    }

    World& world_;
    Draw& draw_;
};

}  // namespace

void make_contacts(World& world) { Contacts{world}.make(); }

}  // namespace accord::program::sample

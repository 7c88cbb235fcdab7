#include "office/review.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compliance/facts.hpp"
#include "office/disparity_flags.hpp"
#include "program/screening.hpp"

namespace accord::office {

namespace {

using compliance::ContactRow;
using compliance::FreeText;
using compliance::Outcome;
using compliance::Records;
using compliance::Verdict;

template <class E>
E code(std::string_view text, E otherwise) {
    return parse_code<E>(text).value_or(otherwise);
}

template <class E>
std::optional<E> optional_code(const filing::Row& row, int column) {
    return row.null(column) ? std::nullopt : parse_code<E>(row.text(column));
}

/// The contacts of a school year up to a day, coded, and their notes. Sealed words are opened only where there are any.
void load_contacts(const filing::Reading& file, Date from, Date until, Date since, Records& records) {
    records.contacts = compliance::Kept<ContactRow>{since, {}};
    records.texts = compliance::Kept<FreeText>{since, {}};
    file.session().query(
        "SELECT id, school, happened_on, origin, reason, school_rule, actions, outcome, told_of_rights,"
        " administrator_consulted, parent_told, note FROM contact"
        " WHERE district_id = $1 AND latest = 1 AND happened_on >= $2 AND happened_on <= $3",
        {to_value(file.district()), to_value(from), to_value(until)}, [&](const filing::Row& row) {
            ContactRow contact;
            contact.id = program::ContactId::parse(row.text(0)).value_or(program::ContactId{});
            contact.school = program::SchoolId::parse(row.text(1)).value_or(program::SchoolId{});
            contact.happened_on = parse_date(row.text(2)).value_or(Date{});
            contact.origin = code(row.text(3), program::Origin::officer_saw);
            contact.reason = code(row.text(4), program::ContactReason::other);
            contact.school_rule = optional_code<program::ActedBecause>(row, 5);
            contact.actions = Codec<program::OfficerActions>::parse(row.text(6)).value_or(program::OfficerActions{});
            contact.outcome = code(row.text(7), program::Outcome::none);
            contact.told_of_rights = optional_code<program::Told>(row, 8);
            contact.administrator_consulted = optional_code<program::Told>(row, 9);
            contact.parent_told = optional_code<program::Told>(row, 10);
            if (!row.text(11).empty())
                if (auto note = file.open<program::Contact>("note", contact.id, row.text(11)); !note.empty())
                    records.texts->rows.push_back(
                        {"contact:" + contact.id.text(), contact.happened_on, std::move(note)});
            records.contacts->rows.push_back(std::move(contact));
        });
}

/// Uses of force in the contacts that were loaded.
void load_force(const filing::Reading& file, Date since, Records& records) {
    records.force = compliance::Kept<program::Force>{since, {}};
    for (const auto& contact : records.contacts->rows) {
        if (!program::used_force(contact.actions)) continue;
        for (auto& force : file.all<program::Force>({{"contact", to_value(contact.id)}}))
            records.force->rows.push_back(std::move(force));
    }
}

/// What is flagged on the day, and what is done about it. Before a report on a school year is out nobody knows of
/// flags.
void load_flags(const Office& office, const filing::Reading& file, Date on, Records& records) {
    records.practices = file.all<program::Practice>();
    records.practice_reviews = file.all<program::PracticeReview>();
    const auto out = flags_out(office, file, on);
    if (!out) return;
    records.flags = compliance::Kept<compliance::FlagRow>{out->since, {}};
    for (const auto& open : out->open)
        records.flags->rows.push_back({std::string{code_of(open.flag.measure)},
                                       std::string{code_of(open.flag.breakdown)}, open.flag.code, open.name(),
                                       open.raised_on, open.edition});
}

Records load(const Office& office, const filing::Reading& file, Date on, Date since) {
    Records records;
    records.zone = office.district().zone;
    const int year = school_year_of(on);
    records.calendar =
        program::school_calendar(year, file.all<program::CalendarYear>(), file.all<program::ClosedDay>());
    records.since = since;
    records.schools = file.all<program::School>();
    records.agencies = file.all<program::Agency>();
    records.officers = file.all<program::Officer>();
    records.assignments = file.all<program::Assignment>();
    records.training = file.all<program::TrainingCompletion>();
    records.staff_training = file.all<program::StaffTraining>();
    records.agreements = file.all<program::Agreement>();
    records.terms = file.all<program::AgreementTerm>();
    records.reviews = file.all<program::AgreementReview>();
    records.directions = file.all<program::BoardDirection>();
    records.reports = file.all<program::ReportDelivery>();
    records.attestations = file.all<program::Attestation>();
    for (const auto& account : file.all<program::Account>()) records.people[account.id] = account.name;
    records.people[operator_of_machine().account] = operator_of_machine().name;

    load_flags(office, file, on, records);
    load_contacts(file, school_year_start(year), on, since, records);
    load_force(file, since, records);
    records.requests = compliance::Kept<program::InterventionRequest>{since, file.all<program::InterventionRequest>()};
    // Calls come from the agency's dispatch: a district that never received any does not know of none.
    if (auto calls = file.all<program::CallForService>(); !calls.empty()) {
        Date first = calls.front().called_on;
        for (const auto& call : calls) first = std::min(first, call.called_on);
        records.calls = compliance::Kept<program::CallForService>{first, std::move(calls)};
    }
    return records;
}

/// Evidence that tells of single students; its records are those of `tables_of_students`.
constexpr std::string_view kinds_of_students[] = {"contact", "force",     "search",    "request",
                                                  "call",    "free-text", "interview", "complaint"};
constexpr std::string_view tables_of_students[] = {"contact", "contact_student",      "force",
                                                   "search",  "intervention_request", "call_for_service"};

template <std::size_t n>
bool among(const std::string_view (&all)[n], std::string_view one) {
    return std::find(std::begin(all), std::end(all), one) != std::end(all);
}

/// Do the reasons of a verdict count what happened with students? One that waits for its evidence counts nothing.
bool rests_on_students(const Verdict& verdict, const policy::Catalogue& catalogue) {
    if (std::any_of(verdict.evidence.begin(), verdict.evidence.end(), [](const std::string_view record) {
            return among(tables_of_students, record.substr(0, record.find(':')));
        }))
        return true;
    const auto* control = catalogue.find(verdict.control);
    return verdict.outcome != Outcome::cannot_tell && control &&
           std::any_of(control->evidence.begin(), control->evidence.end(),
                       [](const std::string& kind) { return among(kinds_of_students, kind); });
}

Message in_the_report() {
    return {"The numbers behind this verdict stand in the Board report, where small ones are hidden.", {}};
}

void withhold_students(PolicyReview& review, const policy::Catalogue& catalogue) {
    for (auto& verdict : review.verdicts) {
        if (!rests_on_students(verdict, catalogue)) continue;
        verdict.reasons = {in_the_report()};
        verdict.evidence.clear();
    }
    for (const auto kind : kinds_of_students)
        if (const auto found = review.evidence.kinds.find(kind); found != review.evidence.kinds.end())
            review.evidence.kinds.erase(found);
}

/// The day on which the program began to keep records: its first policy came into force.
Date beginning(const Office& office, Date on) {
    Date first = on;
    for (const auto& version : *office.policies()) first = std::min(first, version.in_force_from);
    return first;
}

}  // namespace

const Verdict* PolicyReview::verdict(const std::string& provision) const {
    const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                    [&](const Verdict& each) { return each.provision == provision; });
    return found == verdicts.end() ? nullptr : &*found;
}

const compliance::Fact* PolicyReview::fact(const std::string& record) const {
    for (const auto& [kind, list] : evidence.kinds)
        for (const auto& fact : list.facts)
            if (fact.record == record) return &fact;
    return nullptr;
}

std::vector<const ChosenPassage*> PolicyReview::chosen_in(const policy::Provision& provision) const {
    std::vector<const ChosenPassage*> found;
    for (const auto& key : provision.chosen)
        for (const auto& each : chosen)
            if (each.record.sentence + '-' + std::to_string(each.record.place) == key) found.push_back(&each);
    return found;
}

std::array<int, 6> PolicyReview::tally() const {
    std::array<int, 6> counts{};
    for (const auto& each : verdicts)
        ++counts[each.basis == compliance::Basis::permission ? 5 : static_cast<std::size_t>(each.outcome)];
    return counts;
}

namespace {

bool alike(const Verdict& a, const Verdict& b) {
    return a.control == b.control && a.outcome == b.outcome && a.due == b.due;
}

}  // namespace

bool withheld(const Verdict& verdict) {
    return verdict.reasons.size() == 1 && verdict.reasons.front() == in_the_report();
}

compliance::Evidence evidence_on(const Office& office, Date on) {
    const auto since = beginning(office, on);
    return office.file().read(
        [&](const filing::Reading& file) { return compliance::evidence(load(office, file, on, since), on); });
}

Result<PolicyReview> review_policy(const Office& office, const Actor& actor, Date on) {
    if (auto allowed = require(actor, Verb::see_policy); !allowed) return allowed.problems();
    PolicyReview review{on, policy_in_force(office, on), {}, {}};
    if (!review.policy) return problem("on", "No policy was in force on {day}: adopt one", {{"day", to_string(on)}});
    if (const auto document = program::PolicyId::parse(review.policy.version->id))
        review.chosen =
            office.file().read([&](const filing::Reading& file) { return chosen_passages(file, *document); });
    review.evidence = evidence_on(office, on);
    review.verdicts = compliance::review(*review.policy, office.catalogue(), review.evidence);
    if (actor.scope(Verb::see_contacts) != Scope::district) withhold_students(review, office.catalogue());
    return review;
}

bool attestable(const Office& office, const std::string& control) {
    const auto* found = office.catalogue().find(control);
    return found && found->judge == "attested";
}

Result<Done> attest(Office& office, const Actor& actor, const std::string& control, const std::string& provision,
                    const std::string& statement, Date valid_until) {
    if (auto allowed = require(actor, Verb::attest); !allowed) return allowed.problems();
    const auto today = office.today();
    Problems problems;
    if (!office.catalogue().find(control))
        problems.push_back(problem("control", "Choose a control"));
    else if (!attestable(office, control))
        problems.push_back(problem("control", "Records decide this provision: an attestation would change nothing"));
    if (trim(statement).empty()) problems.push_back(problem("statement", "Say what you attest"));
    if (valid_until <= today) problems.push_back(problem("valid_until", "An attestation holds until a day ahead"));
    if (valid_until > today + CalendarDays{400})
        problems.push_back(
            problem("valid_until", "An attestation holds for about a year at most: it is given again then"));
    for (const auto& finding : program::screen(statement))
        if (finding.kind == program::FindingKind::immigration)
            problems.push_back({"statement", program::explain(finding), provision});
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::attest), [&](filing::Writing& file) -> Result<Done> {
        file.add(program::Attestation{decltype(program::Attestation::id)::make(), control, provision,
                                      squeeze(statement), actor.account, today, valid_until});
        return Done{};
    });
}

std::vector<DueItem> due_items(const PolicyReview& review, Date until) {
    std::vector<DueItem> items;
    for (const auto& verdict : review.verdicts) {
        const bool failing = verdict.outcome == Outcome::not_met;
        if (!failing && !(verdict.due && *verdict.due <= until)) continue;
        if (std::any_of(items.begin(), items.end(), [&](const DueItem& item) { return alike(*item.verdict, verdict); }))
            continue;
        const auto provision = std::find_if(review.policy->provisions.begin(), review.policy->provisions.end(),
                                            [&](const auto& each) { return each.id == verdict.provision; });
        if (provision != review.policy->provisions.end()) items.push_back({&verdict, &*provision});
    }
    const auto rank = [](const DueItem& item) {
        return std::tuple{item.verdict->outcome != Outcome::not_met, item.verdict->due.value_or(Date{9999, 12, 31})};
    };
    std::stable_sort(items.begin(), items.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return items;
}

}  // namespace accord::office

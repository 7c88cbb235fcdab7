// Every control in two made-up districts, as a board member reads it: one in order, one in disorder. The answers stand
// in golden/verdicts.txt. ACCORD_BLESS=1 writes them anew: read the difference before you keep it.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "compliance/case_test.hpp"
#include "compliance/facts.hpp"

namespace accord::compliance {
namespace {

using namespace program;

const Date today{2026, 11, 22};
const char* const golden = ACCORD_SOURCE_DIR "/src/compliance/golden/verdicts.txt";

struct District {
    Records records;
    Agency police{AgencyId::make(), "Ferndale Police", AgencyKind::police, "", Date{2025, 1, 1}, ""};
    School oakview{SchoolId::make(), "Oakview Middle", SchoolLevel::middle, "", ""};
    School elmwood{SchoolId::make(), "Elmwood High", SchoolLevel::high, "", ""};
    Officer alvarez{OfficerId::make(), police.id, "R. Alvarez", "1", OfficerKind::sro, Sworn::yes};
    Officer ngo{OfficerId::make(), police.id, "T. Ngo", "2", OfficerKind::campus_security, Sworn::no};
    AccountId person = AccountId::make();

    District() {
        records.zone = "America/Los_Angeles";
        records.calendar = {Date{2026, 8, 24}, Date{2027, 6, 11}};
        records.since = Date{2025, 7, 1};
        records.schools = {oakview, elmwood};
        records.people[person] = "D. Whitfield";
        records.contacts = Kept<ContactRow>{Date{2026, 7, 1}, {}};
        records.force = Kept<Force>{Date{2026, 7, 1}, {}};
        records.requests = Kept<InterventionRequest>{Date{2026, 7, 1}, {}};
        records.texts = Kept<FreeText>{Date{2026, 7, 1}, {}};
    }

    void post(const Officer& officer, const School& school, Date first_day) {
        records.assignments.push_back({AssignmentId::make(), officer.id, school.id, first_day, {}, 50, "", {}});
    }
    void train(const Officer& officer, std::initializer_list<const char*> subjects, Date on) {
        for (const char* subject : subjects)
            records.training.push_back({Id<TrainingCompletion>::make(), officer.id, subject, on, "", 0, ""});
    }
    ContactId contact(ContactReason reason, std::optional<ActedBecause> acted, OfficerActions actions,
                      program::Outcome outcome) {
        ContactRow row;
        row.id = ContactId::make();
        row.school = oakview.id;
        row.happened_on = Date{2026, 10, 5};
        row.reason = reason;
        row.school_rule = acted;
        row.actions = actions;
        row.outcome = outcome;
        row.administrator_consulted = row.parent_told = Told::yes;
        records.contacts->rows.push_back(row);
        return row.id;
    }
    void force(ContactId contact, std::optional<Date> reviewed) {
        records.force->rows.push_back({Id<Force>::make(), contact, ForceType::physical, Injury::none, reviewed, ""});
    }
    void attest(std::initializer_list<const char*> controls, Date until) {
        for (const char* control : controls)
            records.attestations.push_back({Id<Attestation>::make(), control, "", "", person, Date{2026, 9, 1}, until});
    }
};

const std::initializer_list<const char*> attested_controls{
    "agreement.staffing-plan", "duties.climate", "duties.threat-assessment", "people.tiers", "procedures.adopted"};
const std::initializer_list<const char*> series{"wa-a", "wa-b", "wa-c", "wa-d", "wa-e", "wa-f", "wa-g",
                                                "wa-h", "wa-i", "wa-j", "wa-k", "wa-l", "wa-m", "on-the-job-day"};

Records in_order() {
    District district;
    auto& records = district.records;
    district.police.force_policy_covers = "training-standards,vulnerable-populations,minimum-training";
    records.agencies = {district.police};
    records.officers = {district.alvarez};
    district.post(district.alvarez, district.oakview, Date{2025, 8, 25});
    district.train(district.alvarez, {"school-policing", "diverse-populations", "force-policy"}, Date{2025, 8, 1});
    district.train(district.alvarez, series, Date{2026, 1, 20});
    district.train(district.alvarez, {"on-the-job-day"}, Date{2026, 2, 3});
    const Agreement agreement{
        AgreementId::make(), district.police.id, "", Date{2025, 5, 6}, "", Date{2025, 7, 1}, Date{2027, 1, 31}, "", {}};
    records.agreements = {agreement};
    for (const char* term : {"purpose", "roles", "training-confirmation"})
        records.terms.push_back({Id<AgreementTerm>::make(), agreement.id, term, "Section 2"});
    records.reviews = {{Id<AgreementReview>::make(),
                        agreement.id,
                        Date{2026, 5, 12},
                        {Participant::parents, Participant::students, Participant::community},
                        ""}};
    records.staff_training = {{Id<StaffTraining>::make(), district.oakview.id, Date{2026, 9, 9}, 30, 31, ""}};
    records.reports = {{Id<ReportDelivery>::make(), Date{2025, 7, 1}, Date{2026, 6, 30}, Date{2026, 9, 15}, "", ""}};
    records.calls = Kept<CallForService>{
        Date{2026, 7, 1},
        {{Id<CallForService>::make(), district.oakview.id, Date{2026, 9, 9}, "", "", "", CallOutcome::no_action}}};
    for (int i = 0; i < 11; ++i)
        district.contact(ContactReason::school_rule, ActedBecause::handed_over, {OfficerAction::talked},
                         program::Outcome::to_administrator);
    district.contact(ContactReason::school_rule, ActedBecause::danger_grew, {OfficerAction::escorted},
                     program::Outcome::warning);
    district.force(district.contact(ContactReason::fight, {}, {OfficerAction::deescalated, OfficerAction::other_force},
                                    program::Outcome::to_administrator),
                   Date{2026, 10, 9});
    records.texts->rows = {{"contact:1", Date{2026, 10, 5}, "Both went back to class."}};
    district.attest(attested_controls, Date{2027, 8, 31});
    return records;
}

Records in_disorder() {
    District district;
    auto& records = district.records;
    district.alvarez.sworn = Sworn::unknown;
    district.police.force_policy_covers = "training-standards";
    records.agencies = {district.police};
    records.officers = {district.alvarez, district.ngo};
    district.post(district.alvarez, district.oakview, Date{2025, 8, 25});
    district.post(district.ngo, district.elmwood, Date{2026, 9, 14});
    district.train(district.alvarez, {"school-policing"}, Date{2025, 8, 1});
    const Agreement agreement{
        AgreementId::make(), district.police.id, "", Date{2024, 5, 6}, "", Date{2024, 7, 1}, Date{2026, 6, 30}, "", {}};
    records.agreements = {agreement};
    records.terms = {{Id<AgreementTerm>::make(), agreement.id, "purpose", "Section 2"}};
    records.reviews = {{Id<AgreementReview>::make(), agreement.id, Date{2025, 9, 12}, {Participant::parents}, ""}};
    records.calls = Kept<CallForService>{
        Date{2026, 7, 1},
        {{Id<CallForService>::make(), district.oakview.id, Date{2026, 9, 9}, "", "", "", CallOutcome::unknown}}};
    for (int i = 0; i < 12; ++i)
        district.contact(ContactReason::school_rule, {}, {OfficerAction::questioned},
                         i == 0 ? program::Outcome::arrest : program::Outcome::warning);
    records.contacts->rows.back().parent_told.reset();
    district.force(district.contact(ContactReason::fight, {}, {OfficerAction::other_force}, program::Outcome::arrest),
                   {});
    InterventionRequest request;
    request.id = RequestId::make();
    request.asked_at = *parse_instant("2026-10-01T17:00:00Z");
    request.reason = RequestReason::school_rule;
    request.answer = Responder::administrator;
    request.decision = Responder::officer;
    records.requests->rows = {request};
    records.texts->rows = {{"contact:1", Date{2026, 10, 5}, "He is undocumented."}};
    district.attest(attested_controls, Date{2026, 10, 31});
    return records;
}

std::string told(const Records& records) {
    const Evidence facts = evidence(records, today);
    std::ostringstream text;
    for (const auto& control : catalogue().controls) {
        if (control.id == policy::not_a_control) continue;
        Case one{control.id};
        one.evidence = facts;
        if (control.id == "agreement.terms") one.set("terms", "purpose,roles");
        if (control.id == "officer.force-policy") one.set("covers", "training-standards,vulnerable-populations");
        const auto verdict = one.verdict();
        text << control.id << ": " << label_of(verdict.outcome);
        if (verdict.due) text << ", due " << to_string(*verdict.due);
        text << " (" << verdict.evidence.size() << " records)\n";
        for (const auto& reason : verdict.reasons) text << "    " << english(reason) << "\n";
    }
    return text.str();
}

TEST(Golden, TwoDistrictsReadAsTheyDid) {
    const std::string now =
        "In order, on " + to_string(today) + "\n\n" + told(in_order()) + "\nIn disorder\n\n" + told(in_disorder());
    if (std::getenv("ACCORD_BLESS")) std::ofstream{golden} << now;
    std::ifstream file{golden};
    const std::string blessed{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(now, blessed) << "ACCORD_BLESS=1 writes it anew: read the difference first";
}

}  // namespace
}  // namespace accord::compliance

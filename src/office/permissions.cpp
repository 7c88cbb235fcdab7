#include "office/permissions.hpp"

#include <algorithm>

#include <array>

namespace accord::office {

namespace {

using program::Role;

struct Row {
    Verb verb;
    // In the order of Role: designee, principal, staff, officer, liaison, custodian, investigator, board, auditor.
    std::array<Scope, 9> scopes;
};

constexpr auto D = Scope::district;
constexpr auto S = Scope::school;
constexpr auto A = Scope::agency;
constexpr auto O = Scope::own;
constexpr auto n = Scope::none;

// Officers and their agency never meet education records or demographics; teachers never see contacts of students;
// board members and auditors see groups and evidence, not students; a liaison sees what the officers of the own agency
// did (product.md, "Who uses it"). Exact counts for a government are met by whoever sees every contact and by the
// custodian of records, through whom records leave. Whoever drafts the report chooses any dates, so sees every contact
// anyway.
// clang-format off
constexpr auto table = std::to_array<Row>({
    //                                  des pri sta off lia cus inv boa aud
    {Verb::see_today,             {D, S, O, O, D, D, D, D, D}},
    {Verb::see_policy,            {D, D, D, D, D, D, D, D, D}},
    {Verb::compare_policies,      {D, D, D, D, D, D, D, D, D}},
    {Verb::adopt_policy,          {D, n, n, n, n, n, n, n, n}},
    {Verb::attest,                {D, S, n, n, D, D, n, n, n}},
    {Verb::ask_for_help,          {D, S, S, n, n, n, n, n, n}},
    {Verb::see_requests,          {D, S, O, S, n, n, n, n, n}},
    {Verb::decide_request,        {D, S, n, n, n, n, n, n, n}},
    {Verb::log_contact,           {n, n, n, O, n, n, n, n, n}},
    {Verb::see_contacts,          {D, S, n, O, A, n, n, n, n}},
    {Verb::correct_contact,       {D, n, n, O, n, n, n, n, n}},
    {Verb::review_force,          {n, n, n, n, A, n, n, n, n}},
    {Verb::find_students,         {D, n, n, S, n, n, n, n, n}},
    {Verb::see_officers,          {D, S, n, O, D, n, n, D, D}},
    {Verb::keep_officers,         {D, n, n, n, D, n, n, n, n}},
    {Verb::confirm_sworn,         {D, n, n, n, A, n, n, n, n}},
    {Verb::record_staff_training, {D, S, n, n, n, n, n, n, n}},
    {Verb::keep_force_policies,   {D, n, n, n, A, n, n, n, n}},
    {Verb::see_agreements,        {D, D, D, D, D, D, D, D, D}},
    {Verb::keep_agreements,       {D, n, n, n, n, n, n, n, n}},
    {Verb::see_report,            {D, D, n, n, D, D, D, D, D}},
    {Verb::draft_report,          {D, n, n, n, n, n, n, n, n}},
    {Verb::release_report,        {D, n, n, n, n, D, n, n, n}},
    {Verb::deliver_report,        {D, n, n, n, n, n, n, n, n}},
    {Verb::see_practices,         {D, D, n, n, n, n, n, D, D}},
    {Verb::keep_practices,        {D, n, n, n, n, n, n, n, n}},
    {Verb::prepare_filing,        {D, n, n, n, n, D, n, n, n}},
    {Verb::import_records,        {D, n, n, n, n, n, n, n, n}},
    {Verb::keep_calendar,         {D, n, n, n, n, n, n, n, n}},
    {Verb::keep_accounts,         {D, n, n, n, n, n, n, n, n}},
    {Verb::verify_ledger,         {D, n, n, n, n, D, n, D, D}},
});
// clang-format on
static_assert(table.size() == names_of<Verb>.size());
static_assert(table[0].scopes.size() == names_of<Role>.size());

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].verb) != i) return false;
    return true;
}
static_assert(in_order());

Problem refusal(const Actor& actor, Verb verb) {
    return problem("", "Your account ({role}) may not do this: {verb}",
                   {{"role", std::string{label_of(actor.role)}}, {"verb", std::string{label_of(verb)}}});
}

}  // namespace

Scope scope_of(Role role, Verb verb) {
    return table[static_cast<std::size_t>(verb)].scopes[static_cast<std::size_t>(role)];
}

Scope Actor::scope(Verb verb) const {
    if (account.none()) return Scope::district;  // the operator of the machine
    const auto scope = scope_of(role, verb);
    return scope == Scope::school && every_school ? Scope::district : scope;
}

bool Actor::serves(const program::SchoolId& school) const {
    return std::find(schools.begin(), schools.end(), school) != schools.end();
}

bool Actor::supervises(const program::OfficerId& of_agency) const {
    return std::find(colleagues.begin(), colleagues.end(), of_agency) != colleagues.end();
}

bool Actor::reaches(Verb verb, const program::SchoolId& school_of_record) const {
    const auto reach = scope(verb);
    return reach == Scope::district || (reach == Scope::school && serves(school_of_record));
}

Result<Done> require(const Actor& actor, Verb verb) {
    if (!actor.may(verb)) return refusal(actor, verb);
    return Done{};
}

Result<Done> require(const Actor& actor, Verb verb, const program::SchoolId& school) {
    if (!actor.reaches(verb, school) && actor.scope(verb) != Scope::own) return refusal(actor, verb);
    return Done{};
}

Actor operator_of_machine() { return {{}, "command line", Role::designee, {}, {}}; }

}  // namespace accord::office

// Each agency's force policy on file: the date that it bears and what it covers.
#include "office/force_policies.hpp"

#include <algorithm>

#include "web/pages/entries.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/refused.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ForcePolicySubject;
using office::ForcePolicyView;

namespace {

constexpr auto here = "/force-policies";

Html facts_of(const Visit& visit, const ForcePolicyView& view, const std::vector<ForcePolicySubject>& subjects) {
    if (!view.agency.force_policy_on) return h::p(chip("warn", visit.t("No force policy is on file")));
    Html facts = h::dt(visit.t("Dated")) + h::dd(visit.words.date(*view.agency.force_policy_on));
    for (const auto& subject : subjects) {
        const bool covered = std::find(view.covers.begin(), view.covers.end(), subject.code) != view.covers.end();
        if (!covered && !subject.asked_for) continue;
        facts += h::dt(sentence_case(std::string{visit.t(subject.label)})) +
                 h::dd(covered ? chip("ok", visit.t("Covered")) : chip("bad", visit.t("Not covered")));
    }
    return h::dl({cls("kv")}, facts);
}

Html form_of(const Visit& visit, const ForcePolicyView& view, const std::vector<ForcePolicySubject>& subjects,
             const Refused& refused) {
    if (!view.may_change) return {};
    const auto agency = view.agency.id.text();
    std::vector<std::pair<std::string, std::string>> values;
    if (view.agency.force_policy_on) values.emplace_back("dated", to_string(*view.agency.force_policy_on));
    for (const auto& code : view.covers) values.emplace_back("covers", code);
    const Form on_file{std::move(values)};
    const auto fields = fields_of(visit, refused, agency, on_file);
    std::vector<Choice> choices;
    for (const auto& subject : subjects)
        choices.push_back({subject.code, sentence_case(std::string{visit.t(subject.label)}),
                           subject.asked_for ? std::string{visit.t("The policy in force asks for this")} : ""});
    return h::details(
        {flag("open", refused.is(agency) || !view.agency.force_policy_on)},
        h::summary(visit.t(view.agency.force_policy_on ? "Record another version of it" : "Put it on file")),
        fields.summary(),
        h::form(
            {method("post"), action(here)}, fields.secret(), fields.hidden("agency", agency),
            fields.date("dated", visit.t("The date that it bears")),
            fields.checks("covers", visit.t("What does it cover?"), choices, visit.t("Only what you have read in it")),
            h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Response list_page(const Visit& visit, const Refused& refused) {
    const auto views = office::force_policies(visit.office, visit.actor());
    if (!views) return problems_page(visit, views.problems());
    const auto subjects = office::force_policy_subjects(visit.office, visit.office.today());
    const auto title = std::string{visit.t("Force policies of the agencies")};
    Html body =
        h::h1(title) +
        h::p({cls("mut wide")}, visit.t("The written policy on the use of force under which an agency's officers "
                                        "work, as the district has it on file.")) +
        asked_for_by(visit, "officer.force-policy");
    for (const auto& view : *views)
        body += h::section({cls("sec")}, h::h2(view.agency.name), facts_of(visit, view, subjects),
                           form_of(visit, view, subjects, refused));
    if (views->empty()) body += h::p(visit.t("No agency is on file. It comes with its officers: import officers.csv."));
    return page(visit, head_of(title, "/officers", refused), body);
}

}  // namespace

Response force_policies(Visit& visit) { return list_page(visit, {{}, visit.form, {}}); }

Response take_force_policy(Visit& visit) {
    const auto typed = visit.form.get("agency");
    const auto agency = program::AgencyId::parse(typed);
    const auto dated = parse_date(visit.form.get("dated"));
    if (!agency) return failure_page(visit, 404);
    if (!dated) return list_page(visit, {typed, visit.form, {problem("dated", "Write the date as 2026-11-22")}});
    std::vector<std::string> covers;
    for (const auto& [name, value] : visit.form.values())
        if (name == "covers") covers.push_back(value);
    const auto recorded = office::record_force_policy(visit.office, visit.actor(), *agency, *dated, covers);
    return recorded ? see_other(here) : list_page(visit, {typed, visit.form, recorded.problems()});
}

}  // namespace accord::web::pages

#include "office/lists.hpp"
#include "office/requests.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

std::vector<Choice> school_choices(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& school : office::schools_within(visit.office, visit.actor(), office::Verb::ask_for_help))
        choices.push_back({school.id.text(), school.name});
    return choices;
}

Response form_page(const Visit& visit, const Form& values, const Problems& problems) {
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Ask for help")};
    const auto schools = school_choices(visit);
    PageHead head{title, "/help"};
    head.status = problems.empty() ? 200 : 422;
    Html school = schools.size() == 1 ? fields.hidden("school", schools.front().value)
                                      : fields.select("school", visit.t("School"), schools);
    return page(
        visit, head,
        fields.summary() + h::h1(title) +
            note("bad", h::p(h::strong(visit.t("Somebody in danger now? Call 911 or use the radio first.")), " ",
                             visit.t("Write it down here afterwards."))) +
            h::form({method("post"), action("/help")}, fields.secret(), school,
                    fields.radios("urgency", visit.t("Is somebody in danger now?"), choices_of<program::Urgency>(visit),
                                  {}, "pick pair"),
                    fields.radios("reason", visit.t("What is happening?"), choices_of<program::RequestReason>(visit)),
                    fields.text("place", visit.t("Where?"), visit.t("A room is enough. No names.")),
                    h::div({cls("bar row")}, h::button({cls("btn")}, visit.t("Send")))));
}

Html answer_of(const Visit& visit, const office::HelpAnswer& answer) {
    Html quote;
    if (!answer.quote.empty())
        quote =
            h::p(visit.t("The policy says:")) + h::blockquote({attribute::lang("en")}, answer.quote) +
            h::p({cls("small")}, h::a({href("/policy/" + answer.request.provision)}, visit.t("Open this provision")));
    Html absent;
    if (!answer.answer.absent.empty()) {
        const auto* control = visit.office.catalogue().find(answer.answer.absent);
        absent =
            note("warn",
                 h::p(visit.t({"The adopted policy has no clause for this: {control}. Other policies have one.",
                               {{"control", std::string{visit.t(control ? control->title : answer.answer.absent)}}}})));
    }
    Html place;
    if (answer.request.place.empty())
        place = h::p(h::strong(visit.t(answer.place_kept ? "You gave no place: say by radio where you are."
                                                         : "Your place was not kept: say by radio where you are.")));
    return h::div({cls("answer"), role("status")}, h::p({cls("who")}, visit.t(label_of(answer.request.answer))), place,
                  h::p(visit.t(answer.answer.reason)), quote) +
           absent;
}

}  // namespace

Response help(Visit& visit) { return form_page(visit, visit.query, {}); }

Response take_help(Visit& visit) {
    office::HelpForm form;
    Problems problems;
    const auto school = program::SchoolId::parse(visit.form.get("school"));
    const auto urgency = parse_code<program::Urgency>(visit.form.get("urgency"));
    auto reason = parse_code<program::RequestReason>(visit.form.get("reason"));
    const bool emergency = urgency == program::Urgency::now;
    if (emergency && !reason) reason = program::RequestReason::danger;  // nobody in danger is sent back to a form
    if (!school) problems.push_back(problem("school", "Choose a school"));
    if (!urgency) problems.push_back(problem("urgency", "Say whether somebody is in danger now"));
    if (!reason) problems.push_back(problem("reason", "Choose what is happening"));
    if (!problems.empty()) return form_page(visit, visit.form, problems);
    form.school = *school;
    form.urgency = *urgency;
    form.reason = *reason;
    form.place = std::string{visit.form.get("place")};
    const auto answer = office::ask_for_help(visit.office, visit.actor(), form);
    if (!answer) return form_page(visit, visit.form, answer.problems());
    const auto title = std::string{visit.t("Sent")};
    return page(
        visit, {title, "/help"},
        h::h1(title) + answer_of(visit, *answer) +
            h::p(h::a({cls("btn alt"), href("/requests/" + answer->request.id.text())}, visit.t("See how it ends"))) +
            h::p(h::a({href("/help")}, visit.t("Ask for something else"))));
}

}  // namespace accord::web::pages

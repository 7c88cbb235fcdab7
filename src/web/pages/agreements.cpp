#include "office/agreements.hpp"

#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::AgreementView;
using program::AgreementState;

namespace {

Html state_of(const Visit& visit, const AgreementView& view) {
    const auto words = visit.t(label_of(view.state));
    switch (view.state) {
        case AgreementState::in_force: return chip("ok", words);
        case AgreementState::holdover: return chip("warn", words);
        case AgreementState::lapsed: return chip("bad", words);
        case AgreementState::board_approved: return chip("info", words);
        case AgreementState::draft: return chip("mute", words);
    }
    return {};
}

Html terms_of(const Visit& visit, const AgreementView& view, const Fields& fields) {
    std::vector<Html> rows;
    const bool may = visit.actor().may(office::Verb::keep_agreements);
    for (const auto& term : view.terms) {
        Html state = term.passage.empty() ? chip(term.required ? "bad" : "mute", visit.t("No passage")) : chip("ok", term.passage);
        Html form;
        if (may && term.passage.empty())
            form = h::form({cls("bare row"), method("post"), action("/agreements/" + view.agreement.id.text() + "/term")}, fields.secret(), fields.hidden("term", term.code),
                           h::label({cls("vh"), for_("p-" + view.agreement.id.text() + term.code)}, visit.t("Passage")),
                           h::input({type("text"), id("p-" + view.agreement.id.text() + term.code), name("passage"), {"placeholder", visit.t("Section 4, page 3")}, cls("short")}),
                           h::button({cls("btn alt")}, visit.t("Tie")));
        rows.push_back(h::tr(h::th({scope("row")}, visit.t(term.label)), h::td(term.required ? visit.t("Required") : visit.t("Added by the Board")), h::td(state, form),
                             h::td(term.provision.empty() ? Html{} : h::a({href("/policy/" + term.provision)}, visit.t("Provision")))));
    }
    if (rows.empty()) return h::p(visit.t("The policy in force names no terms."));
    return data_table(visit.t("Terms and the passages that fulfil them"), {visit.t("Term"), visit.t("By"), visit.t("Passage"), visit.t("Provision")}, rows);
}

Html forms_of(const Visit& visit, const AgreementView& view, const Fields& fields) {
    if (!visit.actor().may(office::Verb::keep_agreements)) return {};
    const auto base = "/agreements/" + view.agreement.id.text();
    Html forms;
    if (view.state == AgreementState::draft)
        forms += h::details({}, h::summary(visit.t("Record the Board's approval")),
                            h::form({method("post"), action(base + "/approve")}, fields.secret(), fields.date("approved_on", visit.t("Approved on")), fields.text("minutes", visit.t("Board minutes")),
                                    fields.date("starts", visit.t("In force from")), fields.date("ends", visit.t("In force until")), h::p(h::button({cls("btn")}, visit.t("Record")))));
    if (view.state == AgreementState::lapsed || view.state == AgreementState::in_force)
        forms += h::details({}, h::summary(visit.t("Record a holdover")),
                            h::form({method("post"), action(base + "/hold-over")}, fields.secret(), fields.text("basis", visit.t("Clause or act under which it goes on")),
                                    fields.date("until", visit.t("Until")), h::p(h::button({cls("btn")}, visit.t("Record")))));
    forms += h::details({}, h::summary(visit.t("Record a yearly review")),
                        h::form({method("post"), action(base + "/review")}, fields.secret(), fields.date("adopted_on", visit.t("Reviewed and adopted on")),
                                fields.checks("participants", visit.t("Who took part?"), choices_of<program::Participant>(visit)), fields.text("minutes", visit.t("Board minutes")),
                                h::p(h::button({cls("btn")}, visit.t("Record")))));
    return forms;
}

Html card_of(const Visit& visit, const AgreementView& view, const Fields& fields) {
    const auto& agreement = view.agreement;
    Html facts;
    const auto fact = [&](std::string_view what, const Html& is) { facts += h::dt(visit.t(what)) + h::dd(is); };
    fact("Agency", view.agency.name);
    fact("Officers serving", view.officers_serving);
    if (agreement.board_approved_on) fact("Approved by the Board", visit.words.date(*agreement.board_approved_on) + (agreement.minutes.empty() ? "" : ", " + agreement.minutes));
    if (agreement.starts) fact("In force from", visit.words.date(*agreement.starts));
    if (agreement.ends) fact("In force until", due_words(visit, agreement.ends, visit.office.today()));
    if (!agreement.holdover_basis.empty()) fact("Basis of the holdover", agreement.holdover_basis);
    if (agreement.holdover_until) fact("Holdover until", visit.words.date(*agreement.holdover_until));
    for (const auto& review : view.reviews) {
        std::string who;
        review.participants.each([&](program::Participant each) { who += (who.empty() ? "" : ", ") + std::string{visit.t(label_of(each))}; });
        fact("Reviewed", visit.words.date(review.adopted_on) + ": " + who);
    }
    return h::section({cls("sec")}, h::h2(agreement.title, " ", state_of(visit, view)), h::dl({cls("kv")}, facts), terms_of(visit, view, fields), forms_of(visit, view, fields));
}

Response agreements_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto views = office::agreements(visit.office, visit.actor(), visit.office.today());
    if (!views) return problems_page(visit, views.problems());
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Agreements with agencies")};
    Html body = h::h1(title);
    for (const auto& problem : problems) body += note("bad", h::p(visit.t(problem.message)));
    for (const auto& view : *views) body += card_of(visit, view, fields);
    if (views->empty()) body += h::p(visit.t("No agreement is on file."));
    PageHead head{title, "/agreements"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

/// Carries out a change of the agreement that the address names, and shows the page again.
template <class Change>
Response change(Visit& visit, Change change_it) {
    const auto id = program::AgreementId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const Result<Done> changed = change_it(*id);
    return changed ? see_other("/agreements") : agreements_page(visit, visit.form, changed.problems());
}

Result<Date> date_of(const Visit& visit, std::string_view name) {
    const auto date = parse_date(visit.form.get(name));
    if (!date) return problem(std::string{name}, "Write the date as 2026-11-22");
    return *date;
}

}  // namespace

Response agreements(Visit& visit) { return agreements_page(visit, {}, {}); }

Response take_term(Visit& visit) {
    return change(visit, [&](program::AgreementId id) {
        return office::tie_term(visit.office, visit.actor(), id, std::string{visit.form.get("term")}, std::string{visit.form.get("passage")});
    });
}

Response take_approval(Visit& visit) {
    return change(visit, [&](program::AgreementId id) -> Result<Done> {
        const auto approved = date_of(visit, "approved_on");
        const auto starts = date_of(visit, "starts");
        if (!approved) return approved.problems();
        if (!starts) return starts.problems();
        return office::approve_agreement(visit.office, visit.actor(), id, *approved, std::string{visit.form.get("minutes")}, *starts, parse_date(visit.form.get("ends")));
    });
}

Response take_holdover(Visit& visit) {
    return change(visit, [&](program::AgreementId id) -> Result<Done> {
        const auto until = date_of(visit, "until");
        if (!until) return until.problems();
        return office::hold_over_agreement(visit.office, visit.actor(), id, std::string{visit.form.get("basis")}, *until);
    });
}

Response take_review(Visit& visit) {
    return change(visit, [&](program::AgreementId id) -> Result<Done> {
        const auto adopted = date_of(visit, "adopted_on");
        if (!adopted) return adopted.problems();
        program::AgreementReview review;
        review.agreement = id;
        review.adopted_on = *adopted;
        review.minutes = std::string{visit.form.get("minutes")};
        for (const auto& [name, value] : visit.form.values())
            if (const auto who = parse_code<program::Participant>(value); name == "participants" && who) review.participants.insert(*who);
        return office::record_review(visit.office, visit.actor(), review);
    });
}

}  // namespace accord::web::pages

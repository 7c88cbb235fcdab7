#include "office/agreements.hpp"

#include <cstdlib>

#include "office/lists.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::AgreementView;
using office::TermView;
using program::AgreementState;

namespace {

Html state_of(const Visit& visit, const AgreementView& view) {
    const auto words = visit.t(label_of(view.state));
    switch (view.state) {
        case AgreementState::in_force:
            return chip("ok", words);
        case AgreementState::holdover:
            return chip("warn", words);
        case AgreementState::lapsed:
            return chip("bad", words);
        case AgreementState::board_approved:
            return chip("info", words);
        case AgreementState::draft:
            return chip("mute", words);
    }
    return {};
}

/// The form that came back with problems: its agreement and its name, what was typed, what is wrong with it.
struct Refused {
    std::string agreement;
    std::string_view form;
    const Form& values;
    Problems problems;
};

/// The fields of one form of the page: what was typed stands again in the form that was refused, and there alone.
class Forms {
public:
    Forms(const Visit& visit, const AgreementView& view, const Refused& refused)
        : visit_{visit}, id_{view.agreement.id.text()}, refused_{refused} {}

    [[nodiscard]] bool came_back(std::string_view form) const {
        return !refused_.problems.empty() && refused_.agreement == id_ && refused_.form == form;
    }
    /// A form in a box of its own, open when it came back: `body` gives what stands in it.
    template <class Body>
    Html box(std::string_view form, std::string_view title, Body body) const {
        static const Form nothing;
        const bool back = came_back(form);
        const Fields fields{visit_, back ? refused_.values : nothing, back ? refused_.problems : Problems{},
                            std::string{form} + "-" + id_ + "-"};
        return h::details({flag("open", back)}, h::summary(visit_.t(title)), fields.summary(),
                          h::form({method("post"), action("/agreements/" + id_ + "/" + std::string{form})},
                                  fields.secret(), body(fields), h::p(h::button({cls("btn")}, visit_.t("Record")))));
    }

private:
    const Visit& visit_;
    std::string id_;
    const Refused& refused_;
};

/// A field beside a term to which no passage is tied.
Html tie_form(const Visit& visit, const AgreementView& view, const TermView& term, const Forms& forms) {
    const auto agreement = view.agreement.id.text();
    const auto field = "p-" + agreement + "-" + term.code;
    static const Form nothing;
    const Fields fields{visit, nothing};
    const bool wrong = forms.came_back("term") && visit.form.get("term") == term.code;
    return h::form(
        {cls("bare row"), method("post"), action("/agreements/" + agreement + "/term")}, fields.secret(),
        fields.hidden("term", term.code),
        wrong ? h::p({cls("msg"), id("e-" + field)}, visit.t("Name the passage: a section and a page are enough"))
              : Html{},
        h::label({cls("vh"), for_(field)},
                 visit.t({"Passage for: {term}", {{"term", std::string{visit.t(term.label)}}}})),
        h::input({type("text"),
                  id(field),
                  name("passage"),
                  {"placeholder", visit.t("Section 4, page 3")},
                  cls("short"),
                  described_by(wrong ? "e-" + field : "")}),
        h::button({cls("btn alt")}, visit.t("Tie")));
}

Html term_row(const Visit& visit, const AgreementView& view, const TermView& term, const Forms& forms) {
    const bool may = visit.actor().may(office::Verb::keep_agreements);
    Html also;
    for (std::size_t i = 1; i < term.asked_by.size(); ++i)
        also += h::small({cls("mut")}, " ",
                         h::a({href("/policy/" + term.asked_by[i].id)}, visit.t("Another clause asks for it, too")));
    const Html passage = term.passage.empty() ? chip("bad", visit.t("No passage"))
                                              : chip("ok", visit.t("Tied")) + h::span({cls("beside")}, term.passage);
    return h::tr(h::th({scope("row")}, sentence_case(std::string{visit.t(term.label)}), also),
                 cell(visit.t("Passage"),
                      passage + (may && term.passage.empty() ? tie_form(visit, view, term, forms) : Html{})));
}

/// The terms under the words that ask for them: each provision of the policy once, with its terms and their passages.
Html terms_of(const Visit& visit, const AgreementView& view, const Forms& forms) {
    if (view.terms.empty()) return h::p(visit.t("The policy in force names no terms."));
    Html all;
    for (auto term = view.terms.begin(); term != view.terms.end();) {
        const auto asked_by = [](const TermView& each) {
            return each.asked_by.empty() ? std::string{} : each.asked_by.front().id;
        };
        const auto provision = asked_by(*term);
        if (!provision.empty())
            all += quoted(term->asked_by.front().words, "asks") +
                   h::p({cls("small")}, h::a({href("/policy/" + provision)}, visit.t("Open this provision")));
        std::vector<Html> rows;
        for (; term != view.terms.end() && asked_by(*term) == provision; ++term)
            rows.push_back(term_row(visit, view, *term, forms));
        all += data_table(
            visit.t(provision.empty() ? "Terms that the Board added" : "Its terms, and the passages that fulfill them"),
            {visit.t("Term"), visit.t("Passage of the agreement")}, rows);
    }
    return h::h3(visit.t("What the policy asks of this agreement")) + all;
}

Html forms_of(const Visit& visit, const AgreementView& view, const Forms& forms) {
    if (!visit.actor().may(office::Verb::keep_agreements)) return {};
    Html all;
    if (view.state == AgreementState::draft)
        all += forms.box("approve", "Record the Board's approval", [&](const Fields& fields) {
            return fields.date("approved_on", visit.t("Approved on")) +
                   fields.text("minutes", visit.t("Board minutes")) +
                   h::div({cls("two")}, fields.date("starts", visit.t("In force from")),
                          fields.date("ends", visit.t("In force until"), visit.t("Empty: it has no end")));
        });
    if (view.state == AgreementState::lapsed || view.state == AgreementState::in_force)
        all += forms.box("hold-over", "Record a holdover", [&](const Fields& fields) {
            return fields.text("basis", visit.t("Clause or act under which it goes on")) +
                   fields.date("until", visit.t("Until"));
        });
    std::vector<Choice> further;
    for (const auto& term : office::further_terms(visit.office, view, visit.office.today()))
        further.push_back({term.code, sentence_case(std::string{visit.t(term.label)})});
    if (!further.empty())
        all += forms.box("further-term", "Record a term that the Board added", [&](const Fields& fields) {
            return fields.select("term", visit.t("Term"), further) +
                   fields.text("passage", visit.t("Passage of the agreement"),
                               visit.t("A section and a page are enough"));
        });
    return all + forms.box("review", "Record a yearly review", [&](const Fields& fields) {
        return fields.date("adopted_on", visit.t("Reviewed and adopted on")) +
               fields.checks("participants", visit.t("Who took part?"), choices_of<program::Participant>(visit)) +
               fields.text("minutes", visit.t("Board minutes"));
    });
}

/// The last day, and how far it is: "Jun 30, 2028", "Dec 8, 2026, in 16 days", "Jun 30, 2026, 145 days ago".
std::string end_words(const Visit& visit, Date end) {
    const auto days = (end - visit.office.today()).count;
    const std::vector<std::pair<std::string, std::string>> values{{"date", visit.words.date(end)},
                                                                  {"days", std::to_string(std::abs(days))}};
    if (days < 0) return visit.t({days == -1 ? "{date}, yesterday" : "{date}, {days} days ago", values});
    if (days == 0) return visit.t({"{date}, today", values});
    if (days > 365) return visit.words.date(end);
    return visit.t({days == 1 ? "{date}, tomorrow" : "{date}, in {days} days", values});
}

Html facts_of(const Visit& visit, const AgreementView& view) {
    const auto& agreement = view.agreement;
    Html facts;
    const auto fact = [&](std::string_view what, const Html& is) { facts += h::dt(visit.t(what)) + h::dd(is); };
    fact("Agency", view.agency.name);
    fact("Officers serving", view.officers_serving);
    if (agreement.board_approved_on)
        fact("Approved by the Board", visit.words.date(*agreement.board_approved_on) +
                                          (agreement.minutes.empty() ? "" : ", " + agreement.minutes));
    if (agreement.starts)
        fact(*agreement.starts > visit.office.today() ? "Begins" : "In force since",
             visit.words.date(*agreement.starts));
    if (agreement.ends)
        fact(*agreement.ends < visit.office.today() ? "Ended" : "Last day", end_words(visit, *agreement.ends));
    if (!agreement.holdover_basis.empty()) fact("Goes on under", agreement.holdover_basis);
    if (agreement.holdover_until)
        fact(*agreement.holdover_until < visit.office.today() ? "Holdover ended" : "Holdover ends",
             end_words(visit, *agreement.holdover_until));
    for (const auto& review : view.reviews) {
        std::string who;
        review.participants.each([&](program::Participant each) {
            who += (who.empty() ? "" : ", ") + std::string{visit.t(label_of(each))};
        });
        fact("Reviewed", visit.words.date(review.adopted_on) + ": " + who);
    }
    return h::dl({cls("kv")}, facts);
}

Html card_of(const Visit& visit, const AgreementView& view, const Refused& refused) {
    const Forms forms{visit, view, refused};
    return h::section({cls("sec")}, h::h2(view.agreement.title, " ", state_of(visit, view)), facts_of(visit, view),
                      terms_of(visit, view, forms), forms_of(visit, view, forms));
}

Html draft_form(const Visit& visit, const Refused& refused) {
    if (!visit.actor().may(office::Verb::keep_agreements)) return {};
    const bool back = refused.form == "draft";
    const Fields fields{visit, refused.values, back ? refused.problems : Problems{}, "draft-"};
    std::vector<Choice> agencies;
    for (const auto& agency : office::agencies(visit.office)) agencies.push_back({agency.id.text(), agency.name});
    return h::details(
        {cls("sec"), flag("open", back)}, h::summary(visit.t("Draft another agreement")), fields.summary(),
        h::form({method("post"), action("/agreements")}, fields.secret(), fields.text("title", visit.t("Its title")),
                fields.select("agency", visit.t("Agency"), agencies),
                h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Response agreements_page(const Visit& visit, const Refused& refused) {
    const auto views = office::agreements(visit.office, visit.actor(), visit.office.today());
    if (!views) return problems_page(visit, views.problems());
    const auto title = std::string{visit.t("Agreements with agencies")};
    Html body = h::h1(title);
    for (const auto& view : *views) body += card_of(visit, view, refused);
    if (views->empty()) body += h::p(visit.t("No agreement is on file."));
    body += draft_form(visit, refused);
    PageHead head{title, "/agreements"};
    head.status = refused.problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

/// Carries out a change of the agreement that the address names, and shows the page again.
template <class Change>
Response change(Visit& visit, std::string_view form, Change change_it) {
    const auto id = program::AgreementId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const Result<Done> changed = change_it(*id);
    return changed ? see_other("/agreements")
                   : agreements_page(visit, {id->text(), form, visit.form, changed.problems()});
}

Result<Date> date_of(const Visit& visit, std::string_view name) {
    const auto date = parse_date(visit.form.get(name));
    if (!date) return problem(std::string{name}, "Write the date as 2026-11-22");
    return *date;
}

}  // namespace

Response agreements(Visit& visit) { return agreements_page(visit, {{}, {}, visit.form, {}}); }

Response take_draft(Visit& visit) {
    program::Agreement draft;
    draft.title = std::string{visit.form.get("title")};
    draft.agency = program::AgencyId::parse(visit.form.get("agency")).value_or(program::AgencyId{});
    const auto drafted = office::draft_agreement(visit.office, visit.actor(), draft);
    return drafted ? see_other("/agreements") : agreements_page(visit, {{}, "draft", visit.form, drafted.problems()});
}

Response take_term(Visit& visit) {
    return change(visit, "term", [&](program::AgreementId id) {
        return office::tie_term(visit.office, visit.actor(), id, std::string{visit.form.get("term")},
                                std::string{visit.form.get("passage")});
    });
}

Response take_further_term(Visit& visit) {
    return change(visit, "further-term", [&](program::AgreementId id) {
        return office::tie_term(visit.office, visit.actor(), id, std::string{visit.form.get("term")},
                                std::string{visit.form.get("passage")});
    });
}

Response take_approval(Visit& visit) {
    return change(visit, "approve", [&](program::AgreementId id) -> Result<Done> {
        const auto approved = date_of(visit, "approved_on");
        const auto starts = date_of(visit, "starts");
        Problems problems = approved.problems();
        for (const auto& problem : starts.problems()) problems.push_back(problem);
        if (!problems.empty()) return problems;
        return office::approve_agreement(visit.office, visit.actor(), id, *approved,
                                         std::string{visit.form.get("minutes")}, *starts,
                                         parse_date(visit.form.get("ends")));
    });
}

Response take_holdover(Visit& visit) {
    return change(visit, "hold-over", [&](program::AgreementId id) -> Result<Done> {
        const auto until = date_of(visit, "until");
        if (!until) return until.problems();
        return office::hold_over_agreement(visit.office, visit.actor(), id, std::string{visit.form.get("basis")},
                                           *until);
    });
}

Response take_review(Visit& visit) {
    return change(visit, "review", [&](program::AgreementId id) -> Result<Done> {
        const auto adopted = date_of(visit, "adopted_on");
        if (!adopted) return adopted.problems();
        program::AgreementReview review;
        review.agreement = id;
        review.adopted_on = *adopted;
        review.minutes = std::string{visit.form.get("minutes")};
        for (const auto& [name, value] : visit.form.values())
            if (const auto who = parse_code<program::Participant>(value); name == "participants" && who)
                review.participants.insert(*who);
        return office::record_review(visit.office, visit.actor(), review);
    });
}

}  // namespace accord::web::pages

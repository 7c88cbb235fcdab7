// Adopt a policy: read, choose the words, review the bindings, confirm, in force. Each step is kept, so it can be taken
// up again any day.
#include "office/policies.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/passages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using program::AdoptionStage;

namespace {

Html steps(const Visit& visit, int at) {
    static constexpr std::string_view names[] = {"Read the document", "Choose the words", "Review the bindings",
                                                 "Confirm", "In force"};
    Html dots;
    for (int i = 0; i < 5; ++i)
        dots += element("li",
                        {i < at ? cls("done") : Attribute::nothing(),
                         i == at ? Attribute{"aria-current", "step"} : Attribute::nothing()},
                        {});
    return h::ol({cls("steps"), hidden_from_readers()}, dots) +
           h::p({cls("stepname")},
                visit.t({"Step {number} of 5: {name}",
                         {{"number", std::to_string(at + 1)}, {"name", std::string{visit.t(names[at])}}}}));
}

Html documents(const Visit& visit) {
    std::vector<Html> rows;
    for (const auto& document : office::policy_documents(visit.office, visit.actor()))
        rows.push_back(
            h::tr(h::th({scope("row")}, h::a({href("/adopt/" + document.id.text())}, document.name)),
                  h::td(visit.t(label_of(document.stage))),
                  h::td(document.in_force_from ? visit.words.date(*document.in_force_from) : std::string{})));
    return rows.empty() ? Html{}
                        : h::h2(visit.t("Documents on file")) +
                              data_table(visit.t("Take one up where you left it"),
                                         {visit.t("Document"), visit.t("Step"), visit.t("In force from")}, rows);
}

Response start_page(const Visit& visit, const Form& values, const Problems& problems) {
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Adopt a policy")};
    PageHead head{title, "/adopt"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head,
                fields.summary() + h::h1(title) + steps(visit, 0) +
                    h::form({method("post"), action("/adopt"), {"enctype", "multipart/form-data"}}, fields.secret(),
                            fields.files("document", visit.t("The document"),
                                         visit.t("A .txt, .md or .html file of at most 5 MB."),
                                         ".txt,.md,.html,.htm,text/plain,text/markdown,text/html"),
                            fields.area("pasted", visit.t("or its text, pasted"), {}, 8),
                            h::p(h::button({cls("btn")}, visit.t("Read it")))) +
                    documents(visit));
}

std::string sure(const Visit& visit, const policy::Binding& binding) {
    if (binding.source == policy::Source::pack) return std::string{visit.t("Known sentence")};
    if (binding.source == policy::Source::person) return std::string{visit.t("Confirmed by a person")};
    if (binding.control.empty()) return std::string{visit.t("Not recognised")};
    return visit.t({"Proposed, {percent} % sure",
                    {{"percent", std::to_string(static_cast<int>(binding.confidence * 100 + 0.5))}}});
}

bool settled(const policy::Binding& binding) {
    return !binding.control.empty() && binding.source != policy::Source::recognised;
}

Html binding_form(const Visit& visit, const office::Adoption& adoption, std::size_t i) {
    const auto& provision = adoption.reading.provisions[i];
    const auto& binding = adoption.bindings[i];
    const auto key = provision.id;
    Html options = h::option({value("")}, visit.t("Choose a control"));
    for (const auto& control : visit.office.catalogue().controls)
        options += h::option({value(control.id), flag("selected", control.id == binding.control)},
                             control.id + ": " + std::string{visit.t(control.title)});
    const Form blank;
    const Fields fields{visit, blank, {}};
    return h::form(
        {method("post"), action("/adopt/" + adoption.record.id.text() + "/bind")}, fields.secret(),
        fields.hidden("provision", key), h::label({for_("c-" + key)}, visit.t("Control")),
        h::select({id("c-" + key), name("control")}, options),
        h::label({for_("r-" + key)}, visit.t("If it needs none: why")),
        h::input({type("text"), id("r-" + key), name("reason"),
                  value(binding.control == policy::not_a_control ? binding.reason : std::string{})}),
        h::p(h::button({cls("btn alt")}, settled(binding) ? visit.t("Change") : visit.t("Confirm this one"))));
}

Html provision_card(const Visit& visit, const office::Adoption& adoption, std::size_t i) {
    const auto& provision = adoption.reading.provisions[i];
    const auto& binding = adoption.bindings[i];
    const bool open = policy::binds(provision.kind) && !settled(binding);
    Html form = open ? binding_form(visit, adoption, i)
                     : h::details({}, h::summary(visit.t("Change")), binding_form(visit, adoption, i));
    return h::article({cls("clause"), id(provision.id)}, h::div({cls("no")}, "L", provision.line),
                      h::div(h::blockquote({attribute::lang("en")}, provision.text),
                             h::p({cls("how")}, binding.control == policy::not_a_control ? Html{visit.t(binding.reason)}
                                                                                         : Html{binding.control}),
                             form),
                      h::div({cls("st")}, chip(open ? "warn" : "ok", sure(visit, binding)),
                             h::p({cls("small")}, visit.t(label_of(provision.kind)))));
}

Html warnings_of(const Visit& visit, const policy::Reading& reading, bool open) {
    if (reading.warnings.empty()) return {};
    Html rows;
    for (const auto& warning : reading.warnings) {
        Html readings;
        for (const auto& words : warning.readings)
            readings += h::p({cls("small"), attribute::lang("en")}, visit.t("or: "), words);
        rows += h::li(visit.t({"Line {line}: ", {{"line", std::to_string(warning.line)}}}), visit.t(warning.message),
                      readings);
    }
    return h::details(
        {flag("open", open)},
        h::summary(visit.t({"{count} things to look at", {{"count", std::to_string(reading.warnings.size())}}})),
        h::ul(rows));
}

Html confirm_form(const Visit& visit, const office::Adoption& adoption, const Problems& problems) {
    const Form blank;
    const Fields fields{visit, blank, problems};
    const auto base = "/adopt/" + adoption.record.id.text();
    Html accept =
        h::form({method("post"), action(base + "/confirm")}, fields.secret(), fields.hidden("accept", "80"),
                h::p(h::button({cls("btn alt")}, visit.t("Accept every proposal that is at least 80 % sure"))));
    Html read;
    if (!adoption.marked_deletions().empty())
        read = fields.checks("deletions", visit.t("Words that the document marks as deleted"),
                             {{"read", std::string{visit.t("I have read them: the text stands without them")},
                               std::string{visit.t("The ledger keeps who said so, and when.")}}});
    Html confirm = h::form({method("post"), action(base + "/confirm")}, fields.secret(), read,
                           h::p(h::button({cls("btn")}, visit.t("Confirm: every provision has its control"))));
    return adoption.unconfirmed > 0 ? accept + confirm : confirm;
}

/// A draft can be taken off the file; what was ever in force stays.
Html discard_form(const Visit& visit, const office::Adoption& adoption) {
    if (adoption.in_force()) return {};
    const Form blank;
    const Fields fields{visit, blank, {}};
    return h::details(
        {}, h::summary(visit.t("Discard this draft")),
        h::form({method("post"), action("/adopt/" + adoption.record.id.text() + "/discard")}, fields.secret(),
                h::p(visit.t("The document and what was said of its provisions leave the file. The "
                             "ledger keeps that they were there.")),
                h::p(h::button({cls("btn alt")}, visit.t("Discard it")))));
}

Html in_force_form(const Visit& visit, const office::Adoption& adoption, const Form& values, const Problems& problems) {
    Form filled = values;
    filled.fill("from", to_string(adoption.record.in_force_from.value_or(visit.office.today())));
    filled.fill("minutes", adoption.record.minutes);
    const Fields fields{visit, filled, problems};
    return h::form({method("post"), action("/adopt/" + adoption.record.id.text() + "/in-force")}, fields.secret(),
                   fields.date("from", visit.t("In force from")),
                   fields.text("minutes", visit.t("Board minutes"),
                               visit.t("Needed when the document itself does not say that the Board adopted it.")),
                   h::p(h::button({cls("btn")}, visit.t("Put in force"))));
}

Response adoption_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto found = office::adoption(visit.office, visit.actor(), *id);
    if (!found) return failure_page(visit, 404);
    const auto& document = found->reading.document;
    const auto title = document.title.empty() ? found->record.name : document.title;
    const bool confirmed =
        found->record.stage == AdoptionStage::confirmed || found->record.stage == AdoptionStage::in_force;
    Html facts;
    const auto fact = [&](std::string_view what, const Html& is) {
        if (!is.empty()) facts += h::dt(visit.t(what)) + h::dd(is);
    };
    fact("Number", document.number);
    fact("Issuer", document.issuer);
    fact("Dated", document.adopted ? visit.words.date(*document.adopted) : std::string{});
    fact("Status", visit.t(label_of(document.status)));
    fact("Provisions", found->reading.provisions.size());
    fact("Still open", found->unconfirmed);
    Html cards, rest;
    for (std::size_t i = 0; i < found->reading.provisions.size(); ++i) {
        const bool open = policy::binds(found->reading.provisions[i].kind) && !settled(found->bindings[i]);
        (open ? cards : rest) += provision_card(visit, *found, i);
    }
    const bool open_words = !confirmed && !found->open_passages().empty();
    Html body = Fields{visit, values, problems}.summary() + h::h1({attribute::lang("en")}, title) +
                steps(visit, found->in_force() ? 4
                             : confirmed       ? 3
                             : open_words      ? 1
                                               : 2) +
                h::dl({cls("kv")}, facts) +
                tools({{"/adopt/" + id->text() + "/document", std::string{visit.t("The document as it came in")}}});
    if (document.status == policy::Status::pending && found->record.stage != AdoptionStage::in_force)
        body += note("warn", h::p(visit.t("The document says that the Board's approval is pending. It is not in force "
                                          "until the minutes say so.")));
    if (open_words) {
        body += passages_form(visit, *found, values, problems) + warnings_of(visit, found->reading, false) +
                discard_form(visit, *found);
        PageHead head{title, "/adopt"};
        head.status = problems.empty() ? 200 : 422;
        return page(visit, head, body);
    }
    body += warnings_of(visit, found->reading, true);
    body += passages_chosen(visit, *found, values, problems);
    body += confirmed ? h::h2(visit.t("Put it in force")) + in_force_form(visit, *found, values, problems)
                      : confirm_form(visit, *found, problems);
    body += discard_form(visit, *found);
    if (!cards.empty()) body += h::h2(visit.t("Still open")) + cards;
    body += h::h2(visit.t("Settled")) + rest;
    PageHead head{title, "/adopt"};
    head.status = problems.empty() ? 200 : 422;
    return page(visit, head, body);
}

}  // namespace

Response adopt(Visit& visit) { return start_page(visit, {}, {}); }

Response take_document(Visit& visit) {
    std::string name = "pasted.txt";
    std::string bytes{visit.form.get("pasted")};
    for (const auto& file : visit.form.files())
        if (file.field == "document" && !file.bytes.empty()) {
            name = file.name;
            bytes = file.bytes;
        }
    if (bytes.empty()) return start_page(visit, visit.form, {problem("document", "Choose a file, or paste its text")});
    const auto id = office::take_in_policy(visit.office, visit.actor(), name, bytes);
    if (!id) return start_page(visit, visit.form, id.problems());
    return see_other("/adopt/" + id->text());
}

Response adoption(Visit& visit) { return adoption_page(visit, {}, {}); }

/// The upload as it is kept, whatever was chosen in it.
Response original_document(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto found = office::adoption(visit.office, visit.actor(), *id);
    if (!found) return failure_page(visit, 404);
    return {200,
            "text/plain; charset=utf-8",
            {{"Content-Disposition", "attachment; filename=\"policy-" + found->record.sha256.substr(0, 8) + ".txt\""}},
            found->record.bytes};
}

/// Keeps what was answered; who is done is shown the passages that are still open.
Response take_words(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto draft = office::adoption(visit.office, visit.actor(), *id);
    if (!draft) return failure_page(visit, 404);
    const auto kept = office::choose_words(visit.office, visit.actor(), *id, passage_answers(visit.form, *draft));
    if (!kept) return adoption_page(visit, visit.form, kept.problems());
    Problems open;
    if (visit.form.get("then") == "done")
        if (const auto now = office::adoption(visit.office, visit.actor(), *id))
            for (const auto* passage : now->open_passages())
                open.push_back(problem(passage->key(), "Line {line}: choose what “{words}” says",
                                       {{"line", std::to_string(passage->line)}, {"words", passage->words}}));
    return open.empty() ? see_other("/adopt/" + id->text()) : adoption_page(visit, visit.form, open);
}

Response take_binding(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const std::string provision{visit.form.get("provision")};
    const auto bound =
        office::set_binding(visit.office, visit.actor(), *id, provision, std::string{visit.form.get("control")},
                            std::string{visit.form.get("reason")});
    if (!bound) return adoption_page(visit, visit.form, bound.problems());
    return see_other("/adopt/" + id->text() + "#" + provision);
}

Response take_confirmation(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    if (visit.form.get("accept") == "80") {
        const auto accepted = office::accept_proposals(visit.office, visit.actor(), *id, 0.8);
        return accepted ? see_other("/adopt/" + id->text()) : adoption_page(visit, visit.form, accepted.problems());
    }
    const auto deletions = visit.form.get("deletions") == "read" ? office::MarkedDeletions::stand_as_adopted
                                                                 : office::MarkedDeletions::unread;
    const auto confirmed = office::confirm_bindings(visit.office, visit.actor(), *id, deletions);
    return confirmed ? see_other("/adopt/" + id->text()) : adoption_page(visit, visit.form, confirmed.problems());
}

Response take_discard(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto discarded = office::discard_policy(visit.office, visit.actor(), *id);
    return discarded ? see_other("/adopt") : adoption_page(visit, visit.form, discarded.problems());
}

Response take_in_force(Visit& visit) {
    const auto id = program::PolicyId::parse(visit.place("id"));
    if (!id) return failure_page(visit, 404);
    const auto from = parse_date(visit.form.get("from"));
    if (!from) return adoption_page(visit, visit.form, {problem("from", "Write the date as 2026-11-22")});
    const auto put =
        office::put_in_force(visit.office, visit.actor(), *id, *from, std::string{visit.form.get("minutes")});
    return put ? see_other("/policy") : adoption_page(visit, visit.form, put.problems());
}

}  // namespace accord::web::pages

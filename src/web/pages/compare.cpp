#include "office/policies.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

using Side = policy::WordChange::Side;

/// One side of a pair, with what only it has marked.
Html side(const policy::Pair& pair, Side own) {
    const auto* provision = own == Side::old_only ? pair.before : pair.after;
    if (!provision) return h::p({cls("mut")}, "\xe2\x80\x94");
    if (pair.changes.empty()) return h::p(provision->text);
    Html words;
    for (const auto& change : pair.changes) {
        if (change.side == Side::both) words += Html{change.text + " "};
        if (change.side == own)
            words += (own == Side::old_only ? h::del(change.text) : h::ins(change.text)) + Html{" "};
    }
    return h::p(words);
}

std::string_view tone_of(const policy::Pair& pair) {
    if (pair.flags.empty()) return pair.status == policy::PairStatus::verbatim ? "ok" : "info";
    switch (pair.flags.front()) {
        case policy::Flag::polarity_changed:
        case policy::Flag::protection_missing:
            return "bad";
        case policy::Flag::condition_added:
        case policy::Flag::schedule_changed:
        case policy::Flag::note_became_policy:
            return "warn";
        case policy::Flag::wording_only:
            return "info";
    }
    return "info";
}

Html pair_of(const Visit& visit, const policy::Pair& pair) {
    Html chips;
    for (const auto flag : pair.flags) chips += chip(tone_of(pair), visit.t(label_of(flag))) + Html{" "};
    if (pair.flags.empty()) chips = chip(tone_of(pair), visit.t(label_of(pair.status)));
    return h::article({cls("card")}, h::p(chips),
                      h::div({cls("pairs"), attribute::lang("en")}, h::div(side(pair, Side::old_only)),
                             h::div(side(pair, Side::new_only))));
}

std::vector<Choice> documents(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& document : office::policy_documents(visit.office, visit.actor()))
        choices.push_back({document.id.text(), document.name});
    return choices;
}

Html comparison(const Visit& visit, const policy::Comparison& compared) {
    Html pairs;
    for (const auto& pair : compared.pairs)
        if (pair.status != policy::PairStatus::verbatim) pairs += pair_of(visit, pair);
    const auto same = std::to_string(compared.count(policy::PairStatus::verbatim));
    if (pairs.empty()) pairs = note("ok", h::p(visit.t("The two documents say the same.")));
    return pairs + h::p({cls("mut")}, visit.t({"{count} provisions are word for word the same.", {{"count", same}}}));
}

}  // namespace

Response compare(Visit& visit) {
    const auto title = std::string{visit.t("Compare two documents")};
    const auto choices = documents(visit);
    Form values = visit.query;
    if (choices.size() > 1) {
        values.fill("old", choices[0].value);
        values.fill("new", choices[1].value);
    }
    const Fields fields{visit, values, {}};
    Html body = h::h1(title);
    if (choices.size() < 2) {
        body += h::p(visit.t(
            "Two documents are needed. Take one in on the page \"Adopt a policy\": it need not be put in force."));
        return page(visit, {title, "/policy"}, body);
    }
    body += h::form(
        {method("get"), action("/compare"), cls("noprint")}, fields.select("old", visit.t("Older document"), choices),
        fields.select("new", visit.t("Newer document"), choices), h::p(h::button({cls("btn")}, visit.t("Compare"))));
    const auto before = program::PolicyId::parse(visit.query.get("old"));
    const auto after = program::PolicyId::parse(visit.query.get("new"));
    if (before && after) {
        const auto compared = office::compare_documents(visit.office, visit.actor(), *before, *after);
        if (!compared) return problems_page(visit, compared.problems());
        body += comparison(visit, compared->comparison);
    }
    return page(visit, {title, "/policy"}, body);
}

}  // namespace accord::web::pages

#include "web/pages/entries.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "compliance/kinds.hpp"
#include "office/policies.hpp"
#include "web/frame.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::Verb;

namespace {

/// The beginning of a text, cut between two words.
std::string whole_words(std::string_view text, std::size_t limit) {
    const auto cut = shorten(text, limit);
    const auto space = cut.rfind(' ');
    return cut == text || space == std::string::npos ? cut : cut.substr(0, space) + "\xe2\x80\xa6";
}

/// The form that feeds a kind of evidence.
struct Entry {
    std::string_view kind;  ///< code of compliance::evidence_kinds
    Verb verb;
    std::string_view address;
    std::string_view words;
};
constexpr Entry entries[] = {
    {"posting", Verb::keep_officers, "/officers/assign", "Post an officer at a school"},
    {"sworn-status", Verb::confirm_sworn, "/officers#sworn", "Say which officers are sworn"},
    {"agreement", Verb::keep_agreements, "/agreements", "Draft an agreement, or record its approval"},
    {"agreement-term", Verb::keep_agreements, "/agreements", "Tie terms to passages of the agreement"},
    {"agreement-review", Verb::keep_agreements, "/agreements", "Record a review of the agreement"},
    {"training", Verb::keep_officers, "/officers#training", "Record training of officers"},
    {"staff-training", Verb::record_staff_training, "/staff-training", "Record training of school staff"},
    {"force-policy", Verb::keep_force_policies, "/force-policies", "Put an agency's force policy on file"},
    {"contact", Verb::log_contact, "/contacts/new", "Log a contact"},
    {"request", Verb::ask_for_help, "/help", "Ask for help"},
    {"call", Verb::import_records, "/import", "Import calls for service"},
    {"direction", Verb::deliver_report, "/report/editions#direction", "Record a direction of the Board"},
    {"disparity-flag", Verb::keep_practices, "/practices", "Look at the flags, and open a practice"},
    {"report", Verb::deliver_report, "/report/editions#delivery", "Record that a report was delivered"},
};

std::vector<std::string> kinds_of(const Visit& visit, const compliance::Verdict& verdict) {
    if (!verdict.missing.empty()) return verdict.missing;
    const auto* control = visit.office.catalogue().find(verdict.control);
    return control ? control->evidence : std::vector<std::string>{};
}

}  // namespace

Html entries_for(const Visit& visit, const compliance::Verdict& verdict) {
    Html links;
    std::string waiting;
    for (const auto& code : kinds_of(visit, verdict)) {
        for (const auto& entry : entries)
            if (entry.kind == code && visit.actor().may(entry.verb))
                links += h::li(h::a({href(entry.address)}, visit.t(entry.words)));
        const auto* kind = compliance::find_kind(code);
        if (kind && kind->collection == compliance::Collection::waiting)
            waiting += (waiting.empty() ? "" : ", ") + std::string{visit.t(kind->words)};
    }
    Html all;
    if (!links.empty()) all += h::h3(visit.t("Where it is entered")) + h::ul(links);
    if (!waiting.empty() && verdict.outcome == compliance::Outcome::cannot_tell)
        all += note("", h::p(visit.t({"This version of the program keeps no such records yet: {kinds}. Until one does, "
                                      "nobody can say from here whether this is kept.",
                                      {{"kinds", waiting}}})));
    return all;
}

Html asked_for_by(const Visit& visit, std::string_view control) {
    const auto policy = office::policy_in_force(visit.office, visit.office.today());
    if (!policy) return {};
    Html links;
    for (const auto& bound : policy->bound_to(control))
        links += h::li(h::a({href("/policy/" + bound.provision->id)},
                            h::span({attribute::lang("en")}, whole_words(bound.provision->text, 120))));
    if (links.empty()) return h::p({cls("small")}, visit.t("The policy in force does not ask for this."));
    return h::p({cls("small")}, visit.t("The policy in force asks for this:")) + h::ul({cls("small")}, links);
}

std::optional<int> whole_number(std::string_view typed) {
    typed = trim(typed);
    constexpr std::size_t most_digits = 5;
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const bool whole = error == std::errc{} && end == typed.data() + typed.size();
    if (!whole || typed.size() > most_digits || number < 0) return std::nullopt;
    return number;
}

}  // namespace accord::web::pages

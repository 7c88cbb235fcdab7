#include "web/pages/words_of.hpp"

#include <cstdlib>

#include "compliance/kinds.hpp"
#include "office/review.hpp"
#include "program/accounts.hpp"

namespace accord::web::pages {

std::string due_words(const Visit& visit, const std::optional<Date>& due, Date today) {
    if (!due) return std::string{visit.t("No date")};
    const auto days = (*due - today).count;
    const auto date = visit.words.date(*due);
    const std::vector<std::pair<std::string, std::string>> values{{"date", date},
                                                                  {"days", std::to_string(std::abs(days))}};
    if (days < 0)
        return visit.t({days == -1 ? "Was due {date}, 1 day late" : "Was due {date}, {days} days late", values});
    if (days == 0) return std::string{visit.t("Due today")};
    if (days > 365) return visit.t({"Due {date}", values});
    return visit.t({days == 1 ? "Due {date}, tomorrow" : "Due {date}, in {days} days", values});
}

std::string moment_words(const Visit& visit, Instant at) {
    return visit.words.date(visit.office.local_date(at)) + ", " + visit.office.local_time(at);
}

std::string short_moment_words(const Visit& visit, Instant at) {
    return visit.office.local_date(at) == visit.office.today() ? visit.office.local_time(at) : moment_words(visit, at);
}

std::string place_words(const Visit& visit, const program::InterventionRequest& request) {
    return request.place.empty() ? std::string{visit.t("Place not given")} : request.place;
}

std::string sentence_case(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

Html quoted(const policy::ListedWords& words, std::string_view look) {
    Html items;
    for (const auto& item : words.items) items += html::li(item);
    return html::blockquote({attribute::some("class", look), attribute::lang("en")}, words.lead,
                            items.empty() ? Html{} : html::ul(items));
}

std::string owner_words(const Visit& visit, const std::vector<std::string>& roles) {
    std::string words;
    for (const auto& code : roles) {
        const auto role = parse_code<program::Role>(code);
        words += (words.empty() ? "" : ", ") + std::string{visit.t(role ? label_of(*role) : std::string_view{code})};
    }
    return words;
}

std::string evidence_words(const Visit& visit, const compliance::Verdict& verdict) {
    if (!verdict.missing.empty()) {
        std::string kinds;
        for (const auto& code : verdict.missing) {
            const auto* kind = compliance::find_kind(code);
            kinds += (kinds.empty() ? "" : ", ") + std::string{visit.t(kind ? kind->words : std::string_view{code})};
        }
        return visit.t({"Waits for: {kinds}", {{"kinds", kinds}}});
    }
    if (office::withheld(verdict)) return std::string{visit.t("In the Board report")};
    if (verdict.evidence.empty()) return std::string{visit.t("None")};
    return visit.t({verdict.evidence.size() == 1 ? "1 record" : "{count} records",
                    {{"count", std::to_string(verdict.evidence.size())}}});
}

Date date_or(std::string_view text, Date otherwise) { return parse_date(text).value_or(otherwise); }

}  // namespace accord::web::pages

#include "web/pages/words_of.hpp"

#include "compliance/kinds.hpp"
#include "program/accounts.hpp"

namespace accord::web::pages {

std::string due_words(const Visit& visit, const std::optional<Date>& due, Date today) {
    if (!due) return std::string{visit.t("No date")};
    const auto days = (*due - today).count;
    const auto date = visit.words.date(*due);
    if (days < 0) return visit.t({"Was due {date}, {days} days late", {{"date", date}, {"days", std::to_string(-days)}}});
    if (days > 365) return visit.t({"Due {date}", {{"date", date}}});
    return visit.t({"Due {date}, in {days} days", {{"date", date}, {"days", std::to_string(days)}}});
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
    if (verdict.evidence.empty()) return std::string{visit.t("None")};
    return visit.t({verdict.evidence.size() == 1 ? "1 record" : "{count} records", {{"count", std::to_string(verdict.evidence.size())}}});
}

Date date_or(std::string_view text, Date otherwise) { return parse_date(text).value_or(otherwise); }

}  // namespace accord::web::pages

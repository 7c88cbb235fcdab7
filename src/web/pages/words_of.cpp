#include "web/pages/words_of.hpp"

#include <cstdlib>

#include "compliance/kinds.hpp"
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

std::string sentence_case(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

namespace {

struct RecordWords {
    std::string_view table, one, many;
};
constexpr RecordWords record_words[] = {
    {"school", "school", "schools"},
    {"calendar_year", "school year", "school years"},
    {"student", "student", "students"},
    {"enrolment", "enrollment", "enrollments"},
    {"membership", "student's groups", "students' groups"},
    {"agency", "agency", "agencies"},
    {"officer", "officer", "officers"},
    {"assignment", "officer's post", "officers' posts"},
    {"training_completion", "training completed", "trainings completed"},
    {"staff_training", "training of staff", "trainings of staff"},
    {"agreement", "agreement", "agreements"},
    {"agreement_term", "term of the agreement", "terms of the agreement"},
    {"agreement_review", "review of the agreement", "reviews of the agreement"},
    {"contact", "contact", "contacts"},
    {"contact_student", "student in a contact", "students in contacts"},
    {"search", "search", "searches"},
    {"force", "use of force", "uses of force"},
    {"intervention_request", "request for help", "requests for help"},
    {"call_for_service", "call for service", "calls for service"},
    {"report_delivery", "report to the Board", "reports to the Board"},
    {"board_direction", "direction of the Board", "directions of the Board"},
    {"attestation", "attestation", "attestations"},
};

}  // namespace

std::string_view words_of_table(std::string_view table) {
    for (const auto& row : record_words)
        if (row.table == table) return row.many;
    return table;
}

std::string_view word_of_record(std::string_view table) {
    for (const auto& row : record_words)
        if (row.table == table) return row.one;
    return table;
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
    return visit.t({verdict.evidence.size() == 1 ? "1 record" : "{count} records",
                    {{"count", std::to_string(verdict.evidence.size())}}});
}

Date date_or(std::string_view text, Date otherwise) { return parse_date(text).value_or(otherwise); }

}  // namespace accord::web::pages

#include "office/record_words.hpp"

namespace accord::office {

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
    {"report_edition", "edition of the Board report", "editions of the Board report"},
    {"government_filing", "filing to a government", "filings to governments"},
    {"practice", "practice against disproportionality", "practices against disproportionality"},
    {"practice_review", "review of a practice", "reviews of practices"},
    {"race_list_start", "beginning of a list of races", "beginnings of lists of races"},
    {"publication_rule", "rule on what is published", "rules on what is published"},
    {"disparity_rule", "rule on differences", "rules on differences"},
    {"report_delivery", "report to the Board", "reports to the Board"},
    {"board_direction", "direction of the Board", "directions of the Board"},
    {"attestation", "attestation", "attestations"},
    {"closed_day", "closed day", "closed days"},
    {"account", "account", "accounts"},
    {"district", "district", "districts"},
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

}  // namespace accord::office

#include "web/pages/public.hpp"

#include "web/frame.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

Response public_page(const Visit& visit, const std::string& title, const std::string& path, std::string_view here,
                     const Html& content) {
    PageHead head{title, here};
    head.public_path = path;
    return page(visit, head, content);
}

std::string period_words(const Visit& visit, const office::ReportPeriod& period) {
    if (period.span != office::ReportSpan::month) return visit.t(period.label());
    return sentence_case(visit.words.month(period.days().from));
}

std::string report_title(const Visit& visit, const office::ReportPeriod& period) {
    return std::string{visit.t("Student contacts with school officers")} + ": " + period_words(visit, period);
}

std::string public_address(const office::PublishedEdition& edition) { return "/public/report/" + edition.name(); }

std::string file_address(const office::PublishedEdition& edition, std::string_view kind) {
    return public_address(edition) + "/report." + std::string{kind};
}

std::optional<office::PublishedEdition> edition_asked(const Visit& visit) {
    return office::published_edition(visit.office,
                                     std::string{visit.place("period")} + "/" + std::string{visit.place("edition")});
}

}  // namespace accord::web::pages

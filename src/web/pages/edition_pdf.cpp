#include "web/pages/edition_pdf.hpp"

#include <list>
#include <mutex>

#include "base/sha256.hpp"
#include "web/caching.hpp"
#include "web/frame.hpp"
#include "web/pages/public.hpp"
#include "web/print.hpp"

namespace accord::web::pages {

namespace {

/// The PDFs that were printed last, by what was printed.
class Shelf {
public:
    std::optional<std::string> find(const std::string& key) {
        const std::lock_guard alone{guard_};
        for (const auto& [name, pdf] : kept_)
            if (name == key) return pdf;
        return std::nullopt;
    }
    void keep(const std::string& key, const std::string& pdf) {
        constexpr std::size_t most = 32;
        const std::lock_guard alone{guard_};
        kept_.emplace_front(key, pdf);
        if (kept_.size() > most) kept_.pop_back();
    }

private:
    std::mutex guard_;
    std::list<std::pair<std::string, std::string>> kept_;
};

/// "2025-26, edition 1, released on Jul 17, 2026. Seal 1f2e3d4c...": below each sheet.
std::string footer_of(const Visit& visit, const office::PublishedEdition& edition) {
    return visit.t({"{period}, edition {edition}, released on {day}. Seal {sha256}",
                    {{"period", period_words(visit, edition.period)},
                     {"edition", std::to_string(edition.edition)},
                     {"day", to_string(edition.released_on)},
                     {"sha256", edition.sha256.substr(0, 16)}}});
}

Response pdf_response(const office::PublishedEdition& edition, std::string pdf) {
    const auto name =
        "officer-contacts-" + edition.period.code() + "-edition-" + std::to_string(edition.edition) + ".pdf";
    return {200,
            "application/pdf",
            {{"Content-Disposition", "inline; filename=\"" + name + "\""}, {"Cache-Control", std::string{for_minutes}}},
            std::move(pdf)};
}

}  // namespace

Response edition_pdf(const Visit& visit, const office::PublishedEdition& edition) {
    const auto report = office::published_report(visit.office, edition);
    if (!report) return problems_page(visit, report.problems());
    auto whole = visit;
    whole.query = Form{{{"whole", "yes"}}};
    const auto footer = footer_of(visit, edition);
    PageHead head{report_title(visit, edition.period)};
    head.printed = visit.t({"released on {day}", {{"day", to_string(edition.released_on)}}});
    const BesideReport beside{office::earlier_years(visit.office, edition.period)};
    const auto html = page(whole, head, public_report_text(whole, edition, report->figures, beside)).body;

    static Shelf shelf;
    const auto key = to_hex(sha256(html + footer));
    if (auto kept = shelf.find(key)) return pdf_response(edition, std::move(*kept));
    auto pdf = print_to_pdf(html, footer);
    if (!pdf) {
        auto failure = problems_page(visit, pdf.problems());
        failure.status = 503;
        return failure;
    }
    shelf.keep(key, *pdf);
    return pdf_response(edition, std::move(*pdf));
}

}  // namespace accord::web::pages

#pragma once

#include "office/published.hpp"
#include "web/app.hpp"
#include "web/html.hpp"
#include "web/pages/released_tables.hpp"

namespace accord::web::pages {

/// What the page of a published edition says: the same on the screen and on paper, which has room for more.
Html public_report_text(const Visit& visit, const office::PublishedEdition& edition, const equity::Released& figures,
                        const BesideReport& beside = {});

/// The edition as PDF in the visit's language: its public page, printed. Each is printed once and kept, for an edition
/// never changes.
Response edition_pdf(const Visit& visit, const office::PublishedEdition& edition);

}  // namespace accord::web::pages

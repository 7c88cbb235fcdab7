#pragma once

#include "equity/release.hpp"
#include "office/published.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// What the page of a published edition says: the same on the screen and on paper.
Html public_report_text(const Visit& visit, const office::PublishedEdition& edition, const equity::Released& figures);

/// The edition as PDF in the visit's language: its public page, printed. Each is printed once and kept, for an edition
/// never changes.
Response edition_pdf(const Visit& visit, const office::PublishedEdition& edition);

}  // namespace accord::web::pages

#pragma once

#include <string>
#include <string_view>

#include "equity/release.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web::pages {

/// A number of a report, or which of the four things it is instead.
Html number_words(const Visit& visit, const equity::Cell& cell);

/// A cell of a table whose rows are cards on a phone: a count, striped where it is hidden.
Html count_cell(const Visit& visit, std::string_view label, const equity::Cell& cell);

/// "4.2 (3.0–5.8)", or a dash.
Html rate_cell(const Visit& visit, std::string_view label, const std::optional<equity::Estimate>& rate);

/// "2.4 (1.3–4.5)", "at least 1.2", or the reason why there is no ratio.
Html ratio_cell(const Visit& visit, std::string_view label, const equity::Ratio& ratio, bool stands_out = false);

/// The name of a row: a group in the reader's language, a school as it is called.
Html row_name(const Visit& visit, equity::Breakdown breakdown, std::string_view code, const std::string& label);

/// A table whose rows are cards on a phone.
Html card_table(const std::string& title, const Html& caption, const Html& head, const Html& body);

}  // namespace accord::web::pages

#pragma once

#include <string>
#include <vector>

#include "compliance/verdict.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web {

/// What a page says of itself.
struct PageHead {
    std::string title;           ///< in the reader's language
    std::string_view here = {};  ///< the navigation's address that this page belongs to: "/policy"
    int status = 200;
    std::vector<std::string_view> modules = {};  ///< "draft-form.js": what enhances it
    int reload_after = 0;          ///< seconds after which a browser without JavaScript loads it again; 0: never
    std::string public_path = {};  ///< of a public page, without its language: it stands in each one
    std::string printed = {};      ///< what paper says first; where nothing, the district and today
};

/// A whole page: skip link, header, navigation of the person's role, content, footer.
Response page(const Visit& visit, const PageHead& head, const Html& content);

/// The page of a failure: what happened and what to do.
Response failure_page(const Visit& visit, int status);
/// The page of problems that no form can show: nothing was changed.
Response problems_page(const Visit& visit, const Problems& problems);

Response json_response(std::string text);
Response csv_response(const std::string& file_name, std::string text);

/// A verdict as word, shape and colour; "Permission" for a clause that only permits.
Html chip(const Visit& visit, const compliance::Verdict& verdict);
/// A word, a shape and a colour: "ok", "info", "warn", "bad", "mute".
Html chip(std::string_view tone, const Html& word);
Html shape(std::string_view tone);

/// "Overdue", "Due soon", ... as a class name for the tally: which tone an outcome bears.
std::string_view tone_of(const compliance::Verdict& verdict);

/// The head of a column. Numbers stand at the end of their cells (class "r"), and so does their head.
struct Column {
    Column(std::string_view words) : head{words} {}
    Column(const Said& words) : head{words} {}
    Column(const std::string& words) : head{words} {}

    Html head;
    bool number = false;
};
inline Column number_column(std::string_view words) {
    Column column{words};
    column.number = true;
    return column;
}

/// A table with a caption that scrolls inside itself on a phone.
Html data_table(std::string_view caption, const std::vector<Column>& header, const std::vector<Html>& rows);

/// A cell under a column's head. On a phone a row whose cells are these is a card, and each cell bears its label.
Html cell(std::string_view label, const Html& content);
/// The same of a number, under the head of a number_column().
Html number_cell(std::string_view label, const Html& content);

/// Links above a table: CSV, print, compare.
Html tools(const std::vector<std::pair<std::string, std::string>>& links);

/// A note beside the text: "", "warn", "bad", "ok".
Html note(std::string_view tone, const Html& content);

/// How far a job of the server is: from 0 to 1, or not known yet. `address`/progress tells it as JSON, and the page at
/// `address` what became of it (job-progress.js); without JavaScript the page loads itself again.
Html job_progress(const Visit& visit, const std::string& address, std::optional<double> part, const std::string& words);

/// "Page 2 of 7", with links before and after that keep the query.
Html pager(const Visit& visit, std::int64_t total, int per_page, int at);

}  // namespace accord::web

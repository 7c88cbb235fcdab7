#include "web/frame.hpp"

#include "base/text.hpp"
#include "web/assets.hpp"

namespace accord::web {

using namespace attribute;
using namespace html;
using office::Verb;

namespace {

struct NavRow {
    Verb verb;
    std::string_view address;
    std::string_view label;
};

/// The navigation, in order. Each person sees the rows that the role may open.
constexpr NavRow navigation[] = {
    {Verb::see_today, "/", "Today"},
    {Verb::log_contact, "/contacts/new", "Log a contact"},
    {Verb::ask_for_help, "/help", "Ask for help"},
    {Verb::see_requests, "/requests", "Requests"},
    {Verb::see_policy, "/policy", "Policy"},
    {Verb::see_contacts, "/contacts", "Contacts"},
    {Verb::see_officers, "/officers", "Officers"},
    {Verb::see_agreements, "/agreements", "Agreement"},
    {Verb::see_report, "/report", "Board report"},
    {Verb::prepare_filing, "/filings", "Filings"},
    {Verb::adopt_policy, "/adopt", "Adopt a policy"},
    {Verb::import_records, "/import", "Import"},
};

/// The navigation of the public pages.
constexpr std::pair<std::string_view, std::string_view> public_navigation[] = {
    {"/public", "Reports"},
    {"/public/method", "How numbers are counted"},
    {"/public/codebook", "Data and codebook"},
};

Html mark() {
    return raw(
        R"(<svg class="mark" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="8" fill="#f4efe2"/>)"
        R"(<path d="M20 7c7 4 10 9 10 14 0 7-5 11-10 12C15 32 10 28 10 21c0-5 3-10 10-14z" fill="#143a3c"/>)"
        R"(<path d="M20 13v18M20 19l5-4M20 25l6-5M20 22l-5-4M20 28l-6-5" stroke="#f4efe2" stroke-width="1.6" fill="none"/></svg>)");
}

/// The page in each language, at an address of its own.
Html language_switch(const Visit& visit, const std::string& path) {
    Html rows;
    for (const auto* words : Words::all()) {
        const std::string code{words->language()};
        rows += li(a({href("/" + code + path),
                      attribute::lang(code),
                      {"hreflang", code},
                      current(words->language() == visit.words.language())},
                     words->name()));
    }
    return ul({cls("lang"), aria_label(visit.t("Language"))}, rows);
}

Html header_of(const Visit& visit, const PageHead& head, const std::string& district) {
    Html end;
    if (!head.public_path.empty()) end += language_switch(visit, head.public_path);
    if (visit.person) {
        end += span({cls("hide-s")}, visit.actor().name);
        end += form({method("post"), action("/sign-out"), cls("bare")},
                    input({type("hidden"), name("csrf"), value(visit.person->csrf)}),
                    button({cls("linklike")}, visit.t("Sign out")));
    } else if (visit.request.path != "/sign-in") {
        end += a({href("/sign-in")}, visit.t("Sign in"));
    }
    return element(
        "header", {cls("top")},
        {div({cls("wrap")}, mark(), div(b(district), span({cls("sub")}, visit.t("School Resource Officer program"))),
             div({cls("end")}, end))});
}

Html navigation_of(const Visit& visit, const PageHead& head) {
    Html rows;
    if (!head.public_path.empty())
        for (const auto& [address, label] : public_navigation)
            rows += li(a({href(visit.to(address)), current(address == head.here)}, visit.t(label)));
    else if (visit.person)
        for (const auto& row : navigation)
            if (visit.actor().may(row.verb))
                rows += li(a({href(row.address), current(row.address == head.here)}, visit.t(row.label)));
    if (rows.empty()) return {};
    return nav({cls("nav"), aria_label(visit.t("Main"))}, div({cls("wrap")}, ul(rows)));
}

/// Where the page stands in each language, for browsers and search engines.
Html alternates(const std::string& path) {
    const auto link = [](std::string_view language, const std::string& address) {
        return void_element("link", {{"rel", "alternate"}, {"hreflang", language}, href(address)});
    };
    auto links = link("x-default", path);
    for (const auto* words : Words::all())
        links += link(words->language(), "/" + std::string{words->language()} + path);
    return links;
}

/// A link to this page in each other language that the binary carries.
Html other_languages(const Visit& visit, const PageHead& head) {
    Html links;
    if (!head.public_path.empty()) return links;
    for (const auto* words : Words::all())
        if (words->language() != visit.words.language())
            links +=
                a({href("/language/" + std::string{words->language()} + "?to=" + percent_encode(visit.request.path)),
                   attribute::lang(words->language()),
                   {"hreflang", words->language()}},
                  words->name());
    return links;
}

}  // namespace

Response page(const Visit& visit, const PageHead& head, const Html& content) {
    const auto district = visit.office.district();
    Html links = void_element("link", {{"rel", "stylesheet"}, href(asset("app.css"))}) +
                 void_element("link", {{"rel", "icon"}, href(asset("icon.svg")), type("image/svg+xml")});
    // The manifest is for people who work with Accord every day.
    if (head.public_path.empty()) links += void_element("link", {{"rel", "manifest"}, href(asset("app.webmanifest"))});
    if (has_asset("fonts/public-sans.woff2"))
        links += void_element("link", {{"rel", "stylesheet"}, href(asset("fonts.css"))});
    if (head.reload_after > 0)
        links += element(
            "noscript", {},
            {void_element("meta", {{"http-equiv", "refresh"}, {"content", std::to_string(head.reload_after)}})});
    for (const auto module : head.modules) links += element("script", {type("module"), src(asset(module))}, {});

    if (!head.public_path.empty()) links += alternates(head.public_path);

    const Html banner = district.sample.empty()
                            ? Html{}
                            : element("aside", {cls("sample"), aria_label(visit.t("Sample data"))},
                                      {visit.t("Sample data: every person and number here is made up.")});
    const auto as_of = head.printed.empty() ? visit.words.date(visit.office.today()) : head.printed;
    const Html printed = p({cls("prn small")}, district.name, " \xc2\xb7 ", as_of, " \xc2\xb7 Accord");
    const auto method = head.public_path.empty() ? std::string{"/about"} : visit.to("/public/method");
    Html body = a({cls("skip"), href("#main")}, visit.t("Skip to main content")) +
                header_of(visit, head, district.name) + banner + navigation_of(visit, head) +
                element("main", {cls("wrap"), id("main")}, {printed, content}) +
                element("footer", {},
                        {div({cls("wrap")}, p({cls("small")}, other_languages(visit, head), " ",
                                              a({href(method)}, visit.t("How numbers are counted"))))});

    Response response;
    response.status = head.status;
    response.body = "<!doctype html>\n";
    response.body += element("html", {attribute::lang(visit.words.language())},
                             {element("head", {},
                                      {raw("<meta charset=\"utf-8\"><meta name=\"viewport\" "
                                           "content=\"width=device-width, initial-scale=1, viewport-fit=cover\">"
                                           "<meta name=\"color-scheme\" content=\"light dark\"><meta "
                                           "name=\"theme-color\" content=\"#143a3c\">"),
                                       element("title", {}, {head.title + " | " + district.name}), links}),
                              element("body", {}, {body})})
                         .text();
    return response;
}

Response failure_page(const Visit& visit, int status) {
    struct Row {
        int status;
        std::string_view title, what;
    };
    static constexpr Row rows[] = {
        {400, "The form did not come whole", "Go back: what you typed is still there. Then send it again."},
        {401, "You are signed out", "Sign in again. What you typed stays on this device."},
        {403, "Your account may not open this page", "Ask the superintendent's designee if you think it should."},
        {404, "There is no such page", "Check the address, or start from Today."},
        {405, "This page is not opened that way", "Start from Today."},
        {419, "This form was open too long",
         "Go back: what you typed is still there. Load the page again and send it."},
    };
    const Row* found = &rows[3];
    for (const auto& row : rows)
        if (row.status == status) found = &row;
    PageHead head{std::string{visit.t(found->title)}};
    head.status = status == 419 ? 403 : status;
    return page(visit, head, h1(visit.t(found->title)) + p(visit.t(found->what)) + p(a({href("/")}, visit.t("Today"))));
}

Response problems_page(const Visit& visit, const Problems& problems) {
    Html rows;
    for (const auto& problem : problems) rows += li(visit.t(problem.message));
    PageHead head{std::string{visit.t("This could not be done")}};
    head.status = 422;
    return page(visit, head, h1(visit.t("This could not be done")) + ul(rows) + p(visit.t("Nothing was changed.")));
}

Response json_response(std::string text) { return {200, "application/json", {}, std::move(text)}; }

Response csv_response(const std::string& file_name, std::string text) {
    return {200,
            "text/csv; charset=utf-8",
            {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""}},
            std::move(text)};
}

Html shape(std::string_view tone) {
    struct Row {
        std::string_view tone, drawing;
    };
    static constexpr Row rows[] = {
        {"ok",
         R"(<circle cx="8" cy="8" r="8" fill="currentColor"/><path class="cut" d="M4.2 8.4l2.6 2.5 5-5.4" fill="none" stroke-width="2"/>)"},
        {"info",
         R"(<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 1a7 7 0 010 14z" fill="currentColor"/>)"},
        {"warn",
         R"(<path d="M8 .8l7.6 14H.4z" fill="currentColor"/><path class="cut" d="M8 5.6v4.6M8 11.6v1.6" stroke-width="1.8"/>)"},
        {"bad",
         R"(<path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z" fill="currentColor"/><path class="cut" d="M5 5l6 6M11 5l-6 6" stroke-width="2"/>)"},
        {"mute",
         R"(<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.4"/>)"},
    };
    for (const auto& row : rows)
        if (row.tone == tone)
            return raw("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + std::string{row.drawing} + "</svg>");
    return {};
}

Html chip(std::string_view tone, const Html& word) {
    return span({cls("chip " + std::string{tone})}, shape(tone), word);
}

std::string_view tone_of(const compliance::Verdict& verdict) {
    if (verdict.basis == compliance::Basis::permission) return "mute";
    switch (verdict.outcome) {
        case compliance::Outcome::met:
            return "ok";
        case compliance::Outcome::not_met:
            return "bad";
        case compliance::Outcome::not_yet_due:
            return "info";
        case compliance::Outcome::cannot_tell:
            return "warn";
        case compliance::Outcome::not_applicable:
            return "mute";
    }
    return "mute";
}

Html chip(const Visit& visit, const compliance::Verdict& verdict) {
    const bool permission = verdict.basis == compliance::Basis::permission;
    const bool attested = verdict.basis == compliance::Basis::attested;
    std::string word{visit.t(permission ? label_of(verdict.basis) : label_of(verdict.outcome))};
    if (attested) word += ", " + std::string{visit.t("attested")};
    return chip(tone_of(verdict), word);
}

Html data_table(std::string_view caption_text, const std::vector<Column>& header, const std::vector<Html>& rows) {
    Html head;
    for (const auto& column : header) head += th({scope("col"), some("class", column.number ? "r" : "")}, column.head);
    Html body;
    for (const auto& row : rows) body += row;
    return div({cls("scroll"), {"tabindex", "0"}, role("group"), aria_label(caption_text)},
               table({cls("data")}, caption(caption_text), thead(tr(head)), tbody(body)));
}

Html cell(std::string_view label, const Html& content) { return td({{"data-l", label}}, div(content)); }

Html number_cell(std::string_view label, const Html& content) {
    return td({cls("r"), {"data-l", label}}, div(content));
}

Html tools(const std::vector<std::pair<std::string, std::string>>& links) {
    Html row;
    for (const auto& [address, words] : links) row += a({href(address)}, words);
    return p({cls("tools")}, row);
}

Html job_progress(const Visit& visit, const std::string& address, std::optional<double> part,
                  const std::string& words) {
    return element("job-progress",
                   {{"data-address", address + "/progress"},
                    {"data-offline", visit.t("No answer from the server just now. Trying again.")}},
                   {element("progress",
                            {some("value", part ? std::to_string(*part) : std::string{}),
                             {"max", "1"},
                             aria_label(visit.t("How far it is"))},
                            {}),
                    p({{"data-words", ""}}, words), p(a({href(address)}, visit.t("See how far it is")))});
}

Html note(std::string_view tone, const Html& content) {
    return div({cls(tone.empty() ? std::string{"note"} : "note " + std::string{tone}), role("note")}, content);
}

Html pager(const Visit& visit, std::int64_t total, int per_page, int at) {
    const auto pages = std::max<std::int64_t>(1, (total + per_page - 1) / per_page);
    const auto to = [&](int number) {
        std::string query;
        for (const auto& [name, value] : visit.query.values())
            if (name != "page" && !value.empty()) query += "&" + percent_encode(name) + "=" + percent_encode(value);
        return "?page=" + std::to_string(number) + query;
    };
    Html row =
        span(visit.t({"Page {page} of {pages}", {{"page", std::to_string(at)}, {"pages", std::to_string(pages)}}}));
    if (at > 1) row = a({href(to(at - 1)), {"rel", "prev"}}, visit.t("Newer")) + row;
    if (at < pages) row += a({href(to(at + 1)), {"rel", "next"}}, visit.t("Older"));
    return nav({cls("pager"), aria_label(visit.t("Pages"))}, row);
}

}  // namespace accord::web

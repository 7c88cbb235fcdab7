#include "policy/reading/form.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace accord::policy::reading {

namespace {

bool starts_with_folded(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                      [](char want, char have) { return want == (have >= 'A' && have <= 'Z' ? have + 32 : have); });
}

bool opens_page(std::string_view line) {
    const auto words = trim(line);
    return starts_with_folded(words, "<!doctype html") || starts_with_folded(words, "<html") ||
           starts_with_folded(words, "<body");
}

/// Where a page begins inside the text; npos when none does.
std::size_t page_start(std::string_view text) {
    std::size_t at = 0;
    for (const auto line : split(text, '\n')) {
        if (opens_page(line)) return at;
        at += line.size() + 1;
    }
    return std::string_view::npos;
}

bool looks_like_tags(std::string_view text) {
    std::size_t tags = 0;
    for (std::size_t at = 0; tags < 3 && (at = text.find('<', at)) != std::string_view::npos; ++at) {
        const auto rest = text.substr(at);
        for (const std::string_view tag :
             {"<p>", "<p ", "<div", "<br", "<li>", "<ol", "<ul", "<h1", "<h2", "<h3", "<table"})
            tags += starts_with_folded(rest, tag) ? 1 : 0;
    }
    return tags >= 3 && trim(text).starts_with('<');
}

bool looks_like_markdown(std::string_view text) {
    std::size_t marks = 0;
    for (const auto line : split(text, '\n')) {
        const auto words = trim(line);
        const auto level = words.find_first_not_of('#');
        if (level != std::string_view::npos && level >= 1 && level <= 6 && words[level] == ' ') ++marks;
        if (words.size() > 4 && words.starts_with("**") && words.ends_with("**")) ++marks;
        if (marks == 2) return true;
    }
    return false;
}

bool ends_with_folded(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() && starts_with_folded(name.substr(name.size() - ending.size()), ending);
}

}  // namespace

Lines Form::lines() const {
    if (format == "html") return lines_of_html(words, 1);
    if (format == "text") return lines_of_text(words, 1);
    return lines_of_markdown(words, 1);
}

Form form_of(std::string_view name, std::string_view text) {
    if (const auto page = page_start(text); page != std::string_view::npos) {
        const auto before = trim(text.substr(0, page));
        if (before.empty() || before.starts_with('<')) return {"html", text, {}, 0};
        const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(page), '\n');
        return {"markdown+html", text.substr(0, page), text.substr(page), static_cast<int>(lines) + 1};
    }
    const bool named_page = ends_with_folded(name, ".html") || ends_with_folded(name, ".htm");
    if (looks_like_tags(text) || (named_page && trim(text).starts_with('<'))) return {"html", text, {}, 0};
    if (ends_with_folded(name, ".md") || ends_with_folded(name, ".markdown") || looks_like_markdown(text))
        return {"markdown", text, {}, 0};
    return {"text", text, {}, 0};
}

std::string_view foreign_format(std::string_view bytes) {
    struct Magic {
        std::string_view start, name;
    };
    constexpr auto known = std::to_array<Magic>({{"%PDF-", "PDF"},
                                                 {"PK\x03\x04", "Word"},
                                                 {"\xd0\xcf\x11\xe0", "Word"},
                                                 {"{\\rtf", "Rich Text"},
                                                 {"\x89PNG", "image"}});
    for (const auto& [start, format] : known)
        if (bytes.starts_with(start)) return format;
    return {};
}

}  // namespace accord::policy::reading

#include "web/form.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace accord::web {

namespace {

/// The value of a parameter of a header: name="sro.md" in a Content-Disposition. Quotes and backslashes undone.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
    for (std::size_t at = 0; at < header.size();) {
        at = header.find(';', at);
        if (at == std::string_view::npos) return std::nullopt;
        ++at;
        while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
        const auto equals = header.find('=', at);
        if (equals == std::string_view::npos) return std::nullopt;
        const bool wanted = fold(header.substr(at, equals - at)) == name;
        at = equals + 1;
        std::string value;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size()) ++at;
                value += header[at];
            }
            ++at;
        } else {
            const auto end = std::min(header.find(';', at), header.size());
            value = std::string{trim(header.substr(at, end - at))};
            at = end;
        }
        if (wanted) return value;
    }
    return std::nullopt;
}

/// What somebody typed: UTF-8 whatever came, lines end as ours do, and no control characters.
std::string typed(std::string text) {
    if (!is_utf8(text)) text = mend_utf8(text);
    std::string clean;
    clean.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t') clean += c;
    }
    return clean;
}

constexpr std::size_t longest_part_head = 8192;

struct Part {
    std::string disposition;
    std::string_view content;
};

/// Splits a part into its Content-Disposition and its content.
std::optional<Part> take_part(std::string_view part) {
    const auto end = part.substr(0, longest_part_head).find("\r\n\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    Part taken;
    for (const auto line : split(part.substr(0, end), '\n')) {
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && fold(trim(line.substr(0, colon))) == "content-disposition")
            taken.disposition = std::string{trim(line.substr(colon + 1))};
    }
    taken.content = part.substr(end + 4);
    return taken;
}

std::string leaf(std::string name) {
    const auto slash = name.find_last_of("/\\");
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

}  // namespace

std::string_view Form::get(std::string_view name) const {
    for (const auto& [key, value] : values_)
        if (key == name) return value;
    return {};
}

bool Form::has(std::string_view name, std::string_view value) const {
    return std::any_of(values_.begin(), values_.end(),
                       [&](const auto& row) { return row.first == name && row.second == value; });
}

bool Form::posted(std::string_view name) const {
    return std::any_of(values_.begin(), values_.end(), [&](const auto& row) { return row.first == name; });
}

void Form::fill(std::string_view name, std::string value) {
    if (!posted(name)) values_.emplace_back(name, std::move(value));
}

Form parse_urlencoded(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto pair : split(text, '&')) {
        if (pair.empty()) continue;
        if (values.size() == most_form_values) break;
        const auto equals = pair.find('=');
        const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        values.emplace_back(typed(percent_decode(pair.substr(0, equals), Plus::is_space)),
                            typed(percent_decode(value, Plus::is_space)));
    }
    return Form{std::move(values)};
}

Result<Form> parse_multipart(std::string_view content_type, std::string_view body) {
    const auto boundary = parameter(content_type, "boundary");
    // RFC 2046 5.1.1: one to seventy characters.
    if (!boundary || boundary->empty() || boundary->size() > 70)
        return problem("", "The form came without its boundary: send it again");
    const auto delimiter = "--" + *boundary;
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<UploadedFile> files;
    auto at = body.find(delimiter);
    while (at != std::string_view::npos) {
        at += delimiter.size();
        if (body.substr(at, 2) == "--") return Form{std::move(values), std::move(files)};
        if (body.substr(at, 2) != "\r\n") break;
        at += 2;
        const auto end = body.find("\r\n" + delimiter, at);
        if (end == std::string_view::npos || values.size() + files.size() == most_form_values) break;
        const auto part = take_part(body.substr(at, end - at));
        const auto name = part ? parameter(part->disposition, "name") : std::nullopt;
        if (!name) break;
        if (auto file = parameter(part->disposition, "filename"))
            files.push_back({typed(*name), leaf(typed(std::move(*file))), std::string{part->content}});
        else
            values.emplace_back(typed(*name), typed(std::string{part->content}));
        at = end + 2;
    }
    return problem("", "The form did not come whole: send it again");
}

Result<Form> parse_form(const Request& request) {
    const auto type = request.header("content-type");
    if (fold(type.substr(0, 19)) == "multipart/form-data") return parse_multipart(type, request.body);
    return parse_urlencoded(request.body);
}

}  // namespace accord::web

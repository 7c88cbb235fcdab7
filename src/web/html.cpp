#include "web/html.hpp"

#include <algorithm>
#include <array>

namespace accord::web {

namespace {

constexpr std::array<bool, 256> marked = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {'&', '<', '>', '"', '\''}) table[c] = true;
    return table;
}();

std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return "&#39;";
    }
}

}  // namespace

void Html::escape(std::string_view text, std::string& out) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!marked[static_cast<unsigned char>(text[at])]) continue;
        out += text.substr(done, at - done);
        out += entity(text[at]);
        done = at + 1;
    }
    out += text.substr(done);
}

void Html::escape_english(std::string_view text, std::string& out) {
    out += "<span lang=\"en\">";
    escape(text, out);
    out += "</span>";
}

Html raw(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
}

Url::Url(std::string_view address) {
    const bool plain = std::none_of(address.begin(), address.end(),
                                    [](unsigned char c) { return c <= 0x20 || c == 0x7f || c == '\\'; });
    const bool inside = address.starts_with('/') && !address.starts_with("//");
    const bool here = address.starts_with('#') || address.starts_with('?');
    const bool abroad = address.starts_with("https://") || address.starts_with("http://");
    address_ = plain && (inside || here || abroad) ? std::string{address} : "#";
}

namespace {

void open_tag(std::string_view name, const Attributes& attributes, std::string& out) {
    out += '<';
    out += name;
    for (const auto& attribute : attributes) {
        if (attribute.name().empty()) continue;
        out += ' ';
        out += attribute.name();
        out += "=\"";
        Html::escape(attribute.value(), out);
        out += '"';
    }
    out += '>';
}

}  // namespace

Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Child> children) {
    Html html;
    std::size_t size = 2 * name.size() + 5;
    for (const auto& attribute : attributes) size += attribute.name().size() + attribute.value().size() + 4;
    for (const auto& child : children) size += child.size();
    html.text_.reserve(size);
    open_tag(name, attributes, html.text_);
    for (const auto& child : children) child.write(html.text_);
    html.text_ += "</";
    html.text_ += name;
    html.text_ += '>';
    return html;
}

Html void_element(std::string_view name, const Attributes& attributes) {
    std::string markup;
    open_tag(name, attributes, markup);
    return raw(std::move(markup));
}

}  // namespace accord::web

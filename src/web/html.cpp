#include "web/html.hpp"

namespace accord::web {

void Html::escape(std::string_view text, std::string& out) {
    out.reserve(out.size() + text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

Html raw(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
}

Url::Url(std::string_view address) {
    const bool inside = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    const bool here = address.starts_with('#') || address.starts_with('?');
    const bool abroad = address.starts_with("https://") || address.starts_with("http://");
    address_ = inside || here || abroad ? std::string{address} : "#";
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

Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Html> children) {
    Html html;
    std::size_t size = 2 * name.size() + 8;
    for (const auto& child : children) size += child.text_.size();
    html.text_.reserve(size);
    open_tag(name, attributes, html.text_);
    for (const auto& child : children) html.text_ += child.text_;
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

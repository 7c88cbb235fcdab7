#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "web/said.hpp"

namespace accord::web {

class Attribute;
using Attributes = std::initializer_list<Attribute>;
class Child;

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// HTML that is already written and safe. Only elements and `raw` make it; text becomes it by being escaped.
class Html {
public:
    Html() = default;
    Html(std::string_view text) { escape(text, text_); }
    Html(const std::string& text) : Html{std::string_view{text}} {}
    Html(const char* text) : Html{std::string_view{text}} {}
    Html(Number auto number) : text_{std::to_string(number)} {}
    Html(const Said& words) : Html{words, words.untranslated()} {}
    Html(const SaidMessage& words) : Html{words, words.untranslated()} {}

    Html& operator+=(const Html& more) {
        text_ += more.text_;
        return *this;
    }
    friend Html operator+(Html a, const Html& b) { return std::move(a += b); }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    static void escape(std::string_view text, std::string& out);
    /// Escapes words of another language than the page's into an element that says which.
    static void escape_english(std::string_view text, std::string& out);

private:
    Html(std::string_view words, bool english) { (english ? escape_english : escape)(words, text_); }
    friend Html raw(std::string markup);
    friend Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Child> children);
    std::string text_;
};

/// What stands inside an element: HTML as it is, text that will be escaped, or a number. It only looks at them, so it
/// lives as long as the expression in which it stands.
class Child {
public:
    Child(const Html& html) : text_{html.text()}, escaped_{true} {}
    Child(std::string_view text) : text_{text} {}
    Child(const std::string& text) : text_{text} {}
    Child(const char* text) : text_{text} {}
    Child(const Said& words) : text_{words}, english_{words.untranslated()} {}
    Child(const SaidMessage& words) : text_{words}, english_{words.untranslated()} {}
    Child(std::nullptr_t) = delete;
    Child(Number auto number)
        : digits_{static_cast<std::uint8_t>(std::to_chars(number_, number_ + sizeof number_, number).ptr - number_)} {}

    [[nodiscard]] std::size_t size() const { return text_.size() + digits_; }
    void write(std::string& out) const {
        if (escaped_)
            out += text_;
        else
            (english_ ? Html::escape_english : Html::escape)(text_, out);
        out.append(number_, digits_);
    }

private:
    std::string_view text_;
    bool escaped_ = false;
    bool english_ = false;
    std::uint8_t digits_ = 0;
    char number_[20];
};

/// Markup that the program itself wrote (an SVG of its own). Never with a user's words.
Html raw(std::string markup);

/// An address inside the site, or http(s): anything else, javascript: above all, becomes "#". So does one with a
/// character that browsers skip or turn, by which "/\t/elsewhere" or "/\\elsewhere" would lead to another site.
class Url {
public:
    Url(std::string_view address);
    Url(const std::string& address) : Url{std::string_view{address}} {}
    Url(const char* address) : Url{std::string_view{address}} {}
    [[nodiscard]] const std::string& text() const { return address_; }

private:
    friend class Attribute;
    std::string address_;
};

/// An attribute; one without a name is left out, so that a condition can choose. There is no way to write `style` or
/// `on...`: the content security policy would refuse them, and so does this type. Names that take an address take a
/// Url.
class Attribute {
public:
    /// Only a literal names an attribute, and not one that carries script or style.
    struct Name {
        template <std::size_t N>
        consteval Name(const char (&literal)[N]) : text{literal, N - 1} {
            if (text == "style" || text.starts_with("on") || text == "href" || text == "src" || text == "action")
                throw "no style, no script in attributes; addresses take a Url";
        }
        std::string_view text;
    };
    Attribute(Name name, std::string_view value) : name_{name.text}, value_{value} {}
    static Attribute href(Url url) { return address("href", std::move(url)); }
    static Attribute src(Url url) { return address("src", std::move(url)); }
    static Attribute action(Url url) { return address("action", std::move(url)); }
    static Attribute nothing() { return {}; }

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] const std::string& value() const { return value_; }

private:
    Attribute() = default;
    static Attribute address(std::string_view name, Url url) {
        Attribute attribute;
        attribute.name_ = name;
        attribute.value_ = std::move(url.address_);
        return attribute;
    }
    std::string_view name_;  ///< of a literal
    std::string value_;
};

namespace attribute {
inline Attribute cls(std::string_view v) { return {"class", v}; }
inline Attribute id(std::string_view v) { return {"id", v}; }
inline Attribute name(std::string_view v) { return {"name", v}; }
inline Attribute value(std::string_view v) { return {"value", v}; }
inline Attribute type(std::string_view v) { return {"type", v}; }
inline Attribute href(Url v) { return Attribute::href(std::move(v)); }
inline Attribute src(Url v) { return Attribute::src(std::move(v)); }
inline Attribute action(Url v) { return Attribute::action(std::move(v)); }
inline Attribute for_(std::string_view v) { return {"for", v}; }
inline Attribute method(std::string_view v) { return {"method", v}; }
inline Attribute scope(std::string_view v) { return {"scope", v}; }
inline Attribute lang(std::string_view v) { return {"lang", v}; }
inline Attribute role(std::string_view v) { return {"role", v}; }
/// A boolean attribute: `flag("checked", is_chosen)`.
inline Attribute flag(Attribute::Name what, bool on) { return on ? Attribute{what, ""} : Attribute::nothing(); }
/// An attribute that is left out when it has no value.
inline Attribute some(Attribute::Name what, std::string_view v) {
    return v.empty() ? Attribute::nothing() : Attribute{what, v};
}
inline Attribute described_by(std::string_view v) { return some("aria-describedby", v); }
inline Attribute aria_label(std::string_view v) { return {"aria-label", v}; }
inline Attribute current(bool on) { return on ? Attribute{"aria-current", "page"} : Attribute::nothing(); }
inline Attribute hidden_from_readers() { return {"aria-hidden", "true"}; }
}  // namespace attribute

/// Writes `<name attributes>children</name>`.
Html element(std::string_view name, const Attributes& attributes, std::initializer_list<Child> children);
/// Writes an element that has no end tag: input, br, link, meta.
Html void_element(std::string_view name, const Attributes& attributes);

/// The elements that pages are made of: `p({cls("hint")}, "words")`, `p("words")`.
namespace html {
#define ACCORD_ELEMENT(tag)                                                                                           \
    template <class... Children>                                                                                      \
    Html tag(const Attributes& attributes, const Children&... children) {                                             \
        return element(#tag, attributes, {Child{children}...});                                                       \
    }                                                                                                                 \
    template <class First, class... Children>                                                                         \
    requires std::constructible_from<Child, const First&> Html tag(const First& first, const Children&... children) { \
        return element(#tag, {}, {Child{first}, Child{children}...});                                                 \
    }
ACCORD_ELEMENT(a)
ACCORD_ELEMENT(article)
ACCORD_ELEMENT(b)
ACCORD_ELEMENT(blockquote)
ACCORD_ELEMENT(button)
ACCORD_ELEMENT(caption)
ACCORD_ELEMENT(code)
ACCORD_ELEMENT(dd)
ACCORD_ELEMENT(del)
ACCORD_ELEMENT(details)
ACCORD_ELEMENT(div)
ACCORD_ELEMENT(dl)
ACCORD_ELEMENT(dt)
ACCORD_ELEMENT(fieldset)
ACCORD_ELEMENT(figcaption)
ACCORD_ELEMENT(figure)
ACCORD_ELEMENT(form)
ACCORD_ELEMENT(h1)
ACCORD_ELEMENT(h2)
ACCORD_ELEMENT(h3)
ACCORD_ELEMENT(ins)
ACCORD_ELEMENT(label)
ACCORD_ELEMENT(legend)
ACCORD_ELEMENT(li)
ACCORD_ELEMENT(nav)
ACCORD_ELEMENT(ol)
ACCORD_ELEMENT(option)
ACCORD_ELEMENT(p)
ACCORD_ELEMENT(section)
ACCORD_ELEMENT(select)
ACCORD_ELEMENT(small)
ACCORD_ELEMENT(span)
ACCORD_ELEMENT(strong)
ACCORD_ELEMENT(summary)
ACCORD_ELEMENT(table)
ACCORD_ELEMENT(tbody)
ACCORD_ELEMENT(td)
ACCORD_ELEMENT(textarea)
ACCORD_ELEMENT(th)
ACCORD_ELEMENT(thead)
ACCORD_ELEMENT(time)
ACCORD_ELEMENT(tr)
ACCORD_ELEMENT(ul)
#undef ACCORD_ELEMENT
inline Html input(const Attributes& attributes) { return void_element("input", attributes); }
inline Html br() { return void_element("br", {}); }
}  // namespace html

}  // namespace accord::web

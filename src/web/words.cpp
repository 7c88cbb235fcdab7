#include "web/words.hpp"

#include <array>
#include <cstdio>
#include <cstring>

#include "web/embedded.hpp"

namespace accord::web {

namespace {

constexpr std::array<std::string_view, 12> english_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> spanish_months{"ene", "feb", "mar",  "abr", "may", "jun",
                                                          "jul", "ago", "sept", "oct", "nov", "dic"};

std::uint32_t word(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

}  // namespace

// The format of a .mo file: GNU gettext manual, "The Format of GNU MO Files".
Words::Words(std::string language, std::string_view catalogue) : language_{std::move(language)} {
    if (word(catalogue, 0) != 0x950412de) return;
    const auto count = word(catalogue, 8);
    const auto keys = word(catalogue, 12);
    const auto values = word(catalogue, 16);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto text = [&](std::uint32_t table) {
            return catalogue.substr(word(catalogue, table + 8 * i + 4), word(catalogue, table + 8 * i));
        };
        if (!text(keys).empty() && !text(values).empty()) sentences_.emplace(text(keys), text(values));
    }
}

const Words& Words::of(std::string_view language) {
    static const Words english{"en", {}};
    static const Words spanish{"es", embedded("words/es.mo")};
    return language == "es" && !spanish.sentences_.empty() ? spanish : english;
}

bool Words::exists(std::string_view language) { return Words::of(language).language() == language; }

std::string_view Words::operator()(std::string_view english) const {
    const auto found = sentences_.find(english);
    return found == sentences_.end() ? english : found->second;
}

std::string Words::operator()(const Message& message) const { return fill((*this)(message.key), message); }

std::string Words::date(Date date) const {
    char text[48];
    const auto at = date.month() - 1;
    const int size = language_ == "es"
                         ? std::snprintf(text, sizeof text, "%u %s %d", date.day(),
                                         std::string{spanish_months[at]}.c_str(), date.year())
                         : std::snprintf(text, sizeof text, "%s %u, %d", std::string{english_months[at]}.c_str(),
                                         date.day(), date.year());
    return {text, static_cast<std::size_t>(size)};
}

std::string Words::number(std::int64_t n) const {
    std::string digits = std::to_string(n < 0 ? -n : n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return n < 0 ? "-" + digits : digits;
}

std::string Words::decimal(double x, int places) const {
    char text[64];
    const int size = std::snprintf(text, sizeof text, "%.*f", places, x);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace accord::web

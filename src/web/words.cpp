#include "web/words.hpp"

#include <algorithm>
#include <cstdio>

#include "web/embedded.hpp"

namespace accord::web {

namespace {

/// The 32-bit numbers of a .mo file, in the byte order that its first one shows.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_{bytes} {
        constexpr std::uint32_t magic = 0x950412de;
        good_ = at(0) == magic;
        if (good_) return;
        big_endian_ = true;
        good_ = at(0) == magic;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::uint32_t at(std::size_t place) const {
        if (place > bytes_.size() || bytes_.size() - place < 4) return 0;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto byte = static_cast<unsigned char>(bytes_[place + (big_endian_ ? i : 3 - i)]);
            number = number << 8 | byte;
        }
        return number;
    }

private:
    std::string_view bytes_;
    bool big_endian_ = false;
    bool good_ = false;
};

std::string_view piece(std::string_view bytes, std::size_t from, std::size_t size) {
    return from <= bytes.size() && size <= bytes.size() - from ? bytes.substr(from, size) : std::string_view{};
}

const Language& english() { return languages().front(); }

}  // namespace

Sentences read_catalogue(std::string_view mo) {
    const Numbers numbers{mo};
    if (!numbers.good()) return {};
    const std::size_t count = std::min<std::size_t>(numbers.at(8), mo.size() / 16);
    const std::size_t keys = numbers.at(12);
    const std::size_t values = numbers.at(16);
    Sentences sentences;
    for (std::size_t i = 0; i < count; ++i) {
        const auto text = [&](std::size_t table) {
            const auto row = table + 8 * i;
            return piece(mo, numbers.at(row + 4), numbers.at(row));
        };
        if (!text(keys).empty() && !text(values).empty()) sentences.emplace(text(keys), text(values));
    }
    return sentences;
}

const std::vector<Language>& languages() {
    static const std::vector<Language> known{
        {"en",
         "English",
         "{month} {day}, {year}",
         {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
         ",",
         "."},
        {"es",
         "Espa\xc3\xb1ol",
         "{day} {month} {year}",
         {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
         ",",
         "."},
    };
    return known;
}

Words::Words(const Language& language, Sentences sentences) : language_{language}, sentences_{std::move(sentences)} {}

std::vector<const Words*> Words::all() {
    static const std::vector<Words> carried = [] {
        std::vector<Words> words;
        for (const auto& language : languages()) {
            auto sentences = read_catalogue(embedded("words/" + std::string{language.code} + ".mo"));
            if (&language == &english() || !sentences.empty()) words.emplace_back(language, std::move(sentences));
        }
        return words;
    }();
    std::vector<const Words*> all;
    for (const auto& words : carried) all.push_back(&words);
    return all;
}

const Words& Words::of(std::string_view language) {
    static const auto carried = all();
    for (const auto* words : carried)
        if (words->language() == language) return *words;
    return *carried.front();
}

bool Words::exists(std::string_view language) { return Words::of(language).language() == language; }

Said Words::operator()(std::string_view sentence) const {
    const auto found = sentences_.find(sentence);
    if (found != sentences_.end()) return {found->second, false};
    return {sentence, &language_ != &english() && !sentence.empty()};
}

SaidMessage Words::operator()(const Message& message) const {
    Message written = message;
    for (auto& [place, value] : written.values) value = with_dates((*this)(value));
    const auto sentence = (*this)(message.key);
    return {fill(sentence, written), sentence.untranslated()};
}

std::string Words::with_dates(std::string_view text) const {
    constexpr std::size_t size = std::string_view{"2026-11-22"}.size();
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::string written;
    for (std::size_t at = 0; at < text.size();) {
        const bool may_begin = digit(at) && (at == 0 || (!digit(at - 1) && text[at - 1] != '-'));
        const auto day = may_begin && !digit(at + size) ? parse_date(text.substr(at, size)) : std::nullopt;
        written += day ? date(*day) : std::string{text[at]};
        at += day ? size : 1;
    }
    return written;
}

std::string Words::date(Date date) const {
    return fill(language_.date, {{},
                                 {{"day", std::to_string(date.day())},
                                  {"month", std::string{language_.months[date.month() - 1]}},
                                  {"year", std::to_string(date.year())}}});
}

std::string Words::month(Date date) const {
    return std::string{language_.months[date.month() - 1]} + " " + std::to_string(date.year());
}

std::string Words::number(std::int64_t n) const {
    auto text = std::to_string(n);
    const std::ptrdiff_t first = n < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first; at -= 3)
        text.insert(static_cast<std::size_t>(at), language_.thousands);
    return text;
}

std::string Words::decimal(double x, int places) const {
    char text[64];
    const int size = std::snprintf(text, sizeof text, "%.*f", places, x);
    std::string decimal{text, static_cast<std::size_t>(std::clamp(size, 0, 63))};
    if (const auto point = decimal.find('.'); point != std::string::npos) decimal.replace(point, 1, language_.point);
    return decimal;
}

}  // namespace accord::web

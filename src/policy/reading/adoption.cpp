#include "policy/reading/adoption.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.hpp"

namespace accord::policy::reading {

namespace {

constexpr std::size_t longest_adoption_line = 30;  // words

std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || word.empty() || word.size() > 4)
        return std::nullopt;
    return value;
}

unsigned month_named(std::string_view word) {
    constexpr auto months =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                         "september", "october", "november", "december"});
    for (unsigned i = 0; i < months.size(); ++i)
        if (word == months[i] || (word.size() >= 3 && word.size() <= 4 && months[i].starts_with(word)) ||
            (word == "sept" && i == 8))
            return i + 1;
    return 0;
}

std::optional<Date> date_of(int year, int month, int day) {
    if (year < 100) year += year < 70 ? 2000 : 1900;
    if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day parts{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                            std::chrono::day{static_cast<unsigned>(day)}};
    if (!parts.ok()) return std::nullopt;
    return Date{std::chrono::sys_days{parts}};
}

/// Three numbers that were joined by "/", "-" or ".".
std::optional<Date> date_in_figures(int first, int second, int third) {
    return first > 31 ? date_of(first, second, third) : date_of(third, first, second);
}

bool any_of(const std::vector<std::string>& have, std::initializer_list<std::string_view> wanted) {
    return std::any_of(have.begin(), have.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

bool has_phrase(const std::string& normal, std::string_view phrase) {
    return (' ' + normal + ' ').find(' ' + std::string{phrase} + ' ') != std::string::npos;
}

}  // namespace

std::optional<Date> find_date(std::string_view text) {
    const auto parts = words(text);
    for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
        const auto first = number(parts[i]);
        const auto second = number(parts[i + 1]);
        const auto third = number(parts[i + 2]);
        std::optional<Date> date;
        if (const auto month = month_named(parts[i]); month && second && third)
            date = date_of(*third, static_cast<int>(month), *second);
        else if (const auto middle = month_named(parts[i + 1]); middle && first && third)
            date = date_of(*third, static_cast<int>(middle), *first);
        else if (first && second && third)
            date = date_in_figures(*first, *second, *third);
        if (date) return date;
    }
    return std::nullopt;
}

bool says_pending(std::string_view text) {
    const std::string normal = normalise(text);
    for (const std::string_view phrase :
         {"pending", "draft", "first reading", "second reading", "1st reading", "2nd reading", "proposed",
          "not yet adopted", "not yet approved", "for board approval"})
        if (has_phrase(normal, phrase)) return true;
    return false;
}

bool is_adoption_label(std::string_view text) {
    if (!text.ends_with(':') || text.size() > 40) return false;
    const auto parts = words(text);
    return parts.size() <= 4 && any_of(parts, {"adopted", "adoption", "approved", "approval", "revised", "revision",
                                               "amended", "reviewed", "issued"});
}

std::optional<AdoptionLine> adoption_line(std::string_view text) {
    if (text.size() > 400) return std::nullopt;
    const auto parts = words(text);
    if (parts.empty() || parts.size() > longest_adoption_line) return std::nullopt;
    if (any_of(parts, {"shall", "must", "will", "should", "may"}) && !find_date(text)) return std::nullopt;
    if (any_of(parts, {"shall", "must", "will", "should"})) return std::nullopt;
    const std::vector<std::string> opening{
        parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(parts.size(), 6))};
    AdoptionLine line;
    if (any_of(opening, {"adopted", "adoption", "approved", "approval", "ratified", "enacted"}))
        line.act = AdoptionLine::Act::adopted;
    else if (any_of(opening, {"revised", "revision", "amended", "readopted", "updated", "effective", "issued"}))
        line.act = AdoptionLine::Act::revised;
    else if (any_of(opening, {"reviewed", "review"}))
        line.act = AdoptionLine::Act::reviewed;
    else if (any_of(parts, {"adopted", "approved"}) && any_of(parts, {"policy", "regulation", "board"}))
        line.act = AdoptionLine::Act::adopted;
    else
        return std::nullopt;
    line.date = find_date(text);
    line.pending = says_pending(text);
    // Without a date or the word "pending" it is an adoption line only when it is a bare "Adopted".
    const bool bare = parts.size() <= 3 && (parts.back() == "adopted" || parts.back() == "approved");
    if (!line.date && !line.pending && !bare) return std::nullopt;
    return line;
}

}  // namespace accord::policy::reading

#include "base/date.hpp"

#include <charconv>
#include <cstdio>

namespace accord {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional{value};
}

}  // namespace

Date add_months(Date date, int months) {
    using namespace std::chrono;
    const auto parts = date.parts();
    const auto target = year_month{parts.year(), parts.month()} + std::chrono::months{months};
    const year_month_day same{target / parts.day()};
    return Date{same.ok() ? sys_days{same} : sys_days{target / last}};
}

std::string to_string(Date date) {
    char text[16];
    const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year(), date.month(), date.day());
    return {text, static_cast<std::size_t>(size)};
}

std::optional<Date> parse_date(std::string_view text) {
    using namespace std::chrono;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const year_month_day day{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
    return day.ok() ? std::optional{Date{sys_days{day}}} : std::nullopt;
}

std::string to_string(Instant instant) {
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const hh_mm_ss time{instant - day};
    char text[40];
    const int size =
        std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%06dZ", to_string(Date{day}).c_str(),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return {text, static_cast<std::size_t>(size)};
}

std::optional<Instant> parse_instant(std::string_view text) {
    using namespace std::chrono;
    if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ') || text.back() != 'Z') return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto h = digits(text.substr(11, 2));
    const auto m = digits(text.substr(14, 2));
    const auto s = digits(text.substr(17, 2));
    if (!date || !h || !m || !s || text[13] != ':' || text[16] != ':') return std::nullopt;
    if (*h > 23 || *m > 59 || *s > 60) return std::nullopt;
    microseconds fraction{0};
    if (const auto rest = text.substr(19, text.size() - 20); !rest.empty()) {
        if (rest[0] != '.' || rest.size() < 2 || rest.size() > 10) return std::nullopt;
        const auto value = digits(rest.substr(1));
        if (!value) return std::nullopt;
        std::int64_t micros = *value;
        for (std::size_t places = rest.size() - 1; places < 6; ++places) micros *= 10;
        for (std::size_t places = rest.size() - 1; places > 6; --places) micros /= 10;
        fraction = microseconds{micros};
    }
    return Instant{date->days()} + hours{*h} + minutes{*m} + seconds{*s} + fraction;
}

}  // namespace accord

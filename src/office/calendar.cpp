#include "office/calendar.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "office/race_lists.hpp"

namespace accord::office {

namespace {

using program::CalendarYear;
using program::ClosedDay;

constexpr CalendarDays shortest_year{100}, longest_year{366}, longest_break{60};

std::vector<ClosedDay> closed_days(const filing::Reading& file, int school_year) {
    auto days = file.all<ClosedDay>({{"school_year", std::int64_t{school_year}}});
    std::sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return days;
}

/// Days of one name with no more than a weekend between them are one span.
std::vector<ClosedSpan> spans_of(const std::vector<ClosedDay>& days) {
    constexpr CalendarDays over_a_weekend{3};
    std::vector<ClosedSpan> spans;
    for (const auto& day : days)
        if (!spans.empty() && spans.back().name == day.name && day.day <= spans.back().until + over_a_weekend)
            spans.back().until = day.day;
        else
            spans.push_back({day.day, day.day, day.name});
    return spans;
}

SchoolYearView view_of(const filing::Reading& file, int school_year) {
    SchoolYearView view{school_year, {}, spans_of(closed_days(file, school_year)), race_lists(file).in(school_year)};
    if (const auto rows = file.all<CalendarYear>({{"school_year", std::int64_t{school_year}}}); !rows.empty())
        view.year = rows.front();
    return view;
}

bool is_weekday(Date day) { return day.weekday().iso_encoding() <= 5; }

constexpr auto date_wanted = "Write the date as 2026-11-22";

}  // namespace

Result<std::vector<SchoolYearView>> school_years(const Office& office, const Actor& actor, Date on) {
    if (auto allowed = require(actor, Verb::keep_calendar); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<SchoolYearView>> {
        const int year = school_year_of(on);
        return std::vector{view_of(file, year), view_of(file, year + 1)};
    });
}

Result<Done> set_school_year(Office& office, const Actor& actor, std::optional<Date> first, std::optional<Date> last) {
    if (auto allowed = require(actor, Verb::keep_calendar); !allowed) return allowed.problems();
    Problems problems;
    if (!first) problems.push_back(problem("first", date_wanted));
    if (!last) problems.push_back(problem("last", date_wanted));
    if (first && last && (*last - *first < shortest_year || *last - *first > longest_year))
        problems.push_back(problem("last", "A school year ends 100 to 366 days after it begins"));
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::keep_calendar), [&](filing::Writing& file) -> Result<Done> {
        const int school_year = school_year_of(*first);
        const auto known = view_of(file, school_year).year;
        const CalendarYear year{known ? known->id : program::CalendarId::make(), school_year, *first, *last};
        if (known == year) return problem("first", "Nothing was changed: it stands so already");
        if (known)
            file.correct(year);
        else
            file.add(year);
        return Done{};
    });
}

Result<Done> close_days(Office& office, const Actor& actor, std::optional<Date> from, std::optional<Date> until,
                        const std::string& given) {
    if (auto allowed = require(actor, Verb::keep_calendar); !allowed) return allowed.problems();
    const auto name = squeeze(given);
    const auto end = until ? until : from;
    Problems problems;
    if (!from) problems.push_back(problem("from", date_wanted));
    if (from && *end < *from) problems.push_back(problem("until", "The last day is before the first"));
    if (from && *end - *from > longest_break)
        problems.push_back(problem("until", "A break of more than 60 days is no break of a school year"));
    if (name.empty()) problems.push_back(problem("name", "Name the holiday or the break"));
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::keep_calendar), [&](filing::Writing& file) -> Result<Done> {
        bool added = false;
        for (auto day = *from; day <= *end; day = day + CalendarDays{1}) {
            const int school_year = school_year_of(day);
            const bool known = !file.all<ClosedDay>({{"day", to_value(day)}}).empty();
            if (known || !is_weekday(day)) continue;
            file.add(ClosedDay{decltype(ClosedDay::id)::make(), school_year, day, name});
            added = true;
        }
        return added ? Result<Done>{Done{}} : problem("from", "Nothing was changed: there is no school then already");
    });
}

Result<Done> open_days(Office& office, const Actor& actor, Date from, Date until) {
    if (auto allowed = require(actor, Verb::keep_calendar); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::keep_calendar), [&](filing::Writing& file) -> Result<Done> {
        bool any = false;
        for (int year = school_year_of(from); year <= school_year_of(until); ++year)
            for (const auto& closed : closed_days(file, year)) {
                if (closed.day < from || until < closed.day) continue;
                file.withdraw<ClosedDay>(closed.id);
                any = true;
            }
        return any ? Result<Done>{Done{}} : problem("", "No day without school is on file there");
    });
}

}  // namespace accord::office

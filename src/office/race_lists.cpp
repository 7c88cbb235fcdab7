#include "office/race_lists.hpp"

#include <algorithm>

#include "base/school_calendar.hpp"
#include "base/text.hpp"

namespace accord::office {

namespace {

using program::RaceList;
using program::RaceLists;
using program::RaceListStart;

/// The school year of a name, 2027 of "2027-28", when the list of 2024 can hold in it.
std::optional<int> year_named(std::string_view name) {
    constexpr int last = 2099;
    for (int year = program::first_year_of_2024; year <= last; ++year)
        if (school_year_name(year) == name) return year;
    return std::nullopt;
}

/// The school years of which two sets of lists do not say the same, from 1 July to 30 June.
struct Changed {
    Date from;
    Date until;
};
std::optional<Changed> between(const RaceLists& before, const RaceLists& after) {
    const auto start = [](const RaceLists& lists) { return lists.all().back().school_year; };
    const auto [first, end] = std::minmax({start(before), start(after)});
    if (first == end) return std::nullopt;
    return Changed{school_year_start(first), school_year_end(end - 1)};
}

/// Students of whom a race was said in those years, in the roster or in a contact.
std::int64_t students_in(const filing::Reading& file, const Changed& years) {
    std::int64_t students = 0;
    file.session().query(
        "SELECT count(DISTINCT student) FROM"
        " (SELECT student FROM membership WHERE district_id = $1 AND latest = 1 AND race <> 'not_reported'"
        " AND since >= $2 AND since <= $3"
        " UNION SELECT student FROM contact_student WHERE district_id = $1 AND latest = 1 AND race <> 'not_reported'"
        " AND happened_on >= $2 AND happened_on <= $3) AS said",
        {to_value(file.district()), to_value(years.from), to_value(years.until)},
        [&](const filing::Row& row) { students = row.integer(0); });
    return students;
}

Problems refusals(const filing::Reading& file, const Changed& years) {
    const std::vector<std::pair<std::string, std::string>> when{{"from", to_string(years.from)},
                                                                {"until", to_string(years.until)}};
    Problems problems;
    if (const auto students = students_in(file, years); students > 0) {
        auto values = when;
        values.emplace_back("count", std::to_string(students));
        problems.push_back(
            problem("school_year",
                    "Of {count} students a race or ethnicity is on file from {from} to {until} by the list that holds "
                    "now, and it would come to mean something else. Choose another school year, or take the imports of "
                    "those days back first",
                    std::move(values)));
    }
    if (!file.all<program::ReportEdition>({{"period_from", to_value(years.from), filing::Compare::at_least},
                                           {"period_from", to_value(years.until), filing::Compare::at_most}})
             .empty())
        problems.push_back(problem("school_year",
                                   "A report of days from {from} to {until} is drafted or out by the list that holds "
                                   "now. Choose another school year",
                                   when));
    return problems;
}

}  // namespace

RaceLists race_lists(const filing::Reading& file) { return RaceLists{file.all<RaceListStart>()}; }

RaceLists race_lists_of(const Office& office) {
    return office.file().read([](const filing::Reading& file) { return race_lists(file); });
}

RaceList race_list_today(const Office& office) { return race_lists_of(office).on(office.today()); }

Result<Done> start_race_list(Office& office, const Actor& actor, std::string_view school_year,
                             const std::string& source) {
    if (auto allowed = require(actor, Verb::keep_calendar); !allowed) return allowed.problems();
    Problems problems;
    const auto year = year_named(trim(school_year));
    if (!year)
        problems.push_back(problem("school_year",
                                   "Write the school year as {first}, which is the first in which the list of 2024 can "
                                   "hold",
                                   {{"first", school_year_name(program::first_year_of_2024)}}));
    if (trim(source).empty())
        problems.push_back(problem("source", "Say by whose word: the state's bulletin, or the minutes"));
    if (!problems.empty()) return problems;
    return office.file().write(office.act(actor, Verb::keep_calendar), [&](filing::Writing& file) -> Result<Done> {
        const auto known = file.all<RaceListStart>();
        const RaceListStart start{known.empty() ? Id<RaceListStart>::make() : known.front().id, RaceList::of_2024,
                                  *year, squeeze(source)};
        if (!known.empty() && known.front() == start)
            return problem("school_year", "Nothing was changed: it stands so already");
        if (const auto years = between(RaceLists{known}, RaceLists{std::span{&start, 1}}))
            if (auto refused = refusals(file, *years); !refused.empty()) return refused;
        if (known.empty())
            file.add(start);
        else
            file.correct(start);
        return Done{};
    });
}

}  // namespace accord::office

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "equity/crdc/inside/columns.hpp"
#include "equity/filings/filing.hpp"

namespace accord::equity {

namespace {

/// A number, or nothing where the cell is blank.
using Figures = std::map<std::pair<std::string, std::string>, std::optional<std::int64_t>>;

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && !text.empty() && end == text.data() + text.size() ? std::optional{value}
                                                                                     : std::nullopt;
}

bool by_race(const std::string& column) {
    static const auto columns = number_columns(federal_namings.back());
    return std::any_of(columns.begin(), columns.end(),
                       [&](const NumberColumn& each) { return each.by_race && each.name == column; });
}

/// Every column after the school's code, a row a school; those by race only where both years count by one list.
Figures crdc_figures(const CsvTable& table, RaceListsOfYears lists) {
    const auto school = table.column("SCH_NAME").value();
    const auto first = table.column("SCH_CODE").value() + 1;
    Figures figures;
    for (const auto& row : table.rows)
        for (std::size_t column = first; column < row.size(); ++column)
            if (lists == RaceListsOfYears::same || !by_race(table.header[column]))
                figures[{row[school], table.header[column]}] = number(row[column]);
    return figures;
}

/// The lines that hold a number of a school or of the district.
Figures washington_figures(const CsvTable& table) {
    constexpr std::array counted{std::string_view{"staff_in_district"},   std::string_view{"staff_by_school"},
                                 std::string_view{"incidents_by_school"}, std::string_view{"complaints"},
                                 std::string_view{"calls_for_service"},   std::string_view{"calls_by_school"}};
    Figures figures;
    for (const auto& row : table.rows)
        if (std::find(counted.begin(), counted.end(), row[0]) != counted.end())
            figures[{row[1].empty() ? "all" : row[1], row[0] + "." + row[4]}] = number(row[5]);
    return figures;
}

/// Contacts listed, by school, and in the district by each code.
Figures ripa_figures(const CsvTable& table) {
    const auto school = table.column("school").value();
    Figures figures;
    for (const auto& row : table.rows) {
        const auto add = [&](const std::string& who, const std::string& what) {
            auto& figure = figures[{who, what}];
            figure = figure.value_or(0) + 1;
        };
        add("all", "contacts");
        add(row[school], "contacts");
        for (const auto* column : {"ListNonForceActTak", "ListForceActTak", "ListBasSearch", "ListCB", "ListResult"})
            for (const auto code : split(row[table.column(column).value()], '|'))
                if (!code.empty()) add("all", column + std::string{"."} + std::string{code});
    }
    return figures;
}

Figures figures_of(FilingKind kind, std::string_view bytes, RaceListsOfYears lists) {
    const auto table = read_csv("filing", bytes);
    if (!table) throw std::runtime_error("a filing on file is no CSV file of ours");
    switch (kind) {
        case FilingKind::crdc:
            return crdc_figures(*table, lists);
        case FilingKind::washington:
            return washington_figures(*table);
        case FilingKind::ripa:
            return ripa_figures(*table);
    }
    return {};
}

bool worth_a_word(const std::optional<std::int64_t>& before, const std::optional<std::int64_t>& now) {
    constexpr std::int64_t least = 5;
    if (!before || !now) return before.has_value() != now.has_value();
    const auto moved = *before < *now ? *now - *before : *before - *now;
    return moved >= least && 2 * moved >= std::max(*before, *now);
}

/// Where every number of a row came, or was lost, one line says so for all of them.
std::vector<Difference> whole_rows_as_one(const std::vector<Difference>& found, const Figures& before,
                                          const Figures& now) {
    const auto numbers = [](const Figures& figures, const std::string& row) {
        return std::count_if(figures.begin(), figures.end(),
                             [&](const auto& each) { return each.first.first == row && each.second; });
    };
    std::vector<Difference> shorter;
    for (const auto& each : found) {
        const auto was = numbers(before, each.row), is = numbers(now, each.row);
        const bool whole = was + is > 1 && (was == 0 || is == 0);
        if (!whole)
            shorter.push_back(each);
        else if (shorter.empty() || shorter.back().row != each.row)
            shorter.push_back({each.row, "", was > 0 ? std::optional<std::int64_t>{was} : std::nullopt,
                               is > 0 ? std::optional<std::int64_t>{is} : std::nullopt});
    }
    return shorter;
}

}  // namespace

std::vector<Difference> differences(FilingKind kind, std::string_view before, std::string_view now,
                                    RaceListsOfYears lists) {
    const auto old_figures = figures_of(kind, before, lists);
    const auto new_figures = figures_of(kind, now, lists);
    // Stop records have a line for what happened only: what is not there did not.
    const auto absent = kind == FilingKind::ripa ? std::optional<std::int64_t>{0} : std::nullopt;
    const auto at = [&](const Figures& figures, const auto& place) {
        const auto found = figures.find(place);
        return found == figures.end() ? absent : found->second;
    };
    auto places = old_figures;
    places.insert(new_figures.begin(), new_figures.end());
    std::vector<Difference> found;
    for (const auto& [place, figure] : places) {
        const auto was = at(old_figures, place), is = at(new_figures, place);
        if (worth_a_word(was, is)) found.push_back({place.first, place.second, was, is});
    }
    return whole_rows_as_one(found, old_figures, new_figures);
}

}  // namespace accord::equity

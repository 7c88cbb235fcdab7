#include "program/imports/reading.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "program/screening.hpp"

namespace accord::program::imports {

namespace {

constexpr std::size_t problem_limit = 1000;
constexpr std::size_t columns_named = 12;

/// A column's name without case, spaces and punctuation: "Country of Birth" and "countryOfBirth" are one.
std::string bare(std::string_view column) {
    std::string name = normalise(column);
    std::erase(name, ' ');
    return name;
}

/// Three digits, two, four: never a student's number.
bool social_security_number(std::string_view text) {
    static constexpr std::string_view shape = "ddd-dd-dddd";
    return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) {
               return s == 'd' ? c >= '0' && c <= '9' : c == '-' || c == ' ';
           });
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

bool never_kept(std::string_view column) {
    static constexpr std::string_view inside[] = {"birthcountry", "countryofbirth", "stateofbirth",   "cityofbirth",
                                                  "placeofbirth", "birthplace",     "birthcity",      "birthstate",
                                                  "citizen",      "immigra",        "socialsecurity", "password",
                                                  "nationality",  "refugee",        "undocumented",   "naturaliz"};
    const auto name = bare(column);
    const auto holds = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    return std::any_of(std::begin(inside), std::end(inside), holds) || name.starts_with("visa") ||
           name.starts_with("ssn") || name.ends_with("ssn");
}

std::optional<Date> read_date(std::string_view text) {
    if (text.size() > 10 && text[10] == 'T') text = text.substr(0, 10);
    if (const auto iso = parse_date(text)) return iso;
    const auto parts = split(text, '/');
    if (parts.size() != 3) return std::nullopt;
    const auto month = digits(parts[0]);
    const auto day = digits(parts[1]);
    const auto year = digits(parts[2]);
    if (!month || !day || !year || parts[2].size() != 4) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{Date{std::chrono::sys_days{date}}} : std::nullopt;
}

void Log::fail(std::string where, std::string key, std::vector<std::pair<std::string, std::string>> values) {
    if (plan_.problems.size() < problem_limit)
        plan_.problems.push_back(problem(std::move(where), std::move(key), std::move(values)));
    else
        ++untold_;
}

void Log::warn(std::string key, std::vector<std::pair<std::string, std::string>> values) {
    Message message{std::move(key), std::move(values)};
    if (std::find(plan_.warnings.begin(), plan_.warnings.end(), message) == plan_.warnings.end())
        plan_.warnings.push_back(std::move(message));
}

void Log::notice(const std::string& key, const std::string& where) {
    auto& counted = notices_[key];
    if (counted.count++ == 0) counted.first = where;
}

void Log::opened(const std::string& file, std::size_t count) {
    plan_.rows.push_back({file, count});
    rows(file, 0, count);
}

void Log::rows(std::string_view file, std::size_t done, std::size_t total) {
    if (progress_) progress_({file, done, total});
}

void Log::finish() {
    for (const auto& [key, counted] : notices_)
        plan_.warnings.push_back({key, {{"count", std::to_string(counted.count)}, {"first", counted.first}}});
    notices_.clear();
    if (untold_ > 0)
        plan_.problems.push_back(
            problem({}, "And {count} more problems like these", {{"count", std::to_string(untold_)}}));
    untold_ = 0;
}

Table::Table(Log& log, const ImportFile& file, ImportKind kind, std::string_view documented_as)
    : log_{log}, name_{file.name} {
    std::map<std::string, const ImportColumn*> wanted;
    for (const auto& column : import_columns(kind))
        if (column.file == documented_as) wanted.emplace(bare(column.name), &column);
    auto reading = read_csv_columns(name_, file.bytes, [&](std::string_view column) {
        return wanted.contains(bare(column)) && !never_kept(column);
    });
    for (auto& problem : reading.problems)
        log.fail(std::move(problem.where), std::move(problem.message.key), std::move(problem.message.values));
    csv_ = std::move(reading.table);
    for (std::size_t i = 0; i < csv_.header.size(); ++i) {
        const auto [place, first] = columns_.emplace(wanted.at(bare(csv_.header[i]))->name, i);
        if (!first)
            log.warn("{file}: the column {column} stands there twice; the first was read",
                     {{"file", name_}, {"column", csv_.header[i]}});
    }
    const bool has_header = !csv_.header.empty() || !reading.dropped.empty();
    for (const auto& [name, column] : wanted) {
        if (column->need != Need::required || columns_.contains(column->name)) continue;
        usable_ = false;
        if (has_header)
            log.fail(name_, "The column {column} is missing: the first row must name it",
                     {{"column", std::string{column->name}}});
    }
    tell_dropped(reading.dropped, documented_as);
    log.opened(name_, csv_.rows.size());
}

void Table::tell_dropped(const std::vector<std::string>& dropped, std::string_view documented_as) const {
    std::vector<std::string> known;
    for (const auto column : other_known_columns(documented_as)) known.push_back(bare(column));
    std::string unknown;
    std::size_t count = 0;
    for (const auto& column : dropped) {
        if (never_kept(column)) {
            log_.warn("{file}: the column {column} is never kept; it was dropped before anything was read from it",
                      {{"file", name_}, {"column", shorten(column, 60)}});
        } else if (std::find(known.begin(), known.end(), bare(column)) == known.end()) {
            if (++count <= columns_named) (unknown += unknown.empty() ? "" : ", ") += shorten(column, 60);
        }
    }
    if (count > columns_named) unknown += ", …";
    if (count > 0)
        log_.warn("{file}: {count} columns are not known and were not read: {columns}",
                  {{"file", name_}, {"count", std::to_string(count)}, {"columns", unknown}});
}

std::string_view Row::text(std::string_view column) const {
    const auto found = table_.columns_.find(column);
    return found == table_.columns_.end() ? std::string_view{} : trim(table_.csv_.rows[number_][found->second]);
}

std::string Row::place(std::string_view column) const {
    auto where = table_.name_ + ":" + std::to_string(table_.csv_.lines[number_]);
    if (!column.empty()) (where += ':') += column;
    return where;
}

void Row::fail(std::string_view column, std::string key,
               std::vector<std::pair<std::string, std::string>> values) const {
    log_.fail(place(column), std::move(key), std::move(values));
}

void Row::refuse(std::string_view column, std::string_view cell, const std::string& allowed) const {
    fail(column, "“{cell}” cannot be read here: write one of {allowed}",
         {{"cell", shorten(cell, 60)}, {"allowed", allowed}});
}

std::string_view Row::needed(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) fail(column, "This must not be empty");
    return cell;
}

std::string Row::words(std::string_view column, std::size_t limit) const {
    auto cell = squeeze(text(column));
    if (social_security_number(cell)) {
        fail(column, "This looks like a Social Security number: it is never kept. Take it out of the file");
        return {};
    }
    if (length(cell) > limit) {
        fail(column, "This has {size} characters: at most {limit}",
             {{"size", std::to_string(length(cell))}, {"limit", std::to_string(limit)}});
        return {};
    }
    return cell;
}

std::string Row::clean_words(std::string_view column, std::size_t limit) const {
    auto cell = words(column, limit);
    for (const auto& finding : screen(cell)) {
        auto message = explain(finding);
        fail(column, std::move(message.key), std::move(message.values));
        return {};
    }
    return cell;
}

std::optional<Date> Row::date(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto date = read_date(cell);
    if (!date || date->year() < 1950 || date->year() > 2200)
        fail(column, "“{cell}” is not a date: write it as 2026-11-22", {{"cell", shorten(cell, 60)}});
    return date;
}

std::optional<int> Row::number(std::string_view column, int least, int most) const {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto value = digits(cell);
    if (value && *value >= least && *value <= most) return value;
    refuse(column, cell, std::to_string(least) + " – " + std::to_string(most));
    return std::nullopt;
}

std::optional<bool> Row::yes_or_no(std::string_view column) const {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto word = fold(cell);
    for (const auto yes : {"yes", "y", "true", "1"})
        if (word == yes) return true;
    for (const auto no : {"no", "n", "false", "0"})
        if (word == no) return false;
    refuse(column, cell, "yes, no");
    return std::nullopt;
}

}  // namespace accord::program::imports

#include "compliance/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"

namespace accord::compliance {

namespace {

struct UnitName {
    std::string_view word;
    Unit unit;
};
constexpr UnitName units[] = {{"day", Unit::days},
                              {"school_day", Unit::school_days},
                              {"month", Unit::months},
                              {"year", Unit::years},
                              {"school_year", Unit::school_years}};

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

}  // namespace

std::optional<Span> parse_span(std::string_view text) {
    const auto words = split(trim(text), ' ');
    if (words.size() != 2) return std::nullopt;
    const auto count = whole_number(words[0]);
    const auto word = words[1].ends_with('s') ? words[1].substr(0, words[1].size() - 1) : words[1];
    const auto unit =
        std::find_if(std::begin(units), std::end(units), [&](const UnitName& u) { return u.word == word; });
    if (!count || *count < 0 || unit == std::end(units)) return std::nullopt;
    return Span{*count, unit->unit};
}

Date last_day(Date from, Span span, const SchoolCalendar& calendar) {
    switch (span.unit) {
        case Unit::days:
            return from + CalendarDays{span.count};
        case Unit::school_days:
            return calendar.add(from, SchoolDays{span.count});
        case Unit::months:
            return add_months(from, span.count);
        case Unit::years:
            return add_months(from, 12 * span.count);
        case Unit::school_years:
            return school_year_end(school_year_of(from) + span.count - 1);
    }
    return from;
}

std::vector<std::string> codes(std::string_view list) {
    std::vector<std::string> all;
    for (const auto code : split(list, ','))
        if (!trim(code).empty()) all.emplace_back(trim(code));
    return all;
}

std::string_view Parameters::text(std::string_view name) const {
    for (const auto& own : binding_->parameters)
        if (own.name == name && (!own.since || *own.since <= on_)) return own.value;
    const policy::Parameter* parameter = control_->parameter(name, on_);
    return parameter ? std::string_view{parameter->value} : std::string_view{};
}

std::optional<Span> Parameters::span(std::string_view name) const {
    if (!has(name)) return std::nullopt;
    const auto span = parse_span(text(name));
    if (!span) throw std::logic_error(control_->id + ": " + std::string{name} + " is no length of time");
    return span;
}

int Parameters::number(std::string_view name, int absent) const {
    if (!has(name)) return absent;
    const auto words = split(trim(text(name)), ' ');  // a unit may follow: "75 %"
    const auto number = whole_number(words.front());
    if (!number) throw std::logic_error(control_->id + ": " + std::string{name} + " is no number");
    return *number;
}

Filter Parameters::filter(std::string_view name) const { return Filter{text(name)}; }

std::vector<std::string> Parameters::beginning(std::string_view prefix) const {
    std::vector<std::string> names;
    const auto add = [&](const policy::Parameter& parameter) {
        if (parameter.name.starts_with(prefix) && std::find(names.begin(), names.end(), parameter.name) == names.end())
            names.push_back(parameter.name);
    };
    for (const auto& parameter : control_->parameters) add(parameter);
    for (const auto& parameter : binding_->parameters) add(parameter);
    return names;
}

std::string Parameters::label(std::string_view code) const {
    if (const auto words = text("label." + std::string{code}); !words.empty()) return std::string{words};
    std::string words{code};
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::vector<std::string> asked_for(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                   std::string_view control, std::string_view parameter, Date on) {
    std::vector<std::string> all;
    const policy::Control* row = catalogue.find(control);
    if (!row) return all;
    for (const auto& bound : policy.bound_to(control))
        for (auto& code : Parameters{*bound.binding, *row, on}.list(parameter))
            if (std::find(all.begin(), all.end(), code) == all.end()) all.push_back(std::move(code));
    return all;
}

}  // namespace accord::compliance

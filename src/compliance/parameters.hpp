#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/school_calendar.hpp"
#include "compliance/filter.hpp"
#include "policy/binding.hpp"

namespace accord::compliance {

enum class Unit { days, school_days, months, years, school_years };

/// A length of time as a parameter writes it: "90 days", "10 school_days", "6 months", "1 year", "1 school_year".
struct Span {
    int count = 0;
    Unit unit = Unit::days;

    bool operator==(const Span&) const = default;
};

std::optional<Span> parse_span(std::string_view text);

/// The last day of a span that begins on a day. A school year ends on 30 June, whenever it began.
Date last_day(Date from, Span span, const SchoolCalendar& calendar);

/// The codes of a parameter that is a list: "purpose, roles" is two.
std::vector<std::string> codes(std::string_view list);

/// The parameters under which one provision is judged on a day: its own words' first, then the catalogue's.
class Parameters {
public:
    Parameters(const policy::Binding& binding, const policy::Control& control, Date on)
        : binding_{&binding}, control_{&control}, on_{on} {}

    /// The value, or "" when nothing sets it.
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return !text(name).empty(); }
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const { return codes(text(name)); }
    /// Throw std::logic_error on a value that is not one: `trace` finds it before.
    [[nodiscard]] std::optional<Span> span(std::string_view name) const;
    [[nodiscard]] int number(std::string_view name, int absent) const;
    [[nodiscard]] Filter filter(std::string_view name) const;

    /// The names of the parameters that begin so, in the catalogue's order: "also-days", "also-check-ins".
    [[nodiscard]] std::vector<std::string> beginning(std::string_view prefix) const;
    /// A listed code in words: its "label.<code>" parameter, else the code with spaces.
    [[nodiscard]] std::string label(std::string_view code) const;

private:
    const policy::Binding* binding_;
    const policy::Control* control_;
    Date on_;
};

/// The codes that all provisions bound to a control ask for together ("terms" of agreement.terms, "subjects" of
/// officer.trained-before-assignment), each once, in the order of the policy. A provision whose words name none asks
/// for the catalogue's.
std::vector<std::string> asked_for(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                   std::string_view control, std::string_view parameter, Date on);

}  // namespace accord::compliance

#include "office/report_periods.hpp"

#include <charconv>

#include "base/school_calendar.hpp"

namespace accord::office {

namespace {

constexpr int months_of(ReportSpan span) {
    switch (span) {
        case ReportSpan::school_year:
            return 12;
        case ReportSpan::half:
            return 6;
        case ReportSpan::quarter:
            return 3;
        case ReportSpan::month:
            return 1;
    }
    return 12;
}

}  // namespace

equity::Period ReportPeriod::days() const {
    const auto start = school_year_start(school_year);
    const int months = months_of(span);
    return {add_months(start, (part - 1) * months), add_months(start, part * months) - CalendarDays{1}};
}

std::string ReportPeriod::code() const {
    const auto year = school_year_name(school_year);
    if (span == ReportSpan::school_year) return year;
    return year + "-" + std::string{code_of(span)} + "-" + std::to_string(part);
}

Message ReportPeriod::label() const {
    const std::vector<std::pair<std::string, std::string>> values{{"year", school_year_name(school_year)},
                                                                  {"part", std::to_string(part)}};
    switch (span) {
        case ReportSpan::school_year:
            return {"School year {year}", {values.front()}};
        case ReportSpan::half:
            return {"{year}, half {part} of 2", {values[0], values[1]}};
        case ReportSpan::quarter:
            return {"{year}, quarter {part} of 4", {values[0], values[1]}};
        case ReportSpan::month:
            return {"{year}, month {part} of 12", {values[0], values[1]}};
    }
    return {};
}

std::vector<ReportPeriod> report_periods(int school_year) {
    std::vector<ReportPeriod> periods;
    for (const auto& span : names_of<ReportSpan>)
        for (int part = 1; part <= 12 / months_of(span.value); ++part)
            periods.push_back({span.value, school_year, part});
    return periods;
}

std::optional<ReportPeriod> report_period(std::string_view code) {
    int year = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), year);
    if (read.ec != std::errc{} || year < 1900 || year > 2200) return std::nullopt;
    for (const auto& period : report_periods(year))
        if (period.code() == code) return period;
    return std::nullopt;
}

std::optional<ReportPeriod> report_period(const equity::Period& days) {
    for (const auto& period : report_periods(school_year_of(days.from)))
        if (period.days() == days) return period;
    return std::nullopt;
}

}  // namespace accord::office

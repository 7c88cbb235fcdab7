#include "office/published.hpp"

#include <algorithm>

#include "base/school_calendar.hpp"
#include "office/publication_rules.hpp"

namespace accord::office {

namespace {

PublishedEdition without_people(const Office& office, const Edition& edition) {
    const auto& record = edition.record;
    return {record.id,      edition.period,
            record.edition, record.reason,
            record.sha256,  office.local_date(*record.released_at),
            record.edition, {}};
}

/// Says of each edition which one of its period is the newest, and why the next was made.
void tell_of_corrections(std::vector<PublishedEdition>& editions) {
    for (auto& edition : editions)
        for (const auto& other : editions) {
            if (other.period != edition.period) continue;
            edition.newest = std::max(edition.newest, other.edition);
            if (other.edition == edition.edition + 1) edition.correction = other.reason;
        }
}

int first_school_year(const Office& office, const std::vector<PublishedEdition>& editions) {
    int first = school_year_of(office.today());
    for (const auto& edition : editions) first = std::min(first, edition.period.school_year);
    for (const auto& year :
         office.file().read([](const filing::Reading& file) { return file.all<program::CalendarYear>(); }))
        first = std::min(first, year.school_year);
    return first;
}

}  // namespace

int first_school_year(const Office& office) { return first_school_year(office, published_editions(office)); }

std::vector<PublishedEdition> published_editions(const Office& office) {
    std::vector<PublishedEdition> published;
    for (const auto& edition : office.file().read(&editions_out)) published.push_back(without_people(office, edition));
    tell_of_corrections(published);
    return published;
}

std::optional<PublishedEdition> published_edition(const Office& office, std::string_view name) {
    for (auto& edition : published_editions(office))
        if (edition.name() == name || (edition.period.code() == name && !edition.corrected()))
            return std::move(edition);
    return std::nullopt;
}

Result<PublishedReport> published_report(const Office& office, const PublishedEdition& edition) {
    auto record =
        office.file().read([&](const filing::Reading& file) { return file.find<program::ReportEdition>(edition.id); });
    if (!record || !record->released()) return problem("", "There is no released edition of this name");
    auto figures = figures_of(*record);
    if (!figures) return figures.problems();
    return PublishedReport{std::move(*figures), std::move(record->figures)};
}

std::vector<PublishedPeriod> published_periods(const Office& office) {
    const auto editions = published_editions(office);
    std::vector<PublishedPeriod> periods;
    const auto today = office.today();
    for (int year = school_year_of(today), first = first_school_year(office, editions); year >= first; --year) {
        const auto spans = publication_rule(office, year).spans;
        for (const auto& period : report_periods(year)) {
            const auto found = std::find_if(editions.begin(), editions.end(),
                                            [&](const PublishedEdition& each) { return each.period == period; });
            if (found != editions.end())
                periods.push_back({period, Publication::released, found->newest});
            else if (spans.has(period.span))
                periods.push_back(
                    {period, period.days().until < today ? Publication::missing : Publication::not_ended});
        }
    }
    return periods;
}

}  // namespace accord::office

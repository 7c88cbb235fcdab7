#include "office/disparity_flags.hpp"

#include <algorithm>
#include <map>

namespace accord::office {

namespace {

/// An edition of a school year with what it shows.
struct YearEdition {
    Edition edition;
    Date out_on;
    equity::Released figures;
};

/// The editions of each school year that were out by the day, in their order.
std::map<int, std::vector<YearEdition>> years_out(const Office& office, const filing::Reading& file, Date on) {
    std::map<int, std::vector<YearEdition>> years;
    for (auto& edition : editions_out(file)) {
        const auto out_on = office.local_date(*edition.record.released_at);
        if (edition.period.span != ReportSpan::school_year || out_on > on) continue;
        const auto whole = file.find<program::ReportEdition>(edition.record.id);
        if (!whole) continue;
        auto figures = figures_of(*whole);
        if (figures) years[edition.period.school_year].push_back({std::move(edition), out_on, std::move(*figures)});
    }
    for (auto& [year, editions] : years)
        std::sort(editions.begin(), editions.end(), [](const YearEdition& a, const YearEdition& b) {
            return a.edition.record.edition < b.edition.record.edition;
        });
    return years;
}

/// Since when a flag of a year stands: a correction keeps the day of those that the edition before raised.
Date raised_on(const equity::Flag& flag, const std::vector<OpenFlag>& before, Date out_on) {
    for (const auto& other : before)
        if (flag.is_of(other.flag)) return other.raised_on;
    return out_on;
}

}  // namespace

std::string OpenFlag::name() const { return std::string{label_of(flag.measure)} + ": " + flag.label; }

std::optional<FlagsOut> flags_out(const Office& office, const filing::Reading& file, Date on) {
    auto years = years_out(office, file, on);
    if (years.empty()) return std::nullopt;
    FlagsOut out{on, {}, {}};
    for (auto& [year, editions] : years) {
        out.since = std::min(out.since, editions.front().out_on);
        const bool newest = year == years.rbegin()->first;
        for (const auto& one : editions) {
            if (!newest) continue;
            std::vector<OpenFlag> open;
            for (auto& flag : equity::flags(one.figures, out.years)) {
                const auto since = raised_on(flag, out.open, one.out_on);
                open.push_back({std::move(flag), one.edition.record.id, one.edition.name(), since});
            }
            out.open = std::move(open);
        }
        out.years.push_back(std::move(editions.back().figures));
    }
    return out;
}

}  // namespace accord::office

#include "program/race_lists.hpp"

#include <algorithm>

#include "base/school_calendar.hpp"

namespace accord::program {

std::optional<Race> counted_as(RaceList list, const EnumSet<Race>& answers) {
    if (list == RaceList::of_1997 && answers.has(Race::hispanic)) return Race::hispanic;
    std::optional<Race> one;
    bool several = false;
    answers.each([&](Race race) {
        several = several || one.has_value();
        one = race;
    });
    return several ? Race::two_or_more : one;
}

RaceLists::RaceLists(std::span<const RaceListStart> own) {
    for (const auto& standard : standard_race_lists)
        lists_.push_back({standard.list, standard.school_year, std::string{standard.source}});
    for (const auto& start : own)
        for (auto& each : lists_)
            if (each.list == start.list) each = {start.list, start.school_year, start.source};
}

const RaceLists::From& RaceLists::in(int school_year) const {
    const auto after = std::find_if(lists_.begin() + 1, lists_.end(),
                                    [&](const From& each) { return each.school_year > school_year; });
    return *(after - 1);
}

RaceList RaceLists::on(Date day) const { return of(school_year_of(day)); }

Date RaceLists::within(Date wanted, Date near) const {
    const auto& held = in(school_year_of(near));
    const auto next = std::find(lists_.begin(), lists_.end(), held) + 1;
    auto day = wanted;
    if (held.school_year > 0) day = std::max(day, school_year_start(held.school_year));
    if (next != lists_.end()) day = std::min(day, school_year_end(next->school_year - 1));
    return day;
}

}  // namespace accord::program

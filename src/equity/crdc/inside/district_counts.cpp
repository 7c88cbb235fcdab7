#include "equity/crdc/inside/district_counts.hpp"

#include <algorithm>
#include <numeric>

namespace accord::equity {

namespace {

constexpr std::size_t none = 0, idea = 1, section_504 = 2;  // program::Disability

void gather(std::vector<Reserve>& reasons, const FederalNumber& number) {
    if (number.reserve && std::find(reasons.begin(), reasons.end(), *number.reserve) == reasons.end())
        reasons.push_back(*number.reserve);
}

template <class Numbers>
void gather(std::vector<Reserve>& reasons, const Numbers& numbers) {
    for (const auto& number : numbers) gather(reasons, number);
}

/// Totals are not asked: they are made of the parts, and in the file leave out those with a reserve code.
std::vector<Reserve> reasons_of(const FederalCounts& counts) {
    std::vector<Reserve> reasons;
    gather(reasons, counts.without_disabilities);
    gather(reasons, counts.idea);
    gather(reasons, counts.section_504);
    gather(reasons, counts.without_learners);
    gather(reasons, counts.with_learners);
    std::sort(reasons.begin(), reasons.end());
    return reasons;
}

void add_to(FederalNumber& sum, const FederalNumber& number, int sign = 1) {
    if (number.reserve) sum.reserve = number.reserve;
    sum.count += sign * number.count;
}

}  // namespace

DistrictCounts::DistrictCounts(std::span<const FederalSchool* const> schools) : schools_{schools} {
    cube_.sizes.assign(federal_sizes.begin(), federal_sizes.end());
    cube_.sizes[by_school] = schools.size();
    cube_.counts.resize(std::accumulate(cube_.sizes.begin(), cube_.sizes.end(), std::size_t{1}, std::multiplies<>{}));
    for (std::size_t outcome = 0; outcome < federal_outcomes; ++outcome)
        for (std::size_t school = 0; school < schools.size(); ++school) {
            reasons_[outcome].push_back(reasons_of(schools[school]->outcomes[outcome]));
            if (reasons_[outcome].back().empty()) add(school, outcome);
        }
}

std::size_t DistrictCounts::reported(std::size_t outcome) const {
    return static_cast<std::size_t>(std::count_if(reasons_[outcome].begin(), reasons_[outcome].end(),
                                                  [](const auto& reasons) { return reasons.empty(); }));
}

/// The file tells how many of the students are English learners, not of which race: any split over the races gives the
/// same published tables, of which none has both.
void DistrictCounts::add(std::size_t school, std::size_t outcome) {
    const FederalCounts& counts = schools_[school]->outcomes[outcome];
    for (std::size_t sex = 0; sex < federal_sexes; ++sex) {
        std::array<std::int64_t, 2> learners{counts.without_learners[sex].count, counts.with_learners[sex].count};
        const auto put = [&](std::size_t race, std::size_t disability, std::int64_t count) {
            auto& left = learners[disability == none ? 0 : 1];
            const auto now = std::min(left, count);
            left -= now;
            at({school, race, disability, 0, sex, outcome}) += count - now;
            at({school, race, disability, 1, sex, outcome}) += now;
        };
        for (std::size_t race = 0; race < federal_races; ++race) {
            put(race, none, counts.without_disabilities[race][sex].count);
            put(race, idea, counts.idea[race][sex].count);
        }
        put(race_not_collected, section_504, counts.section_504[sex].count);
        learners_contradict_ = learners_contradict_ || learners[0] > 0 || learners[1] > 0;
    }
}

std::int64_t& DistrictCounts::at(const FederalPlace& place) {
    std::size_t index = 0;
    for (std::size_t d = 0; d < place.size(); ++d) index = index * cube_.sizes[d] + place[d];
    return cube_.counts[index];
}

FederalNumber DistrictCounts::enrolled(const FederalPlace& place) const {
    FederalNumber sum;
    if (place[by_race] == race_not_collected) return {0, Reserve::not_applicable};
    for (std::size_t school = 0; school < schools_.size(); ++school) {
        if (place[by_school] != all(by_school) && place[by_school] != school) continue;
        if (!reasons_[place[by_outcome]][school].empty()) continue;
        for (std::size_t sex = 0; sex < federal_sexes; ++sex)
            if (place[by_sex] == all(by_sex) || place[by_sex] == sex)
                add_to(sum, enrolled_in(schools_[school]->enrolled, place, sex));
    }
    return sum;
}

FederalNumber DistrictCounts::enrolled_in(const FederalEnrolment& school, const FederalPlace& place,
                                          std::size_t sex) const {
    FederalNumber number;
    if (place[by_race] < federal_races) return school.by_race[place[by_race]][sex];
    if (place[by_disability] == idea) return school.idea[sex];
    if (place[by_disability] == section_504) return school.section_504[sex];
    if (place[by_learner] == 1) return school.english_learners[sex];
    for (const auto& race : school.by_race) add_to(number, race[sex]);
    if (place[by_disability] == none) {
        add_to(number, school.idea[sex], -1);
        add_to(number, school.section_504[sex], -1);
    }
    if (place[by_learner] == 0) add_to(number, school.english_learners[sex], -1);
    if (number.count < 0) return {0, Reserve::indeterminable};
    return number;
}

}  // namespace accord::equity

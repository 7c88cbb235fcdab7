#include "equity/crdc/inside/columns.hpp"

#include <algorithm>
#include <utility>

#include "base/csv.hpp"
#include "base/message.hpp"

namespace accord::equity {

namespace {

std::string named(std::string_view pattern, const FederalNaming& naming, std::size_t sex, std::size_t race = 0,
                  std::size_t outcome = 0) {
    return fill(pattern, {{},
                          {{"sex", std::string{naming.sexes[sex]}},
                           {"race", std::string{naming.races[race]}},
                           {"outcome", std::string{naming.outcomes[outcome]}}}});
}

/// Columns of one sex that hold a number of a part of a school.
template <class Part>
class PartColumns {
public:
    using Whole = std::function<Part&(FederalSchool&)>;
    PartColumns(std::vector<NumberColumn>& columns, const FederalNaming& naming, std::size_t sex, std::size_t outcome,
                Whole part)
        : columns_{columns}, naming_{naming}, sex_{sex}, outcome_{outcome}, part_{std::move(part)} {}

    void by_race(std::string_view pattern, ByRaceAndSex Part::*numbers) {
        for (std::size_t race = 0; race < federal_races; ++race)
            columns_.push_back({named(pattern, naming_, sex_, race, outcome_),
                                [=, part = part_, sex = sex_](FederalSchool& school) -> FederalNumber& {
                                    return (part(school).*numbers)[race][sex];
                                },
                                true});
    }
    void one(std::string_view pattern, BySex Part::*numbers) {
        columns_.push_back({named(pattern, naming_, sex_, 0, outcome_),
                            [=, part = part_, sex = sex_](FederalSchool& school) -> FederalNumber& {
                                return (part(school).*numbers)[sex];
                            }});
    }

private:
    std::vector<NumberColumn>& columns_;
    const FederalNaming& naming_;
    std::size_t sex_, outcome_;
    Whole part_;
};

void add_enrolment(std::vector<NumberColumn>& columns, const FederalNaming& naming, std::size_t sex) {
    PartColumns<FederalEnrolment> enrolled{columns, naming, sex, 0,
                                           [](FederalSchool& school) -> FederalEnrolment& { return school.enrolled; }};
    enrolled.by_race(naming.enrolled, &FederalEnrolment::by_race);
    enrolled.one(naming.enrolled_total, &FederalEnrolment::total);
    enrolled.one(naming.enrolled_learners, &FederalEnrolment::english_learners);
    enrolled.one(naming.enrolled_504, &FederalEnrolment::section_504);
    enrolled.one(naming.enrolled_idea, &FederalEnrolment::idea);
}

void add_outcome(std::vector<NumberColumn>& columns, const FederalNaming& naming, std::size_t outcome,
                 std::size_t sex) {
    PartColumns<FederalCounts> counts{
        columns, naming, sex, outcome,
        [outcome](FederalSchool& school) -> FederalCounts& { return school.outcomes[outcome]; }};
    counts.by_race(naming.without, &FederalCounts::without_disabilities);
    counts.by_race(naming.idea, &FederalCounts::idea);
    counts.one(naming.without_total, &FederalCounts::without_total);
    counts.one(naming.without_learners, &FederalCounts::without_learners);
    counts.one(naming.idea_total, &FederalCounts::idea_total);
    counts.one(naming.section_504, &FederalCounts::section_504);
    counts.one(naming.with_learners, &FederalCounts::with_learners);
}

}  // namespace

std::vector<NumberColumn> number_columns(const FederalNaming& naming) {
    std::vector<NumberColumn> columns;
    for (std::size_t sex = 0; sex < federal_sexes; ++sex) {
        add_enrolment(columns, naming, sex);
        for (std::size_t outcome = 0; outcome < federal_outcomes; ++outcome) add_outcome(columns, naming, outcome, sex);
    }
    return columns;
}

std::vector<NumberColumn> outcome_columns(const FederalNaming& naming, std::size_t outcome) {
    std::vector<NumberColumn> columns;
    for (std::size_t sex = 0; sex < federal_sexes; ++sex) add_outcome(columns, naming, outcome, sex);
    return columns;
}

const FederalNaming& naming_of(const CsvTable& table) {
    const auto found = [&](const FederalNaming& naming) {
        const auto columns = number_columns(naming);
        return std::count_if(columns.begin(), columns.end(),
                             [&](const NumberColumn& column) { return table.column(column.name).has_value(); });
    };
    return *std::max_element(federal_namings.begin(), federal_namings.end(),
                             [&](const auto& one, const auto& other) { return found(one) < found(other); });
}

}  // namespace accord::equity

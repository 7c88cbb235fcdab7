#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "equity/crdc/inside/extract.hpp"

namespace accord {
struct CsvTable;
}

// What the federal collection calls its columns, year by year.

namespace accord::equity {

/// State, district, school, and their numbers, which are text with leading zeros.
inline constexpr std::array<std::string_view, 6> federal_text_columns{"LEA_STATE", "LEA_NAME", "SCH_NAME",
                                                                      "COMBOKEY",  "LEAID",    "SCHID"};

/// The column names of a year. {race}, {sex} and {outcome} stand for the codes below.
struct FederalNaming {
    std::string_view collection;
    std::array<std::string_view, federal_races> races;  ///< in the order of the federal list
    std::array<std::string_view, federal_sexes> sexes;  ///< female, male
    std::array<std::string_view, federal_outcomes> outcomes;
    std::string_view enrolled, enrolled_total, enrolled_learners, enrolled_504, enrolled_idea;
    std::string_view without, without_total, without_learners, idea, idea_total, section_504, with_learners;
};

/// Newest last; a file is read by the naming of which it has the most columns.
inline constexpr std::array federal_namings{FederalNaming{.collection = "2013-14",
                                                          .races = {"HI", "AM", "AS", "BL", "HP", "WH", "TR"},
                                                          .sexes = {"F", "M"},
                                                          .outcomes = {"REF", "ARR"},
                                                          .enrolled = "SCH_ENR_{race}_{sex}",
                                                          .enrolled_total = "TOT_ENR_{sex}",
                                                          .enrolled_learners = "SCH_ENR_LEP_{sex}",
                                                          .enrolled_504 = "SCH_ENR_504_{sex}",
                                                          .enrolled_idea = "SCH_ENR_IDEA_{sex}",
                                                          .without = "SCH_DISCWODIS_{outcome}_{race}_{sex}",
                                                          .without_total = "TOT_DISCWODIS_{outcome}_{sex}",
                                                          .without_learners = "SCH_DISCWODIS_{outcome}_LEP_{sex}",
                                                          .idea = "SCH_DISCWDIS_{outcome}_IDEA_{race}_{sex}",
                                                          .idea_total = "TOT_DISCWDIS_{outcome}_IDEA_{sex}",
                                                          .section_504 = "SCH_DISCWDIS_{outcome}_504_{sex}",
                                                          .with_learners = "SCH_DISCWDIS_{outcome}_LEP_{sex}"}};

/// A number column and where its number stands in a school.
struct NumberColumn {
    std::string name;
    std::function<FederalNumber&(FederalSchool&)> of;
    bool by_race = false;
};

std::vector<NumberColumn> number_columns(const FederalNaming& naming);
/// Those of them that hold the students with one outcome.
std::vector<NumberColumn> outcome_columns(const FederalNaming& naming, std::size_t outcome);

/// The naming of which a table has the most columns.
const FederalNaming& naming_of(const CsvTable& table);

}  // namespace accord::equity

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/csv.hpp"
#include "equity/crdc/inside/columns.hpp"

namespace accord::equity {

/// One made-up school of a federal file: its columns by name, 0 where none is given.
struct FictionalSchool {
    std::string leaid = "0100001";
    std::string schid = "00001";
    std::map<std::string, std::string> cells;
    std::string name = "Cedar School";
};

/// A federal file of 2013-14 in our own words.
inline std::string fictional_extract(const std::vector<FictionalSchool>& schools) {
    const auto columns = number_columns(federal_namings.front());
    std::vector<std::string> header{federal_text_columns.begin(), federal_text_columns.end()};
    for (const auto& column : columns) header.push_back(column.name);
    std::string text = csv_line(header);
    for (const auto& school : schools) {
        std::vector<std::string> row{"WA",         "CEDAR VALLEY", school.name, school.leaid + school.schid,
                                     school.leaid, school.schid};
        for (const auto& column : columns)
            row.push_back(school.cells.contains(column.name) ? school.cells.at(column.name) : "0");
        text += csv_line(row);
    }
    return text;
}

/// Adds the totals that the file has beside its parts.
inline FictionalSchool with_totals(FictionalSchool school) {
    const auto add = [&](const std::string& total, const std::string& before, const std::string& after) {
        long sum = 0;
        for (const auto race : federal_namings.front().races)
            if (const auto found = school.cells.find(before + std::string{race} + after); found != school.cells.end())
                if (const long count = std::stol(found->second); count > 0) sum += count;
        school.cells[total] = std::to_string(sum);
    };
    for (const std::string sex : {"_F", "_M"}) {
        add("TOT_ENR" + sex, "SCH_ENR_", sex);
        for (const std::string outcome : {"REF", "ARR"}) {
            add("TOT_DISCWODIS_" + outcome + sex, "SCH_DISCWODIS_" + outcome + "_", sex);
            add("TOT_DISCWDIS_" + outcome + "_IDEA" + sex, "SCH_DISCWDIS_" + outcome + "_IDEA_", sex);
        }
    }
    return school;
}

/// 1,600 students; Black students are referred twice as often as others.
inline FictionalSchool large_school() {
    return with_totals({.cells = {{"SCH_ENR_BL_M", "200"},
                                  {"SCH_ENR_BL_F", "200"},
                                  {"SCH_ENR_WH_M", "600"},
                                  {"SCH_ENR_WH_F", "600"},
                                  {"SCH_ENR_IDEA_M", "100"},
                                  {"SCH_ENR_IDEA_F", "60"},
                                  {"SCH_DISCWODIS_REF_BL_M", "20"},
                                  {"SCH_DISCWODIS_REF_BL_F", "20"},
                                  {"SCH_DISCWODIS_REF_WH_M", "30"},
                                  {"SCH_DISCWODIS_REF_WH_F", "30"}}});
}

}  // namespace accord::equity

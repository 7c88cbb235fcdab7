#include "equity/filings/filing.hpp"

#include "base/sha256.hpp"
#include "equity/filings/inside/filing_maker.hpp"

namespace accord::equity {

std::string Filing::sha256() const { return to_hex(accord::sha256(bytes_)); }

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

void check_schools(CheckList& list, const std::vector<FilingSchool>& schools) {
    std::vector<std::string> late, absent, uncoded;
    for (const auto& school : schools) {
        if (school.state == Known::late) late.push_back(school.name);
        if (school.state == Known::not_collected || school.state == Known::not_applicable)
            absent.push_back(school.name);
        if (school.code.empty()) uncoded.push_back(school.name);
    }
    const auto counted = schools.size() - late.size() - absent.size();
    const CheckList::Values values{{"counted", std::to_string(counted)}, {"schools", std::to_string(schools.size())}};
    if (counted == schools.size())
        list.good("All {schools} schools have numbers", values);
    else
        list.look("{counted} of {schools} schools have numbers", values);
    if (!late.empty())
        list.missing(
            "Late, so blank: the roster of that year has not come in for {schools}. Import it, then look again",
            {{"schools", listed(late)}});
    if (!absent.empty())
        list.look(
            "Not collected, so blank and not zero: no officer was posted and no contact is on file at {schools}. "
            "What these schools reported to law enforcement themselves is not in these records",
            {{"schools", listed(absent)}});
    if (!uncoded.empty())
        list.missing("The state's school code is not on file for {schools}", {{"schools", listed(uncoded)}});
}

void check_race_list(CheckList& list, program::RaceList in_force, std::optional<program::RaceList> asked) {
    CheckList::Values values{{"list", std::string{label_of(in_force)}}};
    if (in_force == asked.value_or(program::RaceList::of_1997))
        return list.good("Race and ethnicity by the list in force for that year: {list}", values);
    if (!asked)
        return list.unverified(
            "Race and ethnicity by the list in force for that year: {list}. Whether the state's office takes that list "
            "was not found: ask",
            values);
    values.emplace_back("asked", std::string{label_of(*asked)});
    list.missing(
        "The cells by race and ethnicity are empty. That year counts by another list than the tables ask for, and "
        "neither can be made of the other. Counted: {list}. Asked for: {asked}",
        values);
}

}  // namespace accord::equity

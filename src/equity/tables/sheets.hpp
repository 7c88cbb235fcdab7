#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/names.hpp"

// Sheets: one row for each answer sheet of a survey, or for each complaint, with closed questions in columns.

namespace accord::equity {

/// What a row of the file is.
enum class About { survey, complaints };

constexpr auto enum_names(About) {
    using enum About;
    return std::to_array<EnumName<About>>(
        {{survey, "survey", "Answers to a survey"}, {complaints, "complaints", "Complaints"}});
}
static_assert(names_complete(About::complaints));

/// Who filled in the sheets of a survey, for its sentences.
enum class Asked { people, students, families, staff };

constexpr auto enum_names(Asked) {
    using enum Asked;
    return std::to_array<EnumName<Asked>>({{people, "people", "People"},
                                           {students, "students", "Students"},
                                           {families, "families", "Families"},
                                           {staff, "staff", "Members of staff"}});
}
static_assert(names_complete(Asked::staff));

/// Why a sheet holds no answer to a question. None of these is a zero, and none is an answer.
enum class NoAnswer { not_answered, not_asked, not_applicable };

constexpr auto enum_names(NoAnswer) {
    using enum NoAnswer;
    return std::to_array<EnumName<NoAnswer>>({{not_answered, "not_answered", "Not answered"},
                                              {not_asked, "not_asked", "Not asked"},
                                              {not_applicable, "not_applicable", "Not applicable"}});
}
static_assert(names_complete(NoAnswer::not_applicable));

inline constexpr std::size_t no_answers = names_of<NoAnswer>.size();

struct SheetCode {
    std::string code;
    std::string label;
    bool operator==(const SheetCode&) const = default;
};

/// A column with the closed list of what can stand in it.
struct SheetColumn {
    std::string name;   ///< as the file has it
    std::string label;  ///< the question, or what the groups are
    std::vector<SheetCode> codes;

    /// What a cell of the column can hold: its codes first, then the reasons for none.
    [[nodiscard]] std::size_t categories() const { return codes.size() + no_answers; }
    [[nodiscard]] std::uint16_t category(NoAnswer why) const {
        return static_cast<std::uint16_t>(codes.size() + static_cast<std::size_t>(why));
    }
};

/// What tables are counted from. Nobody's name and no free text stands in it.
struct Sheets {
    About about = About::survey;
    Asked asked = Asked::people;
    std::string title;
    std::vector<SheetColumn> groups;   ///< the school, the grade, the quarter: a sheet without is "not answered"
    std::vector<SheetColumn> answers;  ///< questions; of complaints kind and finding
    std::vector<std::uint16_t> cells;  ///< categories, sheet after sheet: its groups, then its answers

    [[nodiscard]] std::size_t columns() const { return groups.size() + answers.size(); }
    [[nodiscard]] std::size_t count() const { return columns() == 0 ? 0 : cells.size() / columns(); }
};

}  // namespace accord::equity

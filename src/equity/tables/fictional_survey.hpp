#pragma once

#include <string>
#include <vector>

#include "equity/fictional_district.hpp"
#include "equity/tables/sheets.hpp"

/// Made-up answer sheets for the tests of this room: the same seed is always the same survey.
namespace accord::equity::fictional {

struct SurveySize {
    std::size_t sheets = 300;
    std::vector<std::size_t> groups = {4, 3};   ///< codes of each grouping
    std::vector<std::size_t> answers = {4, 2};  ///< codes of each question
    double not_answered = 0.05;
    bool alike = false;  ///< the first group's sheets answer the first question alike
};

inline SheetColumn column(const std::string& name, std::size_t codes) {
    SheetColumn column{name, "The " + name, {}};
    for (std::size_t i = 0; i < codes; ++i)
        column.codes.push_back({name + std::to_string(i + 1), "Code " + std::to_string(i + 1)});
    return column;
}

/// A code of so many, the first ones far likelier than the last.
inline std::uint16_t some_code(Chance& chance, std::size_t codes) {
    const double share = chance.share();
    return static_cast<std::uint16_t>(static_cast<double>(codes) * share * share * share);
}

inline Sheets survey(std::uint64_t seed, const SurveySize& size) {
    Chance chance{seed};
    Sheets sheets;
    for (std::size_t i = 0; i < size.groups.size(); ++i)
        sheets.groups.push_back(column("group" + std::to_string(i), size.groups[i]));
    for (std::size_t i = 0; i < size.answers.size(); ++i)
        sheets.answers.push_back(column("question" + std::to_string(i), size.answers[i]));
    for (std::size_t sheet = 0; sheet < size.sheets; ++sheet) {
        const std::size_t first = sheets.cells.size();
        for (const auto codes : size.groups) sheets.cells.push_back(some_code(chance, codes));
        for (std::size_t i = 0; i < size.answers.size(); ++i) {
            const bool none = chance.share() < size.not_answered;
            sheets.cells.push_back(none ? sheets.answers[i].category(NoAnswer::not_answered)
                                        : some_code(chance, size.answers[i]));
        }
        if (size.alike && !size.groups.empty() && sheets.cells[first] == 0)
            sheets.cells[first + size.groups.size()] = 0;
    }
    return sheets;
}

}  // namespace accord::equity::fictional

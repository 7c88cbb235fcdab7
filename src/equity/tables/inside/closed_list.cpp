#include "equity/tables/inside/closed_list.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "program/screening.hpp"

namespace accord::equity {

namespace {

/// A closed question has no more answers, and none as long; a district's schools may be more, with many sheets each.
constexpr std::size_t most_answers = 30;
constexpr std::size_t most_schools = 200;
constexpr std::size_t sheets_of_a_school = 10;
constexpr std::size_t longest_code = 60;
constexpr std::size_t few_codes = 10;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Numbers by their size, then words A to Z.
bool before(const SheetCode& one, const SheetCode& other) {
    const auto key = [](const SheetCode& code) {
        const auto number = whole_number(code.code);
        return std::tuple{!number, number.value_or(0), normalise(code.code), code.code};
    };
    return key(one) < key(other);
}

/// Is one of them a number or an address of a person, or are most of them names? "Strongly Agree" looks like one.
bool looks_like_persons(const std::vector<SheetCode>& codes) {
    std::size_t names = 0;
    for (const auto& code : codes)
        for (const auto& finding : program::screen(code.code)) {
            if (program::never_kept(finding.kind)) continue;
            if (finding.kind != program::FindingKind::name) return true;
            ++names;
            break;
        }
    return 2 * names > codes.size();
}

}  // namespace

/// What two spellings of one code have in common; of signs alone, the signs.
std::string key_of(std::string_view cell) {
    auto words = normalise(cell);
    return words.empty() ? squeeze(cell) : words;
}

std::optional<NoAnswer> no_answer(std::string_view cell) {
    using enum NoAnswer;
    static const std::map<std::string, NoAnswer, std::less<>> words{
        {"", not_answered},        {"not answered", not_answered}, {"no answer", not_answered},
        {"skipped", not_answered}, {"na", not_answered},           {"not asked", not_asked},
        {"not shown", not_asked},  {"n a", not_applicable},        {"not applicable", not_applicable}};
    const auto found = words.find(key_of(cell));
    return found == words.end() ? std::nullopt : std::optional{found->second};
}

ClosedList closed_list(const std::vector<std::string_view>& cells) {
    std::map<std::string, std::pair<SheetCode, std::vector<std::size_t>>> found;  // by its key: where it stands
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const std::string cell = squeeze(cells[row]);
        if (no_answer(cell)) continue;
        found.try_emplace(key_of(cell), SheetCode{cell, cell}, std::vector<std::size_t>{})
            .first->second.second.push_back(row);
    }
    ClosedList list;
    std::size_t filled = 0, once = 0, longest = 0;
    for (const auto& [key, each] : found) {
        const auto& [code, rows] = each;
        list.codes.push_back(code);
        filled += rows.size();
        once += rows.size() == 1;
        longest = std::max(longest, length(code.code));
        const auto findings = program::screen(code.code);
        const auto never = std::find_if(findings.begin(), findings.end(),
                                        [](const auto& finding) { return program::never_kept(finding.kind); });
        for (const auto row : rows)
            if (never != findings.end()) list.rows.emplace_back(row, program::explain(*never));
    }
    std::sort(list.codes.begin(), list.codes.end(), before);
    std::sort(list.rows.begin(), list.rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const std::size_t count = list.codes.size();
    const bool schools = count <= most_schools && filled >= sheets_of_a_school * count;
    if (longest > longest_code || (count > most_answers && !schools) || (count > few_codes && 2 * once > count))
        list.refusal = {
            "This looks like free text or a list of persons ({count} different values): leave the column out, or name "
            "its codes with --codes",
            {{"count", std::to_string(count)}}};
    else if (looks_like_persons(list.codes))
        list.refusal = {
            "This looks like names, numbers or addresses of persons: leave the column out, or name its codes with "
            "--codes",
            {}};
    return list;
}

}  // namespace accord::equity

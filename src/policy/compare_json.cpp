#include "policy/compare_json.hpp"

#include <nlohmann/json.hpp>

namespace accord::policy {

namespace {

Json one(const Provision* provision) {
    if (!provision) return nullptr;
    return {{"id", provision->id},
            {"kind", code_of(provision->kind)},
            {"line", provision->line},
            {"text", provision->text}};
}

std::string_view op_of(WordChange::Side side) {
    switch (side) {
        case WordChange::Side::both:
            return "equal";
        case WordChange::Side::old_only:
            return "delete";
        case WordChange::Side::new_only:
            return "insert";
    }
    return {};
}

Json one(const Pair& pair) {
    Json changes = Json::array();
    for (const WordChange& change : pair.changes)
        changes.push_back({{"op", op_of(change.side)}, {"text", change.text}});
    Json flags = Json::array();
    for (const Flag flag : pair.flags) flags.push_back(code_of(flag));
    return {{"old", one(pair.before)},
            {"new", one(pair.after)},
            {"status", code_of(pair.status)},
            {"changes", std::move(changes)},
            {"flags", std::move(flags)}};
}

}  // namespace

Json to_json(const Comparison& comparison) {
    Json pairs = Json::array();
    for (const Pair& pair : comparison.pairs) pairs.push_back(one(pair));
    Json summary = Json::object();
    for (const auto& row : names_of<PairStatus>) summary[std::string{row.code}] = comparison.count(row.value);
    for (const auto& row : names_of<Flag>) summary[std::string{row.code}] = comparison.count(row.value);
    return {{"pairs", std::move(pairs)}, {"summary", std::move(summary)}};
}

}  // namespace accord::policy

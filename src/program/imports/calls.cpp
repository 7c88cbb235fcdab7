#include <set>

#include "program/imports/records.hpp"

namespace accord::program::imports {

void plan_calls(const Table& table, const OnFile& on_file, Date today, ImportPlan& plan) {
    const auto schools = schools_by_name(on_file);
    std::map<std::pair<std::string, Date>, const CallForService*> known_calls;
    for (const auto& call : on_file.calls) known_calls.emplace(std::pair{call.agency_number, call.called_on}, &call);
    std::set<std::pair<std::string, Date>> told_calls;
    table.each([&](const Row& row) {
        const auto school = schools.find(row, "school", "school");
        const auto day = row.needed("date").empty() ? std::nullopt : row.date("date");
        const auto outcome = row.needed("outcome").empty() ? std::nullopt : row.choice<CallOutcome>("outcome");
        CallForService told{{},
                            school.value_or(SchoolId{}),
                            day.value_or(Date{}),
                            row.words("agency_number", 60),
                            row.clean_words("caller", 60),
                            row.clean_words("reason", 120),
                            outcome.value_or(CallOutcome::unknown)};
        if (row.needed("agency_number").empty() || !school || !day || !outcome || told.agency_number.empty()) return;
        if (*day > today) return row.fail("date", "This day is still to come");
        const std::pair key{told.agency_number, *day};
        if (!told_calls.insert(key).second) return row.fail("agency_number", "Another row has this number and day too");
        const auto found = known_calls.find(key);
        const auto* known = found == known_calls.end() ? nullptr : found->second;
        told.id = known ? known->id : Id<CallForService>::make();
        put(plan.calls, known, std::move(told));
    });
}

}  // namespace accord::program::imports

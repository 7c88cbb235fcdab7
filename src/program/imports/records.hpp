#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "program/imports/reading.hpp"

namespace accord::program::imports {

/// The latest record of each student: the one that began last, of two the one made later.
template <class R>
std::unordered_map<StudentId, const R*> latest_of(const std::vector<R>& records) {
    std::unordered_map<StudentId, const R*> latest;
    latest.reserve(records.size());
    for (const auto& record : records) {
        auto& last = latest[record.student];
        if (!last || std::pair{last->since, last->id} < std::pair{record.since, record.id}) last = &record;
    }
    return latest;
}

/// Puts a record into the plan: new, corrected, or as it is.
template <class R>
void put(Changes<R>& changes, const R* on_file, R record) {
    if (!on_file)
        changes.add.push_back(std::move(record));
    else if (*on_file == record)
        ++changes.unchanged;
    else
        changes.correct.push_back(std::move(record));
}

/// Finds a record by what a file calls it: a name, a number, an id of another system. Case and punctuation aside.
template <class Id>
class Directory {
public:
    void add(std::string_view called, const Id& id) {
        if (called.empty()) return;
        const auto [found, is_new] = ids_.emplace(normalise(called), id);
        if (!is_new && found->second != id) found->second = std::nullopt;
    }

    /// The record that the cell names. A problem of the row when it names none, or more than one.
    std::optional<Id> find(const Row& row, std::string_view column, std::string_view what) const {
        const auto cell = row.needed(column);
        if (cell.empty()) return std::nullopt;
        const auto found = ids_.find(normalise(cell));
        if (found == ids_.end())
            row.fail(column, "There is no {what} “{cell}” on file",
                     {{"what", std::string{what}}, {"cell", shorten(cell, 60)}});
        else if (!found->second)
            row.fail(column, "More than one {what} is called “{cell}”: write the number or id that only one has",
                     {{"what", std::string{what}}, {"cell", shorten(cell, 60)}});
        return found == ids_.end() ? std::nullopt : found->second;
    }

private:
    std::map<std::string, std::optional<Id>, std::less<>> ids_;  ///< nothing: more than one is called so
};

/// A student's groups as they go on in a new membership: what was said of the race only where the same list holds.
inline Membership going_on(Membership groups, Date since, const RaceLists& race_lists) {
    groups.race = race_lists.race_on(since, groups.race, groups.since);
    groups.id = Id<Membership>::make();
    groups.since = since;
    return groups;
}

Directory<SchoolId> schools_by_name(const OnFile& on_file);      ///< name, state code, id of the information system
Directory<StudentId> students_by_number(const OnFile& on_file);  ///< card number, id of the information system

// One file each: what it changes.
void plan_programs(const Table& table, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log,
                   ImportPlan& plan);
void plan_officers(const Table& table, const OnFile& on_file, ImportPlan& plan);
void plan_training(const Table& table, const OnFile& on_file, const ImportContext& context, ImportPlan& plan);
void plan_contacts(const Table& table, const OnFile& on_file, const ImportContext& context, ImportPlan& plan);
void plan_calls(const Table& table, const OnFile& on_file, Date today, ImportPlan& plan);

}  // namespace accord::program::imports

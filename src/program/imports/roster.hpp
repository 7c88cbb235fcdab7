#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/imports/import_plan.hpp"
#include "program/imports/reading.hpp"

namespace accord::program::imports {

/// A file of an export holds everything, or only what changed since the last one.
enum class Extent { bulk, delta };

/// The files of a OneRoster export that the manifest declares and the program reads, by the standard's names.
struct RosterFiles {
    enum class Version { v1_1, v1_2 } version = Version::v1_1;
    struct Entry {
        const ImportFile* file;
        Extent extent;
    };
    std::map<std::string, Entry, std::less<>> entries;  ///< "users.csv"

    [[nodiscard]] const Entry* find(std::string_view name) const {
        const auto found = entries.find(name);
        return found == entries.end() ? nullptr : &found->second;
    }
};

/// Holds the files against the manifest: versions, and what it calls bulk, delta or absent.
RosterFiles open_roster(const std::vector<ImportFile>& files, Log& log);

struct RosterSchool {
    std::string source_id;
    std::string name;
    std::string code;
};

struct RosterYear {
    int school_year = 0;
    Date first;
    Date last;
};

/// A student as the files tell, all files together.
struct Pupil {
    std::string source_id;
    bool named = false;  ///< users.csv has a row: number, given and family are told
    std::string number;
    std::string given;
    std::string family;
    std::string school;  ///< source id; empty: not told
    std::string grade;   ///< OneRoster code; empty: not told
    std::optional<Date> begin;
    std::optional<Date> end;
    bool stays = true;         ///< false: inactive or to be deleted
    std::optional<Race> race;  ///< by the list of the day on which the roster is read
    std::optional<Sex> sex;
};

/// What the export says, before it is compared with anything.
struct Roster {
    bool whole = false;  ///< its students are all that there are: who is missing has left
    std::vector<RosterSchool> schools;
    std::vector<RosterYear> years;
    std::vector<Pupil> pupils;
    std::map<std::string, std::size_t, std::less<>> by_source_id;  ///< place in `pupils`
};

/// Reads the rows, races by the list of the school year of `today`. `on_file` tells which schools and students a delta
/// may name without a row of their own.
Roster read_roster(const RosterFiles& files, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log);

/// What the roster changes.
void plan_roster(const Roster& roster, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log,
                 ImportPlan& plan);

}  // namespace accord::program::imports

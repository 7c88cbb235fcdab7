#pragma once

#include <string>
#include <utility>
#include <vector>

#include "equity/filings/filing.hpp"

namespace accord::equity {

/// The only hand that makes a Filing: for the sources of this folder.
struct FilingMaker {
    static CheckedFiling make(FilingKind kind, std::string bytes, std::vector<Check> checks) {
        return {Filing{kind, std::move(bytes)}, std::move(checks)};
    }
};

/// A check list while it is written.
class CheckList {
public:
    using Values = std::vector<std::pair<std::string, std::string>>;

    void good(std::string key, Values values = {}) { add(Check::State::good, std::move(key), std::move(values)); }
    void look(std::string key, Values values = {}) { add(Check::State::look, std::move(key), std::move(values)); }
    void missing(std::string key, Values values = {}) { add(Check::State::missing, std::move(key), std::move(values)); }
    void unverified(std::string key, Values values = {}) {
        add(Check::State::unverified, std::move(key), std::move(values));
    }
    std::vector<Check> take() { return std::move(checks_); }

private:
    void add(Check::State state, std::string key, Values values) {
        checks_.push_back({state, {std::move(key), std::move(values)}});
    }

    std::vector<Check> checks_;
};

/// The schools that have numbers, those that are late, and those that have none: for every filing.
void check_schools(CheckList& list, const std::vector<FilingSchool>& schools);

/// By which list races and ethnicities were counted in the year, and whether the form takes it; nothing: its list was
/// not found.
void check_race_list(CheckList& list, program::RaceList in_force, std::optional<program::RaceList> asked);

/// "North High, South High".
std::string listed(const std::vector<std::string>& names);

}  // namespace accord::equity

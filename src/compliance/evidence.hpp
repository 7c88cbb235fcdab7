#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/school_calendar.hpp"

namespace accord::compliance {

/// One thing that a record proves, in a form that every judge can read. Made from records by facts.hpp.
struct Fact {
    std::string record;         ///< "table:uuid"
    std::string subject;        ///< whom or what it is about: an officer's, school's or agreement's id; may be empty
    std::string subject_name;   ///< for reasons, in words
    Date happened;              ///< when it happened or began
    std::optional<Date> until;  ///< last day on which it holds
    std::vector<std::pair<std::string, std::string>>
        values;  ///< coded: {"subject","school-policing"}, {"state","in_force"}

    [[nodiscard]] std::string_view value(std::string_view name) const {
        for (const auto& [key, text] : values)
            if (key == name) return text;
        return {};
    }
};

/// The facts of one kind, and whether the program keeps that kind at all.
struct FactList {
    std::vector<Fact> facts;
    std::optional<Date>
        kept_since;  ///< the first day on which records of this kind are complete; none: not collected yet
};

/// Everything that the program knows on a day. A kind that is absent is not collected: cannot tell, never zero.
struct Evidence {
    Date on;
    SchoolCalendar calendar;
    std::map<std::string, FactList, std::less<>> kinds;  ///< "agreement", "assignment", "training", "contact", ...

    [[nodiscard]] const FactList* find(std::string_view kind) const {
        const auto found = kinds.find(kind);
        return found == kinds.end() ? nullptr : &found->second;
    }
};

}  // namespace accord::compliance

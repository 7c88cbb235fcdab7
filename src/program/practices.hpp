#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/accounts.hpp"
#include "program/ids.hpp"
#include "program/report_editions.hpp"

namespace accord::program {

/// What a district does about a difference between groups that a released report flags: it answers every flag of its
/// measure and group while it goes on. It has one owner, a role or a named account.
struct Practice {
    PracticeId id;
    std::string measure;        ///< of the flag, as equity codes it: "search"
    std::string breakdown;      ///< "race"
    std::string group_code;     ///< "black"
    Id<ReportEdition> edition;  ///< whose flag it was opened for
    std::string title;          ///< what is done, in plain words
    std::string description;    ///< the same at length
    std::optional<Role> owner_role;
    std::optional<AccountId> owner;
    Date opened_on;  ///< the day on which it was written down
    Date begins_on;
    Date review_due_on;  ///< the first review; each review sets the next
    std::optional<Date> ended_on;
    std::string end_reason;

    bool operator==(const Practice&) const = default;
};

constexpr std::string_view table_name(Of<Practice>) { return "practice"; }
constexpr auto fields(Of<Practice>) {
    using enum Privacy;
    using R = Practice;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("measure", &R::measure, open, "Measure"),
        field("breakdown", &R::breakdown, open, "Breakdown"),
        field("group_code", &R::group_code, open, "Group"),
        field("edition", &R::edition, open, "Edition that raised the flag"),
        field("title", &R::title, free_text, "Title"),
        field("description", &R::description, free_text, "What is done"),
        field("owner_role", &R::owner_role, staff, "Owner by role"),
        field("owner", &R::owner, staff, "Owner by name"),
        field("opened_on", &R::opened_on, open, "Opened on"),
        field("begins_on", &R::begins_on, open, "Begins on"),
        field("review_due_on", &R::review_due_on, open, "First review due on"),
        field("ended_on", &R::ended_on, open, "Ended on"),
        field("end_reason", &R::end_reason, free_text, "Reason of the end"),
    };
}
static_assert(fields_complete<Practice>());

/// One look at a practice. A review is added and never rewritten: what was wrong in it is corrected by another.
struct PracticeReview {
    Id<PracticeReview> id;
    PracticeId practice;
    Date reviewed_on;
    std::string note;
    Date next_due_on;
    AccountId reviewed_by;

    bool operator==(const PracticeReview&) const = default;
};

constexpr std::string_view table_name(Of<PracticeReview>) { return "practice_review"; }
constexpr auto fields(Of<PracticeReview>) {
    using enum Privacy;
    using R = PracticeReview;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("practice", &R::practice, open, "Practice"),
        field("reviewed_on", &R::reviewed_on, open, "Reviewed on"),
        field("note", &R::note, free_text, "Note"),
        field("next_due_on", &R::next_due_on, open, "Next review due on"),
        field("reviewed_by", &R::reviewed_by, staff, "Reviewed by"),
    };
}
static_assert(fields_complete<PracticeReview>());

/// True when it goes on at the end of the day; one that begins later is on record already.
inline bool goes_on(const Practice& practice, Date on) {
    return practice.opened_on <= on && (!practice.ended_on || *practice.ended_on > on);
}

}  // namespace accord::program

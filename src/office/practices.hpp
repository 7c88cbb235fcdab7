#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/disparity_flags.hpp"

namespace accord::office {

/// A practice as a page shows it.
struct PracticeView {
    program::Practice record;
    equity::Flag flag;     ///< what it answers: measure, group and its label; sentences only while it is open
    std::string about;     ///< English: "Searches: Black"
    std::string report;    ///< the edition for whose flag it was opened: "2025-26-school-year/1"
    std::string owner;     ///< the account's name, or the role's label
    Date review_due;       ///< the next
    bool overdue = false;  ///< of one that goes on
};

/// The open flags that no practice answers, and all practices: those that go on first, by the day of their review.
struct Practices {
    bool report_out = false;  ///< some report on a whole school year; without one nobody can tell of flags
    std::size_t flags = 0;    ///< open ones
    std::vector<OpenFlag> unanswered;
    std::vector<PracticeView> all;
};
Result<Practices> practices(const Office& office, const Actor& actor);

/// One look at it, with the name of who looked.
struct ReviewView {
    program::PracticeReview record;
    std::string reviewer;
};

/// A practice with what was said of it, the newest review first, and the released figures before and after.
struct WholePractice {
    PracticeView view;
    std::vector<ReviewView> reviews;
    equity::BeforeAndAfter figures;
};
Result<WholePractice> practice(const Office& office, const Actor& actor, program::PracticeId id);

/// Who can own one: the roles that may keep or follow it inside the district, and the people who have them.
struct PracticeOwner {
    std::string code;  ///< a role's code, or an account's id
    std::string name;
};
std::vector<PracticeOwner> practice_owners(const Office& office);

/// What the form of a practice asks; nothing stands for what was left out or cannot be read.
struct PracticeForm {
    std::string flag;  ///< "search/race/black"; of a practice on file it stays as it is
    std::string title;
    std::string description;
    std::string owner;  ///< code of a PracticeOwner
    std::optional<Date> begins_on;
    std::optional<Date> review_due_on;
};

/// Opens a practice for an open flag. All that is wrong with the form at once.
Result<program::PracticeId> open_practice(Office& office, const Actor& actor, const PracticeForm& form);
/// Files another version of one that goes on; those before stay.
Result<Done> correct_practice(Office& office, const Actor& actor, program::PracticeId id, const PracticeForm& form);

struct PracticeReviewForm {
    std::string note;
    std::optional<Date> reviewed_on;
    std::optional<Date> next_due_on;
};
/// Adds a review; nothing that was said before is changed.
Result<Done> review_practice(Office& office, const Actor& actor, program::PracticeId id,
                             const PracticeReviewForm& form);
/// Ends a practice with its reason. A flag that is still open waits for another from then on.
Result<Done> end_practice(Office& office, const Actor& actor, program::PracticeId id, std::optional<Date> ended_on,
                          const std::string& reason);

/// How forms name a flag.
std::string code_of_flag(const equity::Flag& flag);

}  // namespace accord::office

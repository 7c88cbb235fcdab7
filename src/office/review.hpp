#pragma once

#include <array>
#include <vector>

#include "compliance/review.hpp"
#include "office/policies.hpp"

namespace accord::office {

/// The policy as of a day: each provision with its binding and, where it has a control, its verdict.
struct PolicyReview {
    Date on;
    InForce policy;
    std::vector<compliance::Verdict> verdicts;  ///< document order
    compliance::Evidence evidence;              ///< from which they were worked out
    std::vector<ChosenPassage> chosen = {};     ///< words of the policy that a person chose

    /// The choices in a provision's sentence, in its order.
    [[nodiscard]] std::vector<const ChosenPassage*> chosen_in(const policy::Provision& provision) const;

    /// The verdict on a provision, or null.
    [[nodiscard]] const compliance::Verdict* verdict(const std::string& provision) const;
    /// What a record of a verdict's evidence proves ("contact:0192..."), or null.
    [[nodiscard]] const compliance::Fact* fact(const std::string& record) const;
    /// How many verdicts have each outcome, permissions apart (last).
    [[nodiscard]] std::array<int, 6> tally() const;
};

/// Judges every provision of the policy in force on a day from the records of the file. Who may not see contacts
/// district-wide is given no number and no record of what tells of single students: those stand in the Board report,
/// where the small ones are hidden. Fails when no policy is in force.
Result<PolicyReview> review_policy(const Office& office, const Actor& actor, Date on);

/// Was this reader given the verdict without its numbers and its records?
bool withheld(const compliance::Verdict& verdict);

/// Everything that the program knows on a day.
compliance::Evidence evidence_on(const Office& office, Date on);

/// Is this control one that a named person attests? All others are judged from records alone.
bool attestable(const Office& office, const std::string& control);

/// A named person says what no record can prove, for a time.
Result<Done> attest(Office& office, const Actor& actor, const std::string& control, const std::string& provision,
                    const std::string& statement, Date valid_until);

/// What is overdue, failing or coming up, worst first: the first screen. Provisions that one control answers alike
/// stand there once, by the first of them.
struct DueItem {
    const compliance::Verdict* verdict;
    const policy::Provision* provision;
};
std::vector<DueItem> due_items(const PolicyReview& review, Date until);

}  // namespace accord::office

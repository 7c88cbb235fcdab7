#pragma once

#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// A provision of the policy in force that asks for a term, in its own words.
struct AskingProvision {
    std::string id;
    policy::ListedWords words;
};

struct TermView {
    std::string code;
    std::string label;
    std::vector<AskingProvision> asked_by;  ///< empty: the Board added the term
    std::string passage;                    ///< empty: no passage is tied to it
};

struct AgreementView {
    program::Agreement agreement;
    program::Agency agency;
    program::AgreementState state{};
    std::vector<TermView> terms;
    std::vector<program::AgreementReview> reviews;
    int officers_serving = 0;
};
Result<std::vector<AgreementView>> agreements(const Office& office, const Actor& actor, Date on);

/// A term by its code: "purpose", "purpose of the agreement".
struct TermChoice {
    std::string code;
    std::string label;
};
/// The terms of the catalogue that the policy in force does not ask of this agreement and that are not tied to it yet:
/// those that the Board may add.
std::vector<TermChoice> further_terms(const Office& office, const AgreementView& view, Date on);

Result<program::AgreementId> draft_agreement(Office& office, const Actor& actor, const program::Agreement& agreement);
Result<Done> approve_agreement(Office& office, const Actor& actor, program::AgreementId id, Date approved_on,
                               const std::string& minutes, Date starts, std::optional<Date> ends);
Result<Done> hold_over_agreement(Office& office, const Actor& actor, program::AgreementId id, const std::string& basis,
                                 Date until);
Result<Done> tie_term(Office& office, const Actor& actor, program::AgreementId id, const std::string& term,
                      const std::string& passage);
Result<Done> record_review(Office& office, const Actor& actor, const program::AgreementReview& review);

}  // namespace accord::office

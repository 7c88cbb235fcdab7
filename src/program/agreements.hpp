#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

enum class AgencyKind { police, sheriff, school_police, security_company };

constexpr auto enum_names(AgencyKind) {
    using enum AgencyKind;
    return std::to_array<EnumName<AgencyKind>>({{police, "police", "Police department"},
                                                {sheriff, "sheriff", "Sheriff's office"},
                                                {school_police, "school_police", "School police department"},
                                                {security_company, "security_company", "Security company"}});
}
static_assert(names_complete(AgencyKind::security_company));

struct Agency {
    AgencyId id;
    std::string name;
    AgencyKind kind = AgencyKind::police;
    std::string ori;                      ///< originating agency identifier, 7 or 9 characters; may be empty
    std::optional<Date> force_policy_on;  ///< date of the agency's force policy that is on file
    std::string force_policy_covers;      ///< codes of the subjects it covers, between commas

    bool operator==(const Agency&) const = default;
};

constexpr std::string_view table_name(Of<Agency>) { return "agency"; }
constexpr auto fields(Of<Agency>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Agency::id, open, "Id"),
        field("name", &Agency::name, open, "Agency"),
        field("kind", &Agency::kind, open, "Kind"),
        field("ori", &Agency::ori, open, "Agency identifier (ORI)"),
        field("force_policy_on", &Agency::force_policy_on, open, "Force policy on file, dated", "Gov. Code 7286"),
        field("force_policy_covers", &Agency::force_policy_covers, open, "What the force policy covers",
              "Gov. Code 7286"),
    };
}
static_assert(fields_complete<Agency>());

/// An agreement (memorandum of understanding) between the district and an agency.
struct Agreement {
    AgreementId id;
    AgencyId agency;
    std::string title;
    std::optional<Date> board_approved_on;
    std::string minutes;                 ///< where the board's minutes say so
    std::optional<Date> starts;          ///< first day in force
    std::optional<Date> ends;            ///< last day in force; none: no end was agreed
    std::string holdover_basis;          ///< the clause or act under which it goes on after its end
    std::optional<Date> holdover_until;  ///< last day of the holdover; a holdover without an end is none

    bool operator==(const Agreement&) const = default;
};

constexpr std::string_view table_name(Of<Agreement>) { return "agreement"; }
constexpr auto fields(Of<Agreement>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Agreement::id, open, "Id"),
        field("agency", &Agreement::agency, open, "Agency"),
        field("title", &Agreement::title, open, "Title"),
        field("board_approved_on", &Agreement::board_approved_on, open, "Approved by the Board on"),
        field("minutes", &Agreement::minutes, open, "Board minutes"),
        field("starts", &Agreement::starts, open, "In force from"),
        field("ends", &Agreement::ends, open, "In force until"),
        field("holdover_basis", &Agreement::holdover_basis, open, "Basis of the holdover"),
        field("holdover_until", &Agreement::holdover_until, open, "Holdover until"),
    };
}
static_assert(fields_complete<Agreement>());

enum class AgreementState { draft, board_approved, in_force, holdover, lapsed };

constexpr auto enum_names(AgreementState) {
    using enum AgreementState;
    return std::to_array<EnumName<AgreementState>>({{draft, "draft", "Draft"},
                                                    {board_approved, "board_approved", "Approved by the Board"},
                                                    {in_force, "in_force", "In force"},
                                                    {holdover, "holdover", "Holdover"},
                                                    {lapsed, "lapsed", "Lapsed"}});
}
static_assert(names_complete(AgreementState::lapsed));

/// The state of an agreement on a day: worked out from its dates, never set by hand. What the Board had not approved by
/// that day is a draft, whatever its dates say; a holdover needs a named basis and an end date.
AgreementState state_on(const Agreement& agreement, Date day);

/// A required or extra term, tied to the passage of the agreement that fulfils it.
struct AgreementTerm {
    Id<AgreementTerm> id;
    AgreementId agreement;
    std::string term;     ///< code of the catalogue's list of terms: "purpose", "roles", "information-sharing", ...
    std::string passage;  ///< section and page: "Section 4, page 3"

    bool operator==(const AgreementTerm&) const = default;
};

constexpr std::string_view table_name(Of<AgreementTerm>) { return "agreement_term"; }
constexpr auto fields(Of<AgreementTerm>) {
    using enum Privacy;
    return std::tuple{
        field("id", &AgreementTerm::id, open, "Id"),
        field("agreement", &AgreementTerm::agreement, open, "Agreement"),
        field("term", &AgreementTerm::term, open, "Term"),
        field("passage", &AgreementTerm::passage, open, "Passage"),
    };
}
static_assert(fields_complete<AgreementTerm>());

/// Who took part in a review of the agreement.
enum class Participant { parents, students, community };

constexpr auto enum_names(Participant) {
    using enum Participant;
    return std::to_array<EnumName<Participant>>({{parents, "parents", "Parents"},
                                                 {students, "students", "Students"},
                                                 {community, "community", "Community members"}});
}
static_assert(names_complete(Participant::community));

/// A yearly review and adoption. Source: RCW 28A.320.1242.
struct AgreementReview {
    Id<AgreementReview> id;
    AgreementId agreement;
    Date adopted_on;
    EnumSet<Participant> participants;
    std::string minutes;

    bool operator==(const AgreementReview&) const = default;
};

constexpr std::string_view table_name(Of<AgreementReview>) { return "agreement_review"; }
constexpr auto fields(Of<AgreementReview>) {
    using enum Privacy;
    return std::tuple{
        field("id", &AgreementReview::id, open, "Id"),
        field("agreement", &AgreementReview::agreement, open, "Agreement"),
        field("adopted_on", &AgreementReview::adopted_on, open, "Reviewed and adopted on"),
        field("participants", &AgreementReview::participants, open, "Who took part", "RCW 28A.320.1242"),
        field("minutes", &AgreementReview::minutes, open, "Board minutes"),
    };
}
static_assert(fields_complete<AgreementReview>());

}  // namespace accord::program

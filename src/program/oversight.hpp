#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// The Board directs that a report be made: each direction starts a clock.
struct BoardDirection {
    Id<BoardDirection> id;
    Date directed_on;
    Date due_on;
    std::string minutes;

    bool operator==(const BoardDirection&) const = default;
};

constexpr std::string_view table_name(Of<BoardDirection>) { return "board_direction"; }
constexpr auto fields(Of<BoardDirection>) {
    using enum Privacy;
    return std::tuple{
        field("id", &BoardDirection::id, open, "Id"),
        field("directed_on", &BoardDirection::directed_on, open, "Directed on"),
        field("due_on", &BoardDirection::due_on, open, "Due on"),
        field("minutes", &BoardDirection::minutes, open, "Board minutes"),
    };
}
static_assert(fields_complete<BoardDirection>());

/// A report of interactions that was delivered to the Board.
struct ReportDelivery {
    Id<ReportDelivery> id;
    Date period_from;
    Date period_until;
    Date delivered_on;
    std::string minutes;
    std::string sha256;  ///< of the released edition, in hex: which one was delivered

    bool operator==(const ReportDelivery&) const = default;
};

constexpr std::string_view table_name(Of<ReportDelivery>) { return "report_delivery"; }
constexpr auto fields(Of<ReportDelivery>) {
    using enum Privacy;
    return std::tuple{
        field("id", &ReportDelivery::id, open, "Id"),
        field("period_from", &ReportDelivery::period_from, open, "Period from"),
        field("period_until", &ReportDelivery::period_until, open, "Period until"),
        field("delivered_on", &ReportDelivery::delivered_on, open, "Delivered on"),
        field("minutes", &ReportDelivery::minutes, open, "Board minutes"),
        field("sha256", &ReportDelivery::sha256, open, "SHA-256 of the figures"),
    };
}
static_assert(fields_complete<ReportDelivery>());

/// What no record can prove is attested by a named person, for a time.
struct Attestation {
    Id<Attestation> id;
    std::string control;
    std::string provision;  ///< the provision attested, or empty for the whole control
    std::string statement;  ///< what the person says, in the person's words
    AccountId attested_by;
    Date attested_on;
    Date valid_until;

    bool operator==(const Attestation&) const = default;
};

constexpr std::string_view table_name(Of<Attestation>) { return "attestation"; }
constexpr auto fields(Of<Attestation>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Attestation::id, open, "Id"),
        field("control", &Attestation::control, open, "Control"),
        field("provision", &Attestation::provision, open, "Provision"),
        field("statement", &Attestation::statement, free_text, "Statement"),
        field("attested_by", &Attestation::attested_by, staff, "Attested by"),
        field("attested_on", &Attestation::attested_on, open, "Attested on"),
        field("valid_until", &Attestation::valid_until, open, "Valid until"),
    };
}
static_assert(fields_complete<Attestation>());

enum class CallOutcome { handled_at_school, report_taken, citation, arrest, transport, no_action, unknown };

constexpr auto enum_names(CallOutcome) {
    using enum CallOutcome;
    return std::to_array<EnumName<CallOutcome>>({{handled_at_school, "handled_at_school", "Handled at school"},
                                                 {report_taken, "report_taken", "Report taken"},
                                                 {citation, "citation", "Citation"},
                                                 {arrest, "arrest", "Arrest"},
                                                 {transport, "transport", "Transport"},
                                                 {no_action, "no_action", "No action"},
                                                 {unknown, "unknown", "Outcome not recorded"}});
}
static_assert(names_complete(CallOutcome::unknown));

/// A call for law enforcement service at a school, as the agency's dispatch recorded it.
struct CallForService {
    Id<CallForService> id;
    SchoolId school;
    Date called_on;
    std::string agency_number;  ///< the agency's incident number
    std::string caller;         ///< the caller's role, never a name: "principal", "teacher"
    std::string reason;         ///< the agency's short code or words
    CallOutcome outcome = CallOutcome::unknown;

    bool operator==(const CallForService&) const = default;
};

constexpr std::string_view table_name(Of<CallForService>) { return "call_for_service"; }
constexpr auto fields(Of<CallForService>) {
    using enum Privacy;
    using R = CallForService;
    return std::tuple{
        field("id", &R::id, staff, "Id"),
        field("school", &R::school, staff, "School"),
        field("called_on", &R::called_on, staff, "Date"),
        field("agency_number", &R::agency_number, staff, "Agency's number"),
        field("caller", &R::caller, staff, "Caller"),
        field("reason", &R::reason, staff, "Reason"),
        field("outcome", &R::outcome, staff, "Outcome"),
    };
}
static_assert(fields_complete<CallForService>());

}  // namespace accord::program

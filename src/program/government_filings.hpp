#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// The files of exact numbers that a law asks a district for.
enum class FilingKind { crdc, washington, ripa };

constexpr auto enum_names(FilingKind) {
    using enum FilingKind;
    return std::to_array<EnumName<FilingKind>>(
        {{crdc, "crdc", "Referrals and arrests (federal Civil Rights Data Collection)"},
         {washington, "washington", "Yearly safety and security data (Washington)"},
         {ripa, "ripa", "Stop records for the officers' agency (California)"}});
}
static_assert(names_complete(FilingKind::ripa));

/// A filing that was prepared: which year, for whom, by whom, and its very bytes. It never changes: a correction is
/// the next version, with its reason.
struct GovernmentFiling {
    Id<GovernmentFiling> id;
    FilingKind kind = FilingKind::crdc;
    int year = 0;                    ///< of a school year the first calendar year; of stop records the calendar year
    std::optional<AgencyId> agency;  ///< the agency that a file of stop records is for
    int version = 1;
    std::string reason;                 ///< of a later version; empty in the first
    std::string recipient;              ///< the government's or the agency's name
    std::string law;                    ///< that asks for it
    std::string settings;               ///< how it was counted where the law leaves it open: codes between commas
    std::string content;                ///< exact counts: it rests sealed
    std::string sha256;                 ///< of `content`, hex
    std::optional<AccountId> filed_by;  ///< none: the operator of the machine
    Instant filed_at;

    bool operator==(const GovernmentFiling&) const = default;
};

constexpr std::string_view table_name(Of<GovernmentFiling>) { return "government_filing"; }
constexpr auto fields(Of<GovernmentFiling>) {
    using enum Privacy;
    using R = GovernmentFiling;
    return std::tuple{
        field("id", &R::id, staff, "Id"),
        field("kind", &R::kind, staff, "Filing"),
        field("year", &R::year, staff, "Year"),
        field("agency", &R::agency, staff, "Agency"),
        field("version", &R::version, staff, "Version"),
        field("reason", &R::reason, free_text, "Reason of the correction"),
        field("recipient", &R::recipient, staff, "Recipient"),
        field("law", &R::law, staff, "Law"),
        field("settings", &R::settings, staff, "Settings"),
        field("content", &R::content, student, "Content"),
        field("sha256", &R::sha256, staff, "SHA-256"),
        field("filed_by", &R::filed_by, staff, "Filed by"),
        field("filed_at", &R::filed_at, staff, "Filed at"),
    };
}
static_assert(fields_complete<GovernmentFiling>());

}  // namespace accord::program

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// A Board report that is drafted by one person and released by another. A released edition never changes: a
/// correction is the next edition of the same period.
struct ReportEdition {
    Id<ReportEdition> id;
    Date period_from;
    Date period_until;
    int edition = 1;      ///< of its period
    std::string reason;   ///< of a correction; empty in the first edition
    std::string figures;  ///< the protected tables, as equity writes them in JSON
    std::string sha256;   ///< of the bytes of `figures`, hex
    std::string kept;     ///< its hidden numbers and their proofs, as equity writes them: never published
    int after = 0;  ///< editions of its school year that were out when it was drafted: it is protected beside those
    AccountId drafted_by;
    Instant drafted_at;
    std::optional<AccountId> released_by;
    std::optional<Instant> released_at;
    std::string doubts;       ///< what staff should look at before the release, by cell, in JSON; empty: nothing
    std::string doubts_seen;  ///< "yes" when the releaser said to have looked at them

    [[nodiscard]] bool released() const { return released_at.has_value(); }
    bool operator==(const ReportEdition&) const = default;
};

constexpr std::string_view table_name(Of<ReportEdition>) { return "report_edition"; }
constexpr auto fields(Of<ReportEdition>) {
    using enum Privacy;
    using R = ReportEdition;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("period_from", &R::period_from, open, "Period from"),
        field("period_until", &R::period_until, open, "Period until"),
        field("edition", &R::edition, open, "Edition"),
        field("reason", &R::reason, open, "Reason of the correction"),
        field("figures", &R::figures, open, "Figures"),
        field("sha256", &R::sha256, open, "SHA-256"),
        field("kept", &R::kept, student, "Hidden numbers and their proofs"),
        field("after", &R::after, open, "Editions out before"),
        field("drafted_by", &R::drafted_by, staff, "Drafted by"),
        field("drafted_at", &R::drafted_at, open, "Drafted at"),
        field("released_by", &R::released_by, staff, "Released by"),
        field("released_at", &R::released_at, open, "Released at"),
        field("doubts", &R::doubts, staff, "Doubts"),
        field("doubts_seen", &R::doubts_seen, staff, "Doubts were looked at"),
    };
}
static_assert(fields_complete<ReportEdition>());

}  // namespace accord::program

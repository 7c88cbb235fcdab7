#pragma once

#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "base/names.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// How much of a school year a released report covers.
enum class ReportSpan { school_year, half, quarter, month };

constexpr auto enum_names(ReportSpan) {
    using enum ReportSpan;
    return std::to_array<EnumName<ReportSpan>>({{school_year, "year", "School year"},
                                                {half, "half", "Half of a school year"},
                                                {quarter, "quarter", "Quarter of a school year"},
                                                {month, "month", "Month"}});
}
static_assert(names_complete(ReportSpan::month));

/// From a school year on: which reports the district publishes, and which of its counts are small. A small number holds
/// for whole school years, for the editions of one year are protected together.
struct PublicationRule {
    Id<PublicationRule> id;
    int school_year = 0;
    EnumSet<ReportSpan> spans = {ReportSpan::school_year};  ///< one that never comes is missing
    int small_number = 10;                                  ///< counts from 1 to one less are hidden, or rounded
    std::string follows;                                    ///< whose rule that is
    Date declared_on;
    std::string minutes;

    bool operator==(const PublicationRule&) const = default;
};

constexpr std::string_view table_name(Of<PublicationRule>) { return "publication_rule"; }
constexpr auto fields(Of<PublicationRule>) {
    using enum Privacy;
    using R = PublicationRule;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("school_year", &R::school_year, open, "School year"),
        field("spans", &R::spans, open, "Published reports"),
        field("small_number", &R::small_number, open, "Small number"),
        field("follows", &R::follows, open, "Follows"),
        field("declared_on", &R::declared_on, open, "Declared on"),
        field("minutes", &R::minutes, open, "Board minutes"),
    };
}
static_assert(fields_complete<PublicationRule>());

}  // namespace accord::program

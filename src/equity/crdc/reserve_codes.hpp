#pragma once

#include "base/names.hpp"

namespace accord::equity {

/// Why a number cell of the federal file holds no number: a reserve code. Never added, never zero.
enum class Reserve {
    small_count,
    processing_error,
    not_in_directory,
    action_plan,
    force_certified,
    indeterminable,
    missing_elsewhere,
    not_applicable,
    suppressed,
    suppressed_quality,
    missing_optional,
    skipped_wrongly
};

/// The code is as it stands in the cell. The 2013-14 file has -2 (enrolment under IDEA only), -5 and -9.
constexpr auto enum_names(Reserve) {
    using enum Reserve;
    return std::to_array<EnumName<Reserve>>(
        {{small_count, "-2", "The Department hid a small number"},
         {processing_error, "-3", "Error of processing"},
         {not_in_directory, "-4", "Missing in the source"},
         {action_plan, "-5", "Not collected: the district has a plan to collect it"},
         {force_certified, "-6", "Certified without this number"},
         {indeterminable, "-7", "Cannot be determined"},
         {missing_elsewhere, "-8", "Missing in the Department's other files"},
         {not_applicable, "-9", "Not applicable or skipped"},
         {suppressed, "-10", "Hidden by the Department"},
         {suppressed_quality, "-11", "Hidden by the Department for its quality"},
         {missing_optional, "-12", "Not given: optional"},
         {skipped_wrongly, "-13", "Missing: the question before it was not answered"}});
}
static_assert(names_complete(Reserve::skipped_wrongly));

}  // namespace accord::equity

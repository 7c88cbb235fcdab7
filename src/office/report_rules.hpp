#pragma once

#include <optional>
#include <string>
#include <vector>

#include "equity/rule.hpp"
#include "office/office.hpp"
#include "office/report_periods.hpp"

// What the rules that the Board declares (publication_rules.hpp, disparity_rules.hpp) mean for each school year, and
// what another would change.

namespace accord::office {

/// What the Board declared, and who wrote it down.
template <class Rule>
struct OnFile {
    Rule rule;
    std::string recorded_by;
    Date recorded_on;
};

/// What is published of a school year.
struct PublicationYear {
    int school_year = 0;
    program::PublicationRule rule;                             ///< that holds
    std::optional<OnFile<program::PublicationRule>> declared;  ///< by whose word; nothing: how the district began
    int out = 0;                                               ///< editions of it that are out
};

/// Every school year on file, the next, and those from which a rule holds; newest first.
std::vector<PublicationYear> publication_years(const Office& office);

/// What a publication rule would change from its school year on, until the next rule holds.
struct PublicationChange {
    std::optional<int> until;             ///< the last school year for which it would hold; nothing: no end
    int small_number = 10;                ///< that holds in its first year until now
    std::vector<ReportPeriod> missing;    ///< due from then on; ended, and not out
    std::vector<ReportPeriod> to_come;    ///< due from then on, and not ended
    std::vector<ReportPeriod> no_longer;  ///< due until now, and not out
    int out = 0;                          ///< editions of those years that are out and stay as they are
};
Result<PublicationChange> publication_change(const Office& office, const Actor& actor,
                                             const program::PublicationRule& rule);

/// Whether a rule on differences was declared before anybody could read the figures that it judges.
enum class Foresight { before, recorded_after, after, undeclared };

constexpr auto enum_names(Foresight) {
    using enum Foresight;
    return std::to_array<EnumName<Foresight>>(
        {{before, "before", "Declared before its figures came out"},
         {recorded_after, "recorded_after", "Written down here after its figures came out"},
         {after, "after", "Declared after its figures came out"},
         {undeclared, "undeclared", "The Board had declared none"}});
}
static_assert(names_complete(Foresight::undeclared));

/// By which rule the differences of a school year are judged.
struct JudgedYear {
    int school_year = 0;
    equity::Rule rule;                                       ///< its report's own, or that of one drafted now
    std::optional<OnFile<program::DisparityRule>> declared;  ///< the Board's word for it; nothing: the defaults
    std::optional<Date> figures_since;                       ///< the first figures of the year came out
    bool report_out = false;  ///< its report on the whole year is out, and keeps its rule
    Foresight foresight = Foresight::undeclared;
};

/// The school years on file, newest first. An edition that does not fit its checksum is left out.
std::vector<JudgedYear> judged_years(const Office& office);

/// Every rule on differences that the Board declared, the one that holds first.
std::vector<OnFile<program::DisparityRule>> disparity_rules_on_file(const Office& office);

}  // namespace accord::office

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "equity/crdc/reserve_codes.hpp"
#include "equity/release.hpp"

// A federal Civil Rights Data Collection file, one row a school, becomes the disparity report of each district:
// referrals to law enforcement and school-related arrests, each student counted once in each, small numbers protected.

namespace accord::equity {

/// Every school-related arrest is a referral too.
enum class FederalOutcome { referral, arrest };

constexpr auto enum_names(FederalOutcome) {
    using enum FederalOutcome;
    return std::to_array<EnumName<FederalOutcome>>(
        {{referral, "referral", "Referred to law enforcement"}, {arrest, "arrest", "School-related arrest"}});
}
static_assert(names_complete(FederalOutcome::arrest));

/// The rule of a report, and what more a run of a whole file promises. The threshold judges a district's rate beside
/// that of all districts.
struct FederalRule : Rule {
    std::int64_t width = 0;  ///< how far apart the least and the largest possible value of a hidden count are at least
    bool sums = true;        ///< no sum of hidden numbers is a small number
};

/// One row of a district's table for one outcome.
struct FederalRow {
    std::string table;  ///< "all", "school", "race", "disability", "english_learner"
    std::string code;
    std::string label;  ///< English key, or the school's name
    std::string sex;    ///< "all", "female", "male"
    Cell enrolled;      ///< of the schools that reported the outcome
    Cell students;
    std::vector<Reserve> reasons;  ///< why a school, or an enrolment, is not collected
    std::optional<double> per_100;
    Comparison comparison;  ///< with all others of the district, from shown cells alone
};

/// The district's rate as a multiple of the rate of all districts shown, drawn towards theirs (empirical Bayes).
struct ShrunkenRate {
    double ratio = 1;
    double low = 0;
    double high = 0;
    double chance_above = 0;  ///< that it lies above the rule's threshold, 0 to 1
};

struct FederalTable {
    FederalOutcome outcome{};
    std::size_t reported = 0;      ///< schools whose every number is there: the district's numbers are theirs
    std::vector<FederalRow> rows;  ///< the district first; the same order in every district
    std::optional<ShrunkenRate> rate;
};

struct ReleasedFederalDistrict {
    std::string leaid;  ///< 7 places
    std::string name;
    std::string state;
    std::size_t schools = 0;
    std::vector<FederalTable> tables;  ///< none when the district cannot be protected
    bool learners_contradict = false;  ///< more English learners with an outcome than students: their table is left out
    bool zeros_hidden = false;         ///< hidden numbers may be zero

    [[nodiscard]] bool released() const { return !tables.empty(); }
};

/// Holds released numbers only; its statistics are made of shown cells.
class FederalReport {
public:
    std::string collection;  ///< whose column names the file has; later ones may have the same
    FederalRule rule;
    std::vector<ReleasedFederalDistrict> districts;  ///< by their numbers
    std::size_t family = 0;  ///< comparisons declared: districts x groups x outcomes, also those that cannot be made

private:
    FederalReport() = default;
    friend class FederalAnalysis;
};

/// What a run did, for the whole file. For staff only: how many of the hidden numbers are small narrows them.
struct FederalSummary {
    std::size_t districts = 0;
    std::size_t released = 0;
    std::size_t shown = 0;
    std::size_t hidden = 0;  ///< numbers, of which `small` for their own sake
    std::size_t small = 0;
    std::size_t lowered = 0;  ///< less open than was promised
    std::size_t ratios = 0;   ///< computed
    std::size_t clear = 0;    ///< comparisons whose adjusted p-value is at most the level
};

/// The report, and what staff should look at before it is published.
struct FederalResult {
    FederalReport report;
    FederalSummary summary;
    Problems implausible;  ///< by line, without numbers: for staff only
};

/// Reads, protects, proves and compares. Tells its progress by district; false from it stops, and gives a problem.
Result<FederalResult> analyze_federal_file(std::string_view name, std::string_view bytes, const FederalRule& rule = {},
                                           const std::function<bool(std::size_t done, std::size_t of)>& progress = {});

/// What a reader must know before the numbers: how students are counted, and what an empty place means.
std::vector<Message> notes(const FederalReport& report);

Json to_json(const FederalReport& report);
/// One header, a line per row; every cell of a number is a number or a word, never empty.
std::string to_csv(const FederalReport& report);

}  // namespace accord::equity

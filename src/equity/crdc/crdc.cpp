#include "equity/crdc/crdc.hpp"

#include <map>

#include "equity/crdc/inside/compare.hpp"
#include "equity/crdc/inside/district.hpp"

namespace accord::equity {

namespace {

Problems faults_of(const FederalRule& rule) {
    Problems problems = faults(rule);
    if (rule.width < 0 || rule.width > rule.small_number - 1)
        problems.push_back(problem("width", "The width must be from 0 to one less than the small number"));
    return problems;
}

}  // namespace

class FederalAnalysis {
public:
    static Result<FederalResult> run(FederalFile file, const FederalRule& rule,
                                     const std::function<bool(std::size_t, std::size_t)>& progress) {
        FederalReport report;
        FederalSummary summary;
        report.collection = file.collection;
        report.rule = rule;
        std::map<std::string_view, std::vector<const FederalSchool*>> districts;
        for (const auto& school : file.schools) districts[school.leaid].push_back(&school);
        for (const auto& [leaid, schools] : districts) {
            if (progress && !progress(report.districts.size(), districts.size()))
                return problem("", "Stopped: nothing was released");
            report.districts.push_back(release_district(schools, rule, summary));
        }
        report.family = compare_groups(report.districts, rule);
        shrink_rates(report.districts, rule);
        if (progress) progress(districts.size(), districts.size());
        count_comparisons(report, summary);
        return FederalResult{std::move(report), summary, std::move(file.implausible)};
    }

private:
    static void count_comparisons(const FederalReport& report, FederalSummary& summary) {
        summary.districts = report.districts.size();
        for (const auto& district : report.districts)
            for (const auto& table : district.tables)
                for (const auto& row : table.rows) {
                    summary.ratios += row.comparison.computed();
                    summary.clear += row.comparison.stands_out;
                }
    }
};

Result<FederalResult> analyze_federal_file(std::string_view name, std::string_view bytes, const FederalRule& rule,
                                           const std::function<bool(std::size_t, std::size_t)>& progress) {
    if (auto problems = faults_of(rule); !problems.empty()) return problems;
    auto file = read_federal_file(name, bytes);
    if (!file) return file.problems();
    return FederalAnalysis::run(std::move(*file), rule, progress);
}

std::vector<Message> notes(const FederalReport& report) {
    const std::string small = std::to_string(report.rule.small_number);
    return {
        {"Each student is counted once in each outcome, at the school that reported it; the columns are those of the "
         "collection of {year}.",
         {{"year", std::string{report.collection}}}},
        {"Numbers from 1 to one less than {small} are hidden, and others that would reveal them. A hidden number is "
         "not "
         "zero, except where a district says so.",
         {{"small", small}}},
        {"A district's numbers are those of the schools in the file that reported every number of an outcome; "
         "enrolment "
         "is that of the same schools.",
         {}},
        {"A reserve code of the collection is a reason and never a number.", {}},
        {"The race of students with a section 504 plan only is not collected: they are in no race and in no comparison "
         "of races.",
         {}},
        {"A group is compared with all others of its district: no ratio on fewer than {cell} students with the outcome "
         "or {students} enrolled.",
         {{"cell", std::to_string(report.rule.minimum_cell)},
          {"students", std::to_string(report.rule.minimum_students)}}},
        {"Chances are adjusted for {family} comparisons, all that were declared before looking.",
         {{"family", std::to_string(report.family)}}},
    };
}

}  // namespace accord::equity

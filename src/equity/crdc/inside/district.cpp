#include "equity/crdc/inside/district.hpp"

#include <algorithm>

#include "equity/crdc/inside/district_counts.hpp"
#include "equity/protection/audit.hpp"
#include "program/students.hpp"

namespace accord::equity {

namespace {

constexpr std::array<std::string_view, federal_sexes + 1> sex_codes{"female", "male", "all"};

/// A line of the district's table: its codes in each dimension, the sex and the outcome aside.
struct Line {
    std::string_view table;
    std::string code;
    std::string label;
    FederalPlace place;
    bool by_sexes = true;
};

std::vector<Line> lines_of(std::span<const FederalSchool* const> schools, const DistrictCounts& counts) {
    FederalPlace everybody;
    for (std::size_t d = 0; d < by_sex; ++d) everybody.push_back(counts.all(d));
    const auto at = [&](FederalDimension dimension, std::size_t code) {
        auto place = everybody;
        place[dimension] = code;
        return place;
    };
    std::vector<Line> lines{{"all", "all", "All students", everybody}};
    for (std::size_t race = 0; race < federal_races; ++race) {
        const auto& category = categories(federal_list)[race];
        lines.push_back({"race", std::string{code_of(category.race)}, std::string{category.label}, at(by_race, race)});
    }
    lines.push_back(
        {"race", "not_collected", "Race not collected (section 504 only)", at(by_race, race_not_collected)});
    for (std::size_t disability = 0; disability < federal_sizes[by_disability]; ++disability) {
        const auto& name = names_of<program::Disability>[disability];
        lines.push_back({"disability", std::string{name.code}, std::string{name.label}, at(by_disability, disability)});
    }
    if (!counts.learners_contradict())
        for (const std::size_t learner : {1u, 0u}) {
            const auto& name = names_of<program::EnglishLearner>[learner];
            lines.push_back(
                {"english_learner", std::string{name.code}, std::string{name.label}, at(by_learner, learner)});
        }
    for (std::size_t school = 0; school < schools.size(); ++school)
        lines.push_back({"school", schools[school]->combokey, schools[school]->name, at(by_school, school), false});
    return lines;
}

std::vector<Margin> margins(const DistrictCounts& counts) {
    std::vector<Margin> published{
        {by_school, by_outcome}, {by_race, by_sex, by_outcome}, {by_disability, by_sex, by_outcome}};
    if (!counts.learners_contradict()) published.push_back({by_learner, by_sex, by_outcome});
    return published;
}

/// Students whose race is not collected are those with a section 504 plan only.
KnownLinks links(const DistrictCounts& counts) {
    KnownLinks known{by_outcome, {}};
    constexpr std::size_t section_504 = 2;
    for (std::size_t sex = 0; sex <= federal_sexes; ++sex)
        for (std::size_t outcome = 0; outcome < federal_outcomes; ++outcome)
            known.same.push_back(
                {{counts.all(by_school), race_not_collected, counts.all(by_disability), counts.all(by_learner), sex,
                  outcome},
                 {counts.all(by_school), counts.all(by_race), section_504, counts.all(by_learner), sex, outcome}});
    return known;
}

class District {
public:
    District(std::span<const FederalSchool* const> schools, const FederalRule& rule)
        : schools_{schools},
          counts_{schools},
          tables_{counts_.cube(), margins(counts_), small_counts(rule), links(counts_)} {
        for (std::uint32_t cell = 0; cell < tables_.system().unit_count(); ++cell) tell_what_is_public(cell);
    }

    ReleasedFederalDistrict release(FederalSummary& summary) {
        const FederalSchool& first = *schools_.front();
        ReleasedFederalDistrict out{.leaid = first.leaid, .name = first.district, .state = first.state, .tables = {}};
        out.schools = schools_.size();
        out.learners_contradict = counts_.learners_contradict();
        auto& system = tables_.system();
        const Protection protection = protect(system);
        if (!protection.unprotected.empty() || !unproven(system, protection).empty()) return out;
        hidden_ = protection.hidden;
        ++summary.released;
        summary.lowered += protection.lowered.size();
        summary.small += system.sensitive.size();
        const auto& zeros = tables_.zeros_hidden();
        out.zeros_hidden = std::find(zeros.begin(), zeros.end(), true) != zeros.end();
        const auto lines = lines_of(schools_, counts_);
        for (std::size_t outcome = 0; outcome < federal_outcomes; ++outcome)
            out.tables.push_back(table(lines, outcome));
        for (const auto& table : out.tables)
            for (const auto& row : table.rows) {
                summary.hidden += row.students.state == Cell::State::hidden;
                summary.shown += row.students.shown();
            }
        return out;
    }

private:
    static SmallCounts small_counts(const FederalRule& rule) {
        return {
            .threshold = rule.small_number, .width = rule.width, .reader = Attacker::reads_notes, .sums = rule.sums};
    }

    /// Nobody has an outcome who is not enrolled, and a school that did not report is known not to be counted.
    void tell_what_is_public(std::uint32_t cell) {
        const auto place = tables_.place(cell);
        const auto enrolled = counts_.enrolled(place);
        if (enrolled.reserve) return;
        auto& known = tables_.system().tables.cell(cell);
        known.upper = std::max(known.value, enrolled.count);
        known.upper_if_marked = std::min(known.upper_if_marked, known.upper);
    }

    FederalTable table(const std::vector<Line>& lines, std::size_t outcome) {
        FederalTable out{static_cast<FederalOutcome>(outcome), counts_.reported(outcome), {}, {}};
        for (const Line& line : lines)
            for (const std::size_t sex : {federal_sexes, std::size_t{0}, std::size_t{1}}) {
                if (sex < federal_sexes && !line.by_sexes) continue;
                auto place = line.place;
                place.push_back(sex);
                place.push_back(outcome);
                out.rows.push_back(row(line, place));
            }
        return out;
    }

    FederalRow row(const Line& line, const FederalPlace& place) {
        FederalRow out{.table = std::string{line.table},
                       .code = line.code,
                       .label = line.label,
                       .sex = std::string{sex_codes[place[by_sex]]},
                       .enrolled = {},
                       .students = {},
                       .reasons = {},
                       .per_100 = {},
                       .comparison = {}};
        const std::size_t outcome = place[by_outcome];
        const bool school = place[by_school] != counts_.all(by_school);
        if (school) out.reasons = counts_.reasons(place[by_school], outcome);
        if (!out.reasons.empty() || counts_.reported(outcome) == 0) {
            out.enrolled.state = out.students.state = Cell::State::not_collected;
            return out;
        }
        const auto enrolled = counts_.enrolled(place);
        if (place[by_race] == race_not_collected)
            out.enrolled.state = Cell::State::not_applicable;
        else if (enrolled.reserve)
            out.enrolled.state = Cell::State::not_collected, out.reasons.push_back(*enrolled.reserve);
        else
            out.enrolled = {Cell::State::shown, enrolled.count};
        const auto cell = tables_.cell(place);
        if (hidden_[cell])
            out.students.state = Cell::State::hidden;
        else
            out.students = {Cell::State::shown, tables_.system().tables.cell(cell).value};
        return out;
    }

    std::span<const FederalSchool* const> schools_;
    DistrictCounts counts_;
    CrossTables tables_;
    std::vector<bool> hidden_;
};

}  // namespace

ReleasedFederalDistrict release_district(std::span<const FederalSchool* const> schools, const FederalRule& rule,
                                         FederalSummary& summary) {
    return District{schools, rule}.release(summary);
}

}  // namespace accord::equity

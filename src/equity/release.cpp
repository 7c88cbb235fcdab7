#include "equity/release.hpp"

#include <algorithm>

#include "equity/inside/counted.hpp"
#include "equity/inside/editions.hpp"
#include "equity/inside/suppress.hpp"
#include "equity/inside/words.hpp"

namespace accord::equity {

namespace {

/// "Arrests, Race or ethnicity: Asian", for problems.
std::string place(const Counted& counted, std::size_t slot) {
    const Rows& rows = counted.rows;
    const std::size_t row = rows.row_of(slot);
    const Breakdown breakdown = rows.breakdown(row);
    const auto name = breakdown == Breakdown::school ? counted.code(row) : rows.label(row);
    std::string text{label_of(rows.measure_of(slot))};
    if (breakdown != Breakdown::all) text += ", " + std::string{label_of(breakdown)};
    return text + ": " + std::string{name};
}

/// Numbers that cannot be of the same events. Counting cannot make them; whoever brings counts from elsewhere can.
Problems contradictions(const Counted& counted) {
    Problems found = counted.broken;
    const auto in = [&](std::size_t slot, std::string key) {
        found.push_back(problem(place(counted, slot), std::move(key)));
    };
    for (const Measure measure : counted_measures)
        for (std::size_t row = 0; row < counted.rows.count(); ++row) {
            const std::size_t slot = counted.rows.slot(measure, row);
            if (counted.students[slot].count > counted.events[slot].count) in(slot, "More students than events");
        }
    for (const auto& [part, whole] : parts_of_wholes)
        for (std::size_t row = 0; row < counted.rows.count(); ++row) {
            const std::size_t slot = counted.rows.slot(part, row);
            const std::size_t of = counted.rows.slot(whole, row);
            if (counted.events[slot] > counted.events[of] || counted.students[slot] > counted.students[of])
                in(slot,
                   whole == Measure::contact ? "More than there were contacts" : "More than there were referrals");
        }
    for (const Measure measure : counted_measures)
        for (const Breakdown division : divisions) {
            Events sum;
            for (std::size_t row = counted.rows.first(division); row < counted.rows.end(division); ++row)
                sum += counted.events[counted.rows.slot(measure, row)];
            const std::size_t total = counted.rows.slot(measure, Rows::total);
            if (sum != counted.events[total]) in(total, "The rows of a breakdown do not add up to the total");
        }
    return found;
}

Cell::State absence(Known known) {
    switch (known) {
        case Known::counted:
            return Cell::State::shown;
        case Known::not_collected:
            return Cell::State::not_collected;
        case Known::late:
            return Cell::State::late;
        case Known::not_applicable:
            return Cell::State::not_applicable;
    }
    return Cell::State::not_applicable;
}

/// The only hand that writes counts into published cells.
class Printer {
public:
    Printer(const Counted& counted, const Suppression& suppression)
        : counted_{counted},
          hidden_{suppression.hidden},
          withheld_{suppression.withheld},
          rounding_{suppression.rounding} {}

    std::vector<ReleasedTable> tables() const {
        std::vector<ReleasedTable> out;
        for (const auto& measure : names_of<Measure>)
            for (const auto& breakdown : names_of<Breakdown>) out.push_back(table(measure.value, breakdown.value));
        return out;
    }

private:
    [[nodiscard]] ReleasedTable table(Measure measure, Breakdown breakdown) const {
        ReleasedTable out{measure, breakdown, {}, false};
        out.zeros_hidden =
            std::find(withheld_.begin(), withheld_.end(), std::pair{measure, breakdown}) != withheld_.end();
        if (breakdown != Breakdown::all)
            for (std::size_t row = counted_.rows.first(breakdown); row < counted_.rows.end(breakdown); ++row)
                out.rows.push_back(print(measure, row));
        out.rows.push_back(print(measure, Rows::total));
        return out;
    }

    [[nodiscard]] ReleasedRow print(Measure measure, std::size_t row) const {
        ReleasedRow out;
        out.code = counted_.code(row);
        out.label = label(row);
        out.enrolled = enrolled(row);
        const Known state = measure == Measure::complaint ? counted_.complaints : counted_.state(row);
        out.events.state = out.students.state = absence(state);
        if (state != Known::counted) return out;
        const std::size_t slot = counted_.rows.slot(measure, row);
        if (rounding_ && rounding_->rounded[slot]) {
            out.events = {Cell::State::rounded, rounding_->events[slot]};
            out.students = {Cell::State::rounded, rounding_->students[slot]};
            return out;
        }
        if (hidden_[slot]) {
            out.events.state = out.students.state = Cell::State::hidden;
            return out;
        }
        out.events.value = counted_.events[slot].count;
        out.students.value = counted_.students[slot].count;
        return out;
    }

    [[nodiscard]] std::string label(std::size_t row) const {
        if (counted_.rows.breakdown(row) == Breakdown::school) return std::string{counted_.code(row)};
        if (row == Rows::total && !complete()) return "All students of the schools in this report";
        return std::string{counted_.rows.label(row)};
    }

    [[nodiscard]] bool complete() const {
        return std::none_of(counted_.school_state.begin(), counted_.school_state.end(),
                            [](Known state) { return state != Known::counted; });
    }

    /// Enrolment is public. A school without any was not told of; a total without a school that reported has its state.
    [[nodiscard]] Cell enrolled(std::size_t row) const {
        const std::int64_t students = counted_.enrolled[row].count;
        const bool school = counted_.rows.breakdown(row) == Breakdown::school;
        if (!counted_.enrolment_known || (school && students == 0)) return {Cell::State::not_collected, 0};
        if (!school && !counted_.counted(row)) return {absence(counted_.state(row)), 0};
        return {Cell::State::shown, students};
    }

    const Counted& counted_;
    const std::vector<bool>& hidden_;
    const std::vector<std::pair<Measure, Breakdown>>& withheld_;
    const std::optional<Rounding>& rounding_;
};

Problems unprotected(const Counted& counted, const Suppression& suppression) {
    Problems found;
    for (const std::size_t slot : suppression.unprotected)
        found.push_back(
            problem(place(counted, slot),
                    "This number cannot be hidden well enough: report a longer period or fewer breakdowns"));
    return found;
}

}  // namespace

const ReleasedTable* Released::table(Measure measure, Breakdown breakdown) const {
    for (const ReleasedTable& table : tables)
        if (table.measure == measure && table.breakdown == breakdown) return &table;
    return nullptr;
}

bool Released::withheld(Measure measure, Breakdown breakdown) const {
    const ReleasedTable* found = table(measure, breakdown);
    return found && found->zeros_hidden;
}

Problems implausible(const Counts& counts) {
    const Counted& counted = counts.counted_;
    Problems found = counted.doubtful;
    if (!counted.enrolment_known) return found;
    for (std::size_t row = 0; row < counted.rows.count(); ++row) {
        const std::size_t slot = counted.rows.slot(Measure::contact, row);
        if (counted.students[slot] > counted.enrolled[row])
            found.push_back(problem(place(counted, slot), "More students than are enrolled: no rate is given"));
    }
    return found;
}

Result<ReleasedEdition> release_edition(const Counts& counts, const Rule& rule,
                                        const std::vector<ReleasedEdition>& already, const Progress& progress) {
    const Counted& counted = counts.counted_;
    Problems problems = contradictions(counted);
    const Problems of_rule = faults(rule);
    problems.insert(problems.end(), of_rule.begin(), of_rule.end());
    std::vector<Published> published;
    for (const ReleasedEdition& edition : already) {
        if (edition.released.race_list != counted.rows.race_list())
            return problem("race",
                           "An edition of this school year is out that counts races by another list ({list}): all "
                           "editions of a year share one",
                           {{"list", std::string{label_of(edition.released.race_list)}}});
        auto read = read_published(edition);
        if (!read) return read.problems();
        published.push_back(std::move(*read));
    }
    if (!problems.empty()) return problems;
    bool stopped = false;
    const Suppression suppression = suppress(counted, rule, published, [&](double done) {
        stopped = stopped || (progress && !progress(done));
        return !stopped;
    });
    if (!suppression.unprotected.empty()) {
        if (stopped) return problem("", "The time ran out before anything could be shown safely: allow more");
        return unprotected(counted, suppression);
    }
    Released released;
    released.period = counted.period;
    released.rule = rule;
    released.race_list = counted.rows.race_list();
    released.tables = Printer{counted, suppression}.tables();
    add_statistics(released);
    released.findings = findings(released);
    released.sha256 = seal(released);
    return ReleasedEdition{std::move(released), keep(counted, suppression), stopped};
}

Result<Released> release(const Counts& counts, const Rule& rule) {
    auto edition = release_edition(counts, rule, {});
    if (!edition) return edition.problems();
    return std::move(edition->released);
}

}  // namespace accord::equity

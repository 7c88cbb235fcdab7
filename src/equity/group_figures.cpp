// Rates and comparisons of a report, from its shown cells and from nothing else: they cannot tell more than those.
#include <algorithm>

#include "equity/counting_rules.hpp"
#include "equity/inside/words.hpp"
#include "equity/sentences.hpp"
#include "equity/statistics/rate_intervals.hpp"
#include "equity/statistics/risk_intervals.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view not_reported = "not_reported";

bool compares_groups(Breakdown breakdown) { return breakdown != Breakdown::all && breakdown != Breakdown::school; }

bool counted(Measure measure) {
    return std::find(counted_measures.begin(), counted_measures.end(), measure) != counted_measures.end();
}

/// A comparison that was declared: every group of every measure, but those whose group is not reported.
bool declared(const ReleasedTable& table, const ReleasedRow& row) {
    return counted(table.measure) && compares_groups(table.breakdown) && &row != &table.rows.back() &&
           row.code != not_reported;
}

/// Students whose group is not known are among those whose numbers are hidden.
bool hides_unnamed(const ReleasedTable& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const ReleasedRow& row) {
        return row.code == not_reported && row.events.state == Cell::State::hidden;
    });
}

std::optional<Share> students_of(const ReleasedRow& row) {
    if (!row.students.shown() || !row.enrolled.shown()) return {};
    return Share{row.students.value, row.enrolled.value};
}

std::optional<Incidence> events_of(const ReleasedRow& row) {
    if (!row.events.shown() || !row.enrolled.shown()) return {};
    return Incidence{row.events.value, static_cast<double>(row.enrolled.value)};
}

Ratio ratio_of_rates(Incidence group, Incidence others, RatioReason reason, double confidence) {
    Ratio ratio{reason};
    if (!ratio.bounded()) return ratio;
    const Interval interval = rate_ratio_interval(group, others, confidence);
    ratio.low = interval.low;
    if (!ratio.computed()) return ratio;
    ratio.value = rate_ratio(group, others);
    ratio.high = interval.high;
    return ratio;
}

Estimate times_100(double value, Interval interval) { return {100 * value, {100 * interval.low, 100 * interval.high}}; }

class Figures {
public:
    explicit Figures(Released& released) : released_{released} {}

    void add() {
        std::size_t family = 0;
        for (const ReleasedTable& table : released_.tables)
            family += static_cast<std::size_t>(std::count_if(
                table.rows.begin(), table.rows.end(), [&](const ReleasedRow& row) { return declared(table, row); }));
        released_.family = family;
        Family comparisons{family};
        for (ReleasedTable& table : released_.tables) {
            for (ReleasedRow& row : table.rows) {
                add_rates(row);
                if (!declared(table, row)) continue;
                compare_with_others(table, row);
                comparisons.add(row.ratio);
            }
            add_steadied_rates(table, released_.rule);
            take_hidden_together(table);
            if (table.together && !hides_unnamed(table)) add_rates(*table.together);
        }
        comparisons.adjust(released_.rule.level);
        for (ReleasedTable& table : released_.tables) {
            for (ReleasedRow& row : table.rows) row.ratio.sentence = ratio_sentence(table.measure, row.ratio);
            if (table.together) table.together->ratio.sentence = ratio_sentence(table.measure, table.together->ratio);
        }
    }

private:
    /// Who could not be identified is none of those enrolled without a code: no rate.
    void add_rates(ReleasedRow& row) const {
        row.students_per_100.reset();
        row.events_per_100.reset();
        if (!row.enrolled.shown() || row.enrolled.value == 0 || row.code == not_reported) return;
        const double confidence = released_.rule.confidence;
        if (const auto share = students_of(row); share && share->with <= share->of)
            row.students_per_100 = times_100(risk(*share), wilson_interval(*share, confidence));
        if (const auto events = events_of(row))
            row.events_per_100 = times_100(event_rate(*events), garwood_interval(*events, confidence));
    }

    void compare_with_others(const ReleasedTable& table, ReleasedRow& row) const {
        const ReleasedRow& total = table.rows.back();
        const Rule& rule = released_.rule;
        row.ratio = {};
        row.events_ratio = {};
        row.composition.reset();
        const RatioReason nothing = missing({&row.students, &total.students});
        const auto group = students_of(row), everybody = students_of(total);
        row.ratio.state = nothing;
        if (group && everybody) {
            row.ratio = compare(*group, {everybody->with - group->with, everybody->of - group->of}, rule);
            if (everybody->with > 0 && row.ratio.state != RatioReason::not_counted)
                row.composition = composition(*group, *everybody);
        }
        const auto events = events_of(row), all = events_of(total);
        row.events_ratio.state = nothing;
        if (events && all) {
            const Incidence others{all->count - events->count, all->exposure - events->exposure};
            row.events_ratio =
                ratio_of_rates(*events, others, events_reason(*events, others, rule.minimums()), rule.confidence);
        }
        row.white = compare_with_white(table, row);
    }

    /// Each decision beside the one before it: contacts to enrolment, referrals to contacts, arrests to referrals.
    [[nodiscard]] const ReleasedTable* stage_before(const ReleasedTable& table) const {
        for (const auto& [part, whole] : parts_of_wholes)
            if (part == table.measure) return released_.table(whole, table.breakdown);
        return nullptr;
    }

    [[nodiscard]] Ratio compare_with_white(const ReleasedTable& table, const ReleasedRow& row) const {
        const auto white = std::find_if(table.rows.begin(), table.rows.end(), [](const ReleasedRow& each) {
            return each.code == code_of(program::Race::white);
        });
        if (table.breakdown != Breakdown::race || white == table.rows.end() || &*white == &row) return {};
        const ReleasedTable* before = stage_before(table);
        const auto base = [&](const ReleasedRow& of) -> const Cell& {
            return before ? before->rows[static_cast<std::size_t>(&of - table.rows.data())].events : of.enrolled;
        };
        const Cell& youth = table.rows.back().enrolled;
        const std::initializer_list<const Cell*> needed{&row.events, &base(row),    &white->events,  &base(*white),
                                                        &youth,      &row.enrolled, &white->enrolled};
        if (!std::all_of(needed.begin(), needed.end(), [](const Cell* cell) { return cell->shown(); }))
            return {missing(needed)};
        const auto stage = [&](const ReleasedRow& of) {
            return Incidence{of.events.value, static_cast<double>(base(of).value)};
        };
        const double part = youth.value == 0 ? 0 : risk({row.enrolled.value, youth.value});
        return ratio_of_rates(stage(row), stage(*white), index_reason(stage(row), stage(*white), part),
                              released_.rule.confidence);
    }

    Released& released_;
};

}  // namespace

RatioReason missing(std::initializer_list<const Cell*> cells) {
    const auto any = [&](Cell::State state) {
        return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) { return cell->state == state; });
    };
    return any(Cell::State::hidden)    ? RatioReason::hidden
           : any(Cell::State::rounded) ? RatioReason::rounded
                                       : RatioReason::not_counted;
}

void add_statistics(Released& released) { Figures{released}.add(); }

}  // namespace accord::equity

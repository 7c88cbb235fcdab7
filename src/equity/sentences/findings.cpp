// The first sentences of a report.
#include <algorithm>
#include <array>
#include <string>

#include "equity/counting_rules.hpp"
#include "equity/inside/words.hpp"
#include "equity/sentences.hpp"
#include "equity/sentences/measure_sentences.hpp"
#include "equity/sentences/say.hpp"

namespace accord::equity {

namespace {

/// The total of a measure, in a sentence; nothing for those that only the tables give.
constexpr std::string_view total_key(Measure measure) {
    switch (measure) {
        case Measure::contact:
            return "{events} contacts with {students} students from {from} to {until}";
        case Measure::hand_back:
            return "{events} contacts were handed back to the school";
        case Measure::referral:
            return "{events} contacts ended in a referral to law enforcement, arrests and citations among them";
        case Measure::arrest:
            return "{events} contacts ended in an arrest";
        case Measure::search:
        case Measure::force:
        case Measure::citation:
        case Measure::complaint:
            break;
    }
    return {};
}

constexpr std::string_view hidden_total_key =
    "The number of contacts is small, or would give a small one away, and is hidden";
constexpr std::string_view about_total_key =
    "About {events} contacts with about {students} students from {from} to {until}";
constexpr std::string_view rounded_key =
    "Every number is rounded to a multiple of {base}: it may be up to {off} more or less, and no rate or comparison is "
    "made of such numbers";
constexpr std::string_view no_report_key = "No school has reported its contacts";
constexpr std::string_view outstanding_key =
    "Comparisons declared before anybody looked: {family}. With enough cases to be made: {made}. Standing out, by more "
    "than chance alone would usually give: {clear}";
constexpr std::string_view none_outstanding_key =
    "Comparisons declared before anybody looked: {family}. With enough cases to be made: {made}. None stands out from "
    "chance";
constexpr std::string_view hidden_key = "{count} numbers are hidden: they are small, or would give a small one away";
constexpr std::string_view one_hidden_key = "One number is hidden: it is small, or would give a small one away";
constexpr std::string_view zeros_hidden_key =
    "Tables whose zeros are hidden too, for beside so few cases a zero would give a small number away: {count}";
constexpr std::string_view left_out_key =
    "This report does without the tables by {division}, so that it can show more of the others";
constexpr std::string_view totals_alone_key =
    "This report gives totals alone and does without tables by school or group, so that other reports can show more";
constexpr std::string_view late_key = "Schools that are late, and in no total: {count} of {all} ({schools})";
constexpr std::string_view not_collected_key =
    "Schools whose contacts were not collected, and that are in no total: {count} of {all} ({schools})";
constexpr std::string_view not_applicable_key =
    "Schools without an officer and without a contact, in no total: {count} of {all}";
constexpr std::string_view complaints_key = "Complaints were not collected for this report";
/// What the first sentences compare; the tables compare the rest.
constexpr std::array told_measures{Measure::contact, Measure::force, Measure::referral, Measure::arrest};
constexpr std::array told_groups{Breakdown::race, Breakdown::sex, Breakdown::disability, Breakdown::english_learner};

/// The sentences in the order of the report.
class Findings {
public:
    explicit Findings(const Released& released) : released_{released} {}

    std::vector<Message> take() {
        for (const Measure measure : counted_measures) add_total(measure);
        if (released_.rule.rounded) add_rounded();
        for (const Measure measure : told_measures) add_outstanding(measure);
        add_family();
        add_hidden();
        add_missing(Cell::State::late, late_key);
        add_missing(Cell::State::not_collected, not_collected_key);
        add_missing(Cell::State::not_applicable, not_applicable_key);
        if (total(Measure::complaint).events.state == Cell::State::not_collected) add(complaints_key);
        return std::move(out_);
    }

private:
    void add(std::string_view key, Values values = {}) { out_.push_back({std::string{key}, std::move(values)}); }

    [[nodiscard]] const ReleasedRow& total(Measure measure) const {
        return released_.table(measure, Breakdown::all)->rows.back();
    }

    void add_total(Measure measure) {
        const ReleasedRow& row = total(measure);
        const Values values{{"events", std::to_string(row.events.value)},
                            {"students", std::to_string(row.students.value)},
                            {"from", to_string(released_.period.from)},
                            {"until", to_string(released_.period.until)}};
        if (row.events.shown() && !total_key(measure).empty()) add(total_key(measure), values);
        if (measure != Measure::contact || row.events.shown()) return;
        if (row.events.state == Cell::State::rounded) return add(about_total_key, values);
        add(row.events.state == Cell::State::hidden ? hidden_total_key : no_report_key);
    }

    void add_rounded() {
        const int base = released_.rule.small_number;
        add(rounded_key, {{"base", std::to_string(base)}, {"off", std::to_string(base - 1)}});
    }

    void add_outstanding(Measure measure) {
        bool any = false;
        const std::size_t before = out_.size();
        for (const Breakdown division : told_groups)
            for (const ReleasedRow& row : released_.table(measure, division)->rows) {
                any = any || row.ratio.computed();
                if (!row.ratio.stands_out || !row.ratio.computed() || row.ratio.value < 1) continue;
                Values values = say_range(row.ratio.value, row.ratio.low, row.ratio.high);
                values.insert(values.begin(), {"group", row.label});
                add(sentences_of(measure).group_more, std::move(values));
            }
        if (any && out_.size() == before) add(sentences_of(measure).nobody_more);
    }

    /// The family was declared, so its size is told, and how many of it could be made.
    void add_family() {
        std::size_t made = 0, clear = 0;
        for (const ReleasedTable& table : released_.tables)
            for (const ReleasedRow& row : table.rows) made += row.ratio.p.has_value(), clear += row.ratio.stands_out;
        if (made == 0) return;
        const std::string family = std::to_string(released_.family);
        if (clear == 0)
            add(none_outstanding_key, {{"family", family}, {"made", std::to_string(made)}});
        else
            add(outstanding_key,
                {{"family", family}, {"made", std::to_string(made)}, {"clear", std::to_string(clear)}});
    }

    void add_hidden() {
        std::size_t hidden = 0;
        for (const ReleasedTable& table : released_.tables)
            for (const ReleasedRow& row : table.rows)
                if (row.events.state == Cell::State::hidden && !released_.rule.left_out.has(table.breakdown) &&
                    (table.breakdown == Breakdown::all || &row != &table.rows.back()))
                    ++hidden;
        if (hidden == 1) add(one_hidden_key);
        if (hidden > 1) add(hidden_key, {{"count", std::to_string(hidden)}});
        const auto& left_out = released_.rule.left_out;
        if (std::all_of(divisions.begin(), divisions.end(), [&](auto division) { return left_out.has(division); }))
            add(totals_alone_key);
        else
            left_out.each([&](Breakdown division) {
                add(left_out_key, {{"division", std::string{label_of(division)}}});
            });
        const auto withheld = std::count_if(
            released_.tables.begin(), released_.tables.end(),
            [&](const ReleasedTable& table) { return table.zeros_hidden && !left_out.has(table.breakdown); });
        if (withheld > 0 && !released_.rule.rounded) add(zeros_hidden_key, {{"count", std::to_string(withheld)}});
    }

    void add_missing(Cell::State state, std::string_view key) {
        const auto& rows = released_.table(Measure::contact, Breakdown::school)->rows;
        std::size_t count = 0;
        std::string names;
        for (const ReleasedRow& row : rows) {
            if (&row == &rows.back() || row.events.state != state) continue;
            names += (count++ == 0 ? "" : ", ") + row.label;
        }
        if (count == 0) return;
        add(key, {{"count", std::to_string(count)}, {"all", std::to_string(rows.size() - 1)}, {"schools", names}});
    }

    const Released& released_;
    std::vector<Message> out_;
};

}  // namespace

std::vector<Message> findings(const Released& released) { return Findings{released}.take(); }

std::vector<std::string> figure_sentence_keys();
std::vector<std::string> comparison_sentence_keys();

std::vector<std::string> sentence_keys() {
    std::vector<std::string> keys = figure_sentence_keys();
    for (auto& key : comparison_sentence_keys()) keys.push_back(std::move(key));
    for (const Measure measure : counted_measures)
        if (!total_key(measure).empty()) keys.emplace_back(total_key(measure));
    for (const auto key : {hidden_total_key, about_total_key, rounded_key, no_report_key, outstanding_key,
                           none_outstanding_key, hidden_key, one_hidden_key, zeros_hidden_key, left_out_key,
                           totals_alone_key, late_key, not_collected_key, not_applicable_key, complaints_key})
        keys.emplace_back(key);
    return keys;
}

}  // namespace accord::equity

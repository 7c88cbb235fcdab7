#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "equity/inside/counted.hpp"
#include "equity/inside/words.hpp"

namespace accord::equity {

namespace {

/// What happened to a student, after "as likely as other students to".
constexpr std::string_view happened(Measure measure) {
    switch (measure) {
        case Measure::contact:
            return "have a contact with an officer";
        case Measure::hand_back:
            return "have a contact handed back to the school";
        case Measure::search:
            return "be searched";
        case Measure::force:
            return "have force used on them";
        case Measure::citation:
            return "be cited";
        case Measure::referral:
            return "be referred to law enforcement";
        case Measure::arrest:
            return "be arrested";
        case Measure::complaint:
            return "be in a complaint";
    }
    return {};
}

enum class Direction { more, less, unclear, alike };
constexpr std::array directions{Direction::more, Direction::less, Direction::unclear, Direction::alike};

constexpr std::string_view just_above_one = "just above 1";
constexpr std::string_view just_below_one = "just below 1";

/// Not 1, and 1 all the same with two decimals.
bool hugs_one(double ratio) { return ratio != 1 && std::abs(ratio - 1) < 0.005; }

Direction direction(const Ratio& ratio) {
    if (ratio.low > 1) return Direction::more;
    if (ratio.high < 1) return Direction::less;
    return hugs_one(ratio.value) ? Direction::alike : Direction::unclear;
}

std::string ratio_key(Measure measure, Direction direction) {
    const std::string what{happened(measure)};
    const std::string range = "with this many cases it could be {low} to {high}";
    switch (direction) {
        case Direction::more:
            return "About {ratio} times as likely as other students to " + what + "; " + range;
        case Direction::less:
            return "Less likely than other students to " + what + ": about {ratio} times; " + range;
        case Direction::unclear:
            return "No clear difference from other students in how likely they were to " + what +
                   ": about {ratio} times, and " + range;
        case Direction::alike:
            return "No difference from other students in how likely they were to " + what +
                   ": about as likely as they, and " + range + " times";
    }
    return {};
}

std::string finding_key(Measure measure) {
    return "{group}: about {ratio} times as likely as other students to " + std::string{happened(measure)} +
           "; with this many cases it could be {low} to {high}";
}

std::string no_finding_key(Measure measure) {
    return "No group was clearly more likely than other students to " + std::string{happened(measure)};
}

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
constexpr std::string_view no_report_key = "No school has reported its contacts";
constexpr std::string_view chance_key = "Of {count} comparisons, about {chance} would look clear by chance alone";
constexpr std::string_view hidden_key = "{count} numbers are hidden: they are small, or would give a small one away";
constexpr std::string_view zeros_hidden_key =
    "Of {count} tables the zeros are hidden too: beside so few cases a zero would give a small number away";
constexpr std::string_view late_key = "{count} of {all} schools are late and in no total: {schools}";
constexpr std::string_view not_collected_key =
    "{count} of {all} schools were not collected and are in no total: {schools}";
constexpr std::string_view not_applicable_key =
    "{count} of {all} schools had no officer posted and no contact: in no total";
constexpr std::string_view complaints_key = "Complaints were not collected for this report";
constexpr std::string_view zero_key = "No case among other students: at least {low} times as likely as they";

std::string key_of_no_ratio(NoRatio state) {
    return std::string{state == NoRatio::zero_comparison ? zero_key : label_of(state)};
}

/// What the first sentences compare; the tables compare the rest.
constexpr std::array told_measures{Measure::contact, Measure::force, Measure::referral, Measure::arrest};
constexpr std::array told_groups{Breakdown::race, Breakdown::sex, Breakdown::disability, Breakdown::english_learner};

/// The sentences in the order of the report.
class Findings {
public:
    explicit Findings(const Released& released) : released_{released} {}

    std::vector<Message> take() {
        for (const Measure measure : counted_measures) add_total(measure);
        for (const Measure measure : told_measures) add_clear_differences(measure);
        if (comparisons_ > 0) {
            const double chance = comparisons_ * (1 - released_.rule.confidence);
            add(chance_key,
                {{"count", std::to_string(comparisons_)}, {"chance", say_ratio(std::max(1.0, std::round(chance)))}});
        }
        add_hidden();
        add_missing(Cell::State::late, late_key);
        add_missing(Cell::State::not_collected, not_collected_key);
        add_missing(Cell::State::not_applicable, not_applicable_key);
        if (total(Measure::complaint).events.state == Cell::State::not_collected) add(complaints_key);
        return std::move(out_);
    }

private:
    using Values = std::vector<std::pair<std::string, std::string>>;

    void add(std::string_view key, Values values = {}) { out_.push_back({std::string{key}, std::move(values)}); }

    [[nodiscard]] const ReleasedRow& total(Measure measure) const {
        return released_.table(measure, Breakdown::all)->rows.back();
    }

    void add_total(Measure measure) {
        const ReleasedRow& row = total(measure);
        if (row.events.shown() && !total_key(measure).empty())
            add(total_key(measure), {{"events", std::to_string(row.events.value)},
                                     {"students", std::to_string(row.students.value)},
                                     {"from", to_string(released_.period.from)},
                                     {"until", to_string(released_.period.until)}});
        if (measure != Measure::contact || row.events.shown()) return;
        add(row.events.state == Cell::State::hidden ? hidden_total_key : no_report_key);
    }

    void add_clear_differences(Measure measure) {
        int computed = 0;
        const std::size_t before = out_.size();
        for (const Breakdown division : told_groups)
            for (const ReleasedRow& row : released_.table(measure, division)->rows) {
                if (row.ratio.state == NoRatio::computed) ++computed;
                if (!clearly_more(row.ratio)) continue;
                Values values = row.ratio.sentence.values;
                values.insert(values.begin(), {"group", row.label});
                add(finding_key(measure), std::move(values));
            }
        if (computed > 0 && out_.size() == before) add(no_finding_key(measure));
        comparisons_ += computed;
    }

    void add_hidden() {
        std::size_t hidden = 0;
        for (const ReleasedTable& table : released_.tables)
            for (const ReleasedRow& row : table.rows)
                if (row.events.state == Cell::State::hidden &&
                    (table.breakdown == Breakdown::all || &row != &table.rows.back()))
                    ++hidden;
        if (hidden > 0) add(hidden_key, {{"count", std::to_string(hidden)}});
        const auto withheld = std::count_if(released_.tables.begin(), released_.tables.end(),
                                            [](const ReleasedTable& table) { return table.zeros_hidden; });
        if (withheld > 0) add(zeros_hidden_key, {{"count", std::to_string(withheld)}});
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
    int comparisons_ = 0;
};

}  // namespace

namespace {

/// A ratio in so many digits: 2.6, 12 and 0.65, or one more.
std::string rounded(double ratio, int more_decimals) {
    char text[64];
    const int decimals = more_decimals + (ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2);
    std::snprintf(text, sizeof text, "%.*f", decimals, ratio);
    std::string said{text};
    while (said.find('.') != std::string::npos && (said.back() == '0' || said.back() == '.')) said.pop_back();
    return said;
}

bool blurred(double ratio, std::string_view said) { return (said == "1" && ratio != 1) || (said == "0" && ratio != 0); }

/// An end of the range beside other numbers of `more_decimals`: what only more digits would tell from 1 is said in
/// words.
std::string say_end(double ratio, int more_decimals) {
    if (hugs_one(ratio)) return std::string{ratio > 1 ? just_above_one : just_below_one};
    return say_ratio(ratio, more_decimals);
}

/// The numbers of one sentence, all of like precision.
std::vector<std::pair<std::string, std::string>> say_range(const Ratio& ratio) {
    const auto all = {ratio.value, ratio.low, ratio.high};
    const bool finer =
        rounded(ratio.low, 0) == rounded(ratio.high, 0) ||
        std::any_of(all.begin(), all.end(), [](double x) { return !hugs_one(x) && blurred(x, rounded(x, 0)); });
    const int more = finer ? 1 : 0;
    // A clear difference so small is told with all its digits.
    const bool clear = ratio.low > 1 || ratio.high < 1;
    const auto say = clear && hugs_one(ratio.value) ? &say_ratio : &say_end;
    return {{"ratio", say_ratio(ratio.value, more)}, {"low", say(ratio.low, more)}, {"high", say(ratio.high, more)}};
}

}  // namespace

std::string say_ratio(double ratio, int more_decimals) {
    constexpr int most = 4;
    auto said = rounded(ratio, more_decimals);
    for (int more = more_decimals + 1; more <= most && blurred(ratio, said); ++more) said = rounded(ratio, more);
    return said;
}

Message ratio_sentence(Measure measure, const Ratio& ratio) {
    if (ratio.state == NoRatio::zero_comparison) return {key_of_no_ratio(ratio.state), {{"low", say_ratio(ratio.low)}}};
    if (ratio.state != NoRatio::computed) return {key_of_no_ratio(ratio.state), {}};
    return {ratio_key(measure, direction(ratio)), say_range(ratio)};
}

std::vector<Message> findings(const Released& released) { return Findings{released}.take(); }

std::vector<std::string> sentence_keys() {
    std::vector<std::string> keys;
    for (const Measure measure : told_measures) {
        keys.push_back(finding_key(measure));
        keys.push_back(no_finding_key(measure));
    }
    for (const Measure measure : counted_measures) {
        for (const Direction direction : directions) keys.push_back(ratio_key(measure, direction));
        if (!total_key(measure).empty()) keys.emplace_back(total_key(measure));
    }
    for (const auto& row : names_of<NoRatio>)
        if (row.value != NoRatio::computed) keys.push_back(key_of_no_ratio(row.value));
    for (const auto key : {hidden_total_key, no_report_key, chance_key, hidden_key, zeros_hidden_key, late_key,
                           not_collected_key, not_applicable_key, complaints_key, just_above_one, just_below_one})
        keys.emplace_back(key);
    return keys;
}

}  // namespace accord::equity

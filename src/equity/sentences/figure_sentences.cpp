// What each figure of a row says.
#include <algorithm>

#include "equity/counting_rules.hpp"
#include "equity/sentences.hpp"
#include "equity/sentences/measure_sentences.hpp"
#include "equity/sentences/say.hpp"

namespace accord::equity {

namespace {

constexpr std::string_view zero_key = "No case among other students: at least {low} times as likely as they";
constexpr std::string_view no_event_key = "No event among the others: at least {low} times as often as among them";
constexpr std::string_view events_key =
    "Counting every event: about {ratio} times as often as among other students, and chance leaves {low} to {high} "
    "open";
constexpr std::string_view white_enrolled_key =
    "Beside White students: about {ratio} times as often of those enrolled, and chance leaves {low} to {high} open";
constexpr std::string_view white_contact_key =
    "Beside White students: about {ratio} times as often of the contacts, and chance leaves {low} to {high} open";
constexpr std::string_view white_referral_key =
    "Beside White students: about {ratio} times as often of the referrals, and chance leaves {low} to {high} open";
constexpr std::string_view above_bound_key =
    "Of 100 students with an event {cases} are of this group, of 100 enrolled {enrolled}: above the bound of {bound}, "
    "which a share seldom passes by chance";
constexpr std::string_view below_bound_key =
    "Of 100 students with an event {cases} are of this group, of 100 enrolled {enrolled}: not above the bound of "
    "{bound}, which a share seldom passes by chance";

constexpr std::string_view bunches_key =
    "Events for each student with one: {times}. The more there are, the more the intervals of events are too narrow";

constexpr std::array figure_keys{bunches_key,        zero_key,           no_event_key,
                                 events_key,         white_enrolled_key, white_contact_key,
                                 white_referral_key, above_bound_key,    below_bound_key};

/// Why there is no ratio; `at_least` where its lower end is there all the same.
Message no_ratio_sentence(const Ratio& ratio, std::string_view at_least) {
    if (ratio.bounded()) return {std::string{at_least}, {{"low", say_ratio(ratio.low)}}};
    return {std::string{label_of(ratio.state)}, {}};
}

std::string_view ratio_key(const MeasureSentences& say, const Comparison& comparison) {
    if (comparison.stands_out) return comparison.value > 1 ? say.more : say.less;
    if (comparison.low > 1 || comparison.high < 1) return say.maybe;
    return hugs_one(comparison.value) ? say.alike : say.unclear;
}

/// What a measure is counted of, beside White students.
std::string_view white_key(Measure measure) {
    for (const auto& [part, whole] : parts_of_wholes)
        if (part == measure) return whole == Measure::contact ? white_contact_key : white_referral_key;
    return white_enrolled_key;
}

}  // namespace

Message ratio_sentence(Measure measure, const Comparison& comparison) {
    if (!comparison.computed()) return no_ratio_sentence(comparison, zero_key);
    return {std::string{ratio_key(sentences_of(measure), comparison)},
            say_range(comparison.value, comparison.low, comparison.high)};
}

Message risk_sentence(Measure measure, const Estimate& per_100) {
    return {std::string{sentences_of(measure).risk},
            say_rate_range(per_100.value, per_100.interval.low, per_100.interval.high)};
}

Message event_rate_sentence(Measure measure, const Estimate& per_100) {
    return {std::string{sentences_of(measure).event_rate},
            say_rate_range(per_100.value, per_100.interval.low, per_100.interval.high)};
}

Message events_ratio_sentence(const Ratio& ratio) {
    if (!ratio.computed()) return no_ratio_sentence(ratio, no_event_key);
    return {std::string{events_key}, say_range(ratio.value, ratio.low, ratio.high)};
}

Message white_sentence(Measure measure, const Ratio& index) {
    if (!index.computed()) return no_ratio_sentence(index, no_event_key);
    return {std::string{white_key(measure)}, say_range(index.value, index.low, index.high)};
}

Message composition_sentence(const Composition& composition) {
    return {std::string{composition.above_bound() ? above_bound_key : below_bound_key},
            {{"cases", say_rate(100 * composition.of_cases)},
             {"enrolled", say_rate(100 * composition.of_enrolment)},
             {"bound", say_rate(100 * composition.e_bound)}}};
}

Message bunches_sentence(const ReleasedRow& total) {
    if (!total.students.shown() || total.students.value == 0) return {};
    const double times = static_cast<double>(total.events.value) / static_cast<double>(total.students.value);
    return {std::string{bunches_key}, {{"times", say_ratio(times)}}};
}

std::vector<std::string> figure_sentence_keys() {
    std::vector<std::string> keys{figure_keys.begin(), figure_keys.end()};
    for (const MeasureSentences& say : measure_sentences)
        for (const auto key : {say.more, say.less, say.maybe, say.unclear, say.alike, say.group_more, say.nobody_more,
                               say.risk, say.event_rate, say.fewer, say.rising, say.steady, say.unknown})
            keys.emplace_back(key);
    for (const auto& row : names_of<RatioReason>)
        if (row.value != RatioReason::computed) keys.emplace_back(row.label);
    for (const auto key : {just_above_one, just_below_one}) keys.emplace_back(key);
    return keys;
}

}  // namespace accord::equity

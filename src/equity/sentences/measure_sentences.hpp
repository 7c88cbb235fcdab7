#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "equity/counts.hpp"

namespace accord::equity {

/// The sentences about one measure: each is translated whole, for languages do not agree where the verb goes, nor with
/// what an adjective goes.
struct MeasureSentences {
    Measure measure;
    // A ratio, as a row of a table says it:
    std::string_view more;   ///< stands out
    std::string_view less;   ///< stands out
    std::string_view maybe;  ///< its interval leaves 1 out, but among so many comparisons that is no news
    std::string_view unclear;
    std::string_view alike;
    // A finding:
    std::string_view group_more;
    std::string_view nobody_more;
    // Rates per 100:
    std::string_view risk;
    std::string_view event_rate;
    // Titles of trends:
    std::string_view fewer;
    std::string_view rising;
    std::string_view steady;
    std::string_view unknown;
};

inline constexpr auto measure_sentences = std::to_array<MeasureSentences>({
    {
        Measure::contact,
        "About {ratio} times as likely as other students to have a contact with an officer, and with this many cases "
        "it could be {low} to {high}",
        "Less likely than other students to have a contact with an officer: about {ratio} times as likely, and with "
        "this many cases it could be {low} to {high}",
        "About {ratio} times as likely as other students to have a contact with an officer, and with this many cases "
        "it could be {low} to {high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to have a contact with an officer: about "
        "{ratio} times, and with this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to have a contact with an officer: about as likely "
        "as they, and with this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to have a contact with an officer, and with this "
        "many cases it could be {low} to {high}",
        "No group stood out as more likely than other students to have a contact with an officer",
        "About {rate} of 100 students had a contact with an officer, and chance leaves {low} to {high} open",
        "About {rate} contacts with officers for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students had a contact with an officer than in {since}",
        "A larger share of students had a contact with an officer than in {since}",
        "The share of students who had a contact with an officer did not change clearly since {since}",
        "The share of students who had a contact with an officer cannot be compared with earlier years",
    },
    {
        Measure::hand_back,
        "About {ratio} times as likely as other students to have a contact handed back to the school, and with this "
        "many cases it could be {low} to {high}",
        "Less likely than other students to have a contact handed back to the school: about {ratio} times as likely, "
        "and with this many cases it could be {low} to {high}",
        "About {ratio} times as likely as other students to have a contact handed back to the school, and with this "
        "many cases it could be {low} to {high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to have a contact handed back to the school: "
        "about {ratio} times, and with this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to have a contact handed back to the school: about "
        "as likely as they, and with this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to have a contact handed back to the school, and "
        "with this many cases it could be {low} to {high}",
        "No group stood out as more likely than other students to have a contact handed back to the school",
        "About {rate} of 100 students had a contact handed back to the school, and chance leaves {low} to {high} open",
        "About {rate} contacts handed back to the school for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students had a contact handed back to the school than in {since}",
        "A larger share of students had a contact handed back to the school than in {since}",
        "The share of students who had a contact handed back to the school did not change clearly since {since}",
        "The share of students who had a contact handed back to the school cannot be compared with earlier years",
    },
    {
        Measure::search,
        "About {ratio} times as likely as other students to be searched, and with this many cases it could be {low} to "
        "{high}",
        "Less likely than other students to be searched: about {ratio} times as likely, and with this many cases it "
        "could be {low} to {high}",
        "About {ratio} times as likely as other students to be searched, and with this many cases it could be {low} to "
        "{high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to be searched: about {ratio} times, and with "
        "this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to be searched: about as likely as they, and with "
        "this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to be searched, and with this many cases it could be "
        "{low} to {high}",
        "No group stood out as more likely than other students to be searched",
        "About {rate} of 100 students were searched, and chance leaves {low} to {high} open",
        "About {rate} searches for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students were searched than in {since}",
        "A larger share of students were searched than in {since}",
        "The share of students who were searched did not change clearly since {since}",
        "The share of students who were searched cannot be compared with earlier years",
    },
    {
        Measure::force,
        "About {ratio} times as likely as other students to have force used on them, and with this many cases it could "
        "be {low} to {high}",
        "Less likely than other students to have force used on them: about {ratio} times as likely, and with this many "
        "cases it could be {low} to {high}",
        "About {ratio} times as likely as other students to have force used on them, and with this many cases it could "
        "be {low} to {high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to have force used on them: about {ratio} "
        "times, and with this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to have force used on them: about as likely as "
        "they, and with this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to have force used on them, and with this many cases "
        "it could be {low} to {high}",
        "No group stood out as more likely than other students to have force used on them",
        "About {rate} of 100 students had force used on them, and chance leaves {low} to {high} open",
        "About {rate} uses of force for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students had force used on them than in {since}",
        "A larger share of students had force used on them than in {since}",
        "The share of students who had force used on them did not change clearly since {since}",
        "The share of students who had force used on them cannot be compared with earlier years",
    },
    {
        Measure::citation,
        "About {ratio} times as likely as other students to be cited, and with this many cases it could be {low} to "
        "{high}",
        "Less likely than other students to be cited: about {ratio} times as likely, and with this many cases it could "
        "be {low} to {high}",
        "About {ratio} times as likely as other students to be cited, and with this many cases it could be {low} to "
        "{high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to be cited: about {ratio} times, and with "
        "this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to be cited: about as likely as they, and with this "
        "many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to be cited, and with this many cases it could be "
        "{low} to {high}",
        "No group stood out as more likely than other students to be cited",
        "About {rate} of 100 students were cited, and chance leaves {low} to {high} open",
        "About {rate} citations for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students were cited than in {since}",
        "A larger share of students were cited than in {since}",
        "The share of students who were cited did not change clearly since {since}",
        "The share of students who were cited cannot be compared with earlier years",
    },
    {
        Measure::referral,
        "About {ratio} times as likely as other students to be referred to law enforcement, and with this many cases "
        "it could be {low} to {high}",
        "Less likely than other students to be referred to law enforcement: about {ratio} times as likely, and with "
        "this many cases it could be {low} to {high}",
        "About {ratio} times as likely as other students to be referred to law enforcement, and with this many cases "
        "it could be {low} to {high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to be referred to law enforcement: about "
        "{ratio} times, and with this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to be referred to law enforcement: about as likely "
        "as they, and with this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to be referred to law enforcement, and with this "
        "many cases it could be {low} to {high}",
        "No group stood out as more likely than other students to be referred to law enforcement",
        "About {rate} of 100 students were referred to law enforcement, and chance leaves {low} to {high} open",
        "About {rate} referrals to law enforcement for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students were referred to law enforcement than in {since}",
        "A larger share of students were referred to law enforcement than in {since}",
        "The share of students who were referred to law enforcement did not change clearly since {since}",
        "The share of students who were referred to law enforcement cannot be compared with earlier years",
    },
    {
        Measure::arrest,
        "About {ratio} times as likely as other students to be arrested, and with this many cases it could be {low} to "
        "{high}",
        "Less likely than other students to be arrested: about {ratio} times as likely, and with this many cases it "
        "could be {low} to {high}",
        "About {ratio} times as likely as other students to be arrested, and with this many cases it could be {low} to "
        "{high}. Among so many comparisons that may be chance",
        "No clear difference from other students in how likely they were to be arrested: about {ratio} times, and with "
        "this many cases it could be {low} to {high}",
        "No difference from other students in how likely they were to be arrested: about as likely as they, and with "
        "this many cases it could be {low} to {high} times",
        "{group}: about {ratio} times as likely as other students to be arrested, and with this many cases it could be "
        "{low} to {high}",
        "No group stood out as more likely than other students to be arrested",
        "About {rate} of 100 students were arrested, and chance leaves {low} to {high} open",
        "About {rate} arrests for each 100 students, and chance leaves {low} to {high} open",
        "A smaller share of students were arrested than in {since}",
        "A larger share of students were arrested than in {since}",
        "The share of students who were arrested did not change clearly since {since}",
        "The share of students who were arrested cannot be compared with earlier years",
    },
});

constexpr const MeasureSentences& sentences_of(Measure measure) {
    return *std::find_if(measure_sentences.begin(), measure_sentences.end(),
                         [&](const MeasureSentences& each) { return each.measure == measure; });
}

}  // namespace accord::equity

#include "equity/method.hpp"

#include <cmath>

#include "equity/sentences.hpp"

namespace accord::equity {

namespace {

/// "19 times of 20" for 0.95.
std::vector<std::pair<std::string, std::string>> times_of(double confidence) {
    const double of = std::round(1 / (1 - confidence));
    return {{"times", say_ratio(of - 1)}, {"of", say_ratio(of)}};
}

}  // namespace

std::vector<MethodRule> counting_method(const Rule& rule, program::RaceList race_list) {
    const std::string cell = std::to_string(rule.minimum_cell), students = std::to_string(rule.minimum_students);
    std::vector<MethodRule> rules{
        {"A contact",
         {"One officer with one or more students on one occasion: questioning, an escort, a search, force, a warning "
          "on record, a citation, a referral, an arrest, a hold, or a named student's conduct. A greeting or a lesson "
          "is none.",
          {}},
         ""},
        {"Students and events",
         {"A rate or a ratio of students counts each student once. A rate of events counts every event. The two are "
          "never mixed. A student whom nobody could name is an event and no student.",
          {}},
         ""},
        {"The groups of a student",
         {"A contact belongs to the school and to the groups of the student on its day, as the school has them on "
          "record. Officers do not write them down.",
          {}},
         "Civil Rights Data Collection, tables ARRS-1 to 6"},
        {"Races and ethnicities", race_list_sentence(race_list),
         race_list == program::RaceList::of_1997 ? "62 FR 58782 (1997)" : "SPD 15, 89 FR 22182 (2024)"},
        {"A referral to law enforcement",
         {"A student reported to an officer or an agency for something at school, whatever came of it. Every citation "
          "and every arrest is a referral too.",
          {}},
         "Civil Rights Data Collection, definitions 2017-18"},
        {"Intervals",
         {"An interval says between which values chance alone leaves a figure open, {times} times of {of}. The shares "
          "of students have score intervals, the rates of events exact ones.",
          times_of(rule.confidence)},
         "Wilson 1927; Garwood 1936"},
        {"A risk ratio",
         {"The share of a group's students with an event, divided by the share of all other students, those whose "
          "group is not reported among them. 1 means equally likely. It is not given on fewer than {cell} students "
          "with an event or {students} enrolled, in the group or among the others.",
          {{"cell", cell}, {"students", students}}},
         "34 CFR 300.647(a)(6), (b)(1)(iv); Koopman 1984"},
        {"A ratio of events",
         {"Every event of a group for each of its students, divided by the same of all other students. Where a few "
          "students have many events, its interval is too narrow.",
          {}},
         "Przyborowski, Wilenski 1940"},
        {"Beside White students",
         {"How often a step is taken of those whom the step before had reached: contacts of the students enrolled, "
          "searches, force and referrals of the contacts, citations and arrests of the referrals. Given for groups of "
          "at least 1 of 100 students, on at least 50 of the step before and 5 of this one.",
          {}},
         "OJJDP, DMC Technical Assistance Manual, 4th edition, chapter 1"},
        {"A group's part of the whole",
         {"Of 100 students with an event, how many are of the group, beside how many of 100 enrolled are. The bound is "
          "what the first number seldom passes by chance.",
          {}},
         "Bollmer, Bethel, Munk, Bitterman 2014 (E-formula)"},
        {"What stands out",
         {"A difference stands out when its chance among groups that do not differ, adjusted for every comparison that "
          "the report was declared to make, is at most {level}. That is more than chance alone would usually give. It "
          "does not say why.",
          {{"level", say_rate(rule.level)}}},
         "Fisher 1935; Benjamini, Hochberg 1995"},
        {"The district's threshold",
         {"A ratio counts against the district above {ratio} times in {years} years in a row. A year without a ratio "
          "breaks the row.",
          {{"ratio", say_ratio(rule.threshold.ratio)}, {"years", std::to_string(rule.threshold.years)}}},
         "34 CFR 300.647(b)(1)(i)(A), (d)(1)"},
        {"Small schools",
         {"One bad year of a small school says little. Its rate is drawn towards the mean of the schools shown, the "
          "more the smaller it is. Schools stand from A to Z and are not ranked.",
          {}},
         "Clayton, Kaldor 1987"},
        {"Year beside year",
         {"The share of students of this year is compared with that of last year as if they were two samples, though "
          "many students are in both. All these changes are judged together, as the differences between groups are. "
          "Races and ethnicities by two different lists are never compared.",
          {}},
         "Koopman 1984"},
        {"Hidden numbers together",
         {"Where several groups or schools of a table are hidden, a row tells what they have together: the total less "
          "the rows that are shown. Which groups that row holds was not declared before anybody looked, so it is "
          "compared with nobody.",
          {}},
         ""},
        {"Rounded reports",
         {"A report can round its numbers in place of hiding the small ones. Each is then printed as a multiple of "
          "{base} next to it, above or below by a chance that nobody outside can repeat, and rows still add up. No "
          "rate or ratio is made of such numbers.",
          {{"base", std::to_string(rule.small_number)}}},
         "Cox 1987"},
        {"What is left out",
         {"A comparison that takes account of which schools the students of a group go to needs numbers of groups "
          "school by school. They are too small to be published, so it is not made. Officers are not compared, and no "
          "child is given a score.",
          {}},
         ""}};
    if (rule.threshold.lowered_yearly)
        rules.push_back({"Reasonable progress",
                         {"A ratio above the threshold is told apart while it falls by at least {step} in each of the "
                          "last two years.",
                          {{"step", say_ratio(*rule.threshold.lowered_yearly)}}},
                         "34 CFR 300.647(d)(2)"});
    return rules;
}

}  // namespace accord::equity

// When a difference between groups counts: which rule judges each school year, and a form to declare another.
#include <charconv>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "office/disparity_rules.hpp"
#include "web/pages/entries.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/report_rules.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::Foresight;
using office::JudgedYear;
using program::DisparityRule;

namespace {

constexpr std::string_view cells_source = "34 CFR 300.647(b)(1)(iv)", ratio_source = "34 CFR 300.647(b)(1)(i)(A)",
                           years_source = "34 CFR 300.647(d)(1)", progress_source = "34 CFR 300.647(d)(2)",
                           level_source = "Benjamini, Hochberg 1995";

/// As it is typed: "2", "0.25".
std::string decimal(double number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::general, 6).ptr;
    return {text, end};
}

std::optional<double> typed_decimal(std::string_view typed) {
    typed = trim(typed);
    double number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc{} || end != typed.data() + typed.size()) return std::nullopt;
    return number;
}

/// The rule in words, each part by itself.
Html parts_of(const Visit& visit, const equity::Minimums& least, const equity::Threshold& threshold, double level) {
    const auto part = [&](std::string_view words, const std::string& value) {
        return h::li(visit.t(Message{std::string{words}, {{"value", value}}}));
    };
    return h::ul(
        {cls("parts")},
        part("More than {value} times as likely as other students", decimal(threshold.ratio)) +
            (threshold.years == 1 ? h::li(visit.t("In one school year"))
                                  : part("In {value} school years in a row", std::to_string(threshold.years))) +
            h::li(visit.t({"With {cell} students or more counted, of {students} or more enrolled",
                           {{"cell", std::to_string(least.cell)}, {"students", std::to_string(least.students)}}})) +
            (threshold.lowered_yearly
                 ? part("Spared when the ratio fell by {value} or more in a year", decimal(*threshold.lowered_yearly))
                 : Html{}) +
            part("Of what stands out beyond chance, at most {value} % by luck", decimal(100 * level)));
}

std::string_view tone_of(Foresight foresight) {
    switch (foresight) {
        case Foresight::before:
            return "ok";
        case Foresight::recorded_after:
        case Foresight::after:
            return "warn";
        case Foresight::undeclared:
            return "mute";
    }
    return {};
}

Html declared_words(const Visit& visit, const JudgedYear& year) {
    if (!year.declared) return Html{visit.t("By nobody: the regulation's defaults")};
    return word_of_board(visit, year.declared->rule.declared_on, year.declared->rule.minutes,
                         year.declared->recorded_by, year.declared->recorded_on);
}

Html rules_table(const Visit& visit) {
    std::vector<Html> rows;
    for (const auto& year : office::judged_years(visit.office))
        rows.push_back(h::tr(
            h::th({scope("row")}, school_year_name(year.school_year)),
            cell(visit.t("A difference counts"),
                 parts_of(visit, year.rule.minimums(), year.rule.threshold, year.rule.level)),
            cell(visit.t("Declared"), declared_words(visit, year)),
            cell(visit.t("Figures"),
                 h::div(year.figures_since
                            ? visit.t({"Out since {day}", {{"day", visit.words.date(*year.figures_since)}}})
                            : std::string{visit.t("None is out")}) +
                     h::div({cls("small mut")}, visit.t(year.report_out ? "Its report is out and keeps this rule"
                                                                        : "A report drafted now takes this rule"))),
            cell(visit.t("Before looking?"), chip(tone_of(year.foresight), visit.t(label_of(year.foresight))))));
    return data_table(visit.t("Which rule judges each school year"),
                      {visit.t("School year"), visit.t("A difference counts"), visit.t("Declared"), visit.t("Figures"),
                       visit.t("Before looking?")},
                      rows);
}

/// Every rule that was declared, once there is more than the one that holds.
Html history(const Visit& visit) {
    const auto all = office::disparity_rules_on_file(visit.office);
    if (all.size() < 2) return {};
    std::vector<Html> rows;
    for (const auto& [rule, by, on] : all)
        rows.push_back(h::tr(
            h::th({scope("row")}, word_of_board(visit, rule.declared_on, rule.minutes, by, on)),
            cell(visit.t("A difference counts"),
                 parts_of(visit, {rule.minimum_cell, rule.minimum_students},
                          {rule.threshold, rule.years, rule.lowered_yearly}, rule.level)),
            cell(visit.t("State"), &rule == &all.front().rule ? chip("ok", visit.t("Holds"))
                                                              : chip("mute", visit.t("Replaced by a later word")))));
    return h::details(h::summary(visit.t("Every rule that was declared")),
                      data_table(visit.t("The newest meeting first"),
                                 {visit.t("Declared"), visit.t("A difference counts"), visit.t("State")}, rows));
}

/// What the form begins with: the rule that holds.
Form of_today(const Visit& visit) {
    const auto rule = office::declared_rule(visit.office).value_or(DisparityRule{});
    return Form{{{"minimum_cell", std::to_string(rule.minimum_cell)},
                 {"minimum_students", std::to_string(rule.minimum_students)},
                 {"threshold", decimal(rule.threshold)},
                 {"years", std::to_string(rule.years)},
                 {"progress", rule.lowered_yearly ? decimal(*rule.lowered_yearly) : std::string{}},
                 {"level", decimal(100 * rule.level)},
                 {"declared_on", to_string(visit.office.today())}}};
}

Html rule_form(const Visit& visit, const Refused& refused) {
    if (!visit.actor().may(office::Verb::adopt_policy)) return {};
    const bool back = refused.form == differences_form;
    const auto start = back ? refused.values : of_today(visit);
    const auto fields = fields_of(visit, refused, differences_form, start);
    const auto hint = [&](std::string_view words, const std::string& usual, std::string_view source) {
        return Html{visit.t(words)} + " " +
               Html{visit.t(
                   {"Default: {value}. Source: {source}", {{"value", usual}, {"source", std::string{source}}}})};
    };
    const DisparityRule usual;
    const auto none = std::string{visit.t("empty, progress is not considered")};
    return h::details(
        {cls("noprint"), id("differences"), flag("open", back)},
        h::summary(visit.t("Declare when a difference counts")), fields.summary(),
        h::form(
            {method("post"), action(rules_address + ("/" + std::string{differences_form}))}, fields.secret(),
            fields.text("threshold", visit.t("How many times as likely must a group be?"),
                        hint("A ratio above this number counts, one at it does not. States use 2 to 4.",
                             decimal(usual.threshold), ratio_source)),
            fields.select("years", visit.t("For how many school years in a row?"), {{"1", "1"}, {"2", "2"}, {"3", "3"}},
                          hint("The regulation allows three at most.", std::to_string(usual.years), years_source)),
            fields.text("minimum_cell", visit.t("Fewest students with an event"),
                        hint("With fewer, of the group or of the others, no ratio is made.",
                             std::to_string(usual.minimum_cell), cells_source)),
            fields.text("minimum_students", visit.t("Fewest students enrolled"),
                        hint("With fewer, in the group or among the others, no ratio is made.",
                             std::to_string(usual.minimum_students), cells_source)),
            fields.text("progress", visit.t("By how much must the ratio fall in a year to count as progress?"),
                        hint("A group above the number raises no flag while its ratio falls by this much, unless it "
                             "stands out beyond chance.",
                             none, progress_source)),
            fields.text("level", visit.t("How many of a hundred differences that stand out may be luck?"),
                        hint("Many groups are compared at once, and some differ by chance alone.",
                             decimal(100 * usual.level), level_source)),
            meeting_fields(visit, fields), h::p(h::button({cls("btn")}, visit.t("Show what would change")))));
}

/// The rule that was typed, and what of it cannot be read.
DisparityRule typed(const Form& form, Problems& unreadable) {
    DisparityRule rule;
    const auto whole = [&](std::string_view name, int& number) {
        if (const auto read = whole_number(form.get(name)))
            number = *read;
        else
            unreadable.push_back(problem(std::string{name}, "Write a whole number, as 10"));
    };
    const auto real = [&](std::string_view name, double& number, double unit = 1) {
        if (const auto read = typed_decimal(form.get(name)))
            number = *read / unit;
        else
            unreadable.push_back(problem(std::string{name}, "Write a number, as 2 or 2.5"));
    };
    constexpr double percent = 100;
    real("threshold", rule.threshold);
    whole("years", rule.years);
    whole("minimum_cell", rule.minimum_cell);
    whole("minimum_students", rule.minimum_students);
    if (!trim(form.get("progress")).empty()) real("progress", rule.lowered_yearly.emplace());
    real("level", rule.level, percent);
    rule.declared_on = typed_day(form, unreadable);
    rule.minutes = form.get("minutes");
    return rule;
}

/// The years of which figures were out before the rule: whoever declared it could have looked.
Html years_seen(const Visit& visit, const DisparityRule& rule) {
    Html seen;
    for (const auto& year : office::judged_years(visit.office))
        if (year.figures_since && *year.figures_since <= rule.declared_on)
            seen += h::li(school_year_name(year.school_year), ": ",
                          visit.t({"figures are out since {day}", {{"day", visit.words.date(*year.figures_since)}}}));
    if (seen.empty())
        return h::p(visit.t("No figures were out on the day of the meeting: it was declared before looking."));
    return note(
        "warn",
        h::p(h::strong(visit.t("Figures were out before this rule.")), " ",
             visit.t("A rule is fair when it is declared before anybody looks. These reports keep the rule that "
                     "judged them; a correction drafted from now on is judged by this one, and this page says "
                     "that it came after.")) +
            h::ul(seen));
}

Response confirm(const Visit& visit, const DisparityRule& rule) {
    const auto holds = office::declared_rule(visit.office);
    const auto now = holds.value_or(DisparityRule{});
    const auto parts = [&](const DisparityRule& each) {
        return parts_of(visit, {each.minimum_cell, each.minimum_students},
                        {each.threshold, each.years, each.lowered_yearly}, each.level);
    };
    const Html facts = h::dt(visit.t("Until now")) + h::dd(parts(now)) + h::dt(visit.t("From now on")) +
                       h::dd(parts(rule)) + h::dt(visit.t("Declared")) +
                       h::dd(visit.words.date(rule.declared_on), ": ", rule.minutes);
    const bool earlier = holds && holds->declared_on > rule.declared_on;
    const Html changes =
        h::dl({cls("kv")}, facts) +
        (earlier ? note("warn", h::p(visit.t({"A rule of a later meeting ({day}) is on file and goes on to hold. This "
                                              "one is only kept beside it.",
                                              {{"day", visit.words.date(holds->declared_on)}}})))
                 : h::p(visit.t("It judges every report that is drafted from now on. Reports that are out keep theirs, "
                                "and so do drafts that wait."))) +
        years_seen(visit, rule) +
        h::p({cls("mut")}, visit.t("Whoever drafts the report can also see figures of the running year. The program "
                                   "cannot know who looked at those."));
    return confirm_page(visit, differences_form, std::string{visit.t("What this rule would change")}, changes);
}

}  // namespace

Html differences_section(const Visit& visit, const Refused& refused) {
    return h::section(
        {cls("sec")}, h::h2(visit.t("When a difference between groups counts")),
        h::p(visit.t("A flag is raised by this rule alone. The Board declares it before anybody looks at the figures, "
                     "for a rule that is chosen afterwards can be chosen to find something, or nothing.")),
        rules_table(visit), history(visit), rule_form(visit, refused));
}

Response take_disparity_rule(Visit& visit) {
    Problems unreadable;
    const auto rule = typed(visit.form, unreadable);
    if (step_of(visit.form) == Step::change) return report_rules_page(visit, {differences_form, visit.form, {}});
    const auto checked = office::check_rule(visit.office, visit.actor(), rule);
    auto problems = joined(std::move(unreadable), checked ? Problems{} : checked.problems());
    if (problems.empty() && step_of(visit.form) == Step::look) return confirm(visit, rule);
    if (problems.empty()) {
        const auto declared = office::declare_rule(visit.office, visit.actor(), rule);
        if (declared) return see_other(rules_address);
        problems = declared.problems();
    }
    return report_rules_page(visit, {differences_form, visit.form, std::move(problems)});
}

}  // namespace accord::web::pages

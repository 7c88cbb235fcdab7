// What is published, and which numbers are small: what holds in each school year, and a form to declare another rule.
#include <algorithm>

#include "base/school_calendar.hpp"
#include "office/publication_rules.hpp"
#include "web/pages/entries.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/public.hpp"
#include "web/pages/report_rules.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::ReportPeriod;
using office::ReportSpan;
using program::PublicationRule;

namespace {

constexpr int most_years_ahead = 5;
constexpr std::string_view own_number = "own";

/// "School year, Quarter of a school year".
std::string spans_words(const Visit& visit, const EnumSet<ReportSpan>& spans) {
    std::string words;
    spans.each([&](ReportSpan span) { words += (words.empty() ? "" : ", ") + std::string{visit.t(label_of(span))}; });
    return words;
}

std::string small_words(const Visit& visit, int small_number) {
    return visit.t({"Counts from 1 to {most} are small", {{"most", std::to_string(small_number - 1)}}});
}

std::string out_words(const Visit& visit, int out) {
    if (out == 0) return std::string{visit.t("None yet")};
    return visit.t({"{count}: the small number stays", {{"count", std::to_string(out)}}});
}

Html rules_table(const Visit& visit) {
    std::vector<Html> rows;
    for (const auto& year : office::publication_years(visit.office)) {
        const auto& declared = year.declared;
        rows.push_back(h::tr(
            h::th({scope("row")}, school_year_name(year.school_year)),
            cell(visit.t("Reports published"), spans_words(visit, year.rule.spans)),
            cell(visit.t("Small numbers"),
                 h::div(small_words(visit, year.rule.small_number)) +
                     (year.rule.follows.empty() ? Html{} : h::div({cls("small mut")}, visit.t(year.rule.follows)))),
            cell(visit.t("Declared"),
                 declared ? h::div(visit.t(
                                {"Holds from {year} on", {{"year", school_year_name(declared->rule.school_year)}}})) +
                                word_of_board(visit, declared->rule.declared_on, declared->rule.minutes,
                                              declared->recorded_by, declared->recorded_on)
                          : Html{visit.t("By nobody: how the district began")}),
            cell(visit.t("Editions out"), out_words(visit, year.out))));
    }
    return data_table(visit.t("What holds in each school year"),
                      {visit.t("School year"), visit.t("Reports published"), visit.t("Small numbers"),
                       visit.t("Declared"), visit.t("Editions out")},
                      rows);
}

std::vector<Choice> school_years(const Visit& visit) {
    const auto years = office::publication_years(visit.office);
    const int today = school_year_of(visit.office.today());
    std::vector<Choice> choices;
    for (int year = today + most_years_ahead; year >= years.back().school_year; --year) {
        const auto name = school_year_name(year);
        choices.push_back({name, year == today ? visit.t({"{year}, this school year", {{"year", name}}}) : name});
    }
    return choices;
}

std::vector<Choice> other_spans(const Visit& visit) {
    auto spans = choices_of<ReportSpan>(visit);
    spans.erase(spans.begin());  // that of the year is always published
    return spans;
}

std::vector<Choice> profiles(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& profile : equity::small_number_profiles)
        choices.push_back(
            {std::string{profile.code}, small_words(visit, profile.small_number), std::string{visit.t(profile.whose)}});
    choices.push_back({std::string{own_number}, std::string{visit.t("Another number")},
                       std::string{visit.t("Give it below, and say whose rule it is")}});
    return choices;
}

/// What the form begins with: the rule that holds next year, so that only what changes is typed.
Form of_next_year(const Visit& visit) {
    const int next = school_year_of(visit.office.today()) + 1;
    const auto rule = office::publication_rule(visit.office, next);
    std::vector<std::pair<std::string, std::string>> values{{"school_year", school_year_name(next)},
                                                            {"declared_on", to_string(visit.office.today())}};
    rule.spans.each([&](ReportSpan span) { values.emplace_back("spans", code_of(span)); });
    const auto& all = equity::small_number_profiles;
    const auto profile =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.whose == rule.follows; });
    const bool own = profile == all.end() || profile->small_number != rule.small_number;
    values.emplace_back("profile", own ? own_number : profile->code);
    if (own) {
        values.emplace_back("small_number", std::to_string(rule.small_number));
        values.emplace_back("follows", rule.follows);
    }
    return Form{values};
}

Html rule_form(const Visit& visit, const Refused& refused) {
    if (!visit.actor().may(office::Verb::adopt_policy)) return {};
    const bool back = refused.form == publication_form;
    const auto start = back ? refused.values : of_next_year(visit);
    const auto fields = fields_of(visit, refused, publication_form, start);
    return h::details(
        {cls("noprint"), id("publication"), flag("open", back)},
        h::summary(visit.t("Declare what is published from a school year on")), fields.summary(),
        h::form(
            {method("post"), action(rules_address + ("/" + std::string{publication_form}))}, fields.secret(),
            fields.select("school_year", visit.t("From which school year on?"), school_years(visit),
                          visit.t("It holds until a rule of a later school year takes its place.")),
            fields.checks("spans", visit.t("Which reports beside that of the year?"), other_spans(visit),
                          visit.t("The report of the school year is always published. One of these that never "
                                  "comes stands on the public page as missing. At first: none.")),
            fields.radios("profile", visit.t("Which counts are small, and by whose rule?"), profiles(visit),
                          visit.t("Small counts are hidden or rounded in every report of a year, with whatever "
                                  "would reveal them. At first: 1 to 9.")),
            fields.text("small_number", visit.t("The smallest count that may be shown"),
                        visit.t("Only with \"Another number\": from 3 to 1000. Counts from 1 to one less are small.")),
            fields.text("follows", visit.t("Whose rule is that?"),
                        visit.t("Only with \"Another number\": the agency, and the document")),
            meeting_fields(visit, fields), h::p(h::button({cls("btn")}, visit.t("Show what would change")))));
}

/// The rule that was typed, and what of it cannot be read.
PublicationRule typed(const Form& form, Problems& unreadable) {
    PublicationRule rule;
    const auto year = office::report_period(form.get("school_year"));
    if (year && year->span == ReportSpan::school_year) rule.school_year = year->school_year;
    for (const auto& span : names_of<ReportSpan>)
        if (form.has("spans", span.code)) rule.spans.insert(span.value);
    const auto chosen = form.get("profile");
    for (const auto& profile : equity::small_number_profiles)
        if (profile.code == chosen) {
            rule.small_number = profile.small_number;
            rule.follows = profile.whose;
        }
    if (chosen == own_number) {
        const auto number = whole_number(form.get("small_number"));
        if (!number) unreadable.push_back(problem("small_number", "Write a whole number, as 10"));
        rule.small_number = number.value_or(rule.small_number);
        rule.follows = form.get("follows");
    } else if (rule.follows.empty()) {
        unreadable.push_back(problem("profile", "Choose which counts are small"));
        rule.follows = own_number;  // nobody is asked about a field that does not hold
    }
    rule.declared_on = typed_day(form, unreadable);
    rule.minutes = form.get("minutes");
    return rule;
}

/// A number that a profile gave is wrong where the profile was chosen.
Problems beside_their_fields(const Form& form, Problems problems) {
    for (auto& each : problems)
        if (each.where == "small_number" && form.get("profile") != own_number) each.where = "profile";
    return problems;
}

Html list_of(const Visit& visit, std::string_view words, const std::vector<ReportPeriod>& periods) {
    if (periods.empty()) return {};
    Html rows;
    for (const auto& period : periods)
        rows += h::li(school_year_name(period.school_year), ": ", period_words(visit, period));
    return h::h2(visit.t(words)) + h::ul(rows);
}

Html holds_words(const Visit& visit, const PublicationRule& rule, const office::PublicationChange& change) {
    const auto from = school_year_name(rule.school_year);
    return visit.t(change.until ? Message{"It holds from {year} to {until}, before a rule that is on file.",
                                          {{"year", from}, {"until", school_year_name(*change.until)}}}
                                : Message{"It holds from {year} on, until another is declared.", {{"year", from}}});
}

Response confirm(const Visit& visit, const PublicationRule& rule, const office::PublicationChange& change) {
    const auto number = std::to_string(rule.small_number - 1), before = std::to_string(change.small_number - 1);
    Html facts = h::dt(visit.t("School years")) + h::dd(holds_words(visit, rule, change)) +
                 h::dt(visit.t("Reports published")) + h::dd(spans_words(visit, rule.spans)) +
                 h::dt(visit.t("Small numbers")) +
                 h::dd(small_words(visit, rule.small_number), ". ",
                       number == before ? std::string{visit.t("That stays as it is.")}
                                        : visit.t({"Until now: 1 to {most}.", {{"most", before}}}),
                       h::small(visit.t(rule.follows))) +
                 h::dt(visit.t("Declared")) + h::dd(visit.words.date(rule.declared_on), ": ", rule.minutes);
    Html body = h::dl({cls("kv")}, facts);
    if (change.out > 0)
        body +=
            h::p(visit.t({"Editions of these years that are out: {count}. None of them changes; what is drafted "
                          "from now on is protected beside them.",
                          {{"count", std::to_string(change.out)}}}));
    body += list_of(visit, "Missing at once on the public page", change.missing) +
            list_of(visit, "Due when their days are over", change.to_come) +
            list_of(visit, "No longer due", change.no_longer);
    if (change.missing.empty() && change.to_come.empty() && change.no_longer.empty())
        body += h::p(visit.t("Up to this school year no report becomes due, and none ceases to be due."));
    return confirm_page(visit, publication_form, std::string{visit.t("What this rule would change")}, body);
}

}  // namespace

Html publication_section(const Visit& visit, const Refused& refused) {
    return h::section({cls("sec")}, h::h2(visit.t("What is published, and which numbers are small")),
                      h::p(visit.t("By school year, because the reports of a year are protected together: two small "
                                   "numbers in it would protect neither.")),
                      rules_table(visit), rule_form(visit, refused));
}

Response take_publication_rule(Visit& visit) {
    Problems unreadable;
    const auto rule = typed(visit.form, unreadable);
    if (step_of(visit.form) == Step::change) return report_rules_page(visit, {publication_form, visit.form, {}});
    const auto change = office::publication_change(visit.office, visit.actor(), rule);
    auto problems = joined(std::move(unreadable), change ? Problems{} : change.problems());
    if (problems.empty() && step_of(visit.form) == Step::look) return confirm(visit, rule, *change);
    if (problems.empty()) {
        const auto declared = office::declare_publication_rule(visit.office, visit.actor(), rule);
        if (declared) return see_other(rules_address);
        problems = declared.problems();
    }
    return report_rules_page(visit,
                             {publication_form, visit.form, beside_their_fields(visit.form, std::move(problems))});
}

}  // namespace accord::web::pages

#include "office/publication_rules.hpp"

#include <algorithm>
#include <tuple>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "equity/rule.hpp"

namespace accord::office {

namespace {

using program::PublicationRule;

constexpr int first_year = 2000, last_year = 2099;

/// Later school years last, and of one year what was declared last.
std::vector<PublicationRule> by_year(const filing::Reading& file) {
    auto rules = file.all<PublicationRule>();
    std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
        return std::tie(a.school_year, a.declared_on, a.id) < std::tie(b.school_year, b.declared_on, b.id);
    });
    return rules;
}

/// The first school year from `rule` on of which a report hides by another small number.
std::optional<int> year_of_another_number(const filing::Reading& file, const program::District& district,
                                          const PublicationRule& rule) {
    int until = last_year;
    for (const auto& other : by_year(file))
        if (other.school_year > rule.school_year) until = std::min(until, other.school_year - 1);
    std::optional<int> found;
    for (const auto& edition : file.all<program::ReportEdition>(
             {{"period_from", to_value(school_year_start(rule.school_year)), filing::Compare::at_least},
              {"period_from", to_value(school_year_end(until)), filing::Compare::at_most}})) {
        const int year = school_year_of(edition.period_from);
        if (publication_rule(file, district, year).small_number != rule.small_number)
            found = std::min(found.value_or(year), year);
    }
    return found;
}

Problems faults(const PublicationRule& rule, Date today) {
    equity::Rule small;
    small.small_number = rule.small_number;
    Problems problems = equity::faults(small);
    const auto ask = [&](bool met, const char* field, const char* words) {
        if (!met) problems.push_back(problem(field, words));
    };
    ask(rule.school_year >= first_year && rule.school_year <= last_year, "school_year",
        "Name a school year as 2026-27");
    ask(rule.spans.has(program::ReportSpan::school_year), "spans", "The report of the school year is always published");
    ask(!trim(rule.follows).empty(), "follows", "Say whose rule on small numbers the district follows");
    ask(rule.declared_on <= today, "declared_on", "The Board cannot have declared it on a day ahead");
    ask(!trim(rule.minutes).empty(), "minutes", "Name the minutes of the Board's meeting");
    return problems;
}

/// Refuses another small number for a year of which a report is drafted or out.
Result<Done> numbers_agree(const filing::Reading& file, const program::District& district,
                           const PublicationRule& rule) {
    if (const auto year = year_of_another_number(file, district, rule))
        return problem("small_number",
                       "A report of {year} is drafted or out that hides by another small number. Choose a school "
                       "year after it",
                       {{"year", school_year_name(*year)}});
    return Done{};
}

}  // namespace

PublicationRule publication_rule(const filing::Reading& file, const program::District& district, int school_year) {
    PublicationRule holds;
    holds.small_number = district.small_number;
    for (auto& rule : by_year(file))
        if (rule.school_year <= school_year) holds = std::move(rule);
    return holds;
}

PublicationRule publication_rule(const Office& office, int school_year) {
    return office.file().read(
        [&](const filing::Reading& file) { return publication_rule(file, office.district(), school_year); });
}

std::vector<PublicationRule> declared_publication_rules(const Office& office) {
    std::vector<PublicationRule> last;
    for (auto& rule : office.file().read(&by_year)) {
        if (!last.empty() && last.back().school_year == rule.school_year) last.pop_back();
        last.push_back(std::move(rule));
    }
    return last;
}

Result<Done> check_publication_rule(const Office& office, const Actor& actor, const PublicationRule& rule) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    auto problems = faults(rule, office.today());
    const auto agree =
        office.file().read([&](const filing::Reading& file) { return numbers_agree(file, office.district(), rule); });
    const bool of_number =
        std::any_of(problems.begin(), problems.end(), [](const Problem& each) { return each.where == "small_number"; });
    if (!agree && !of_number) problems.push_back(agree.problems().front());
    if (!problems.empty()) return problems;
    return Done{};
}

Result<Done> declare_publication_rule(Office& office, const Actor& actor, PublicationRule rule) {
    if (auto checked = check_publication_rule(office, actor, rule); !checked) return checked.problems();
    rule.id = decltype(rule.id)::make();
    rule.follows = squeeze(rule.follows);
    rule.minutes = squeeze(rule.minutes);
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<Done> {
        if (auto agree = numbers_agree(file, office.district(), rule); !agree) return agree.problems();
        file.add(rule);
        return Done{};
    });
}

}  // namespace accord::office

#include "office/report_rules.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/school_calendar.hpp"
#include "office/disparity_rules.hpp"
#include "office/publication_rules.hpp"
#include "office/published.hpp"

namespace accord::office {

namespace {

using program::DisparityRule;
using program::PublicationRule;

/// A rule with the moment at which it was written down.
template <class Rule>
struct Dated {
    OnFile<Rule> on_file;
    Instant at;
};

template <class Rule>
std::vector<Dated<Rule>> rules_of(const Office& office) {
    return office.file().read([&](const filing::Reading& file) {
        std::vector<Dated<Rule>> rules;
        for (auto& rule : file.all<Rule>()) {
            const auto recorded = file.history<Rule>(rule.id).front().recorded;
            const auto account = file.find<program::Account>(recorded.by);
            rules.push_back({{std::move(rule), account ? account->name : operator_of_machine().name,
                              office.local_date(recorded.at)},
                             recorded.at});
        }
        return rules;
    });
}

template <class Rule>
std::optional<OnFile<Rule>> of_id(const std::vector<Dated<Rule>>& rules, Id<Rule> id) {
    for (const auto& each : rules)
        if (each.on_file.rule.id == id) return each.on_file;
    return std::nullopt;
}

bool is_out(const std::vector<PublishedEdition>& editions, const ReportPeriod& period) {
    return std::any_of(editions.begin(), editions.end(), [&](const auto& each) { return each.period == period; });
}

int count_out(const std::vector<PublishedEdition>& editions, int from, int until) {
    return static_cast<int>(std::count_if(editions.begin(), editions.end(), [&](const PublishedEdition& each) {
        return each.period.school_year >= from && each.period.school_year <= until;
    }));
}

/// The rule that was in force for what was drafted at a moment: the last meeting's of those written down by then.
std::optional<OnFile<DisparityRule>> in_force_at(const std::vector<Dated<DisparityRule>>& rules,
                                                 std::optional<Instant> drafted_at) {
    const Dated<DisparityRule>* last = nullptr;
    for (const auto& each : rules) {
        if (drafted_at && each.at > *drafted_at) continue;
        const auto& rule = each.on_file.rule;
        if (!last ||
            std::tie(rule.declared_on, rule.id) > std::tie(last->on_file.rule.declared_on, last->on_file.rule.id))
            last = &each;
    }
    return last ? std::optional{last->on_file} : std::nullopt;
}

Foresight foresight_of(const JudgedYear& year) {
    if (!year.declared) return Foresight::undeclared;
    if (!year.figures_since) return Foresight::before;
    if (year.declared->rule.declared_on >= *year.figures_since) return Foresight::after;
    return year.declared->recorded_on >= *year.figures_since ? Foresight::recorded_after : Foresight::before;
}

/// When the first figures of a school year came out, and its newest report on the whole year with its own rule.
void tell_what_is_out(const Office& office, const std::vector<PublishedEdition>& editions,
                      const std::vector<Dated<DisparityRule>>& rules, JudgedYear& year) {
    for (const auto& edition : editions) {
        if (edition.period.school_year != year.school_year) continue;
        year.figures_since = std::min(year.figures_since.value_or(edition.released_on), edition.released_on);
        if (edition.period.span != ReportSpan::school_year || edition.corrected()) continue;
        const auto record = office.file().read(
            [&](const filing::Reading& file) { return file.find<program::ReportEdition>(edition.id); });
        const auto figures = record ? figures_of(*record) : Result<equity::Released>{Problem{}};
        if (!figures) continue;
        year.rule = figures->rule;
        year.declared = in_force_at(rules, record->drafted_at);
        year.report_out = true;
    }
}

}  // namespace

std::vector<PublicationYear> publication_years(const Office& office) {
    const auto rules = rules_of<PublicationRule>(office);
    const auto editions = published_editions(office);
    std::set<int, std::greater<>> years;
    const int next = school_year_of(office.today()) + 1;
    for (int year = first_school_year(office); year <= next; ++year) years.insert(year);
    for (const auto& each : rules) years.insert(each.on_file.rule.school_year);
    std::vector<PublicationYear> all;
    for (const int year : years) {
        auto rule = publication_rule(office, year);
        auto declared = of_id(rules, rule.id);
        all.push_back({year, std::move(rule), std::move(declared), count_out(editions, year, year)});
    }
    return all;
}

Result<PublicationChange> publication_change(const Office& office, const Actor& actor, const PublicationRule& rule) {
    if (auto checked = check_publication_rule(office, actor, rule); !checked) return checked.problems();
    PublicationChange change;
    change.small_number = publication_rule(office, rule.school_year).small_number;
    for (const auto& other : declared_publication_rules(office))
        if (other.school_year > rule.school_year)
            change.until = std::min(change.until.value_or(other.school_year - 1), other.school_year - 1);
    const auto editions = published_editions(office);
    const int today = school_year_of(office.today()), until = std::min(change.until.value_or(today), today);
    change.out = count_out(editions, rule.school_year, until);
    for (int year = std::max(rule.school_year, first_school_year(office)); year <= until; ++year) {
        const auto due = publication_rule(office, year).spans;
        for (const auto& period : report_periods(year)) {
            if (is_out(editions, period) || due.has(period.span) == rule.spans.has(period.span)) continue;
            const bool ended = period.days().until < office.today();
            (due.has(period.span) ? change.no_longer : ended ? change.missing : change.to_come).push_back(period);
        }
    }
    return change;
}

std::vector<JudgedYear> judged_years(const Office& office) {
    const auto rules = rules_of<DisparityRule>(office);
    const auto editions = published_editions(office);
    std::vector<JudgedYear> years;
    for (int school_year = school_year_of(office.today()), first = first_school_year(office); school_year >= first;
         --school_year) {
        JudgedYear year;
        year.school_year = school_year;
        year.rule = rule_in_force(office, school_year);
        year.declared = in_force_at(rules, std::nullopt);
        tell_what_is_out(office, editions, rules, year);
        year.foresight = foresight_of(year);
        years.push_back(std::move(year));
    }
    return years;
}

std::vector<OnFile<DisparityRule>> disparity_rules_on_file(const Office& office) {
    std::vector<OnFile<DisparityRule>> all;
    for (auto& each : rules_of<DisparityRule>(office)) all.push_back(std::move(each.on_file));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.rule.declared_on, a.rule.id) > std::tie(b.rule.declared_on, b.rule.id);
    });
    return all;
}

}  // namespace accord::office

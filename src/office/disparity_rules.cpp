#include "office/disparity_rules.hpp"

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "office/publication_rules.hpp"

namespace accord::office {

namespace {

equity::Rule rule_of(const program::DisparityRule& declared, int small_number) {
    equity::Rule rule;
    rule.small_number = small_number;
    rule.minimum_cell = declared.minimum_cell;
    rule.minimum_students = declared.minimum_students;
    rule.level = declared.level;
    rule.threshold = {declared.threshold, declared.years, declared.lowered_yearly};
    return rule;
}

}  // namespace

std::optional<program::DisparityRule> declared_rule(const Office& office) {
    std::optional<program::DisparityRule> last;
    for (auto& rule :
         office.file().read([](const filing::Reading& file) { return file.all<program::DisparityRule>(); }))
        if (!last || std::tie(rule.declared_on, rule.id) > std::tie(last->declared_on, last->id))
            last = std::move(rule);
    return last;
}

equity::Rule rule_in_force(const Office& office, int school_year) {
    return rule_of(declared_rule(office).value_or(program::DisparityRule{}),
                   publication_rule(office, school_year).small_number);
}

equity::Rule rule_in_force(const Office& office) { return rule_in_force(office, school_year_of(office.today())); }

Result<Done> check_rule(const Office& office, const Actor& actor, const program::DisparityRule& rule) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    Problems problems = equity::faults(rule_of(rule, office.district().small_number));
    if (rule.declared_on > office.today())
        problems.push_back(problem("declared_on", "The Board cannot have declared it on a day ahead"));
    if (trim(rule.minutes).empty()) problems.push_back(problem("minutes", "Name the minutes of the Board's meeting"));
    if (!problems.empty()) return problems;
    return Done{};
}

Result<Done> declare_rule(Office& office, const Actor& actor, program::DisparityRule rule) {
    if (auto checked = check_rule(office, actor, rule); !checked) return checked.problems();
    rule.id = decltype(rule.id)::make();
    rule.minutes = squeeze(rule.minutes);
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<Done> {
        file.add(rule);
        return Done{};
    });
}

}  // namespace accord::office

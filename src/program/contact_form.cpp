#include "program/contact_form.hpp"

#include <algorithm>
#include <chrono>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "program/screening.hpp"

namespace accord::program {

namespace {

using namespace std::chrono_literals;

constexpr auto clock_tolerance = 5min;  // a phone's clock may run ahead of ours
constexpr auto recorded_in_time = 24h;
constexpr std::size_t key_limit = 80;
constexpr std::size_t handed_to_limit = 80;
constexpr std::size_t report_limit = 30;

/// After these an administrator and a parent must have been told, or the form must say that they were not.
bool must_be_told(const ContactForm& form) {
    return form.actions.has(OfficerAction::questioned) || searched(form.actions) || used_force(form.actions) ||
           form.outcome == Outcome::citation || form.outcome == Outcome::arrest;
}

/// The actions of the form under which a kind of force can stand.
OfficerActions actions_of(ForceType type) {
    using enum OfficerAction;
    switch (type) {
        case ForceType::handcuffs:
            return {handcuffed};
        case ForceType::physical:
        case ForceType::other:
            return {other_force};
        case ForceType::chemical_spray:
        case ForceType::electronic_device:
        case ForceType::impact_weapon:
            return {other_force, drew_weapon};
        case ForceType::firearm_drawn:
        case ForceType::firearm_pointed:
            return {drew_weapon};
    }
    return {};
}

bool share(const OfficerActions& a, const OfficerActions& b) {
    bool found = false;
    a.each([&](OfficerAction action) { found = found || b.has(action); });
    return found;
}

bool plain_key(std::string_view key) {
    return std::all_of(key.begin(), key.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{"-_:."}.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

bool report_number(std::string_view text) {
    const auto allowed = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '/' || c == '.' || c == ' ';
    };
    return text.size() <= report_limit && std::all_of(text.begin(), text.end(), allowed) &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

/// Holds one form against the rules, question after question in the order of the form.
class Check {
public:
    Check(const ContactForm& form, const ContactRules& rules) : form_{form}, rules_{rules}, problems_{form.unread} {}

    void whole_form() {
        identity();
        time();
        cause();
        students();
        actions();
        searches();
        force();
        ending();
        words();
    }

    Problems problems() { return std::move(problems_); }
    [[nodiscard]] Instant happened_at() const { return happened_at_; }
    [[nodiscard]] bool late() const { return !rules_.lateness_settled && rules_.now - happened_at_ > recorded_in_time; }
    [[nodiscard]] bool note_overridden() const { return note_overridden_; }

private:
    /// One problem a field: the first said stands.
    void say(std::string_view where, std::string key, std::vector<std::pair<std::string, std::string>> values = {},
             std::string provision = {}) {
        const auto there = [&](const Problem& problem) { return problem.where == where; };
        if (std::any_of(problems_.begin(), problems_.end(), there)) return;
        problems_.push_back({std::string{where}, {std::move(key), std::move(values)}, std::move(provision)});
    }

    template <class T>
    void need(std::string_view where, const std::optional<T>& answer, std::string key) {
        if (!answer) say(where, std::move(key));
    }

    void at_most(std::string_view where, std::string_view text, std::size_t limit) {
        if (const auto size = length(text); size > limit)
            say(where, "This has {size} characters: at most {limit}",
                {{"size", std::to_string(size)}, {"limit", std::to_string(limit)}});
    }

    void identity() {
        if (form_.key.empty() || form_.key.size() > key_limit || !plain_key(form_.key))
            say("key", "This form has lost its number: open it again");
        need("officer", form_.officer, "Choose the officer");
        need("school", form_.school, "Choose the school");
    }

    void time() {
        const bool counted_back = form_.ago && *form_.ago != Ago::other;
        const std::string_view where = counted_back ? "ago" : "time";
        if (counted_back) {
            if (form_.minute) say("ago", "You chose a time here and typed another: keep one of the two");
            static constexpr std::array<std::chrono::minutes, 5> back = {0min, 5min, 15min, 30min, 60min};
            happened_at_ = form_.clock.value_or(rules_.now) - back[static_cast<std::size_t>(*form_.ago)];
        } else {
            if (!form_.ago && !form_.date && !form_.minute) say("ago", "Say when it happened");
            need("date", form_.date, "Give the date");
            need("time", form_.minute, "Give the time, such as 14:05");
            if (!form_.date || !form_.minute) return;
            happened_at_ = from_local({*form_.date, *form_.minute / 60, *form_.minute % 60}, rules_.zone);
        }
        happened_at_ = std::chrono::floor<std::chrono::minutes>(happened_at_);
        if (happened_at_ > rules_.now + clock_tolerance) say(where, "This time is still to come");
        if (late() && form_.late_reason.value_or(LateReason::in_time) == LateReason::in_time)
            say("late_reason", "It happened more than a day ago: say why it is recorded late");
    }

    void cause() {
        if (!form_.request) need("origin", form_.origin, "Say what started it");
        need("reason", form_.reason, "Choose the main reason");
        at_most("other_reason", form_.other_reason, other_reason_limit);
        if (form_.reason == ContactReason::other && form_.other_reason.empty())
            say("other_reason", "Say in a few words what it was");
        if (form_.reason && form_.reason != ContactReason::other && !form_.other_reason.empty())
            say("other_reason", "These words belong to the reason “Other”: choose it, or clear them");
        if (form_.reason == ContactReason::school_rule) school_rule();
    }

    void school_rule() {
        if (!form_.school_rule)
            say("school_rule",
                rules_.discipline_provision.empty()
                    ? "Say to whom you handed it over, or why you acted"
                    : "The policy leaves this to an administrator: say to whom you handed it over, or why you acted",
                {}, rules_.discipline_provision);
        if (form_.school_rule == ActedBecause::handed_over && form_.handed_to.empty())
            say("handed_to", "Name the administrator who took it over");
        at_most("handed_to", form_.handed_to, handed_to_limit);
    }

    void students() {
        if (form_.students.empty()) say("student", "Find the student, or choose “unknown student”");
        if (form_.students.size() > contact_student_limit)
            say("student", "At most {limit} students in one contact",
                {{"limit", std::to_string(contact_student_limit)}});
    }

    void actions() {
        const bool forced_or_searched = searched(form_.actions) || used_force(form_.actions);
        const bool none = form_.actions.has(OfficerAction::none_of_these);
        if (form_.actions.empty())
            say("actions", "Say what you did");
        else if (none && forced_or_searched)
            say("actions", "“{none}” cannot stand beside a search or force",
                {{"none", std::string{label_of(OfficerAction::none_of_these)}}});
        else if (!none && !forced_or_searched)
            say("actions", "Say also: “{none}”", {{"none", std::string{label_of(OfficerAction::none_of_these)}}});
    }

    void searches() {
        for (const auto& [action, of, name] :
             {std::tuple{OfficerAction::searched_person, SearchOf::person, "search_person"},
              std::tuple{OfficerAction::searched_belongings, SearchOf::belongings, "search_belongings"}}) {
            const auto given = std::find_if(form_.searches.begin(), form_.searches.end(),
                                            [of = of](const SearchGiven& search) { return search.of == of; });
            const bool there = given != form_.searches.end();
            if (form_.actions.has(action)) {
                if (!there || !given->basis) say(std::string{name} + "_basis", "Say on what basis you searched");
                if (!there || !given->found) say(std::string{name} + "_found", "Say what you found, or “Nothing”");
            } else if (there) {
                tick(action);
            }
        }
    }

    void force() {
        form_.force.each([&](ForceType type) {
            const auto under = actions_of(type);
            if (!share(under, form_.actions))
                under.each([&](OfficerAction action) { tick(action); });  // the first is said
        });
        for (const auto action : {OfficerAction::other_force, OfficerAction::drew_weapon}) {
            bool named = false;
            form_.force.each([&](ForceType type) { named = named || actions_of(type).has(action); });
            if (form_.actions.has(action) && !named)
                say("force_type", "“{action}”: say which kind of force", {{"action", std::string{label_of(action)}}});
        }
        if (used_force(form_.actions)) need("injury", form_.injury, "Say whether anybody was hurt");
    }

    /// Details were given of something that was not ticked: the officer says which of the two is true.
    void tick(OfficerAction action) {
        say("actions", "You gave details of “{action}”: tick it as well, or clear them",
            {{"action", std::string{label_of(action)}}});
    }

    void ending() {
        need("outcome", form_.outcome, "Say how it ended");
        if (form_.actions.has(OfficerAction::questioned))
            need("told_of_rights", form_.told_of_rights, "Say whether the student was told of the right to be silent");
        told("administrator_consulted", form_.administrator_consulted,
             "Say whether an administrator was consulted first");
        told("parent_told", form_.parent_told, "Say whether a parent was told");
    }

    void told(std::string_view where, const std::optional<Told>& answer, std::string key) {
        if (!must_be_told(form_)) return;
        need(where, answer, std::move(key));
        if (answer == Told::not_needed && rules_.not_needed == NotNeeded::refused)
            say(where, "After questioning, a search, force, a citation or an arrest the policy asks for yes or no");
    }

    void words() {
        if (!form_.police_report.empty() && !report_number(form_.police_report))
            say("police_report", "A report number has digits, letters, dashes and at most {limit} characters",
                {{"limit", std::to_string(report_limit)}});
        at_most("note", form_.note, note_limit);
        at_most("note_override", form_.note_override, note_limit);
        clean("other_reason", form_.other_reason);
        clean("handed_to", form_.handed_to, FindingKind::name);  // here a name is the answer
        clean("note_override", form_.note_override);
        for (const auto& finding : screen(form_.note, rules_.names)) {
            const bool kept = !never_kept(finding.kind) && !form_.note_override.empty();
            note_overridden_ = note_overridden_ || kept;
            if (!kept) say_finding("note", finding);
        }
    }

    void clean(std::string_view where, std::string_view text, std::optional<FindingKind> allowed = {}) {
        for (const auto& finding : screen(text, rules_.names))
            if (finding.kind != allowed) say_finding(where, finding);
    }

    void say_finding(std::string_view where, const Finding& finding) {
        auto message = explain(finding);
        say(where, std::move(message.key), std::move(message.values));
    }

    const ContactForm& form_;
    const ContactRules& rules_;
    Problems problems_;
    Instant happened_at_{};
    bool note_overridden_ = false;
};

Contact contact_of(const ContactForm& form, const ContactRules& rules, const Check& checked) {
    Contact contact;
    contact.id = ContactId::make();
    contact.key = form.key;
    contact.officer = *form.officer;
    contact.school = *form.school;
    contact.happened_at = checked.happened_at();
    contact.happened_on = to_local(contact.happened_at, rules.zone).date;
    contact.late_reason = checked.late() ? *form.late_reason : LateReason::in_time;
    contact.origin = form.origin.value_or(Origin::staff_request);
    contact.request = form.request;
    contact.reason = *form.reason;
    contact.other_reason = form.other_reason;
    if (form.reason == ContactReason::school_rule) contact.school_rule = form.school_rule;
    if (contact.school_rule == ActedBecause::handed_over) contact.handed_to = squeeze(form.handed_to);
    contact.actions = form.actions;
    contact.told_of_rights = form.told_of_rights;
    contact.outcome = *form.outcome;
    contact.administrator_consulted = form.administrator_consulted;
    contact.parent_told = form.parent_told;
    contact.minutes = form.minutes.value_or(Minutes::under_5);
    contact.police_report = form.police_report;
    contact.note = form.note;
    if (checked.note_overridden()) contact.note_override = form.note_override;
    return contact;
}

LoggedContact records_of(const ContactForm& form, const ContactRules& rules, const Check& checked) {
    LoggedContact logged{contact_of(form, rules, checked), {}, {}, {}};
    const auto& contact = logged.contact;
    for (auto student = form.students.begin(); student != form.students.end(); ++student) {
        if (*student && std::find(form.students.begin(), student, *student) != student) continue;
        logged.students.push_back({Id<ContactStudent>::make(), contact.id, *student, contact.happened_on});
    }
    for (const auto& search : form.searches)
        logged.searches.push_back({Id<Search>::make(), contact.id, search.of, *search.basis, *search.found});
    auto force = form.force;
    if (form.actions.has(OfficerAction::handcuffed)) force.insert(ForceType::handcuffs);
    force.each([&](ForceType type) {
        logged.force.push_back({Id<Force>::make(), contact.id, type, *form.injury, std::nullopt, {}});
    });
    return logged;
}

}  // namespace

Result<LoggedContact> check(const ContactForm& form, const ContactRules& rules) {
    Check checked{form, rules};
    checked.whole_form();
    if (auto problems = checked.problems(); !problems.empty()) return problems;
    return records_of(form, rules, checked);
}

void join_groups(ContactStudent& row, const std::vector<Enrolment>& enrolments,
                 const std::vector<Membership>& memberships, const RaceLists& race_lists) {
    // The latest record of the student that had begun by then; of two that began together, the one made later.
    const auto as_of = [&](const auto& records) {
        decltype(records.data()) latest = nullptr;
        for (const auto& record : records) {
            if (record.student != row.student || record.since > row.happened_on) continue;
            if (!latest || std::pair{latest->since, latest->id} < std::pair{record.since, record.id}) latest = &record;
        }
        return latest;
    };
    if (!row.student) return;
    if (const auto* enrolment = as_of(enrolments);
        enrolment && enrolment->until.value_or(row.happened_on) >= row.happened_on) {
        row.enrolled_at = enrolment->school;
        row.grade_band = grade_band(enrolment->grade);
    }
    if (const auto* groups = as_of(memberships)) {
        row.race = race_lists.race_on(row.happened_on, groups->race, groups->since);
        row.sex = groups->sex;
        row.disability = groups->disability;
        row.english_learner = groups->english_learner;
    }
}

}  // namespace accord::program

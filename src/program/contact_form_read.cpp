#include <array>
#include <charconv>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "program/choices.hpp"
#include "program/contact_form.hpp"

namespace accord::program {

namespace {

constexpr auto search_fields = std::to_array<std::tuple<SearchOf, std::string_view, std::string_view>>(
    {{SearchOf::person, "search_person_basis", "search_person_found"},
     {SearchOf::belongings, "search_belongings_basis", "search_belongings_found"}});

/// Takes typed answers out of posted values and notes what it cannot read.
class Answers {
public:
    Answers(const FormValues& values, Problems& unread) : values_{values}, unread_{unread} {}

    /// The first value of the name, trimmed; empty when there is none.
    [[nodiscard]] std::string_view text(std::string_view name) const {
        for (const auto& [key, value] : values_)
            if (key == name) return trim(value);
        return {};
    }

    template <class Visit>
    void each(std::string_view name, Visit visit) const {
        for (const auto& [key, value] : values_)
            if (key == name)
                if (const auto typed = trim(value); !typed.empty()) visit(typed);
    }

    /// `read` gives the answer of a text, or nothing.
    template <class Read>
    auto one(std::string_view name, Read read) -> decltype(read(std::string_view{})) {
        const auto typed = text(name);
        if (typed.empty()) return std::nullopt;
        auto answer = read(typed);
        if (!answer) refuse(name, typed);
        return answer;
    }

    template <Named E>
    std::optional<E> choice(std::string_view name) {
        return one(name, &read_choice<E>);
    }

    template <Named E>
    EnumSet<E> choices(std::string_view name) {
        EnumSet<E> set;
        each(name, [&](std::string_view typed) {
            if (const auto value = read_choice<E>(typed))
                set.insert(*value);
            else
                refuse(name, typed);
        });
        return set;
    }

    void refuse(std::string_view name, std::string_view typed) {
        unread_.push_back(
            problem(std::string{name}, "“{typed}” cannot be used here: choose again", {{"typed", shorten(typed, 60)}}));
    }

private:
    const FormValues& values_;
    Problems& unread_;
};

void read_students(Answers& answers, ContactForm& form) {
    answers.each("student", [&](std::string_view typed) {
        if (typed == "unknown")
            form.students.emplace_back(std::nullopt);
        else if (const auto id = StudentId::parse(typed))
            form.students.emplace_back(*id);
        else
            answers.refuse("student", typed);
    });
}

void read_searches(Answers& answers, ContactForm& form) {
    for (const auto& [of, basis_name, found_name] : search_fields) {
        const auto basis = answers.choice<SearchBasis>(basis_name);
        const auto found = answers.choice<Found>(found_name);
        if (basis || found) form.searches.push_back({of, basis, found});
    }
}

}  // namespace

std::optional<int> read_clock(std::string_view text) {
    const auto number = [&]() -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto digits = end - text.data();
        if (error != std::errc{} || value < 0 || digits > 2) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(digits));
        return value;
    };
    const auto hour = number();
    if (!hour || !text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    const auto minute = number();
    if (!minute || *minute > 59) return std::nullopt;
    if (text.starts_with(':')) {  // seconds, as some browsers and spreadsheets write them
        text.remove_prefix(1);
        if (!number()) return std::nullopt;
    }
    const auto half = fold(trim(text));
    if (half.empty()) return *hour < 24 ? std::optional{*hour * 60 + *minute} : std::nullopt;
    if ((half != "am" && half != "pm") || *hour < 1 || *hour > 12) return std::nullopt;
    return (*hour % 12 + (half == "pm" ? 12 : 0)) * 60 + *minute;
}

ContactForm read_contact_form(const FormValues& values) {
    ContactForm form;
    Answers answers{values, form.unread};
    form.key = answers.text("key");
    form.officer = answers.one("officer", &OfficerId::parse);
    form.school = answers.one("school", &SchoolId::parse);
    form.ago = answers.choice<Ago>("ago");
    form.clock = answers.one("clock", &parse_instant);
    form.date = answers.one("date", &parse_date);
    form.minute = answers.one("time", &read_clock);
    form.late_reason = answers.choice<LateReason>("late_reason");
    form.origin = answers.choice<Origin>("origin");
    form.request = answers.one("request", &RequestId::parse);
    form.reason = answers.choice<ContactReason>("reason");
    form.other_reason = answers.text("other_reason");
    form.school_rule = answers.choice<ActedBecause>("school_rule");
    form.handed_to = answers.text("handed_to");
    read_students(answers, form);
    form.actions = answers.choices<OfficerAction>("actions");
    read_searches(answers, form);
    form.force = answers.choices<ForceType>("force_type");
    form.injury = answers.choice<Injury>("injury");
    form.told_of_rights = answers.choice<Told>("told_of_rights");
    form.outcome = answers.choice<Outcome>("outcome");
    form.administrator_consulted = answers.choice<Told>("administrator_consulted");
    form.parent_told = answers.choice<Told>("parent_told");
    form.minutes = answers.choice<Minutes>("minutes");
    form.police_report = answers.text("police_report");
    form.note = answers.text("note");
    form.note_override = answers.text("note_override");
    return form;
}

FormValues form_values(const LoggedContact& logged, const std::string& zone) {
    FormValues values;
    const auto add = [&](std::string_view name, const auto& value) {
        if (auto text = to_text(to_value(value)); !text.empty()) values.emplace_back(name, std::move(text));
    };
    const auto& c = logged.contact;
    const auto local = to_local(c.happened_at, zone);
    add("key", c.key);
    add("officer", c.officer);
    add("school", c.school);
    add("ago", Ago::other);
    add("date", local.date);
    add("time", clock_text(local.hour, local.minute));
    add("late_reason", c.late_reason);
    add("origin", c.origin);
    add("request", c.request);
    add("reason", c.reason);
    add("other_reason", c.other_reason);
    add("school_rule", c.school_rule);
    add("handed_to", c.handed_to);
    for (const auto& row : logged.students)
        values.emplace_back("student", row.student ? row.student->text() : std::string{"unknown"});
    c.actions.each([&](OfficerAction action) { add("actions", action); });
    for (const auto& search : logged.searches) {
        const auto& [of, basis, found] = search_fields[static_cast<std::size_t>(search.of)];
        add(basis, search.basis);
        add(found, search.found);
    }
    for (const auto& force : logged.force) add("force_type", force.type);
    if (!logged.force.empty()) add("injury", logged.force.front().injury);
    add("told_of_rights", c.told_of_rights);
    add("outcome", c.outcome);
    add("administrator_consulted", c.administrator_consulted);
    add("parent_told", c.parent_told);
    add("minutes", c.minutes);
    add("police_report", c.police_report);
    add("note", c.note);
    add("note_override", c.note_override);
    return values;
}

}  // namespace accord::program

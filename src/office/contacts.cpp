#include "office/contacts.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "office/contact_parts.hpp"

namespace accord::office {

namespace {

using program::Contact;
using program::ContactForm;
using program::Student;

std::vector<Message> advice_on(const Contact& contact, const std::string& provision) {
    std::vector<Message> advice;
    if (contact.reason == program::ContactReason::school_rule && !provision.empty()) {
        if (contact.school_rule == program::ActedBecause::handed_over)
            advice.push_back({"The policy leaves this to the school. It is counted as handed back.", {}});
        else
            advice.push_back(
                {"The policy leaves this to the school. It is counted as an exception, with your reason.", {}});
    }
    return advice;
}

/// What a filter asks of a contact's fields; what it leaves open asks nothing.
std::vector<filing::Is> conditions(const ContactFilter& filter) {
    std::vector<filing::Is> where;
    if (filter.from) where.push_back({"happened_on", to_value(*filter.from), filing::Compare::at_least});
    if (filter.until) where.push_back({"happened_on", to_value(*filter.until), filing::Compare::at_most});
    if (filter.school) where.push_back({"school", to_value(*filter.school)});
    if (filter.officer) where.push_back({"officer", to_value(*filter.officer)});
    if (filter.reason) where.push_back({"reason", to_value(*filter.reason)});
    if (filter.outcome) where.push_back({"outcome", to_value(*filter.outcome)});
    return where;
}

/// The filter as an actor may use it: a principal's own school, an officer's own contacts.
ContactFilter within_reach(ContactFilter filter, const Actor& actor) {
    switch (actor.scope(Verb::see_contacts)) {
        case Scope::school:
            if (!filter.school || !actor.serves(*filter.school))
                filter.school = actor.schools.empty() ? program::SchoolId{} : actor.schools.front();
            break;
        case Scope::own:
            filter.officer = actor.officer.value_or(program::OfficerId{});
            break;
        case Scope::agency:
            if (filter.officer && !actor.supervises(*filter.officer)) filter.officer = program::OfficerId{};
            break;
        case Scope::none:
        case Scope::district:
            break;
    }
    return filter;
}

/// An agency's contacts are those of any of its officers.
void add_agency(std::vector<filing::Is>& where, const Actor& actor) {
    if (actor.scope(Verb::see_contacts) != Scope::agency) return;
    filing::Is one_of{"officer", to_value(program::OfficerId{})};
    for (const auto& officer : actor.colleagues) one_of.or_one_of.push_back(to_value(officer));
    where.push_back(std::move(one_of));
}

/// Every word that was typed begins the student's number or one of the names: "mar riv" finds Marley Rivers.
bool answers_to(const Student& student, const std::vector<std::string>& typed) {
    const std::array<std::string, 3> own{fold(student.given), fold(student.family), student.number};
    return std::all_of(typed.begin(), typed.end(), [&](const std::string& word) {
        return std::any_of(own.begin(), own.end(), [&](const std::string& name) { return name.starts_with(word); });
    });
}

}  // namespace

Result<ContactReceipt> log_contact(Office& office, const Actor& actor, const ContactForm& given) {
    if (auto allowed = require(actor, Verb::log_contact); !allowed) return allowed.problems();
    auto form = given;
    if (actor.officer) form.officer = actor.officer;  // an officer logs what he or she did
    auto rules = contact_rules(office, office.now());
    return office.file().write(
        office.act(actor, Verb::log_contact), [&](filing::Writing& file) -> Result<ContactReceipt> {
            if (const auto same = file.all<Contact>({{"idempotency_key", form.key}});
                !form.key.empty() && !same.empty())
                return ContactReceipt{same.front().id, receipt_number(same.front().id), true, {}};
            auto logged = check_contact(file, form, rules);
            if (!logged) return logged.problems();
            for (auto& row : logged->students) join_groups_of(file, row);
            file.add(logged->contact);
            for (const auto& row : logged->students) file.add(row);
            for (const auto& row : logged->searches) file.add(row);
            for (const auto& row : logged->force) file.add(row);
            return ContactReceipt{logged->contact.id, receipt_number(logged->contact.id), false,
                                  advice_on(logged->contact, rules.discipline_provision)};
        });
}

Result<ContactPage> contacts(const Office& office, const Actor& actor, const ContactFilter& asked) {
    if (auto allowed = require(actor, Verb::see_contacts); !allowed) return allowed.problems();
    const auto filter = within_reach(asked, actor);
    auto where = conditions(filter);
    add_agency(where, actor);
    return office.file().read([&](const filing::Reading& file) -> Result<ContactPage> {
        ContactPage page;
        page.total = file.count<Contact>(where);
        const std::int64_t skipped = std::int64_t{contacts_per_page} * (std::max(filter.page, 1) - 1);
        auto found = file.page<Contact>(where, {"happened_on", contacts_per_page, skipped, "happened_at"});
        for (auto& contact : found) page.contacts.push_back(view_of(file, std::move(contact)));
        return page;
    });
}

Result<std::vector<SeenStudent>> find_students(const Office& office, const Actor& actor, program::SchoolId school,
                                               const std::string& text) {
    if (auto allowed = require(actor, Verb::find_students, school); !allowed) return allowed.problems();
    const auto wanted = words(text);
    if (length(trim(text)) < 3 || wanted.empty())
        return problem("student_search", "Type at least three letters of a name, or the number");
    constexpr std::size_t most = 8;
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<SeenStudent>> {
        const auto today = office.today();
        std::vector<SeenStudent> matches;
        for (const auto& enrolment : file.all<program::Enrolment>({{"school", to_value(school)}})) {
            if (enrolment.since > today || (enrolment.until && *enrolment.until < today)) continue;
            const auto student = file.find<Student>(enrolment.student);
            if (!student) continue;
            if (!answers_to(*student, wanted)) continue;
            matches.push_back({student->id, initials(*student), enrolment.grade});
            if (matches.size() > most)
                return problem("student_search", "More than {limit} students match: type more letters or the number",
                               {{"limit", std::to_string(most)}});
        }
        if (matches.empty()) return problem("student_search", "No student of this school matches");
        return matches;
    });
}

}  // namespace accord::office

#include "office/contacts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <unordered_map>

#include "base/text.hpp"
#include "office/policies.hpp"

namespace accord::office {

namespace {

using program::Contact;
using program::ContactForm;
using program::ContactId;
using program::ContactStudent;
using program::Student;
using program::StudentId;

constexpr std::chrono::minutes free_correction{10};  // users.md section 7

std::string receipt_number(const ContactId& id) {
    // The random tail of the id: short enough to say on the radio, long enough not to meet another of the year.
    const auto text = id.text();
    return "C-" + text.substr(text.size() - 6);
}

std::string initials(const Student& student) {
    std::string text;
    for (const auto& name : {student.given, student.family}) {
        const auto letter = shorten(name, 2);  // one letter and the sign of a cut, or the whole short name
        const auto first = name.empty() ? std::string{"?"} : name.substr(0, letter.find("\xe2\x80\xa6"));
        if (!text.empty()) text += ' ';
        text += first + '.';
    }
    return text;
}

/// The names of the students on the form: they may not stand in the note.
std::vector<std::string> names_on(const filing::Reading& file, const ContactForm& form) {
    std::vector<std::string> names;
    for (const auto& id : form.students) {
        if (!id) continue;
        if (const auto student = file.find<Student>(*id)) {
            names.push_back(student->given);
            names.push_back(student->family);
        }
    }
    return names;
}

std::string discipline_provision(const InForce& policy) {
    if (!policy) return {};
    const auto bound = policy->bound_to("duties.no-discipline");
    return bound.empty() ? std::string{} : bound.front().provision->id;
}

/// Students that the form names and the file does not hold.
Problems unknown_students(const filing::Reading& file, const ContactForm& form) {
    Problems problems;
    for (const auto& id : form.students)
        if (id && !file.find<Student>(*id)) problems.push_back(problem("student", "This student is not on the roster"));
    return problems;
}

void join_groups_of(const filing::Reading& file, ContactStudent& row) {
    if (!row.student) return;
    const auto student = to_value(*row.student);
    program::join_groups(row, file.all<program::Enrolment>({{"student", student}}),
                         file.all<program::Membership>({{"student", student}}));
}

std::vector<Message> advice_on(const Contact& contact, const std::string& provision) {
    std::vector<Message> advice;
    if (contact.reason == program::ContactReason::school_rule && !provision.empty()) {
        if (contact.school_rule == program::ActedBecause::handed_over)
            advice.push_back({"The policy leaves this to the school. It is counted as handed back.", {}});
        else
            advice.push_back({"The policy leaves this to the school. It is counted as an exception, with your reason.", {}});
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
        case Scope::school: filter.school = actor.school; break;
        case Scope::own: filter.officer = actor.officer.value_or(program::OfficerId{}); break;
        case Scope::none:
        case Scope::district: break;
    }
    return filter;
}

std::string name_of_officer(const filing::Reading& file, const program::OfficerId& id) {
    const auto officer = file.find<program::Officer>(id);
    return officer ? officer->name : std::string{};
}

std::string name_of_school(const filing::Reading& file, const program::SchoolId& id) {
    const auto school = file.find<program::School>(id);
    return school ? school->name : std::string{};
}

std::string student_line(const filing::Reading& file, const ContactStudent& row) {
    if (!row.student) return "Not identified";
    const auto student = file.find<Student>(*row.student);
    if (!student) return "Not on the roster";
    std::string grade;
    Date since{1900, 1, 1};
    for (const auto& enrolment : file.all<program::Enrolment>({{"student", to_value(*row.student)}}))
        if (enrolment.since <= row.happened_on && enrolment.since >= since) {
            since = enrolment.since;
            grade = enrolment.grade;
        }
    return initials(*student) + (grade.empty() ? "" : ", grade " + grade);
}

ContactView view_of(const filing::Reading& file, Contact contact) {
    ContactView view;
    view.officer = name_of_officer(file, contact.officer);
    view.school = name_of_school(file, contact.school);
    const auto id = to_value(contact.id);
    for (const auto& row : file.all<ContactStudent>({{"contact", id}})) view.students.push_back(student_line(file, row));
    view.searches = file.all<program::Search>({{"contact", id}});
    view.force = file.all<program::Force>({{"contact", id}});
    view.amended = !contact.amended_because.empty();
    view.contact = std::move(contact);
    return view;
}

/// Every word that was typed begins the student's number or one of the names: "mar riv" finds Marley Rivers.
bool answers_to(const Student& student, const std::vector<std::string>& typed) {
    const std::array<std::string, 3> own{fold(student.given), fold(student.family), student.number};
    return std::all_of(typed.begin(), typed.end(), [&](const std::string& word) {
        return std::any_of(own.begin(), own.end(), [&](const std::string& name) { return name.starts_with(word); });
    });
}

bool sees(const Actor& actor, const Contact& contact) {
    if (actor.reaches(Verb::see_contacts, contact.school)) return true;
    return actor.scope(Verb::see_contacts) == Scope::own && actor.officer == contact.officer;
}

}  // namespace

Result<ContactReceipt> log_contact(Office& office, const Actor& actor, const ContactForm& given) {
    if (auto allowed = require(actor, Verb::log_contact); !allowed) return allowed.problems();
    auto form = given;
    if (actor.officer) form.officer = actor.officer;  // an officer logs what he or she did
    const auto now = office.now();
    const auto policy = policy_in_force(office, office.local_date(now));
    program::ContactRules rules{now, office.district().zone, {}, discipline_provision(policy),
                                program::NotNeeded::allowed};

    return office.file().write(office.act(actor, Verb::log_contact), [&](filing::Writing& file) -> Result<ContactReceipt> {
        if (const auto same = file.all<Contact>({{"idempotency_key", form.key}}); !form.key.empty() && !same.empty())
            return ContactReceipt{same.front().id, receipt_number(same.front().id), true, {}};
        rules.names = names_on(file, form);
        auto logged = program::check(form, rules);
        Problems problems = logged.problems();
        for (auto& unknown : unknown_students(file, form)) problems.push_back(std::move(unknown));
        if (!problems.empty()) return problems;
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
    const auto where = conditions(filter);
    return office.file().read([&](const filing::Reading& file) -> Result<ContactPage> {
        ContactPage page;
        page.total = file.count<Contact>(where);
        const std::int64_t skipped = std::int64_t{contacts_per_page} * (std::max(filter.page, 1) - 1);
        auto found = file.page<Contact>(where, {"happened_on", contacts_per_page, skipped, "happened_at"});
        for (auto& contact : found) page.contacts.push_back(view_of(file, std::move(contact)));
        return page;
    });
}

Result<ContactView> contact(const Office& office, const Actor& actor, ContactId id) {
    if (auto allowed = require(actor, Verb::see_contacts); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<ContactView> {
        auto versions = file.history<Contact>(id);
        if (versions.empty() || !sees(actor, versions.back().record))
            return problem("contact", "There is no such contact");
        return view_of(file, std::move(versions.back().record));
    });
}

Result<std::vector<filing::Version<Contact>>> contact_history(const Office& office, const Actor& actor, ContactId id) {
    if (auto allowed = require(actor, Verb::see_contacts); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<filing::Version<Contact>>> {
        auto versions = file.history<Contact>(id);
        if (versions.empty() || !sees(actor, versions.back().record))
            return problem("contact", "There is no such contact");
        return versions;
    });
}

Result<Done> correct_contact(Office& office, const Actor& actor, ContactId id, const ContactForm& given,
                             const std::string& reason) {
    if (auto allowed = require(actor, Verb::correct_contact); !allowed) return allowed.problems();
    const auto now = office.now();
    const auto policy = policy_in_force(office, office.local_date(now));
    program::ContactRules rules{now, office.district().zone, {}, discipline_provision(policy),
                                program::NotNeeded::allowed};
    return office.file().write(office.act(actor, Verb::correct_contact), [&](filing::Writing& file) -> Result<Done> {
        const auto versions = file.history<Contact>(id);
        const bool own = !versions.empty() && actor.officer == versions.back().record.officer;
        if (versions.empty() || (actor.scope(Verb::correct_contact) == Scope::own && !own))
            return problem("contact", "There is no such contact");
        const bool free = now - versions.front().recorded.at <= free_correction;
        if (!free && trim(reason).empty())
            return problem("amended_because", "Say why it is corrected: both versions are kept");
        for (const auto& finding : program::screen(reason)) return Problem{"amended_because", program::explain(finding), {}};

        auto form = given;
        form.officer = versions.back().record.officer;
        rules.now = versions.front().recorded.at;  // a correction is not late: the contact was not
        rules.names = names_on(file, form);
        auto corrected = program::check(form, rules);
        Problems problems = corrected.problems();
        for (auto& unknown : unknown_students(file, form)) problems.push_back(std::move(unknown));
        if (!problems.empty()) return problems;

        corrected->contact.id = id;
        corrected->contact.key = versions.back().record.key;
        corrected->contact.amended_because = squeeze(reason);
        file.correct(corrected->contact);
        const auto contact = to_value(id);
        for (const auto& row : file.all<ContactStudent>({{"contact", contact}})) file.withdraw<ContactStudent>(row.id);
        for (const auto& row : file.all<program::Search>({{"contact", contact}})) file.withdraw<program::Search>(row.id);
        for (const auto& row : file.all<program::Force>({{"contact", contact}})) file.withdraw<program::Force>(row.id);
        for (auto& row : corrected->students) {
            row.contact = id;
            join_groups_of(file, row);
            file.add(row);
        }
        for (auto& row : corrected->searches) {
            row.contact = id;
            file.add(row);
        }
        for (auto& row : corrected->force) {
            row.contact = id;
            file.add(row);
        }
        return Done{};
    });
}

Result<std::vector<StudentMatch>> find_students(const Office& office, const Actor& actor, program::SchoolId school,
                                                const std::string& text) {
    if (auto allowed = require(actor, Verb::find_students, school); !allowed) return allowed.problems();
    const auto wanted = words(text);
    if (length(trim(text)) < 3 || wanted.empty()) return problem("student_search", "Type at least three letters of a name, or the number");
    constexpr std::size_t most = 8;
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<StudentMatch>> {
        const auto today = office.today();
        std::vector<StudentMatch> matches;
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

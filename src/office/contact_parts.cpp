#include "office/contact_parts.hpp"

#include "base/text.hpp"
#include "office/policies.hpp"
#include "office/race_lists.hpp"
#include "office/reasons.hpp"

namespace accord::office {

using program::Contact;
using program::ContactForm;
using program::ContactStudent;
using program::Student;

namespace {

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

template <class R>
std::string name_of(const filing::Reading& file, decltype(R::id) id) {
    const auto record = file.find<R>(id);
    return record ? record->name : std::string{};
}

std::string grade_on(const filing::Reading& file, program::StudentId student, Date day) {
    std::string grade;
    Date since{1900, 1, 1};
    for (const auto& enrolment : file.all<program::Enrolment>({{"student", to_value(student)}}))
        if (enrolment.since <= day && enrolment.since >= since) {
            since = enrolment.since;
            grade = enrolment.grade;
        }
    return grade;
}

/// A form may have waited for days, or come from another hand: what it points to must be there.
Problems problems_of_ids(const filing::Reading& file, const ContactForm& form) {
    Problems problems;
    if (form.school && !file.find<program::School>(*form.school))
        problems.push_back(problem("school", "This school is not in this district: choose one of the list"));
    if (form.officer && !file.find<program::Officer>(*form.officer))
        problems.push_back(problem("officer", "There is no such officer"));
    if (!form.request) return problems;
    const auto request = file.find<program::InterventionRequest>(*form.request);
    if (!request)
        problems.push_back(problem("request", "There is no such request"));
    else if (form.school && request->school != *form.school)
        problems.push_back(problem("request", "This request came from another school: choose one of this school"));
    return problems;
}

}  // namespace

program::ContactRules contact_rules(const Office& office, Instant recorded) {
    program::ContactRules rules;
    rules.now = recorded;
    rules.zone = office.district().zone;
    if (const auto policy = policy_in_force(office, office.today()))
        if (const auto bound = policy->bound_to("duties.no-discipline"); !bound.empty())
            rules.discipline_provision = bound.front().provision->id;
    return rules;
}

Result<program::LoggedContact> check_contact(const filing::Reading& file, const ContactForm& form,
                                             program::ContactRules rules) {
    rules.names = names_on(file, form);
    auto logged = program::check(form, rules);
    Problems problems = logged.problems();
    for (auto& wrong : problems_of_ids(file, form)) problems.push_back(std::move(wrong));
    if (!trim(form.note_override).empty() && !says_why(form.note_override))
        problems.push_back(problem("note_override", "Say why in at least three words"));
    for (const auto& id : form.students)
        if (id && !file.find<Student>(*id)) problems.push_back(problem("student", "This student is not on the roster"));
    if (!problems.empty()) return problems;
    return logged;
}

void join_groups_of(const filing::Reading& file, ContactStudent& row) {
    if (!row.student) return;
    const auto student = to_value(*row.student);
    program::join_groups(row, file.all<program::Enrolment>({{"student", student}}),
                         file.all<program::Membership>({{"student", student}}), race_lists(file));
}

std::string receipt_number(const program::ContactId& id) {
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

SeenStudent seen_student(const filing::Reading& file, const ContactStudent& row) {
    if (!row.student) return {};
    const auto student = file.find<Student>(*row.student);
    if (!student) return {row.student, {}, {}};
    return {row.student, initials(*student), grade_on(file, *row.student, row.happened_on)};
}

ContactView view_of(const filing::Reading& file, Contact contact) {
    const auto id = to_value(contact.id);
    return view_of(file, std::move(contact), file.all<ContactStudent>({{"contact", id}}),
                   file.all<program::Search>({{"contact", id}}), file.all<program::Force>({{"contact", id}}));
}

ContactView view_of(const filing::Reading& file, Contact contact, const std::vector<ContactStudent>& students,
                    std::vector<program::Search> searches, std::vector<program::Force> force) {
    ContactView view;
    view.number = receipt_number(contact.id);
    view.officer = name_of<program::Officer>(file, contact.officer);
    view.school = name_of<program::School>(file, contact.school);
    for (const auto& row : students) view.students.push_back(seen_student(file, row));
    view.searches = std::move(searches);
    view.force = std::move(force);
    view.contact = std::move(contact);
    return view;
}

bool reaches(const Actor& actor, Verb verb, const Contact& contact) {
    if (actor.reaches(verb, contact.school)) return true;
    switch (actor.scope(verb)) {
        case Scope::own:
            return actor.officer == contact.officer;
        case Scope::agency:
            return actor.supervises(contact.officer);
        case Scope::none:
        case Scope::school:
        case Scope::district:
            return false;
    }
    return false;
}

}  // namespace accord::office

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "base/zone.hpp"
#include "program/imports/records.hpp"

namespace accord::program::imports {

namespace {

/// Columns whose cells are the form's values as they stand.
constexpr auto form_columns = std::to_array<std::string_view>(
    {"late_reason", "origin", "reason", "other_reason", "school_rule", "handed_to", "search_person_basis",
     "search_person_found", "search_belongings_basis", "search_belongings_found", "injury", "told_of_rights", "outcome",
     "administrator_consulted", "parent_told", "minutes", "police_report", "note"});

/// The form's fields that columns of another name fill.
std::string column_of(const std::string& field) {
    if (field == "key") return "contact";
    if (field == "officer") return "officer_number";
    return field == "ago" ? "time" : field;
}

/// One contact of the file: the form that its rows fill together.
struct Told {
    Row first_row;
    FormValues values;  ///< without students
    std::vector<std::string> students;
    std::optional<Date> recorded;
    bool sound = true;  ///< no row of it had a problem that was told already
};

/// A contact's records on file.
struct Filed {
    const Contact* contact = nullptr;
    std::vector<const ContactStudent*> students;
    std::vector<const Search*> searches;
    std::vector<const Force*> force;
};

class Contacts {
public:
    Contacts(const OnFile& on_file, const ImportContext& context, ImportPlan& plan)
        : context_{context},
          plan_{plan},
          schools_{schools_by_name(on_file)},
          student_numbers_{students_by_number(on_file)} {
        for (const auto& officer : on_file.officers) officers_.add(officer.agency_number, officer.id);
        for (const auto& student : on_file.students) students_.emplace(student.id, &student);
        for (const auto& row : on_file.enrolments) enrolments_[row.student].push_back(row);
        for (const auto& row : on_file.memberships) memberships_[row.student].push_back(row);
        std::unordered_map<ContactId, Filed*> by_id;
        for (const auto& contact : on_file.contacts)
            if (contact.key.starts_with(key_beginning)) {
                auto& filed = filed_[contact.key];
                filed.contact = &contact;
                by_id.emplace(contact.id, &filed);
            }
        const auto join = [&](const auto& rows, auto list) {
            for (const auto& row : rows)
                if (const auto found = by_id.find(row.contact); found != by_id.end())
                    ((*found->second).*list).push_back(&row);
        };
        join(on_file.contact_students, &Filed::students);
        join(on_file.searches, &Filed::searches);
        join(on_file.force, &Filed::force);
    }

    /// Rows with the same number of the log are one contact with several students.
    void row(const Row& row) {
        const auto number = row.words("contact", 60);
        if (row.needed("contact").empty() || number.empty()) return;
        auto values = values_of(row);
        const auto student = student_of(row);
        const auto recorded = row.date("recorded");
        const auto [found, is_new] = told_.try_emplace(number, Told{row, {}, {}, recorded});
        auto& told = found->second;
        if (is_new) {
            order_.push_back(&told);
            told.sound = values.has_value();
            if (values) told.values = std::move(*values);
        } else if (values && told.sound && *values != told.values) {
            row.fail("contact", "An earlier row of this contact tells otherwise: only the student may differ");
            told.sound = false;
        }
        told.sound = told.sound && values && student;
        if (student) told.students.push_back(*student);
    }

    void finish() {
        for (const auto* told : order_)
            if (told->sound) one(*told);
    }

private:
    static constexpr std::string_view key_beginning = "import:";

    /// The form's values of a row, without the student. Nothing when the row names no officer, school or moment.
    std::optional<FormValues> values_of(const Row& row) {
        const auto officer = officers_.find(row, "officer_number", "officer");
        const auto school = schools_.find(row, "school", "school");
        const auto date = row.needed("date").empty() ? std::nullopt : row.date("date");
        const auto minute = row.needed("time").empty() ? std::nullopt : read_clock(row.text("time"));
        if (!row.text("time").empty() && !minute) row.fail("time", "Give the time, such as 14:05");
        if (!officer || !school || !date || !minute) return std::nullopt;
        const auto clock = clock_text(*minute / 60, *minute % 60);
        FormValues values{{"officer", officer->text()},
                          {"school", school->text()},
                          {"ago", "other"},
                          {"date", to_string(*date)},
                          {"time", clock}};
        // The same number at another time or place is another log's: it is another contact.
        const auto name =
            std::string{row.text("contact")} + '\n' + officer->text() + school->text() + to_string(*date) + clock;
        values.emplace_back("key", std::string{key_beginning} + to_hex(sha256(name)).substr(0, 32));
        for (const auto column : form_columns)
            if (const auto cell = row.text(column); !cell.empty()) values.emplace_back(column, cell);
        for (const auto column : {"actions", "force_type"})
            for (const auto part : split(row.text(column), ';'))
                if (const auto cell = trim(part); !cell.empty()) values.emplace_back(column, cell);
        return values;
    }

    /// The student's id as the form posts it; nothing when the cell names nobody on file.
    std::optional<std::string> student_of(const Row& row) {
        if (fold(row.text("student")) == "unknown") return "unknown";
        const auto student = student_numbers_.find(row, "student", "student");
        return student ? std::optional{student->text()} : std::nullopt;
    }

    void one(const Told& told) {
        auto values = told.values;
        for (const auto& student : told.students) values.emplace_back("student", student);
        const auto form = read_contact_form(values);
        const auto rules = rules_of(told, form);
        if (!rules) return;
        auto checked = check(form, *rules);
        if (!checked) {
            for (const auto& problem : checked.problems())
                told.first_row.fail(column_of(problem.where), problem.message.key, problem.message.values);
            return;
        }
        for (auto& row : checked->students)
            if (row.student)
                join_groups(row, enrolments_[*row.student], memberships_[*row.student], context_.race_lists);
        file(std::move(*checked));
    }

    /// The form's rules, as of the moment at which the former log had it; of this moment where it does not say.
    std::optional<ContactRules> rules_of(const Told& told, const ContactForm& form) {
        ContactRules rules{context_.now, context_.zone, {}, context_.discipline_provision, context_.not_needed};
        const auto happened = from_local({*form.date, *form.minute / 60, *form.minute % 60}, context_.zone);
        if (happened > context_.now) {
            told.first_row.fail("date", "This time is still to come");
            return std::nullopt;
        }
        if (told.recorded) {
            if (*told.recorded < *form.date || *told.recorded > to_local(context_.now, context_.zone).date) {
                told.first_row.fail("recorded", "This day must be between the contact and today");
                return std::nullopt;
            }
            rules.now = std::max(from_local({*told.recorded, 0, 0}, context_.zone), happened);
        }
        for (const auto& id : form.students)
            if (id) {
                const auto* student = students_.at(*id);
                rules.names.push_back(student->given);
                rules.names.push_back(student->family);
            }
        return rules;
    }

    /// Beside what is on file under the same key; a record's part is the same when it is of the same student or kind.
    void file(LoggedContact logged) {
        const auto found = filed_.find(logged.contact.key);
        const Filed none;
        const auto& filed = found == filed_.end() ? none : found->second;
        if (filed.contact) {
            logged.contact.id = filed.contact->id;
            logged.contact.amended_because = filed.contact->amended_because;
            if (logged.contact != *filed.contact) logged.contact.amended_because = "Imported again with other answers";
        }
        const auto id = logged.contact.id;
        put(plan_.contacts, filed.contact, std::move(logged.contact));
        merge(plan_.contact_students, filed.students, logged.students, id, [](const auto& row) { return row.student; });
        merge(plan_.searches, filed.searches, logged.searches, id, [](const auto& row) { return row.of; });
        for (auto& force : logged.force)
            for (const auto* known : filed.force)
                if (known->type == force.type)
                    force.reviewed_on = known->reviewed_on, force.reviewed_by = known->reviewed_by;
        merge(plan_.force, filed.force, logged.force, id, [](const auto& row) { return row.type; });
    }

    template <class R, class Key>
    static void merge(Changes<R>& changes, const std::vector<const R*>& filed, std::vector<R>& told, ContactId contact,
                      Key key) {
        std::vector<const R*> left = filed;
        for (auto& row : told) {
            const auto same =
                std::find_if(left.begin(), left.end(), [&](const R* known) { return key(*known) == key(row); });
            const R* known = same == left.end() ? nullptr : *same;
            if (known) {
                row.id = known->id;
                left.erase(same);
            }
            row.contact = contact;
            put(changes, known, std::move(row));
        }
        for (const auto* gone : left) changes.withdraw.push_back(gone->id);
    }

    const ImportContext& context_;
    ImportPlan& plan_;
    Directory<SchoolId> schools_;
    Directory<StudentId> student_numbers_;
    Directory<OfficerId> officers_;
    std::unordered_map<StudentId, const Student*> students_;
    std::unordered_map<StudentId, std::vector<Enrolment>> enrolments_;
    std::unordered_map<StudentId, std::vector<Membership>> memberships_;
    std::map<std::string, Filed, std::less<>> filed_;  ///< by key
    std::map<std::string, Told, std::less<>> told_;    ///< by the number in the log
    std::vector<const Told*> order_;                   ///< as they stand in the file
};

}  // namespace

void plan_contacts(const Table& table, const OnFile& on_file, const ImportContext& context, ImportPlan& plan) {
    Contacts contacts{on_file, context, plan};
    table.each([&](const Row& row) { contacts.row(row); });
    contacts.finish();
}

}  // namespace accord::program::imports

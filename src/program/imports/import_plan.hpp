#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/names.hpp"
#include "base/result.hpp"
#include "program/agreements.hpp"
#include "program/contact_form.hpp"
#include "program/contacts.hpp"
#include "program/district.hpp"
#include "program/force_and_search.hpp"
#include "program/officers.hpp"
#include "program/oversight.hpp"
#include "program/race_lists.hpp"
#include "program/students.hpp"

namespace accord::program {

/// What can be imported: a roster is a OneRoster zip or folder, the others are one CSV file each.
enum class ImportKind { roster, programs, officers, training, contacts, calls };

constexpr auto enum_names(ImportKind) {
    using enum ImportKind;
    return std::to_array<EnumName<ImportKind>>({{roster, "roster", "Schools and students (OneRoster)"},
                                                {programs, "programs", "IEP, section 504 and English learners"},
                                                {officers, "officers", "Officers and their assignments"},
                                                {training, "training", "Officers' training"},
                                                {contacts, "contacts", "Contacts from a former log"},
                                                {calls, "calls", "Calls for service"}});
}
static_assert(names_complete(ImportKind::calls));

struct ImportFile {
    std::string name;  ///< "users.csv", with or without folders before it
    std::string bytes;
};

/// How far the reading of one file has come: for a progress bar.
struct ImportProgress {
    std::string_view file;
    std::size_t done = 0;  ///< rows
    std::size_t total = 0;
};
/// Told now and then, and once when a file is done; never for every row.
using Progress = std::function<void(const ImportProgress&)>;

/// What an import is told beside its files.
struct ImportContext {
    Instant now;
    std::string zone;                            ///< the district's
    std::vector<std::string> training_subjects;  ///< codes that training.csv may name; empty: any
    std::string discipline_provision;            ///< as in ContactRules
    NotNeeded not_needed = NotNeeded::allowed;   ///< as in ContactRules
    RaceLists race_lists;                        ///< the district's
    Progress progress;                           ///< may be empty
};

/// The records on file with which an import is compared: latest versions. each_needed names those that a kind reads.
struct OnFile {
    std::vector<School> schools;
    std::vector<CalendarYear> years;
    std::vector<Student> students;
    std::vector<Enrolment> enrolments;
    std::vector<Membership> memberships;
    std::vector<Agency> agencies;
    std::vector<Officer> officers;
    std::vector<Assignment> assignments;
    std::vector<TrainingCompletion> training;
    std::vector<Contact> contacts;
    std::vector<ContactStudent> contact_students;
    std::vector<Search> searches;
    std::vector<Force> force;
    std::vector<CallForService> calls;
};

/// Calls visit(list) for each list of records that an import of this kind must find filled.
template <class Visit>
void each_needed(ImportKind kind, OnFile& on_file, Visit visit) {
    using enum ImportKind;
    if (kind != training) visit(on_file.schools);
    if (kind == roster) visit(on_file.years);
    if (kind == roster || kind == programs || kind == contacts) {
        visit(on_file.students);
        visit(on_file.enrolments);
        visit(on_file.memberships);
    }
    if (kind == officers || kind == training) visit(on_file.agencies);
    if (kind == officers || kind == training || kind == contacts) visit(on_file.officers);
    if (kind == officers) visit(on_file.assignments);
    if (kind == training) visit(on_file.training);
    if (kind == contacts) {
        visit(on_file.contacts);
        visit(on_file.contact_students);
        visit(on_file.searches);
        visit(on_file.force);
    }
    if (kind == calls) visit(on_file.calls);
}

/// What an import does to the records of one kind. Nothing is deleted that others point to: who left is closed.
template <class R>
struct Changes {
    std::vector<R> add;
    std::vector<R> correct;  ///< with the id of the record on file
    std::vector<decltype(R::id)> withdraw;
    std::size_t unchanged = 0;
    std::size_t left = 0;  ///< of `correct`: records closed because the files no longer name them
};

/// The changes of one kind of record, counted.
struct ChangeCount {
    std::string_view table;  ///< table_name of the record
    std::size_t added = 0;
    std::size_t changed = 0;  ///< `left` apart
    std::size_t unchanged = 0;
    std::size_t left = 0;
    std::size_t withdrawn = 0;
};

struct FileRows {
    std::string file;
    std::size_t rows = 0;
};

/// Everything that an import would do, worked out before anything is written: a dry run shows it, the office carries it
/// out in one transaction. A second import of the same files gives a plan without changes.
struct ImportPlan {
    ImportKind kind = ImportKind::roster;

    Changes<School> schools;
    Changes<CalendarYear> years;
    Changes<Student> students;
    Changes<Enrolment> enrolments;
    Changes<Membership> memberships;
    Changes<Agency> agencies;
    Changes<Officer> officers;
    Changes<Assignment> assignments;
    Changes<TrainingCompletion> training;
    Changes<Contact> contacts;
    Changes<ContactStudent> contact_students;
    Changes<Search> searches;
    Changes<Force> force;
    Changes<CallForService> calls;

    Problems problems;              ///< of all rows at once ("users.csv:12:grades"); with one, nothing may be written
    std::vector<Message> warnings;  ///< what was dropped, ignored, or taken although it was not quite right
    std::vector<FileRows> rows;     ///< read, by file

    [[nodiscard]] bool ready() const { return problems.empty(); }

    /// Calls visit(changes) for each kind of record, in an order in which nothing points to what is not written yet.
    template <class Visit>
    void each(Visit visit) const {
        visit(schools), visit(years), visit(students), visit(enrolments), visit(memberships), visit(agencies);
        visit(officers), visit(assignments), visit(training), visit(contacts), visit(contact_students);
        visit(searches), visit(force), visit(calls);
    }

    /// One row for each kind of record that the import touches or leaves as it is.
    [[nodiscard]] std::vector<ChangeCount> counts() const;
};

/// Works out what the files would change. Pure: the same files, records and moment give the same plan, ids of new
/// records aside.
ImportPlan plan_import(ImportKind kind, std::vector<ImportFile> files, const OnFile& on_file,
                       const ImportContext& context);

/// Where a problem is, taken apart: for the table and the CSV of row errors.
struct ImportPlace {
    std::string file;
    std::string line;    ///< empty: the whole file
    std::string column;  ///< empty: the whole row
};
ImportPlace place_of(const Problem& problem);

}  // namespace accord::program

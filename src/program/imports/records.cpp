#include "program/imports/records.hpp"

namespace accord::program::imports {

Directory<SchoolId> schools_by_name(const OnFile& on_file) {
    Directory<SchoolId> directory;
    for (const auto& school : on_file.schools)
        for (const auto& called : {school.name, school.code, school.source_id}) directory.add(called, school.id);
    return directory;
}

Directory<StudentId> students_by_number(const OnFile& on_file) {
    Directory<StudentId> directory;
    for (const auto& student : on_file.students)
        for (const auto& called : {student.number, student.source_id}) directory.add(called, student.id);
    return directory;
}

}  // namespace accord::program::imports

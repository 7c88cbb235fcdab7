#pragma once

#include <string_view>

namespace accord::office {

/// The records of a table of the file, one English key: "students", "contacts"; the table's own name when it has none.
std::string_view words_of_table(std::string_view table);
/// One of them: "student", "contact".
std::string_view word_of_record(std::string_view table);

}  // namespace accord::office

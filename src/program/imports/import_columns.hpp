#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/names.hpp"
#include "program/imports/import_plan.hpp"

namespace accord::program {

enum class Need { required, optional };

constexpr auto enum_names(Need) {
    return std::to_array<EnumName<Need>>(
        {{Need::required, "required", "Required"}, {Need::optional, "optional", "Optional"}});
}
static_assert(names_complete(Need::optional));

/// One column of a file that can be imported. The import page, the template and the reader are made from it.
struct ImportColumn {
    std::string_view file;  ///< "programs.csv"
    std::string_view name;  ///< as the header spells it; case, spaces and underscores aside
    Need need = Need::required;
    std::string allowed;  ///< "yes, no", "2026-11-22": what a cell may hold
    std::string example;
    std::string about;  ///< what it is, one English key
};

/// The columns that an import of this kind reads; of a roster those of every OneRoster file that is read.
const std::vector<ImportColumn>& import_columns(ImportKind kind);

/// A CSV with the header and one example row, to fill in. Empty for a roster: the student information system makes it.
std::string template_csv(ImportKind kind);

}  // namespace accord::program

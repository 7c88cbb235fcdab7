#pragma once

#include "office/report_rules.hpp"
#include "web/pages/refused.hpp"

/// The two rules that the Board declares, each a section of one page: what holds, and a form. The names of the forms
/// are the ends of their addresses.
namespace accord::web::pages {

inline constexpr auto rules_address = "/report/rules";
inline constexpr std::string_view publication_form = "publication", differences_form = "differences";

/// report_rules_publication.cpp
Html publication_section(const Visit& visit, const Refused& refused);
/// report_rules_differences.cpp
Html differences_section(const Visit& visit, const Refused& refused);

/// The whole page; a form that came back stands open.
Response report_rules_page(const Visit& visit, const Refused& refused);

/// What came of a form that is asked twice: what it would change first, and then whether to record it.
enum class Step { look, change, declare };
Step step_of(const Form& form);

/// The page between the two: what would change, everything typed in hidden fields, and a way back.
Response confirm_page(const Visit& visit, std::string_view form, const std::string& title, const Html& changes);

/// "Jun 11, 2026: item 9.3"; "written down: Ana Reyes, Jun 12, 2026".
Html word_of_board(const Visit& visit, Date declared_on, const std::string& minutes, const std::string& recorded_by,
                   Date recorded_on);

/// The day and the minutes of the meeting, which both forms ask for.
Html meeting_fields(const Visit& visit, const Fields& fields);
/// The day that was typed, or a problem beside its field.
Date typed_day(const Form& form, Problems& problems);
/// Adds what the office found to what cannot be read; of a field that cannot be read only that.
Problems joined(Problems unreadable, const Problems& found);

}  // namespace accord::web::pages

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/contacts.hpp"
#include "web/fields.hpp"

/// The questions of a contact, as the page that logs one and the page that corrects one ask them.
namespace accord::web::pages {

/// The button that looks for students without JavaScript; it posts the form without saving it.
inline constexpr std::string_view lookup_button = "find_student";

/// The students that the button found, or the problem of its search.
Result<std::vector<office::SeenStudent>> looked_up(const Visit& visit);

enum class Asking {
    newly,  ///< the officer logs what he or she just did: when, as minutes ago
    again,  ///< somebody corrects what is on file: the day and the time
};

/// All questions, field by field in the order of users.md section 7. `found`: the students to choose from, beside those
/// that the values name.
Html contact_questions(const Visit& visit, const Fields& fields, const Form& values,
                       const std::vector<office::SeenStudent>& found, Asking asking);

}  // namespace accord::web::pages

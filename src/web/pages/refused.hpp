#pragma once

#include <string>
#include <string_view>

#include "web/fields.hpp"
#include "web/frame.hpp"

namespace accord::web::pages {

/// A form that came back to its page: which of the page's forms it is, what was typed, what is wrong with it.
struct Refused {
    std::string_view form;
    const Form& values;
    Problems problems;

    [[nodiscard]] bool is(std::string_view other) const { return !problems.empty() && form == other; }
};

/// The fields of one of the page's forms: what was typed where it came back, else what is on file. All that it is given
/// must outlive it.
inline Fields fields_of(const Visit& visit, const Refused& refused, std::string_view form, const Form& on_file) {
    const bool back = refused.is(form);
    return {visit, back ? refused.values : on_file, back ? refused.problems : Problems{}, std::string{form} + "-"};
}

/// The head of a page to which a form may have come back.
inline PageHead head_of(std::string title, std::string_view here, const Refused& refused) {
    PageHead head{std::move(title), here};
    head.status = refused.problems.empty() ? 200 : 422;
    return head;
}

}  // namespace accord::web::pages

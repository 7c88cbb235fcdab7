#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/names.hpp"
#include "base/result.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

namespace accord::web {

/// One choice of a list: what is posted, what is read, and a line below. Choices of one group stand under its name.
struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
    std::string group = {};
};

/// All values of a closed enum as choices, in the reader's language.
template <Named E>
std::vector<Choice> choices_of(const Visit& visit) {
    std::vector<Choice> choices;
    for (const auto& row : names_of<E>) choices.push_back({std::string{row.code}, std::string{visit.t(row.label)}});
    return choices;
}

/// The fields of one form: each shows again what was typed, and its own problem. The error summary links to them.
/// It looks at the visit and the values, which must outlive it. A page with several forms gives each a `scope` of its
/// own, so that labels and links find their fields.
class Fields {
public:
    Fields(const Visit& visit, const Form& values, Problems problems = {}, std::string scope = {})
        : visit_{visit}, values_{values}, problems_{std::move(problems)}, scope_{std::move(scope)} {}
    Fields(const Visit& visit, Form&& values, Problems problems = {}, std::string scope = {}) = delete;

    /// The list of all problems, each linked to its field; nothing when there is none.
    [[nodiscard]] Html summary() const;
    /// The session's secret: every form posts it.
    [[nodiscard]] Html secret() const;
    [[nodiscard]] Html hidden(std::string_view name, std::string_view value) const;
    [[nodiscard]] Html text(std::string_view name, const Html& label, const Html& hint = {},
                            std::string_view type = "text") const;
    [[nodiscard]] Html date(std::string_view name, const Html& label, const Html& hint = {}) const {
        return text(name, label, hint, "date");
    }
    [[nodiscard]] Html area(std::string_view name, const Html& label, const Html& hint = {}, int rows = 3) const;
    [[nodiscard]] Html select(std::string_view name, const Html& label, const std::vector<Choice>& choices,
                              const Html& hint = {}) const;
    /// One of several, as tiles. `look` is "pick", "pick pair" (two beside each other) or "pick chips" (as many as
    /// fit).
    [[nodiscard]] Html radios(std::string_view name, const Html& legend, const std::vector<Choice>& choices,
                              const Html& hint = {}, std::string_view look = "pick") const;
    /// Any of several.
    [[nodiscard]] Html checks(std::string_view name, const Html& legend, const std::vector<Choice>& choices,
                              const Html& hint = {}, std::string_view look = "pick") const;

    /// Files to send, of the kinds that `accept` lists (".csv,.zip").
    [[nodiscard]] Html files(std::string_view name, const Html& label, const Html& hint, std::string_view accept,
                             bool several = false) const;

private:
    [[nodiscard]] std::string key_of(std::string_view name) const { return scope_ + std::string{name}; }
    /// What describes a field: its problem, else its hint.
    [[nodiscard]] std::string description_of(std::string_view name, const Html& hint) const;
    /// Label, hint and problem around one control.
    [[nodiscard]] Html around(std::string_view name, const Html& label, const Html& hint, const Html& control) const;
    [[nodiscard]] const Problem* problem_of(std::string_view name) const;
    [[nodiscard]] Html message_of(std::string_view name) const;
    [[nodiscard]] Html group(std::string_view type, std::string_view name, const Html& legend,
                             const std::vector<Choice>& choices, const Html& hint, std::string_view look) const;

    const Visit& visit_;
    const Form& values_;
    Problems problems_;
    std::string scope_;
};

}  // namespace accord::web

#include "web/fields.hpp"

namespace accord::web {

using namespace attribute;
namespace h = html;

const Problem* Fields::problem_of(std::string_view name) const {
    for (const auto& problem : problems_)
        if (problem.where == name) return &problem;
    return nullptr;
}

Html Fields::message_of(std::string_view name) const {
    const auto* problem = problem_of(name);
    return problem ? h::p({cls("msg"), id("e-" + key_of(name))}, visit_.t(problem->message)) : Html{};
}

std::string Fields::description_of(std::string_view name, const Html& hint) const {
    if (problem_of(name)) return "e-" + key_of(name);
    return hint.empty() ? std::string{} : "h-" + key_of(name);
}

Html Fields::around(std::string_view name, const Html& label, const Html& hint, const Html& control) const {
    return h::div(
        {cls(problem_of(name) ? "field err" : "field")}, h::label({cls("q"), for_("f-" + key_of(name))}, label),
        hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key_of(name))}, hint), message_of(name), control);
}

Html Fields::summary() const {
    if (problems_.empty()) return {};
    Html rows;
    for (const auto& problem : problems_)
        rows += h::li(problem.where.empty() ? Html{visit_.t(problem.message)}
                                            : h::a({href("#f-" + key_of(problem.where))}, visit_.t(problem.message)));
    const auto title = visit_.t({problems_.size() == 1 ? "Check one answer" : "Check {count} answers",
                                 {{"count", std::to_string(problems_.size())}}});
    return h::div({cls("errsum"),
                   role("alert"),
                   {"aria-labelledby", "errsum"},
                   {"tabindex", "-1"},
                   attribute::flag("autofocus", true)},
                  h::h2({id("errsum")}, title), h::ul(rows));
}

Html Fields::secret() const {
    return hidden("csrf", visit_.person ? std::string_view{visit_.person->csrf} : visit_.request.cookie("visitor"));
}

Html Fields::hidden(std::string_view name, std::string_view value) const {
    return h::input({type("hidden"), attribute::name(name), attribute::value(value)});
}

Html Fields::text(std::string_view name, const Html& label, const Html& hint, std::string_view type) const {
    const bool password = type == "password";
    return around(
        name, label, hint,
        h::input({attribute::type(type), id("f-" + key_of(name)), attribute::name(name),
                  attribute::value(password ? std::string_view{} : values_.get(name)),
                  described_by(description_of(name, hint)), some("aria-invalid", problem_of(name) ? "true" : ""),
                  some("autocomplete", password ? "current-password" : "off")}));
}

Html Fields::area(std::string_view name, const Html& label, const Html& hint, int rows) const {
    return around(name, label, hint,
                  h::textarea({id("f-" + key_of(name)),
                               attribute::name(name),
                               {"rows", std::to_string(rows)},
                               described_by(description_of(name, hint)),
                               some("aria-invalid", problem_of(name) ? "true" : "")},
                              values_.get(name)));
}

Html Fields::select(std::string_view name, const Html& label, const std::vector<Choice>& choices,
                    const Html& hint) const {
    Html options;
    for (auto at = choices.begin(); at != choices.end();) {
        const auto group = at->group;
        Html members;
        for (; at != choices.end() && at->group == group; ++at)
            members +=
                h::option({attribute::value(at->value), flag("selected", values_.get(name) == at->value)}, at->label);
        options += group.empty() ? members : element("optgroup", {{"label", group}}, {members});
    }
    return around(name, label, hint,
                  h::select({id("f-" + key_of(name)), attribute::name(name), described_by(description_of(name, hint)),
                             some("aria-invalid", problem_of(name) ? "true" : "")},
                            options));
}

Html Fields::files(std::string_view name, const Html& label, const Html& hint, std::string_view accept,
                   bool several) const {
    return around(name, label, hint,
                  h::input({attribute::type("file"),
                            id("f-" + key_of(name)),
                            attribute::name(name),
                            flag("multiple", several),
                            {"accept", accept},
                            described_by(description_of(name, hint))}));
}

Html Fields::group(std::string_view kind, std::string_view name, const Html& legend, const std::vector<Choice>& choices,
                   const Html& hint, std::string_view look) const {
    const auto key = key_of(name);
    Html tiles;
    int number = 0;
    std::string_view group;
    for (const auto& choice : choices) {
        // The first carries the id that the error summary links to.
        const auto own_id = number == 0 ? "f-" + key : "f-" + key + "-" + std::to_string(number);
        ++number;
        if (!choice.group.empty() && choice.group != group) tiles += h::p({cls("group")}, choice.group);
        group = choice.group;
        tiles += h::label({},
                          h::input({type(kind), id(own_id), attribute::name(name), attribute::value(choice.value),
                                    flag("checked", values_.has(name, choice.value))}),
                          h::span(choice.label), choice.hint.empty() ? Html{} : h::small(choice.hint));
    }
    return h::fieldset({cls(problem_of(name) ? "err" : ""), described_by(description_of(name, hint))},
                       h::legend(legend), hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key)}, hint),
                       message_of(name), h::div({cls(look)}, tiles));
}

Html Fields::radios(std::string_view name, const Html& legend, const std::vector<Choice>& choices, const Html& hint,
                    std::string_view look) const {
    return group("radio", name, legend, choices, hint, look);
}

Html Fields::checks(std::string_view name, const Html& legend, const std::vector<Choice>& choices, const Html& hint,
                    std::string_view look) const {
    return group("checkbox", name, legend, choices, hint, look);
}

}  // namespace accord::web

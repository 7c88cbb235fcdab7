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
    return problem ? h::p({cls("msg"), id("e-" + std::string{name})}, visit_.t(problem->message)) : Html{};
}

Html Fields::summary() const {
    if (problems_.empty()) return {};
    Html rows;
    for (const auto& problem : problems_)
        rows += h::li(problem.where.empty() ? Html{visit_.t(problem.message)}
                                            : h::a({href("#f-" + problem.where)}, visit_.t(problem.message)));
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

Html Fields::text(std::string_view name, std::string_view label, std::string_view hint, std::string_view type) const {
    const std::string key{name};
    const bool wrong = problem_of(name) != nullptr;
    const std::string described = wrong ? "e-" + key : hint.empty() ? "" : "h-" + key;
    const bool password = type == "password";
    return h::div({cls(wrong ? "field err" : "field")}, h::label({cls("q"), for_("f-" + key)}, label),
                  hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key)}, hint), message_of(name),
                  h::input({attribute::type(type), id("f-" + key), attribute::name(name),
                            attribute::value(password ? std::string_view{} : values_.get(name)),
                            described_by(described), some("aria-invalid", wrong ? "true" : ""),
                            some("autocomplete", password ? "current-password" : "off")}));
}

Html Fields::area(std::string_view name, std::string_view label, std::string_view hint, int rows) const {
    const std::string key{name};
    const bool wrong = problem_of(name) != nullptr;
    const std::string described = wrong ? "e-" + key : hint.empty() ? "" : "h-" + key;
    return h::div(
        {cls(wrong ? "field err" : "field")}, h::label({cls("q"), for_("f-" + key)}, label),
        hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key)}, hint), message_of(name),
        h::textarea({id("f-" + key), attribute::name(name), {"rows", std::to_string(rows)}, described_by(described)},
                    values_.get(name)));
}

Html Fields::select(std::string_view name, std::string_view label, const std::vector<Choice>& choices,
                    std::string_view hint) const {
    const std::string key{name};
    const bool wrong = problem_of(name) != nullptr;
    Html options;
    for (const auto& choice : choices)
        options += h::option({attribute::value(choice.value), flag("selected", values_.get(name) == choice.value)},
                             choice.label);
    return h::div({cls(wrong ? "field err" : "field")}, h::label({cls("q"), for_("f-" + key)}, label),
                  hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key)}, hint), message_of(name),
                  h::select({id("f-" + key), attribute::name(name), described_by(wrong ? "e-" + key : "")}, options));
}

Html Fields::group(std::string_view kind, std::string_view name, std::string_view legend,
                   const std::vector<Choice>& choices, std::string_view hint, std::string_view look) const {
    const std::string key{name};
    const bool wrong = problem_of(name) != nullptr;
    Html tiles;
    bool first = true;
    for (const auto& choice : choices) {
        // The first carries the id that the error summary links to.
        const auto own_id = first ? "f-" + key : "f-" + key + "-" + choice.value;
        first = false;
        tiles += h::label({},
                          h::input({type(kind), id(own_id), attribute::name(name), attribute::value(choice.value),
                                    flag("checked", values_.has(name, choice.value))}),
                          h::span(choice.label), choice.hint.empty() ? Html{} : h::small(choice.hint));
    }
    return h::fieldset({cls(wrong ? "err" : ""), described_by(wrong          ? "e-" + key
                                                              : hint.empty() ? ""
                                                                             : "h-" + key)},
                       h::legend(legend), hint.empty() ? Html{} : h::p({cls("hint"), id("h-" + key)}, hint),
                       message_of(name), h::div({cls(look)}, tiles));
}

Html Fields::radios(std::string_view name, std::string_view legend, const std::vector<Choice>& choices,
                    std::string_view hint, std::string_view look) const {
    return group("radio", name, legend, choices, hint, look);
}

Html Fields::checks(std::string_view name, std::string_view legend, const std::vector<Choice>& choices,
                    std::string_view hint, std::string_view look) const {
    return group("checkbox", name, legend, choices, hint, look);
}

}  // namespace accord::web

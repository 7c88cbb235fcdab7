#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "policy/provision.hpp"

namespace accord::policy {

/// One dated parameter of a control: value with its unit as text ("1 school_year", "directed"), since when, from where.
struct Parameter {
    std::string name;
    std::string value;
    std::optional<Date> since;
    std::string source;

    bool operator==(const Parameter&) const = default;
};

/// What reveals a control in a sentence never seen before. Concepts are lists of words and phrases in our own words,
/// named in the catalogue ([concepts], written as vocabulary.hpp says); a pattern names the concepts that must, may and
/// must not stand in the text.
struct Pattern {
    std::vector<std::string> all;   ///< concept names: every one must occur; the first says what the rule is about
    std::vector<std::string> any;   ///< concept names: each that occurs adds confidence
    std::vector<std::string> none;  ///< concept names: none may occur
    std::vector<Kind> kinds;        ///< kinds of provision it fits; empty: any that binds
    double weight = 1.0;
};

/// A reading of the text that changes what the control does: when its concepts occur in the provision, its
/// parameters replace the control's ("as directed by the Board": schedule = "directed"). Variants that set the same
/// parameter to different values add up, with commas between ("school-policing,force-policy").
struct Variant {
    std::vector<std::string> all;
    std::vector<std::string> none;
    std::vector<Kind> kinds;
    std::vector<Parameter> parameters;
};

/// The answer that a bound control gives to an act (program/decide.hpp): data, so that no rule hides in C++.
struct AnswerRow {
    std::string act;                          ///< "request-intervention", "records-access", "assign-officer", ...
    std::map<std::string, std::string> when;  ///< facts of the act and parameters of the control that must hold
    std::string answer;                       ///< code of the answer, an enum's code in `program`
    std::string reason;                       ///< English key of the sentence that says why
    int rank = 0;                             ///< the highest rank of all bound controls decides
};

/// One row of policies/controls.toml.
struct Control {
    std::string id;     ///< "agreement.approved": fixed
    std::string title;  ///< our own words
    std::string judge;  ///< one of the generic judges (compliance/judge.hpp)
    std::vector<Parameter> parameters;
    std::vector<std::string> evidence;  ///< kinds of evidence it is judged from (compliance/evidence.hpp)
    std::vector<std::string> owners;    ///< role codes
    bool protects = false;              ///< its duties and prohibitions protect students: their absence is told first
    std::vector<Pattern> patterns;
    std::vector<std::string> examples;  ///< sentences that it is about, in our own words: what its words weigh
    std::vector<Variant> variants;
    std::vector<AnswerRow> answers;

    /// The parameter in force on a day (the latest `since` that is not after it), or nothing.
    [[nodiscard]] const Parameter* parameter(std::string_view name, Date on) const;
};

struct Catalogue {
    std::map<std::string, std::vector<std::string>> concepts;  ///< name -> words and phrases
    std::vector<Control> controls;
    std::vector<std::string> other_examples;  ///< sentences that bind somebody and that no control is about
    std::vector<AnswerRow> defaults;          ///< answers where no bound control speaks

    [[nodiscard]] const Control* find(std::string_view id) const;
};

/// Reads policies/controls.toml; all problems at once, each with its place.
Result<Catalogue> read_catalogue(std::string_view name, std::string_view toml);

}  // namespace accord::policy

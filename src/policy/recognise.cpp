#include "policy/recognise.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace accord::policy {

namespace {

constexpr double first_concept = 0.66;
constexpr double each_further_concept = 0.06;
constexpr double each_supporting_concept = 0.04;
constexpr double supporting_concept_nearby = 0.02;
constexpr double faded_above = 0.75;      // per needed concept that stands only in a heading
constexpr double faded_nearby = 0.88;     // per needed concept that stands only around the provision
constexpr double faded_per_word = 0.005;  // of depth, beyond the first words
constexpr int first_words = 12;
constexpr double most_faded = 0.75;
constexpr std::size_t farthest_look = 8'000;  // bytes of the sentence around a part of it
constexpr double weight_above = 0.2;          // of a heading's words in what a provision resembles
constexpr double weight_around = 0.1;         // of the rest of its sentence
constexpr double pattern_weight = 5;          // of a pattern's strength beside what the words resemble, in powers of e
constexpr double least_share = 0.003;
constexpr double needed_alone = 0.62;  // confidence of a control that no pattern speaks for
constexpr double clear_lead = 1.5;     // times the second: closer than that, a person must say
constexpr double doubt = 0.6;          // of the confidence, when it is doubtful whether the provision binds
constexpr double least_in_doubt = 0.45;
constexpr double not_enough = 0.49;  // the most that is said of a provision for which nothing is proposed
constexpr double most_certain = 0.99;

bool contains(const std::vector<Kind>& kinds, Kind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void append(std::vector<std::string>& all, std::string_view text) {
    for (std::string& word : telling_words(text)) all.push_back(std::move(word));
}

/// Why a provision of this kind, which asks nothing of anybody, is no control.
std::string reason_of(Kind kind) {
    switch (kind) {
        case Kind::definition:
            return "It says what a word means and asks nothing of anybody.";
        case Kind::purpose:
            return "It says what the policy is for and asks nothing of anybody.";
        case Kind::reference:
            return "It points to another text.";
        case Kind::note:
            return "It is a drafting note, not policy.";
        case Kind::adoption:
            return "It says when the policy was adopted.";
        case Kind::obligation:
        case Kind::permission:
        case Kind::prohibition:
            break;
    }
    return "It asks nothing that could be kept or broken.";
}

Binding no_control(const Provision& provision) {
    return {provision.id, std::string{not_a_control}, {}, reason_of(provision.kind), most_certain, Source::recognised};
}

Concepts with(Concepts concepts, const Concepts& names) {
    for (const auto& [name, entries] : names) {
        auto& known = concepts[name];
        known.insert(known.end(), entries.begin(), entries.end());
    }
    return concepts;
}

}  // namespace

Recogniser::Recogniser(const Catalogue& catalogue, const Concepts& names)
    : catalogue_{catalogue}, vocabulary_{with(catalogue.concepts, names)}, resemblance_{catalogue, vocabulary_} {
    for (const Control& control : catalogue.controls) {
        auto& patterns = patterns_.emplace_back();
        for (const Pattern& pattern : control.patterns)
            patterns.push_back(needs(pattern.all, pattern.any, pattern.none));
        auto& variants = variants_.emplace_back();
        for (const Variant& variant : control.variants) variants.push_back(needs(variant.all, {}, variant.none));
    }
}

Recogniser::Needs Recogniser::needs(const std::vector<std::string>& all, const std::vector<std::string>& any,
                                    const std::vector<std::string>& none) const {
    const auto numbers = [&](const std::vector<std::string>& names) {
        std::vector<std::size_t> found;
        for (const std::string& name : names) found.push_back(vocabulary_.number(name));
        return found;
    };
    return {numbers(all), numbers(any), numbers(none)};
}

Recogniser::Sight Recogniser::look_at(const Provision& provision) const {
    std::vector<std::string> own;
    if (provision.text.find(provision.who) == std::string::npos) append(own, provision.who);
    append(own, provision.text);
    if (provision.text.find(provision.when) == std::string::npos) append(own, provision.when);
    std::vector<std::string> around;
    if (provision.sentence_text != provision.text)
        append(around, std::string_view{provision.sentence_text}.substr(0, farthest_look));
    for (const std::string& item : provision.items) append(around, item);
    std::vector<std::string> above;
    for (const std::string& heading : provision.heading) append(above, heading);
    return {vocabulary_.find(own), vocabulary_.find(around), vocabulary_.find(above),
            resemblance_.shares({{own, 1}, {around, weight_around}, {above, weight_above}})};
}

double Recogniser::strength(const Pattern& pattern, const Needs& needs, const Sight& sight, Kind kind) {
    const auto stands = [](const std::vector<int>& where, std::size_t number) {
        return where[number] != Vocabulary::absent;
    };
    if (pattern.kinds.empty() ? !binds(kind) : !contains(pattern.kinds, kind)) return 0;
    for (const std::size_t number : needs.none)
        if (stands(sight.own, number)) return 0;

    if (!stands(sight.own, needs.all.front())) return 0;
    double strength = first_concept + each_further_concept * static_cast<double>(needs.all.size() - 1);
    double faded = 1;
    int deepest = 0;
    for (const std::size_t number : needs.all) {
        if (stands(sight.own, number))
            deepest = std::max(deepest, sight.own[number]);
        else if (stands(sight.around, number))
            faded *= faded_nearby;
        else if (stands(sight.above, number))
            faded *= faded_above;
        else
            return 0;
    }
    for (const std::size_t number : needs.any) {
        if (stands(sight.own, number))
            strength += each_supporting_concept;
        else if (stands(sight.around, number) || stands(sight.above, number))
            strength += supporting_concept_nearby;
    }
    const double depth = std::max(most_faded, 1 - faded_per_word * std::max(0, deepest - first_words));
    return pattern.weight * strength * faded * depth;
}

double Recogniser::strongest_pattern(std::size_t control, const Sight& sight, Kind kind) const {
    double strongest = 0;
    const auto& patterns = catalogue_.controls[control].patterns;
    for (std::size_t p = 0; p < patterns.size(); ++p)
        strongest = std::max(strongest, strength(patterns[p], patterns_[control][p], sight, kind));
    return strongest;
}

Recogniser::Choice Recogniser::choose_by_pattern(const Sight& sight, Kind kind) const {
    Choice choice;
    for (std::size_t i = 0; i < catalogue_.controls.size(); ++i)
        if (const double strength = strongest_pattern(i, sight, kind); strength > choice.confidence)
            choice = {&catalogue_.controls[i], strength};
    return choice.confidence < threshold ? Choice{} : choice;
}

Recogniser::Choice Recogniser::choose_by_all(const Sight& sight, Kind kind) const {
    double all = sight.shares.back() + least_share;  // of the examples that no control is about
    double best = 0, second = all;
    bool spoke = false;  // a pattern of the control that weighs most
    Choice choice;
    for (std::size_t i = 0; i < catalogue_.controls.size(); ++i) {
        if (catalogue_.controls[i].id == not_a_control) continue;  // what may bind is for a person to dismiss
        if (catalogue_.controls[i].patterns.empty()) continue;     // a person alone chooses it
        const double strength = strongest_pattern(i, sight, kind);
        const double weight = std::exp(pattern_weight * strength) * (sight.shares[i] + least_share);
        all += weight;
        if (weight > best) choice.control = &catalogue_.controls[i], spoke = strength > 0;
        second = weight > best ? std::max(second, best) : std::max(second, weight);
        best = std::max(best, weight);
    }
    choice.confidence = best / all;
    const double needed = spoke ? threshold : needed_alone;
    return choice.confidence < needed || best < clear_lead * second ? Choice{nullptr, choice.confidence} : choice;
}

Binding Recogniser::propose(const Provision& provision) const {
    const bool may_bind = binds(provision.kind);
    if (!may_bind && provision.kind != Kind::definition) return no_control(provision);
    const Sight sight = look_at(provision);
    Choice choice = may_bind ? choose_by_all(sight, provision.kind) : choose_by_pattern(sight, provision.kind);
    if (provision.doubtful) choice.confidence *= doubt;
    choice.confidence = std::min(choice.confidence, most_certain);
    if (!choice.control || (provision.doubtful && choice.confidence < least_in_doubt)) {
        if (!may_bind) return no_control(provision);
        return {provision.id, {}, {}, {}, std::min(choice.confidence, not_enough), Source::recognised};
    }
    Binding binding{provision.id, choice.control->id, parameters(provision, *choice.control),
                    {},           choice.confidence,  Source::recognised};
    if (binding.control == not_a_control) binding.reason = reason_of(provision.kind);
    return binding;
}

std::vector<Parameter> Recogniser::parameters(const Provision& provision, const Control& control) const {
    const auto row = static_cast<std::size_t>(&control - catalogue_.controls.data());
    std::vector<std::string> all = telling_words(provision.text);
    append(all, provision.when);
    for (const std::string& item : provision.items) append(all, item);
    const std::vector<int> found = vocabulary_.find(all);
    const auto stands = [&](std::size_t number) { return found[number] != Vocabulary::absent; };

    std::vector<Parameter> set;
    for (std::size_t v = 0; v < control.variants.size(); ++v) {
        const Variant& variant = control.variants[v];
        const Needs& needs = variants_[row][v];
        if (!variant.kinds.empty() && !contains(variant.kinds, provision.kind)) continue;
        if (!std::all_of(needs.all.begin(), needs.all.end(), stands)) continue;
        if (std::any_of(needs.none.begin(), needs.none.end(), stands)) continue;
        for (const Parameter& parameter : variant.parameters) {
            const auto same =
                std::find_if(set.begin(), set.end(), [&](const auto& p) { return p.name == parameter.name; });
            if (same == set.end())
                set.push_back(parameter);
            else if (same->value != parameter.value)
                same->value += "," + parameter.value;
        }
    }
    return set;
}

}  // namespace accord::policy

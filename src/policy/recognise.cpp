#include "policy/recognise.hpp"

#include <algorithm>

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
constexpr double clear_lead = 0.1;
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

}  // namespace

Recogniser::Recogniser(const Catalogue& catalogue) : catalogue_{catalogue}, vocabulary_{catalogue.concepts} {
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
    return {vocabulary_.find(own), vocabulary_.find(around), vocabulary_.find(above)};
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

Binding Recogniser::propose(const Provision& provision) const {
    if (provision.kind == Kind::reference || provision.kind == Kind::note || provision.kind == Kind::adoption)
        return no_control(provision);

    const Sight sight = look_at(provision);
    const Control* winner = nullptr;
    double best = 0;
    double second = 0;
    for (std::size_t i = 0; i < catalogue_.controls.size(); ++i) {
        const Control& control = catalogue_.controls[i];
        double strongest = 0;
        for (std::size_t p = 0; p < control.patterns.size(); ++p)
            strongest = std::max(strongest, strength(control.patterns[p], patterns_[i][p], sight, provision.kind));
        if (strongest > best) {
            second = best;
            best = strongest;
            winner = &control;
        } else {
            second = std::max(second, strongest);
        }
    }

    const double lead = std::min(best - second, clear_lead);
    const double confidence = std::min(best, most_certain) * (0.8 + 0.2 * lead / clear_lead);
    if (!winner || confidence < threshold) {
        if (!binds(provision.kind)) return no_control(provision);
        return {provision.id, {}, {}, {}, std::min(confidence, threshold), Source::recognised};
    }
    Binding binding{provision.id, winner->id, parameters(provision, *winner), {}, confidence, Source::recognised};
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

#include "policy/binding.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "policy/glossary.hpp"
#include "policy/recognise.hpp"

namespace accord::policy {

namespace {

constexpr double little_of_its_own = 0.8;  // confidence below which a sentence that points back takes over
constexpr double carried_on = 0.55;        // confidence of a control taken over from a neighbour
constexpr double known_otherwise = 0.9;    // confidence of a pack's row for the sentence before words were chosen in it

/// True when a sentence only points back to the one before: "this may ...", "where that is not possible, ...".
bool points_back(const Provision& provision) {
    static const std::set<std::string, std::less<>> pointing{"this", "that", "these", "those",
                                                             "such", "it",   "they",  "one"};
    static const std::set<std::string, std::less<>> leading{"where", "when", "if",  "unless",
                                                            "until", "in",   "for", "all"};
    const std::vector<std::string> first = words(shorten(provision.text, 40));
    if (first.empty()) return false;
    return pointing.contains(first[0]) ||
           (first.size() > 1 && leading.contains(first[0]) && pointing.contains(first[1]));
}

/// True when two parts of a sentence are items of one list: each repeats the words that lead it in.
bool are_items(const Provision& one, const Provision& other) {
    constexpr std::size_t repeated = 12;
    return one.sentence == other.sentence && one.text.size() > repeated &&
           other.text.starts_with(std::string_view{one.text}.substr(0, repeated));
}

/// True when the provision goes on about what the one before it says.
bool goes_on(const Provision& provision, const Provision& before) {
    if (are_items(provision, before)) return false;
    return provision.heading == before.heading && (provision.sentence == before.sentence || points_back(provision));
}

const Binding* known(const std::vector<Pack>& packs, const std::string& provision) {
    for (const Pack& pack : packs)
        if (const auto row = pack.by_provision.find(provision); row != pack.by_provision.end()) return &row->second;
    return nullptr;
}

}  // namespace

std::vector<Binding> bind(const Reading& reading, const Catalogue& catalogue, const std::vector<Pack>& packs) {
    const Recogniser recogniser{catalogue, glossary_of(reading, catalogue)};
    const std::vector<Provision>& provisions = reading.provisions;
    // Chosen words made another sentence of one that a pack knows: its row is proposed, and a person confirms it.
    const auto proposed = [&](const Provision& provision) {
        const Binding* row = provision.original.empty() || provision.kind == Kind::note
                                 ? nullptr
                                 : known(packs, provision_id(provision.original, provision.part));
        if (!row) return recogniser.propose(provision);
        Binding binding = *row;
        binding.provision = provision.id;
        binding.source = Source::recognised;
        binding.confidence = known_otherwise;
        return binding;
    };
    std::vector<Binding> bindings;
    bindings.reserve(provisions.size());
    for (const Provision& provision : provisions) {
        // A sentence that is policy in one document may be a drafting note in another: no pack binds a note.
        const Binding* row = provision.kind == Kind::note ? nullptr : known(packs, provision.id);
        bindings.push_back(row ? *row : proposed(provision));
    }
    const auto take_over = [&](std::size_t to, std::size_t from) {
        const Control* control = catalogue.find(bindings[from].control);
        const bool weak = bindings[to].control.empty() ||
                          (points_back(provisions[to]) && bindings[to].confidence < little_of_its_own);
        if (!control || !weak || bindings[to].source == Source::pack) return;
        bindings[to].control = control->id;
        bindings[to].parameters = recogniser.parameters(provisions[to], *control);
        bindings[to].reason = bindings[from].reason;
        bindings[to].confidence = carried_on;
    };
    const auto bind_in_pairs = [&](auto visit) {
        std::size_t before = provisions.size();  // the last provision that binds
        for (std::size_t i = 0; i < provisions.size(); ++i) {
            if (!binds(provisions[i].kind)) continue;
            if (before < i) visit(before, i);
            before = i;
        }
    };
    bind_in_pairs([&](std::size_t before, std::size_t i) {
        if (goes_on(provisions[i], provisions[before])) take_over(i, before);
    });
    bind_in_pairs([&](std::size_t before, std::size_t i) {
        if (provisions[i].sentence == provisions[before].sentence && !are_items(provisions[i], provisions[before]))
            take_over(before, i);
    });
    return bindings;
}

Binding recognise(const Provision& provision, const Document&, const Catalogue& catalogue) {
    return Recogniser{catalogue}.propose(provision);
}

std::vector<AdoptedPolicy::Bound> AdoptedPolicy::bound_to(std::string_view control) const {
    std::vector<Bound> bound;
    for (std::size_t i = 0; i < provisions.size() && i < bindings.size(); ++i)
        if (bindings[i].control == control) bound.push_back({&provisions[i], &bindings[i]});
    return bound;
}

std::string AdoptedPolicy::parameter(const Catalogue& catalogue, std::string_view control, std::string_view name,
                                     Date on) const {
    for (const Bound& bound : bound_to(control))
        for (const Parameter& parameter : bound.binding->parameters)
            if (parameter.name == name && (!parameter.since || *parameter.since <= on)) return parameter.value;
    const Control* row = catalogue.find(control);
    const Parameter* parameter = row ? row->parameter(name, on) : nullptr;
    return parameter ? parameter->value : std::string{};
}

std::vector<std::string> AdoptedPolicy::values(std::string_view control, std::string_view name) const {
    std::vector<std::string> all;
    for (const Bound& bound : bound_to(control))
        for (const Parameter& parameter : bound.binding->parameters) {
            if (parameter.name != name) continue;
            for (const std::string_view value : split(parameter.value, ','))
                if (std::find(all.begin(), all.end(), value) == all.end()) all.emplace_back(value);
        }
    return all;
}

const PolicyVersion* in_force(const std::vector<PolicyVersion>& versions, Date on) {
    const PolicyVersion* latest = nullptr;
    for (const PolicyVersion& version : versions)
        if (version.in_force_from <= on && (!latest || version.in_force_from >= latest->in_force_from))
            latest = &version;
    return latest;
}

}  // namespace accord::policy

#include "office/policies.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace accord::office {

namespace {

using program::AdoptionStage;
using program::PolicyBinding;
using program::PolicyDocument;
using program::PolicyId;

/// "schedule=directed;when-possible=yes": how a binding's parameters rest in their column.
std::string print_parameters(const std::vector<policy::Parameter>& parameters) {
    std::string text;
    for (const auto& parameter : parameters) {
        if (!text.empty()) text += ';';
        text += parameter.name + '=' + parameter.value;
    }
    return text;
}

std::vector<policy::Parameter> parse_parameters(std::string_view text) {
    std::vector<policy::Parameter> parameters;
    for (const auto part : split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        parameters.push_back({std::string{part.substr(0, equals)}, std::string{part.substr(equals + 1)}, {}, {}});
    }
    return parameters;
}

bool settled(const policy::Binding& binding) {
    return !binding.control.empty() && binding.source != policy::Source::recognised;
}

/// The bindings of packs and proposals, with each person's word over them.
std::vector<policy::Binding> bindings_of(const Office& office, const policy::Reading& reading,
                                         const std::vector<PolicyBinding>& words) {
    auto bindings = policy::bind(reading, office.catalogue(), office.packs());
    for (auto& binding : bindings) {
        const auto word = std::find_if(words.begin(), words.end(),
                                       [&](const PolicyBinding& row) { return row.provision == binding.provision; });
        if (word == words.end()) continue;
        binding.control = word->control;
        binding.parameters = parse_parameters(word->parameters);
        binding.reason = word->reason;
        binding.source = word->source;
        binding.confidence = word->confidence / 100.0;
    }
    return bindings;
}

std::vector<policy::PolicyVersion> load_versions(const Office& office, const filing::Reading& file) {
    std::vector<policy::PolicyVersion> versions;
    for (const auto& record : file.all<PolicyDocument>({{"stage", to_value(AdoptionStage::in_force)}})) {
        auto reading = policy::read(record.name, record.bytes);
        if (!reading || !record.in_force_from) continue;
        auto bindings = bindings_of(office, *reading, file.all<PolicyBinding>({{"document", to_value(record.id)}}));
        auto document = reading->document;
        document.status = policy::Status::adopted;  // the board's act, whatever the paper says
        versions.push_back({record.id.text(),
                            {std::move(document), std::move(reading->provisions), std::move(bindings)},
                            *record.in_force_from});
    }
    return versions;
}

std::int64_t newest_entry(const filing::Reading& file) {
    return std::max(file.newest<PolicyDocument>(), file.newest<PolicyBinding>());
}

Adoption assemble(const Office& office, const filing::Reading& file, PolicyDocument record) {
    auto reading = policy::read(record.name, record.bytes);
    Adoption adoption{std::move(record), std::move(reading).value(), {}, 0};
    adoption.bindings =
        bindings_of(office, adoption.reading, file.all<PolicyBinding>({{"document", to_value(adoption.record.id)}}));
    for (std::size_t i = 0; i < adoption.bindings.size(); ++i)
        if (policy::binds(adoption.reading.provisions[i].kind) && !settled(adoption.bindings[i]))
            ++adoption.unconfirmed;
    return adoption;
}

Result<Adoption> load_adoption(const Office& office, const filing::Reading& file, PolicyId id) {
    auto record = file.find<PolicyDocument>(id);
    if (!record) return problem("policy", "There is no such policy document");
    return assemble(office, file, std::move(*record));
}

void keep_word(filing::Writing& file, PolicyId document, const policy::Binding& binding) {
    const auto rows = file.all<PolicyBinding>({{"document", to_value(document)}, {"provision", binding.provision}});
    PolicyBinding row{rows.empty() ? decltype(PolicyBinding::id)::make() : rows.front().id,
                      document,
                      binding.provision,
                      binding.control,
                      print_parameters(binding.parameters),
                      binding.reason,
                      policy::Source::person,
                      100};
    if (rows.empty())
        file.add(row);
    else
        file.correct(row);
}

}  // namespace

std::shared_ptr<const std::vector<policy::PolicyVersion>> Office::policies() const {
    return file_.read([&](const filing::Reading& file) {
        const auto newest = newest_entry(file);
        const std::lock_guard lock{guard_};
        if (!policies_ || policies_entry_ != newest) {
            policies_ = std::make_shared<const std::vector<policy::PolicyVersion>>(load_versions(*this, file));
            policies_entry_ = newest;
        }
        return policies_;
    });
}

InForce policy_in_force(const Office& office, Date on) {
    InForce found;
    found.versions = office.policies();
    found.version = policy::in_force(*found.versions, on);
    return found;
}

Result<PolicyId> take_in_policy(Office& office, const Actor& actor, const std::string& name, const std::string& bytes) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    if (auto reading = policy::read(name, bytes); !reading) return reading.problems();
    const auto hash = to_hex(sha256(bytes));
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<PolicyId> {
        if (const auto same = file.all<PolicyDocument>({{"sha256", hash}}); !same.empty()) return same.front().id;
        const PolicyDocument record{
            PolicyId::make(), name, decode_text(bytes).text, hash, AdoptionStage::reviewing, {}, {}};
        file.add(record);
        return record.id;
    });
}

std::vector<PolicyDocument> policy_documents(const Office& office) {
    return office.file().read([](const filing::Reading& file) { return file.all<PolicyDocument>(); });
}

Result<Adoption> adoption(const Office& office, const Actor& actor, PolicyId id) {
    if (auto allowed = require(actor, Verb::see_policy); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) { return load_adoption(office, file, id); });
}

Result<Done> set_binding(Office& office, const Actor& actor, PolicyId id, const std::string& provision,
                         const std::string& control, const std::string& reason) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    const bool plain = control == policy::not_a_control;
    if (!plain && !office.catalogue().find(control)) return problem(provision, "Choose a control of the catalogue");
    if (plain && trim(reason).empty()) return problem(provision, "Say why this sentence needs no control");
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<Done> {
        auto loaded = load_adoption(office, file, id);
        if (!loaded) return loaded.problems();
        for (const auto& binding : loaded->bindings) {
            if (binding.provision != provision) continue;
            auto word = binding;
            // Parameters that the words set belong to the control that they were read for.
            if (word.control != control) word.parameters.clear();
            word.control = control;
            word.reason = plain ? std::string{trim(reason)} : std::string{};
            keep_word(file, id, word);
            return Done{};
        }
        return problem(provision, "This document has no such provision");
    });
}

Result<int> accept_proposals(Office& office, const Actor& actor, PolicyId id, double confidence) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<int> {
        auto loaded = load_adoption(office, file, id);
        if (!loaded) return loaded.problems();
        int accepted = 0;
        for (std::size_t i = 0; i < loaded->bindings.size(); ++i) {
            const auto& binding = loaded->bindings[i];
            if (!policy::binds(loaded->reading.provisions[i].kind) || settled(binding)) continue;
            if (binding.control.empty() || binding.confidence < confidence) continue;
            keep_word(file, id, binding);
            ++accepted;
        }
        return accepted;
    });
}

Result<Done> confirm_bindings(Office& office, const Actor& actor, PolicyId id) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<Done> {
        auto loaded = load_adoption(office, file, id);
        if (!loaded) return loaded.problems();
        Problems open;
        for (std::size_t i = 0; i < loaded->bindings.size(); ++i) {
            const auto& provision = loaded->reading.provisions[i];
            if (!policy::binds(provision.kind) || settled(loaded->bindings[i])) continue;
            open.push_back({provision.id,
                            {"Line {line} is not settled: confirm its control or say why it needs none",
                             {{"line", std::to_string(provision.line)}}},
                            provision.id});
        }
        if (!open.empty()) return open;
        auto record = loaded->record;
        if (record.stage == AdoptionStage::reading || record.stage == AdoptionStage::reviewing) {
            record.stage = AdoptionStage::confirmed;
            file.correct(record);
        }
        return Done{};
    });
}

Result<Done> put_in_force(Office& office, const Actor& actor, PolicyId id, Date from, const std::string& minutes) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<Done> {
        auto loaded = load_adoption(office, file, id);
        if (!loaded) return loaded.problems();
        const auto& document = loaded->reading.document;
        auto record = loaded->record;
        Problems problems;
        if (record.stage != AdoptionStage::confirmed && record.stage != AdoptionStage::in_force)
            problems.push_back(problem("stage", "Confirm the bindings first: every provision needs its control"));
        if (document.status != policy::Status::adopted && trim(minutes).empty())
            problems.push_back(
                problem("minutes",
                        "This document does not say that a board adopted it ({status}): name the minutes "
                        "of the meeting that did",
                        {{"status", std::string{label_of(document.status)}}}));
        if (document.adopted && document.status == policy::Status::adopted && from < *document.adopted)
            problems.push_back(problem("from", "The document was adopted on {adopted}: it cannot be in force earlier",
                                       {{"adopted", to_string(*document.adopted)}}));
        if (!problems.empty()) return problems;
        record.stage = AdoptionStage::in_force;
        record.in_force_from = from;
        record.minutes = std::string{trim(minutes)};
        file.correct(record);
        return Done{};
    });
}

namespace {

Result<Compared> compare_readings(const policy::Catalogue& catalogue, policy::Reading before, policy::Reading after) {
    Compared compared{
        std::make_unique<policy::Reading>(std::move(before)), std::make_unique<policy::Reading>(std::move(after)), {}};
    compared.comparison = policy::compare(*compared.before, *compared.after, catalogue);
    return compared;
}

}  // namespace

Result<Compared> compare_documents(const Office& office, const Actor& actor, PolicyId before, PolicyId after) {
    if (auto allowed = require(actor, Verb::compare_policies); !allowed) return allowed.problems();
    auto first = adoption(office, actor, before);
    auto second = adoption(office, actor, after);
    if (!first) return first.problems();
    if (!second) return second.problems();
    return compare_readings(office.catalogue(), std::move(first->reading), std::move(second->reading));
}

Result<Compared> compare_files(const policy::Catalogue& catalogue, const std::string& before_name,
                               const std::string& before, const std::string& after_name, const std::string& after) {
    auto first = policy::read(before_name, before);
    auto second = policy::read(after_name, after);
    Problems problems = first.problems();
    problems.insert(problems.end(), second.problems().begin(), second.problems().end());
    if (!problems.empty()) return problems;
    return compare_readings(catalogue, std::move(*first), std::move(*second));
}

}  // namespace accord::office

#include "office/policies.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace accord::office {

namespace {

using program::AdoptionStage;
using program::PolicyBinding;
using program::PolicyChoice;
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
        auto reading = policy::read(record.name, record.bytes, chosen_words(file, record.id));
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
    return std::max({file.newest<PolicyDocument>(), file.newest<PolicyBinding>(), file.newest<PolicyChoice>()});
}

Adoption assemble(const Office& office, const filing::Reading& file, PolicyDocument record) {
    auto reading = policy::read(record.name, record.bytes, chosen_words(file, record.id));
    Adoption adoption{std::move(record), std::move(reading).value(), {}, 0};
    adoption.chosen = chosen_passages(file, adoption.record.id);
    adoption.bindings =
        bindings_of(office, adoption.reading, file.all<PolicyBinding>({{"document", to_value(adoption.record.id)}}));
    for (std::size_t i = 0; i < adoption.bindings.size(); ++i)
        if (policy::binds(adoption.reading.provisions[i].kind) && !settled(adoption.bindings[i]))
            ++adoption.unconfirmed;
    return adoption;
}

/// Text that somebody wrote has hardly a character that cannot be printed.
bool is_text(std::string_view text) {
    std::size_t strange = 0;
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && std::string_view{"\t\n\v\f\r"}.find(c) == std::string_view::npos)
            ++strange;
    constexpr std::string_view damaged = "\xef\xbf\xbd";
    for (auto at = text.find(damaged); at != std::string_view::npos; at = text.find(damaged, at + damaged.size()))
        ++strange;
    return strange * 100 <= text.size();
}

bool says_a_rule(const policy::Reading& reading) {
    return std::any_of(reading.provisions.begin(), reading.provisions.end(),
                       [](const policy::Provision& provision) { return policy::binds(provision.kind); });
}

/// "3, 17, 40": each line once.
template <class HasLine>
std::string lines_of(const std::vector<const HasLine*>& rows) {
    std::set<int> lines;
    for (const auto* row : rows) lines.insert(row->line);
    std::string text;
    for (const int line : lines) text += (text.empty() ? "" : ", ") + std::to_string(line);
    return text;
}

/// What of the text itself stands in the way of confirming it.
Problems open_words(const Adoption& adoption, MarkedDeletions deletions) {
    Problems open;
    if (const auto passages = adoption.open_passages(); !passages.empty())
        open.push_back(problem("passages",
                               passages.size() == 1 ? "One passage leaves open what the text says, in line {lines}: "
                                                      "choose the words that the Board adopted"
                                                    : "{count} passages leave open what the text says, in lines "
                                                      "{lines}: choose the words that the Board adopted",
                               {{"count", std::to_string(passages.size())}, {"lines", lines_of(passages)}}));
    for (const auto& warning : adoption.reading.warnings)
        if (warning.kind == "passages") open.push_back({"passages", warning.message, {}});
    if (const auto marked = adoption.marked_deletions(); !marked.empty() && deletions == MarkedDeletions::unread)
        open.push_back(problem("deletions",
                               "The document marks words as deleted in these lines: {lines}. Say that they were read "
                               "and the text stands without them",
                               {{"lines", lines_of(marked)}}));
    return open;
}

Problem no_rule_in(const std::string& name, const policy::Reading& reading) {
    return problem(name,
                   "No rule was found in {file}. Sentences read: {count}; none says what somebody shall, shall not or "
                   "may do. Take the policy's own text, as .txt, .md or .html.",
                   {{"file", name}, {"count", std::to_string(reading.provisions.size())}});
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
    const auto reading = policy::read(name, bytes);
    if (!reading) return reading.problems();
    auto text = decode_text(bytes).text;
    if (!is_text(text))
        return problem(name, "{file} is no text: most of its bytes cannot be read. Save the policy as text or HTML.",
                       {{"file", name}});
    if (!says_a_rule(*reading)) return no_rule_in(name, *reading);
    const auto hash = to_hex(sha256(bytes));
    return office.file().write(office.act(actor, Verb::adopt_policy), [&](filing::Writing& file) -> Result<PolicyId> {
        if (const auto same = file.all<PolicyDocument>({{"sha256", hash}}); !same.empty()) return same.front().id;
        const PolicyDocument record{PolicyId::make(), name, std::move(text), hash, AdoptionStage::reviewing, {}, {}};
        file.add(record);
        return record.id;
    });
}

std::vector<const policy::OpenPassage*> Adoption::open_passages() const {
    std::vector<policy::ChosenWords> choices;
    for (const auto& [row, by, at] : chosen)
        choices.push_back({row.sentence, static_cast<std::size_t>(row.place), row.words, row.chosen});
    std::vector<const policy::OpenPassage*> open;
    for (const auto& passage : reading.passages)
        if (!policy::is_settled(passage, choices)) open.push_back(&passage);
    return open;
}

const ChosenPassage* Adoption::choice(const std::string& passage) const {
    const auto found = std::find_if(chosen.begin(), chosen.end(), [&](const ChosenPassage& each) {
        return each.record.sentence + '-' + std::to_string(each.record.place) == passage;
    });
    return found == chosen.end() ? nullptr : &*found;
}

std::vector<const policy::Warning*> Adoption::marked_deletions() const {
    std::vector<const policy::Warning*> marked;
    for (const auto& warning : reading.warnings)
        if (warning.kind == "tracked-change" && warning.readings.empty()) marked.push_back(&warning);
    return marked;
}

std::vector<PolicyDocument> policy_documents(const Office& office, const Actor& actor) {
    return office.file().read([&](const filing::Reading& file) {
        return actor.may(Verb::adopt_policy) ? file.all<PolicyDocument>()
                                             : file.all<PolicyDocument>({{"stage", to_value(AdoptionStage::in_force)}});
    });
}

Result<Done> discard_policy(Office& office, const Actor& actor, PolicyId id) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    auto act = office.act(actor, Verb::adopt_policy);
    act.verb = "discard_policy";
    return office.file().write(std::move(act), [&](filing::Writing& file) -> Result<Done> {
        const auto record = file.find<PolicyDocument>(id);
        if (!record) return problem("policy", "There is no such policy document");
        if (record->stage == AdoptionStage::in_force)
            return problem("policy", "{file} is or was in force: what bound the district stays on file",
                           {{"file", record->name}});
        for (const auto& word : file.all<PolicyBinding>({{"document", to_value(id)}}))
            file.withdraw<PolicyBinding>(word.id);
        for (const auto& choice : file.all<PolicyChoice>({{"document", to_value(id)}}))
            file.withdraw<PolicyChoice>(choice.id);
        file.withdraw<PolicyDocument>(id);
        return Done{};
    });
}

Result<Adoption> adoption(const Office& office, const Actor& actor, PolicyId id) {
    if (auto allowed = require(actor, Verb::see_policy); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<Adoption> {
        auto found = load_adoption(office, file, id);
        if (found && !found->in_force() && !actor.may(Verb::adopt_policy))
            return problem("policy", "There is no such policy document");
        return found;
    });
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

Result<Done> confirm_bindings(Office& office, const Actor& actor, PolicyId id, MarkedDeletions deletions) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    auto act = office.act(actor, Verb::adopt_policy);
    if (deletions == MarkedDeletions::stand_as_adopted) act.verb = "confirm_policy_as_it_reads";
    return office.file().write(std::move(act), [&](filing::Writing& file) -> Result<Done> {
        auto loaded = load_adoption(office, file, id);
        if (!loaded) return loaded.problems();
        Problems open = open_words(*loaded, deletions);
        if (!says_a_rule(loaded->reading)) open.push_back(no_rule_in(loaded->record.name, loaded->reading));
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
        if (!says_a_rule(loaded->reading)) problems.push_back(no_rule_in(record.name, loaded->reading));
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

// The data files of policies/: controls.toml and packs/*.toml. The only source that meets the TOML library.

#include <sstream>
#include <toml.hpp>

#include "policy/binding.hpp"
#include "policy/catalogue.hpp"
#include "policy/vocabulary.hpp"

namespace accord::policy {

namespace {

using Keys = std::initializer_list<std::string_view>;

/// Takes a file apart and gathers everything that is wrong with it.
class FileReader {
public:
    explicit FileReader(std::string_view name) : name_{name} {}

    Problems problems;

    std::optional<toml::value> parse(std::string_view bytes) {
        std::istringstream stream{std::string{bytes}};
        try {
            return toml::parse(stream, name_);
        } catch (const toml::syntax_error& error) {
            problems.push_back(
                problem(name_ + ":" + std::to_string(error.location().line()), "This is not TOML from here on."));
        } catch (const std::runtime_error&) {
            problems.push_back(problem(name_, "This is not TOML."));
        }
        return std::nullopt;
    }

    void complain(const toml::value& at, std::string key,
                  std::vector<std::pair<std::string, std::string>> values = {}) {
        problems.push_back(
            problem(name_ + ":" + std::to_string(at.location().line()), std::move(key), std::move(values)));
    }

    /// The table, with a problem for each key that is not allowed; an empty table when the value is none.
    const toml::table& table(const toml::value& value, Keys allowed) {
        static const toml::table none;
        if (!value.is_table()) {
            complain(value, "A table of keys and values must stand here.");
            return none;
        }
        for (const auto& [key, inner] : value.as_table())
            if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
                complain(inner, "The key {key} is not known here.", {{"key", key}});
        return value.as_table();
    }

    std::string text(const toml::table& table, const std::string& key) {
        const auto found = table.find(key);
        return found == table.end() ? std::string{} : text(found->second, key);
    }

    std::string text(const toml::value& value, const std::string& key) {
        if (value.is_string()) return value.as_string();
        complain(value, "{key} must be text between quotes.", {{"key", key}});
        return {};
    }

    std::vector<std::string> texts(const toml::table& table, const std::string& key) {
        std::vector<std::string> all;
        each(table, key, [&](const toml::value& value) { all.push_back(text(value, key)); });
        return all;
    }

    double number(const toml::table& table, const std::string& key, double absent) {
        const auto found = table.find(key);
        if (found == table.end()) return absent;
        if (found->second.is_floating()) return found->second.as_floating();
        if (found->second.is_integer()) return static_cast<double>(found->second.as_integer());
        complain(found->second, "{key} must be a number.", {{"key", key}});
        return absent;
    }

    bool yes(const toml::table& table, const std::string& key) {
        const auto found = table.find(key);
        if (found == table.end()) return false;
        if (found->second.is_boolean()) return found->second.as_boolean();
        complain(found->second, "{key} must be true or false.", {{"key", key}});
        return false;
    }

    std::optional<Date> date(const toml::table& table, const std::string& key) {
        const auto found = table.find(key);
        if (found == table.end()) return std::nullopt;
        if (found->second.is_local_date()) {
            const toml::local_date& day = found->second.as_local_date();
            return Date{day.year, static_cast<unsigned>(day.month) + 1, static_cast<unsigned>(day.day)};
        }
        complain(found->second, "{key} must be a date: 2024-07-01.", {{"key", key}});
        return std::nullopt;
    }

    /// Calls visit(value) for each value of the list under the key.
    template <class Visit>
    void each(const toml::table& table, const std::string& key, Visit visit) {
        const auto found = table.find(key);
        if (found == table.end()) return;
        if (!found->second.is_array()) return complain(found->second, "{key} must be a list.", {{"key", key}});
        for (const toml::value& value : found->second.as_array()) visit(value);
    }

    /// Calls visit(key, value) for each entry of the table under the key.
    template <class Visit>
    void each_entry(const toml::table& table, const std::string& key, Visit visit) {
        const auto found = table.find(key);
        if (found == table.end()) return;
        if (!found->second.is_table()) return complain(found->second, "{key} must be a table.", {{"key", key}});
        for (const auto& [name, value] : found->second.as_table()) visit(name, value);
    }

    std::vector<Kind> kinds(const toml::table& table) {
        std::vector<Kind> all;
        each(table, "kinds", [&](const toml::value& value) {
            const std::string code = text(value, "kinds");
            if (const auto kind = parse_code<Kind>(code))
                all.push_back(*kind);
            else
                complain(value, "There is no kind of provision {kind}.", {{"kind", code}});
        });
        return all;
    }

    /// Parameters as a table of names and values: set = { schedule = "directed" }.
    std::vector<Parameter> settings(const toml::table& table, std::string_view source) {
        std::vector<Parameter> all;
        each_entry(table, "set", [&](const std::string& name, const toml::value& value) {
            all.push_back({name, text(value, name), std::nullopt, std::string{source}});
        });
        // The library keeps no order of keys: ours is by name.
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return all;
    }

private:
    std::string name_;
};

/// Reads controls.toml.
class CatalogueReader : FileReader {
public:
    using FileReader::FileReader;

    Result<Catalogue> read(std::string_view bytes) {
        const auto root = parse(bytes);
        if (!root) return std::move(problems);
        const toml::table& table = this->table(*root, {"concepts", "control", "default", "examples"});
        each_entry(table, "concepts", [&](const std::string& name, const toml::value& value) {
            add_concept(table.at("concepts").as_table(), name, value);
        });
        each(table, "control", [&](const toml::value& value) { add_control(value); });
        each_entry(table, "examples", [&](const std::string& control, const toml::value& value) {
            add_examples(table.at("examples").as_table(), control, value);
        });
        each(table, "default", [&](const toml::value& value) { catalogue_.defaults.push_back(answer(value)); });
        if (!problems.empty()) return std::move(problems);
        return std::move(catalogue_);
    }

private:
    void add_concept(const toml::table& concepts, const std::string& name, const toml::value& value) {
        std::vector<std::string>& entries = catalogue_.concepts[name];
        each(concepts, name, [&](const toml::value& entry) {
            entries.push_back(text(entry, name));
            if (!Vocabulary::well_formed(entries.back()))
                complain(
                    entry,
                    "{entry} of {concept} must be words in small letters, without articles; see vocabulary.hpp for "
                    "*, | and ...",
                    {{"entry", entries.back()}, {"concept", name}});
        });
        if (entries.empty()) complain(value, "The concept {concept} has no words.", {{"concept", name}});
    }

    /// Examples stand under their control's id; those of no control under "none".
    void add_examples(const toml::table& examples, const std::string& id, const toml::value& value) {
        const auto control = std::find_if(catalogue_.controls.begin(), catalogue_.controls.end(),
                                          [&](const Control& row) { return row.id == id; });
        if (control == catalogue_.controls.end() && id != "none")
            return complain(value, "There is no control {control}.", {{"control", id}});
        (id == "none" ? catalogue_.other_examples : control->examples) = texts(examples, id);
    }

    void add_control(const toml::value& value) {
        const toml::table& row = table(value, {"id", "title", "judge", "parameters", "evidence", "owners", "protects",
                                               "patterns", "variants", "answer"});
        Control control;
        control.id = text(row, "id");
        control.title = text(row, "title");
        control.judge = text(row, "judge");
        control.evidence = texts(row, "evidence");
        control.owners = texts(row, "owners");
        control.protects = yes(row, "protects");
        if (control.id.empty()) complain(value, "A control needs an id.");
        if (control.title.empty()) complain(value, "The control {control} needs a title.", {{"control", control.id}});
        if (catalogue_.find(control.id))
            complain(value, "The control {control} stands here twice.", {{"control", control.id}});
        each(row, "parameters", [&](const toml::value& v) { control.parameters.push_back(parameter(v)); });
        each(row, "patterns", [&](const toml::value& v) { control.patterns.push_back(pattern(v)); });
        each(row, "variants", [&](const toml::value& v) { control.variants.push_back(variant(v)); });
        each(row, "answer", [&](const toml::value& v) { control.answers.push_back(answer(v)); });
        catalogue_.controls.push_back(std::move(control));
    }

    Parameter parameter(const toml::value& value) {
        const toml::table& row = table(value, {"name", "value", "since", "source"});
        Parameter parameter{text(row, "name"), text(row, "value"), date(row, "since"), text(row, "source")};
        if (parameter.name.empty()) complain(value, "A parameter needs a name.");
        return parameter;
    }

    Pattern pattern(const toml::value& value) {
        const toml::table& row = table(value, {"all", "any", "none", "kinds", "weight"});
        Pattern pattern{concepts(row, "all"), concepts(row, "any"), concepts(row, "none"), kinds(row),
                        number(row, "weight", 1.0)};
        if (pattern.all.empty()) complain(value, "A pattern needs at least one concept in all.");
        return pattern;
    }

    Variant variant(const toml::value& value) {
        const toml::table& row = table(value, {"all", "none", "kinds", "set"});
        return {concepts(row, "all"), concepts(row, "none"), kinds(row), settings(row, "the provision's words")};
    }

    AnswerRow answer(const toml::value& value) {
        const toml::table& row = table(value, {"act", "when", "answer", "reason", "rank"});
        AnswerRow answer{
            text(row, "act"), {}, text(row, "answer"), text(row, "reason"), static_cast<int>(number(row, "rank", 0))};
        each_entry(row, "when",
                   [&](const std::string& fact, const toml::value& v) { answer.when[fact] = text(v, fact); });
        if (answer.act.empty() || answer.answer.empty()) complain(value, "An answer needs an act and an answer.");
        return answer;
    }

    std::vector<std::string> concepts(const toml::table& row, const std::string& key) {
        std::vector<std::string> names;
        each(row, key, [&](const toml::value& value) {
            names.push_back(text(value, key));
            if (!catalogue_.concepts.contains(names.back()))
                complain(value, "There is no concept {concept}.", {{"concept", names.back()}});
        });
        return names;
    }

    Catalogue catalogue_;
};

/// Reads packs/<district>.toml.
class PackReader : FileReader {
public:
    PackReader(std::string_view name) : FileReader{name} { pack_.name = name; }

    Result<Pack> read(std::string_view bytes) {
        const auto root = parse(bytes);
        if (!root) return std::move(problems);
        const toml::table& table = this->table(*root, {"document", "provisions"});
        each_entry(table, "provisions", [&](const std::string& id, const toml::value& value) { add(id, value); });
        if (!problems.empty()) return std::move(problems);
        return std::move(pack_);
    }

private:
    void add(const std::string& provision, const toml::value& value) {
        const toml::table& row = table(value, {"control", "reason", "set"});
        Binding binding{provision, text(row, "control"), settings(row, "pack " + pack_.name), text(row, "reason"),
                        1.0,       Source::pack};
        if (binding.control.empty()) complain(value, "{provision} needs a control.", {{"provision", provision}});
        if ((binding.control == not_a_control) == binding.reason.empty())
            complain(value, "{provision}: a reason belongs to not-a-control, and only to it.",
                     {{"provision", provision}});
        pack_.by_provision.emplace(provision, std::move(binding));
    }

    Pack pack_;
};

}  // namespace

Result<Catalogue> read_catalogue(std::string_view name, std::string_view toml) {
    return CatalogueReader{name}.read(toml);
}

Result<Pack> read_pack(std::string_view name, std::string_view toml) { return PackReader{name}.read(toml); }

}  // namespace accord::policy

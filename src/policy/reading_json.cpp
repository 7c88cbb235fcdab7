#include "policy/reading_json.hpp"

#include <nlohmann/json.hpp>

namespace accord::policy {

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json document_json(const Document& document) {
    return {{"title", or_null(document.title)},
            {"number", or_null(document.number)},
            {"issuer", or_null(document.issuer)},
            {"adopted", document.adopted ? Json(to_string(*document.adopted)) : Json(nullptr)},
            {"status", code_of(document.status)},
            {"format", document.format}};
}

Json provision_json(const Provision& provision, const Binding* binding) {
    const bool bound = binding && !binding->control.empty();
    return {{"id", provision.id},
            {"sentence", provision.sentence},
            {"part", provision.part},
            {"heading", provision.heading},
            {"kind", code_of(provision.kind)},
            {"who", or_null(provision.who)},
            {"when", or_null(provision.when)},
            {"text", provision.text},
            {"line", provision.line},
            {"control", bound ? Json(binding->control) : Json(nullptr)},
            {"confidence", bound ? Json(binding->confidence) : Json(nullptr)},
            {"deadline", or_null(provision.deadline)},
            {"citations", provision.citations},
            {"items", provision.items}};
}

Json warning_json(const Warning& warning) {
    Json json{{"kind", warning.kind},
              {"line", warning.line > 0 ? Json(warning.line) : Json(nullptr)},
              {"message", english(warning.message)}};
    if (!warning.readings.empty()) json["readings"] = warning.readings;
    return json;
}

Json passage_json(const OpenPassage& passage, std::size_t number) {
    Json json{
        {"number", number},     {"key", passage.key()},   {"kind", code_of(passage.kind)},
        {"line", passage.line}, {"words", passage.words}, {"sentence", passage.before + passage.words + passage.after}};
    if (!passage.readings.empty()) json["readings"] = passage.readings;
    return json;
}

}  // namespace

Json to_json(const Reading& reading, const std::vector<Binding>* bindings) {
    Json provisions = Json::array();
    for (std::size_t i = 0; i < reading.provisions.size(); ++i)
        provisions.push_back(
            provision_json(reading.provisions[i], bindings && i < bindings->size() ? &(*bindings)[i] : nullptr));
    Json warnings = Json::array();
    for (const auto& warning : reading.warnings) warnings.push_back(warning_json(warning));
    Json passages = Json::array();
    for (const auto& passage : reading.passages) passages.push_back(passage_json(passage, passages.size() + 1));
    return {{"document", document_json(reading.document)},
            {"provisions", std::move(provisions)},
            {"warnings", std::move(warnings)},
            {"passages", std::move(passages)}};
}

}  // namespace accord::policy

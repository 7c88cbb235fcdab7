#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "policy/binding.hpp"
#include "program/ids.hpp"

namespace accord::program {

/// A policy document as it came in, whole, and where its adoption stands.
enum class AdoptionStage { reading, reviewing, confirmed, in_force };

constexpr auto enum_names(AdoptionStage) {
    using enum AdoptionStage;
    return std::to_array<EnumName<AdoptionStage>>({{reading, "reading", "Read"},
                                                   {reviewing, "reviewing", "Review the bindings"},
                                                   {confirmed, "confirmed", "Confirmed"},
                                                   {in_force, "in_force", "In force"}});
}
static_assert(names_complete(AdoptionStage::in_force));

struct PolicyDocument {
    PolicyId id;
    std::string name;    ///< file name
    std::string bytes;   ///< the document, made UTF-8
    std::string sha256;  ///< of the file as it came in, hex
    AdoptionStage stage = AdoptionStage::reading;
    std::optional<Date> in_force_from;  ///< set when the board's adoption is recorded
    std::string minutes;                ///< where the board's minutes say so

    bool operator==(const PolicyDocument&) const = default;
};

constexpr std::string_view table_name(Of<PolicyDocument>) { return "policy_document"; }
constexpr auto fields(Of<PolicyDocument>) {
    using enum Privacy;
    using R = PolicyDocument;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("name", &R::name, open, "File"),
        field("bytes", &R::bytes, open, "Document"),
        field("sha256", &R::sha256, open, "SHA-256"),
        field("stage", &R::stage, open, "Stage"),
        field("in_force_from", &R::in_force_from, open, "In force from"),
        field("minutes", &R::minutes, open, "Board minutes"),
    };
}
static_assert(fields_complete<PolicyDocument>());

/// A provision's binding as a person left it: over the pack's or the proposal's.
struct PolicyBinding {
    Id<PolicyBinding> id;
    PolicyId document;
    std::string provision;
    std::string control;
    std::string parameters;  ///< "name=value;name=value"
    std::string reason;      ///< why it is not a control
    policy::Source source = policy::Source::recognised;
    int confidence = 0;      ///< in hundredths

    bool operator==(const PolicyBinding&) const = default;
};

constexpr std::string_view table_name(Of<PolicyBinding>) { return "policy_binding"; }
constexpr auto fields(Of<PolicyBinding>) {
    using enum Privacy;
    using R = PolicyBinding;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("document", &R::document, open, "Document"),
        field("provision", &R::provision, open, "Provision"),
        field("control", &R::control, open, "Control"),
        field("parameters", &R::parameters, open, "Parameters"),
        field("reason", &R::reason, open, "Reason"),
        field("source", &R::source, open, "Source"),
        field("confidence", &R::confidence, open, "Confidence, in hundredths"),
    };
}
static_assert(fields_complete<PolicyBinding>());

}  // namespace accord::program

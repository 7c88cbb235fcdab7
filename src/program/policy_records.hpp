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
    int confidence = 0;  ///< in hundredths

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

/// How the words of an open passage were chosen.
enum class PassageReading { first, second, typed, left_out, open };

constexpr auto enum_names(PassageReading) {
    using enum PassageReading;
    return std::to_array<EnumName<PassageReading>>({{first, "first", "The first reading: the words before the change"},
                                                    {second, "second", "The second reading: the words after it"},
                                                    {typed, "typed", "Other words, typed"},
                                                    {left_out, "left_out", "The blank is left out"},
                                                    {open, "open", "The blank stays open"}});
}
static_assert(names_complete(PassageReading::open));

/// What a person says that the board adopted in the place of words that leave it open. The document stays as it came
/// in; who chose, and when, is its version's.
struct PolicyChoice {
    Id<PolicyChoice> id;
    PolicyId document;
    std::string sentence;  ///< hash of the sentence as the document has it
    int place = 0;         ///< byte of the sentence at which the words begin
    std::string words;     ///< as the document has them
    std::string before;    ///< of a tracked change: its first reading, as it was shown
    std::string after;     ///< its second
    PassageReading reading = PassageReading::open;
    std::string chosen;  ///< the words that stand there now

    bool operator==(const PolicyChoice&) const = default;
};

constexpr std::string_view table_name(Of<PolicyChoice>) { return "policy_choice"; }
constexpr auto fields(Of<PolicyChoice>) {
    using enum Privacy;
    using R = PolicyChoice;
    return std::tuple{
        field("id", &R::id, open, "Id"),
        field("document", &R::document, open, "Document"),
        field("sentence", &R::sentence, open, "Sentence"),
        field("place", &R::place, open, "Place in the sentence"),
        field("words", &R::words, open, "Words of the document"),
        field("before", &R::before, open, "First reading"),
        field("after", &R::after, open, "Second reading"),
        field("reading", &R::reading, open, "Reading"),
        field("chosen", &R::chosen, open, "Words chosen"),
    };
}
static_assert(fields_complete<PolicyChoice>());

}  // namespace accord::program

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "policy/catalogue.hpp"
#include "policy/document.hpp"

namespace accord::policy {

/// Who says that a provision belongs to a control.
enum class Source {
    pack,        ///< a pack binds this very sentence by its hash
    recognised,  ///< proposed from the catalogue's patterns: a person must confirm it
    person,      ///< confirmed or chosen by a person
};

constexpr auto enum_names(Source) {
    using enum Source;
    return std::to_array<EnumName<Source>>({{pack, "pack", "Known sentence"},
                                            {recognised, "recognised", "Proposed"},
                                            {person, "person", "Confirmed by a person"}});
}
static_assert(names_complete(Source::person));

inline constexpr std::string_view not_a_control = "not-a-control";

/// A provision bound to a control of the catalogue, with the parameters that its words set.
struct Binding {
    std::string provision;  ///< Provision::id
    std::string control;    ///< Control::id, or "not-a-control"; empty: nothing recognised, a person must say
    std::vector<Parameter> parameters;  ///< set by variants, the pack or a person; over those of the catalogue
    std::string reason;                 ///< why it is not a control
    double confidence = 0;              ///< 0 to 1
    Source source = Source::recognised;

    bool operator==(const Binding&) const = default;
};

/// policies/packs/<name>.toml: sentence hashes and parts -> control and parameters. Never a sentence.
struct Pack {
    std::string name;
    std::map<std::string, Binding> by_provision;  ///< by Provision::id
};

Result<Pack> read_pack(std::string_view name, std::string_view toml);

/// One binding for each provision, in order: from the first pack that knows it, else proposed from the catalogue.
std::vector<Binding> bind(const Reading& reading, const Catalogue& catalogue, const std::vector<Pack>& packs);

/// The proposal alone, with no pack.
Binding recognise(const Provision& provision, const Document& document, const Catalogue& catalogue);

/// A document with its bindings: what a district's board adopts. `provisions[i]` is bound by `bindings[i]`.
struct AdoptedPolicy {
    Document document;
    std::vector<Provision> provisions;
    std::vector<Binding> bindings;

    /// A bound provision: the sentence that decides and the parameters that its words set.
    struct Bound {
        const Provision* provision;
        const Binding* binding;
    };

    /// The provisions bound to a control, in document order; empty when the policy has no such clause.
    [[nodiscard]] std::vector<Bound> bound_to(std::string_view control) const;
    /// The value of a control's parameter on a day: from a binding of this policy, else from the catalogue, else "".
    [[nodiscard]] std::string parameter(const Catalogue& catalogue, std::string_view control, std::string_view name,
                                        Date on) const;
    /// Every value that the provisions bound to a control set for a parameter that holds several ("grounds",
    /// "subjects"), each once, in document order.
    [[nodiscard]] std::vector<std::string> values(std::string_view control, std::string_view name) const;
};

/// One version of a district's policy and the days on which it is in force. A pending or model document is never in
/// force by itself: the board's adoption (a record) puts it in force from a date.
struct PolicyVersion {
    std::string id;  ///< the record's id
    AdoptedPolicy policy;
    Date in_force_from;
};

/// The version in force on a day: the latest that began on or before it; null when none had.
const PolicyVersion* in_force(const std::vector<PolicyVersion>& versions, Date on);

}  // namespace accord::policy

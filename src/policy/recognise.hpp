#pragma once

#include <vector>

#include "policy/binding.hpp"
#include "policy/resemblance.hpp"
#include "policy/vocabulary.hpp"

namespace accord::policy {

/// Proposes the control of a provision that no pack knows, from a catalogue's patterns and examples. The catalogue must
/// outlive it.
///
/// A pattern speaks when the first of its concepts, which says what the rule is about, stands in the provision, the
/// others there or near it, none of the excluded ones does, and the kind fits. Its strength grows with its weight, with
/// each concept that it needs beyond the first and with each supporting one; it fades when a needed concept stands only
/// in the rest of the sentence or in a heading, and when the words come late in a long provision (what a rule is about
/// stands in front, its details behind). The strongest pattern of each control counts, and is weighed together with how
/// much the provision resembles the control's examples (resemblance.hpp). The control that outweighs all others
/// together is proposed; where the second is close, or what no control is about weighs more, none is. A definition is
/// bound by patterns alone; nothing that may bind is ever proposed to be no control.
class Recogniser {
public:
    /// `names` are a document's own words for concepts of the catalogue (glossary.hpp).
    explicit Recogniser(const Catalogue& catalogue, const Concepts& names = {});

    /// Below this confidence nothing is proposed, but for what doubtfully binds: a person must say.
    static constexpr double threshold = 0.5;

    [[nodiscard]] Binding propose(const Provision& provision) const;

    /// What the provision's words set for a control: the parameters of the variants that fit.
    [[nodiscard]] std::vector<Parameter> parameters(const Provision& provision, const Control& control) const;

private:
    struct Choice {
        const Control* control = nullptr;
        double confidence = 0;
    };
    struct Needs {
        std::vector<std::size_t> all, any, none;  ///< numbers of concepts
    };
    /// Where each concept stands: in the provision's own words, in the rest of its sentence, in the headings.
    struct Sight {
        std::vector<int> own, around, above;
        std::vector<double> shares;  ///< of each control in what the provision resembles
    };

    [[nodiscard]] Needs needs(const std::vector<std::string>& all, const std::vector<std::string>& any,
                              const std::vector<std::string>& none) const;
    [[nodiscard]] Sight look_at(const Provision& provision) const;
    [[nodiscard]] Choice choose_by_pattern(const Sight& sight, Kind kind) const;
    [[nodiscard]] Choice choose_by_all(const Sight& sight, Kind kind) const;
    [[nodiscard]] double strongest_pattern(std::size_t control, const Sight& sight, Kind kind) const;
    [[nodiscard]] static double strength(const Pattern& pattern, const Needs& needs, const Sight& sight, Kind kind);

    const Catalogue& catalogue_;
    Vocabulary vocabulary_;
    Resemblance resemblance_;
    std::vector<std::vector<Needs>> patterns_;  ///< [control][pattern]
    std::vector<std::vector<Needs>> variants_;  ///< [control][variant]
};

}  // namespace accord::policy

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "policy/catalogue.hpp"
#include "policy/vocabulary.hpp"

namespace accord::policy {

/// How much a provision resembles the examples of each control (policies/controls.toml, [examples]). Every stem and
/// every concept of the examples is a feature; one that only few controls use says much, one that all use says nothing
/// (naive Bayes with the features of all examples as its prior). A word that no example uses is passed over.
class Resemblance {
public:
    Resemblance(const Catalogue& catalogue, const Vocabulary& vocabulary);

    /// Words of a provision and the weight that they have: its own 1, those of its headings less.
    struct Weighed {
        const std::vector<std::string>& words;
        double weight = 1;
    };

    /// For each control, by its place in the catalogue, its share of the resemblance: 0 to 1. The shares and that of
    /// the examples that no control is about add up to 1; all are 0 when no word is known.
    [[nodiscard]] std::vector<double> shares(const std::vector<Weighed>& texts) const;

private:
    using Evidence = std::vector<float>;  ///< of one feature for each class

    [[nodiscard]] std::vector<std::string> features(const std::vector<std::string>& words) const;

    const Vocabulary& vocabulary_;
    std::size_t classes_;       ///< the controls, and the last for the examples of none
    std::vector<bool> taught_;  ///< classes that have examples
    std::unordered_map<std::string, Evidence> evidence_;
};

}  // namespace accord::policy

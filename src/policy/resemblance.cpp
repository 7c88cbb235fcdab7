#include "policy/resemblance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/text.hpp"

namespace accord::policy {

namespace {

constexpr double prior_weight = 6;       // features of the whole that each control's own are mixed with
constexpr double concept_weight = 0.8;   // concepts repeat what the words say
constexpr double steepness = 0.45;       // how fast evidence becomes certainty: features depend on one another
constexpr double usual_features = 20;    // of a provision; those of a longer one weigh less each
constexpr std::size_t longest_stem = 7;  // letters

/// Endings that change the form of a word and not what it is about, the longest first.
constexpr auto endings = std::to_array<std::string_view>({"ations", "ation", "ments", "ment", "ings", "ing", "ions",
                                                          "ion", "ies", "ied", "ers", "es", "ed", "ly", "s", "e", "y"});

std::string stem(std::string_view word) {
    constexpr std::size_t least = 3;
    for (const auto ending : endings)
        if (word.size() >= ending.size() + least && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    return std::string{word.substr(0, longest_stem)};
}

}  // namespace

std::vector<std::string> Resemblance::features(const std::vector<std::string>& words) const {
    std::vector<std::string> found;
    for (const auto& word : words) found.push_back(stem(word));
    const std::vector<int> concepts = vocabulary_.find(words);
    for (std::size_t number = 0; number < concepts.size(); ++number)
        if (concepts[number] != Vocabulary::absent) found.push_back('#' + std::to_string(number));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Resemblance::Resemblance(const Catalogue& catalogue, const Vocabulary& vocabulary)
    : vocabulary_{vocabulary}, classes_{catalogue.controls.size() + 1} {
    std::unordered_map<std::string, std::vector<double>> counts(4'096);
    std::vector<double> total(classes_, 0);
    const auto learn = [&](const std::vector<std::string>& examples, std::size_t row) {
        for (const auto& example : examples)
            for (const auto& feature : features(telling_words(example))) {
                auto& count = counts[feature];
                count.resize(classes_, 0);
                ++count[row];
                ++total[row];
            }
    };
    for (std::size_t row = 0; row + 1 < classes_; ++row) learn(catalogue.controls[row].examples, row);
    learn(catalogue.other_examples, classes_ - 1);

    double all = 0;
    std::vector<double> of_unseen;  // the evidence of a feature that a class does not have
    for (const double one : total) {
        all += one;
        taught_.push_back(one > 0);
        of_unseen.push_back(std::log(prior_weight / (one + prior_weight)));
    }
    for (const auto& [feature, count] : counts) {
        const double usual = std::accumulate(count.begin(), count.end(), 0.0) / all;
        const double weight = feature.front() == '#' ? concept_weight : 1;
        Evidence& evidence = evidence_[feature];
        evidence.reserve(classes_);
        for (std::size_t row = 0; row < classes_; ++row) {
            const double here = (count[row] + prior_weight * usual) / (total[row] + prior_weight);
            evidence.push_back(static_cast<float>(weight * (count[row] > 0 ? std::log(here / usual) : of_unseen[row])));
        }
    }
}

std::vector<double> Resemblance::shares(const std::vector<Weighed>& texts) const {
    std::vector<double> sum(classes_, 0);
    double known = 0;
    for (const auto& [words, weight] : texts)
        for (const auto& feature : features(words)) {
            const auto evidence = evidence_.find(feature);
            if (evidence == evidence_.end()) continue;
            known += weight;
            for (std::size_t row = 0; row < classes_; ++row) sum[row] += weight * evidence->second[row];
        }
    if (known == 0) return std::vector<double>(classes_, 0);
    const double most = *std::max_element(sum.begin(), sum.end());
    const double scale = steepness * std::min(1.0, std::sqrt(usual_features / known));
    double all = 0;
    for (std::size_t row = 0; row < classes_; ++row)
        all += sum[row] = taught_[row] ? std::exp(scale * (sum[row] - most)) : 0;
    for (double& one : sum) one /= all;
    return sum;
}

}  // namespace accord::policy

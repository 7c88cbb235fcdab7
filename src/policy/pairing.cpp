#include "policy/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "base/text.hpp"

namespace accord::policy {

namespace {

constexpr double alike = 0.55;               // words shared, for provisions of different or unknown controls
constexpr double alike_under_control = 0.5;  // the same for provisions of one control
constexpr double alike_of_one_kind = 0.25;   // and of one kind
constexpr double shared_control = 0.2;       // what a shared control adds to likeness
constexpr std::size_t all_against_all = 250'000;
constexpr std::size_t neighbourhood = 20;  // in longer documents only neighbours are tried

using Bag = std::vector<std::string>;  // sorted words

Bag bag_of(const Provision& provision) {
    Bag bag = words(whole_text(provision));
    std::sort(bag.begin(), bag.end());
    return bag;
}

/// Dice's coefficient of the two bags of words: 0 nothing shared, 1 the same words.
double likeness(const Bag& a, const Bag& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const int order = i->compare(*j);
        if (order == 0) ++shared;
        if (order <= 0) ++i;
        if (order >= 0) ++j;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

bool same_control(const Side& a, const Side& b) {
    return a.binding->control == b.binding->control && !a.binding->control.empty() &&
           a.binding->control != not_a_control;
}

struct Candidate {
    double likeness;
    double displaced;  ///< how far apart the two stand, as a share of their documents
    bool kin;          ///< bound to one control
    bool same_kind;
    std::size_t before, after;

    [[nodiscard]] double score() const { return likeness + (kin ? shared_control : 0); }
};

class Pairing {
public:
    Pairing(const std::vector<Side>& before, const std::vector<Side>& after)
        : before_{before}, after_{after}, taken_before_(before.size()), taken_after_(after.size()) {}

    std::vector<Match> run() {
        by_same_words();
        measure();
        take_best([](const Candidate& candidate) {
            return candidate.likeness >= (!candidate.kin        ? alike
                                          : candidate.same_kind ? alike_of_one_kind
                                                                : alike_under_control);
        });
        take_best([](const Candidate& candidate) { return candidate.kin && candidate.same_kind; });
        return in_order();
    }

private:
    void take(std::size_t b, std::size_t a) {
        taken_before_[b] = true;
        taken_after_[a] = true;
        matches_.push_back({b, a});
    }

    void by_same_words() {
        std::multimap<std::string, std::size_t> places;
        for (std::size_t a = 0; a < after_.size(); ++a) places.emplace(normalise(whole_text(*after_[a].provision)), a);
        for (std::size_t b = 0; b < before_.size(); ++b) {
            const auto same = places.find(normalise(whole_text(*before_[b].provision)));
            if (same == places.end()) continue;
            take(b, same->second);
            places.erase(same);
        }
    }

    /// Every pair that is still free, the most alike first.
    void measure() {
        std::vector<Bag> old_bags, new_bags;
        for (const Side& side : before_) old_bags.push_back(bag_of(*side.provision));
        for (const Side& side : after_) new_bags.push_back(bag_of(*side.provision));
        const bool everywhere = before_.size() * after_.size() <= all_against_all;
        for (std::size_t b = 0; b < before_.size(); ++b) {
            if (taken_before_[b]) continue;
            const std::size_t from = everywhere || b < neighbourhood ? 0 : b - neighbourhood;
            const std::size_t to = everywhere ? after_.size() : std::min(after_.size(), b + neighbourhood);
            for (std::size_t a = from; a < to; ++a) {
                if (taken_after_[a]) continue;
                candidates_.push_back({likeness(old_bags[b], new_bags[a]), displaced(b, a),
                                       same_control(before_[b], after_[a]),
                                       before_[b].provision->kind == after_[a].provision->kind, b, a});
            }
        }
        std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
            return x.score() != y.score() ? x.score() > y.score() : x.displaced < y.displaced;
        });
    }

    template <class Enough>
    void take_best(Enough enough) {
        for (const Candidate& candidate : candidates_)
            if (!taken_before_[candidate.before] && !taken_after_[candidate.after] && enough(candidate))
                take(candidate.before, candidate.after);
    }

    /// The old document's order; what only the new one has stands where it stands there.
    std::vector<Match> in_order() {
        for (std::size_t b = 0; b < before_.size(); ++b)
            if (!taken_before_[b]) matches_.push_back({b, std::nullopt});
        for (std::size_t a = 0; a < after_.size(); ++a)
            if (!taken_after_[a]) matches_.push_back({std::nullopt, a});
        const auto place = [&](const Match& match) {
            return match.after ? share(*match.after, after_) : share(*match.before, before_);
        };
        std::stable_sort(matches_.begin(), matches_.end(),
                         [&](const Match& x, const Match& y) { return place(x) < place(y); });
        return std::move(matches_);
    }

    static double share(std::size_t index, const std::vector<Side>& all) {
        return static_cast<double>(index) / static_cast<double>(all.size());
    }
    [[nodiscard]] double displaced(std::size_t b, std::size_t a) const {
        return std::abs(share(b, before_) - share(a, after_));
    }

    const std::vector<Side>& before_;
    const std::vector<Side>& after_;
    std::vector<bool> taken_before_, taken_after_;
    std::vector<Candidate> candidates_;
    std::vector<Match> matches_;
};

}  // namespace

std::string whole_text(const Provision& provision) {
    std::string text = provision.text;
    for (const std::string& item : provision.items)
        if (text.find(item) == std::string::npos) text += " " + item;
    return text;
}

bool same_words(const Provision& before, const Provision& after) {
    return normalise(whole_text(before)) == normalise(whole_text(after));
}

std::vector<Match> pair_up(const std::vector<Side>& before, const std::vector<Side>& after) {
    return Pairing{before, after}.run();
}

}  // namespace accord::policy

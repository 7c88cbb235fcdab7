#include "ledger/tree.hpp"

#include <bit>
#include <stdexcept>

namespace accord::ledger {

namespace {

std::string_view bytes(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

/// The largest power of two below n: where RFC 9162 splits a tree of n > 1 leaves.
std::size_t split(std::size_t n) { return std::bit_floor(n - 1); }

/// SUBPROOF(m, D_n, complete) of RFC 9162 2.1.4.1.
void subproof(std::span<const Digest> leaves, std::size_t m, bool complete, std::vector<Digest>& proof) {
    const auto n = leaves.size();
    if (m == n) {
        if (!complete) proof.push_back(root_of(leaves));
        return;
    }
    const auto k = split(n);
    if (m <= k) {
        subproof(leaves.first(k), m, complete, proof);
        proof.push_back(root_of(leaves.subspan(k)));
    } else {
        subproof(leaves.subspan(k), m - k, false, proof);
        proof.push_back(root_of(leaves.first(k)));
    }
}

}  // namespace

Digest leaf_hash(std::string_view entry) { return sha256({std::string_view{"\x00", 1}, entry}); }

Digest node_hash(const Digest& left, const Digest& right) {
    return sha256({std::string_view{"\x01", 1}, bytes(left), bytes(right)});
}

Digest empty_root() { return sha256(std::string_view{}); }

Frontier::Frontier(std::uint64_t size, std::vector<Digest> peaks) : size_{size}, peaks_{std::move(peaks)} {
    if (peaks_.size() != static_cast<std::size_t>(std::popcount(size)))
        throw std::invalid_argument("a frontier has one digest for each bit of its size");
}

// Each trailing one of the size is a perfect subtree as large as the one just made: they join.
void Frontier::append(const Digest& leaf) {
    Digest subtree = leaf;
    for (auto joined = size_; joined & 1; joined >>= 1) {
        subtree = node_hash(peaks_.back(), subtree);
        peaks_.pop_back();
    }
    peaks_.push_back(subtree);
    ++size_;
}

Digest Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    Digest root = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) root = node_hash(*peak, root);
    return root;
}

Digest root_of(std::span<const Digest> leaves) {
    Frontier frontier;
    for (const auto& leaf : leaves) frontier.append(leaf);
    return frontier.root();
}

std::vector<Digest> inclusion_proof(std::span<const Digest> leaves, std::uint64_t index) {
    if (index >= leaves.size()) throw std::out_of_range("the tree has no such leaf");
    std::vector<Digest> from_the_top;
    while (leaves.size() > 1) {
        const auto k = split(leaves.size());
        const auto left = leaves.first(k);
        const auto right = leaves.subspan(k);
        from_the_top.push_back(root_of(index < k ? right : left));
        leaves = index < k ? left : right;
        if (index >= k) index -= k;
    }
    return {from_the_top.rbegin(), from_the_top.rend()};
}

bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
                      const Digest& root) {
    if (index >= size) return false;
    auto fn = index;
    auto sn = size - 1;
    Digest r = leaf;
    for (const auto& p : proof) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

std::vector<Digest> consistency_proof(std::span<const Digest> leaves, std::uint64_t first) {
    if (first > leaves.size()) throw std::out_of_range("the earlier tree is larger than the later one");
    std::vector<Digest> proof;
    if (first > 0) subproof(leaves, first, true, proof);
    return proof;
}

bool verify_consistency(std::uint64_t first, std::uint64_t second, const Digest& first_root, const Digest& second_root,
                        std::span<const Digest> proof) {
    if (first > second) return false;
    if (first == second) return proof.empty() && first_root == second_root;
    if (first == 0) return proof.empty() && first_root == empty_root();
    // An earlier tree that is itself a perfect subtree stands at the head of the path.
    std::vector<Digest> path{proof.begin(), proof.end()};
    if (std::has_single_bit(first)) path.insert(path.begin(), first_root);
    if (path.empty()) return false;

    auto fn = first - 1;
    auto sn = second - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    Digest fr = path.front();
    Digest sr = path.front();
    for (const auto& c : std::span{path}.subspan(1)) {
        if (sn == 0) return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = node_hash(c, fr);
            sr = node_hash(c, sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, c);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == first_root && sr == second_root;
}

}  // namespace accord::ledger

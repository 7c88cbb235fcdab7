#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"

namespace accord::ledger {

/// The hash of one entry. Source: RFC 9162 2.1.1, MTH({d[0]}) = SHA-256(0x00 || d[0]).
Digest leaf_hash(std::string_view entry);
/// The hash of two subtrees. Source: RFC 9162 2.1.1, SHA-256(0x01 || left || right).
Digest node_hash(const Digest& left, const Digest& right);
/// The root of the tree without entries. Source: RFC 9162 2.1.1, SHA-256 of nothing.
Digest empty_root();

/// The right edge of a growing tree: the roots of its perfect subtrees, largest first. It is all that an append and the
/// root need, so a tree of n entries costs log2(n) digests to carry on, and an append at most log2(n) hashes.
class Frontier {
public:
    Frontier() = default;
    /// A frontier that was kept. Throws std::invalid_argument unless `peaks` has one digest for each bit set in `size`.
    Frontier(std::uint64_t size, std::vector<Digest> peaks);

    void append(const Digest& leaf);
    [[nodiscard]] Digest root() const;
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] const std::vector<Digest>& peaks() const { return peaks_; }

    bool operator==(const Frontier&) const = default;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> peaks_;
};

/// The root of the tree of these leaf hashes.
Digest root_of(std::span<const Digest> leaves);

/// The siblings on the way from a leaf to the root of the tree of `leaves`, lowest first. Source: RFC 9162 2.1.3.1.
/// Throws std::out_of_range when the tree has no such leaf.
std::vector<Digest> inclusion_proof(std::span<const Digest> leaves, std::uint64_t index);
/// True when `proof` leads from the leaf to the root of a tree of `size` entries. Source: RFC 9162 2.1.3.2.
bool verify_inclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size, std::span<const Digest> proof,
                      const Digest& root);

/// What shows that the tree of the first `first` leaves grew into the tree of `leaves`. Source: RFC 9162 2.1.4.1.
/// Empty for first = 0 and first = size. Throws std::out_of_range when first is larger than the tree.
std::vector<Digest> consistency_proof(std::span<const Digest> leaves, std::uint64_t first);
/// True when `proof` shows that the later tree holds the earlier one unchanged. Source: RFC 9162 2.1.4.2.
bool verify_consistency(std::uint64_t first, std::uint64_t second, const Digest& first_root, const Digest& second_root,
                        std::span<const Digest> proof);

}  // namespace accord::ledger

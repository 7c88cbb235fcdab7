#include "ledger/tree.hpp"

#include <gtest/gtest.h>
// rapidcheck wants gtest first
#include <rapidcheck/gtest.h>

#include <bit>
#include <string>

namespace accord::ledger {
namespace {

Digest hex(std::string_view text) { return digest_from_hex(text).value(); }

/// The eight leaves, roots and proofs that Certificate Transparency implementations publish and test against
/// (google/certificate-transparency, cpp/merkletree; transparency-dev/merkle, testonly).
std::vector<Digest> published_leaves() {
    std::vector<Digest> leaves;
    for (const auto* text :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        const auto bytes = from_hex(text).value();
        leaves.push_back(leaf_hash({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
    }
    return leaves;
}

const std::vector<std::string> published_roots{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                               "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

struct PublishedProof {
    std::uint64_t from;  ///< the leaf, or the earlier size
    std::uint64_t size;
    std::vector<std::string> proof;
};

const std::vector<PublishedProof> published_inclusion{
    {0, 1, {}},
    {0,
     8,
     {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
    {5,
     8,
     {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
    {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
    {1,
     5,
     {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};

const std::vector<PublishedProof> published_consistency{
    {1, 1, {}},
    {1,
     8,
     {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
    {6,
     8,
     {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
    {2,
     5,
     {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};

std::vector<Digest> digests(const std::vector<std::string>& texts) {
    std::vector<Digest> all;
    for (const auto& text : texts) all.push_back(hex(text));
    return all;
}

std::vector<Digest> numbered_leaves(std::size_t count) {
    std::vector<Digest> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash("entry " + std::to_string(i)));
    return leaves;
}

/// MTH(D_n) word for word as RFC 9162 2.1.1 defines it.
Digest as_defined(std::span<const Digest> leaves) {
    if (leaves.empty()) return sha256(std::string_view{});
    if (leaves.size() == 1) return leaves[0];
    std::size_t k = 1;
    while (k * 2 < leaves.size()) k *= 2;
    return node_hash(as_defined(leaves.first(k)), as_defined(leaves.subspan(k)));
}

TEST(TheTree, HasThePublishedRoots) {
    const auto leaves = published_leaves();
    for (std::size_t size = 0; size < published_roots.size(); ++size)
        EXPECT_EQ(to_hex(root_of(std::span{leaves}.first(size))), published_roots[size]) << size;
}

TEST(TheTree, GivesThePublishedInclusionProofs) {
    const auto leaves = published_leaves();
    for (const auto& [leaf, size, proof] : published_inclusion) {
        const auto tree = std::span{leaves}.first(size);
        EXPECT_EQ(inclusion_proof(tree, leaf), digests(proof)) << leaf << " in " << size;
        EXPECT_TRUE(verify_inclusion(leaves[leaf], leaf, size, digests(proof), hex(published_roots[size])));
    }
}

TEST(TheTree, GivesThePublishedConsistencyProofs) {
    const auto leaves = published_leaves();
    for (const auto& [first, second, proof] : published_consistency) {
        EXPECT_EQ(consistency_proof(std::span{leaves}.first(second), first), digests(proof))
            << first << " to " << second;
        EXPECT_TRUE(verify_consistency(first, second, hex(published_roots[first]), hex(published_roots[second]),
                                       digests(proof)));
    }
}

TEST(TheTree, ProvesEveryLeafOfEverySmallTree) {
    const auto leaves = numbered_leaves(40);
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto tree = std::span{leaves}.first(size);
        const auto root = as_defined(tree);
        for (std::size_t leaf = 0; leaf < size; ++leaf)
            EXPECT_TRUE(verify_inclusion(leaves[leaf], leaf, size, inclusion_proof(tree, leaf), root));
    }
}

TEST(TheTree, ProvesEveryGrowthOfEverySmallTree) {
    const auto leaves = numbered_leaves(40);
    for (std::size_t second = 0; second <= leaves.size(); ++second) {
        const auto tree = std::span{leaves}.first(second);
        for (std::size_t first = 0; first <= second; ++first)
            EXPECT_TRUE(verify_consistency(first, second, as_defined(tree.first(first)), as_defined(tree),
                                           consistency_proof(tree, first)));
    }
}

TEST(TheTree, HasNoProofOfALeafThatItDoesNotHave) {
    const auto leaves = numbered_leaves(3);
    EXPECT_THROW(inclusion_proof(leaves, 3), std::out_of_range);
    EXPECT_THROW(consistency_proof(leaves, 4), std::out_of_range);
    EXPECT_FALSE(verify_inclusion(leaves[0], 3, 3, {}, root_of(leaves)));
}

TEST(TheTree, DoesNotTakeANodeForAnEntry) {
    const auto leaves = numbered_leaves(2);
    std::string joined{reinterpret_cast<const char*>(leaves[0].data()), 32};
    joined.append(reinterpret_cast<const char*>(leaves[1].data()), 32);
    EXPECT_NE(leaf_hash(joined), node_hash(leaves[0], leaves[1]));
}

RC_GTEST_PROP(TheTree, GrownLeafByLeafHasTheRootOfItsDefinition, ()) {
    const auto leaves = numbered_leaves(*rc::gen::inRange<std::size_t>(0, 600));
    Frontier frontier;
    for (const auto& leaf : leaves) frontier.append(leaf);
    RC_ASSERT(frontier.root() == as_defined(leaves));
    RC_ASSERT(frontier.size() == leaves.size());
    RC_ASSERT(frontier.peaks().size() == static_cast<std::size_t>(std::popcount(leaves.size())));
}

RC_GTEST_PROP(TheTree, GoesOnFromAKeptFrontierAsIfItHadNeverStopped, ()) {
    const auto leaves = numbered_leaves(*rc::gen::inRange<std::size_t>(1, 300));
    const auto stop = *rc::gen::inRange<std::size_t>(0, leaves.size());
    Frontier before;
    for (const auto& leaf : std::span{leaves}.first(stop)) before.append(leaf);
    Frontier after{before.size(), before.peaks()};
    for (const auto& leaf : std::span{leaves}.subspan(stop)) after.append(leaf);
    RC_ASSERT(after.root() == as_defined(leaves));
}

TEST(AFrontier, RefusesDigestsThatDoNotFitItsSize) {
    EXPECT_THROW((Frontier{5, numbered_leaves(1)}), std::invalid_argument);
    EXPECT_NO_THROW((Frontier{5, numbered_leaves(2)}));
}

RC_GTEST_PROP(AnInclusionProof, FailsWhenAnythingInItIsChanged, ()) {
    const auto leaves = numbered_leaves(*rc::gen::inRange<std::size_t>(2, 200));
    const auto index = *rc::gen::inRange<std::uint64_t>(0, leaves.size());
    const auto root = root_of(leaves);
    const auto proof = inclusion_proof(leaves, index);
    RC_ASSERT(verify_inclusion(leaves[index], index, leaves.size(), proof, root));

    auto changed = proof;
    changed[*rc::gen::inRange<std::size_t>(0, proof.size())][*rc::gen::inRange(0, 32)] ^= 1;
    RC_ASSERT(!verify_inclusion(leaves[index], index, leaves.size(), changed, root));
    auto longer = proof;
    longer.push_back(root);
    RC_ASSERT(!verify_inclusion(leaves[index], index, leaves.size(), longer, root));
    RC_ASSERT(!verify_inclusion(leaves[index], index, leaves.size(), std::span{proof}.first(proof.size() - 1), root));
    const auto other = (index + 1) % leaves.size();
    RC_ASSERT(!verify_inclusion(leaves[other], index, leaves.size(), proof, root));
}

RC_GTEST_PROP(AConsistencyProof, ExposesARewrittenEntry, ()) {
    auto leaves = numbered_leaves(*rc::gen::inRange<std::size_t>(2, 200));
    const auto first = *rc::gen::inRange<std::uint64_t>(1, leaves.size());
    const auto old_root = root_of(std::span{leaves}.first(first));
    RC_ASSERT(verify_consistency(first, leaves.size(), old_root, root_of(leaves), consistency_proof(leaves, first)));

    leaves[*rc::gen::inRange<std::size_t>(0, first)] = leaf_hash("rewritten");
    RC_ASSERT(!verify_consistency(first, leaves.size(), old_root, root_of(leaves), consistency_proof(leaves, first)));
}

}  // namespace
}  // namespace accord::ledger

#include "policy/provision.hpp"

#include <span>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace accord::policy {

std::string sentence_hash(std::string_view sentence) {
    const Digest digest = sha256(normalise(sentence));
    return to_hex(std::span{digest}.first(4));
}

std::string provision_id(std::string_view sentence_hash, int part) {
    return "P-" + std::string{sentence_hash} + (part == 1 ? "" : "." + std::to_string(part));
}

ListedWords listed(const Provision& provision, std::string_view words) {
    std::string all;
    for (const auto& item : provision.list) all += ' ' + item;
    if (all.empty() || !words.ends_with(all)) return {std::string{words}, {}};
    return {std::string{words.substr(0, words.size() - all.size())}, provision.list};
}

}  // namespace accord::policy

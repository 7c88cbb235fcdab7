#include "policy/provision.hpp"

#include <span>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace accord::policy {

std::string sentence_hash(std::string_view sentence) {
    const Digest digest = sha256(normalise(sentence));
    return to_hex(std::span{digest}.first(4));
}

}  // namespace accord::policy

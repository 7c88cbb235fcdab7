#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "policy/document.hpp"

using namespace accord;

namespace {

/// What holds for every reading, whatever the bytes: a sound hash, ordinals from 1, exact words inside the sentence.
void check(const policy::Reading& reading) {
    for (const auto& provision : reading.provisions) {
        if (provision.sentence != policy::sentence_hash(provision.sentence_text)) std::abort();
        if (provision.part < 1 || provision.text.empty() || provision.line < 1) std::abort();
    }
    if (reading.provisions.empty() && reading.warnings.empty()) std::abort();
}

}  // namespace

/// Reads any bytes as a policy; the first byte picks the ending of the file's name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<std::string_view, 4> names{"p.txt", "p.md", "p.html", "p"};
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto reading = policy::read(names[data[0] % names.size()], bytes);
    if (reading.ok()) check(*reading);
    return 0;
}

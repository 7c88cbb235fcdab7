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

/// Every open passage settled, in one of three ways: it must read as well as before.
std::vector<policy::ChosenWords> choices_for(const policy::Reading& reading, std::size_t way) {
    std::vector<policy::ChosenWords> choices;
    for (const auto& passage : reading.passages) {
        const auto other = way == 2 ? std::string{"Other words. They shall rest."} : policy::left_out(passage);
        choices.push_back({passage.sentence, passage.at, passage.words,
                           passage.readings.empty() || way == 2 ? other : passage.readings[way]});
    }
    return choices;
}

}  // namespace

/// Reads any bytes as a policy; the first byte picks the ending of the file's name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<std::string_view, 4> names{"p.txt", "p.md", "p.html", "p"};
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto reading = policy::read(names[data[0] % names.size()], bytes);
    if (!reading.ok()) return 0;
    check(*reading);
    if (reading->passages.empty()) return 0;
    const auto chosen = policy::read(names[data[0] % names.size()], bytes, choices_for(*reading, data[0] / 4 % 3));
    if (!chosen.ok()) std::abort();
    check(*chosen);
    if (chosen->passages != reading->passages) std::abort();
    return 0;
}

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "policy/document.hpp"

// What the tests of the reader share: a document read from words in the test.

namespace accord::policy::reading {

inline Reading read_as(std::string_view name, std::string_view words) {
    const auto reading = read(name, words);
    EXPECT_TRUE(reading.ok()) << (reading.ok() ? "" : english(reading.problems().front().message));
    return reading.ok() ? *reading : Reading{};
}

inline Reading read_text(std::string_view words) { return read_as("policy.txt", words); }

/// One sentence as the whole body of a document.
inline Reading read_sentence(std::string_view sentence) {
    return read_text("Officers\n\n" + std::string{sentence} + "\n");
}

/// The kinds of a reading's provisions, in order: "obligation prohibition".
inline std::string kinds_of(const Reading& reading) {
    std::string kinds;
    for (const auto& provision : reading.provisions)
        kinds += (kinds.empty() ? "" : " ") + std::string{code_of(provision.kind)};
    return kinds;
}

inline int count_of(const Reading& reading, std::string_view warning) {
    int count = 0;
    for (const auto& each : reading.warnings) count += each.kind == warning ? 1 : 0;
    return count;
}

inline const Warning& warning_of(const Reading& reading, std::string_view kind) {
    static const Warning none;
    for (const auto& each : reading.warnings)
        if (each.kind == kind) return each;
    ADD_FAILURE() << "no warning " << kind;
    return none;
}

/// The provision whose text contains some words; an empty one, and a failure, when there is none.
inline const Provision& provision_with(const Reading& reading, std::string_view words) {
    static const Provision none;
    for (const auto& provision : reading.provisions)
        if (provision.text.find(words) != std::string::npos) return provision;
    ADD_FAILURE() << "no provision says " << words;
    return none;
}

}  // namespace accord::policy::reading

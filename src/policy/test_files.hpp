#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "policy/binding.hpp"

// Files that tests of this room read: the catalogue that ships, and the five policies, which lie beside the project.

namespace accord::policy {

inline std::string file(const std::string& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

inline Catalogue shipped_catalogue() {
    auto catalogue = read_catalogue("controls.toml", file(ACCORD_SOURCE_DIR "/policies/controls.toml"));
    for (const Problem& problem : catalogue.problems())
        ADD_FAILURE() << problem.where << ": " << english(problem.message);
    return catalogue ? *catalogue : Catalogue{};
}

}  // namespace accord::policy

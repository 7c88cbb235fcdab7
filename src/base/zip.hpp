#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace accord {

struct ZipEntry {
    std::string name;
    std::string bytes;
};

/// Limits that keep a zip bomb from taking the machine.
struct ZipLimits {
    std::size_t entries = 200;
    std::size_t total_bytes = 1u << 30;
};

bool looks_like_zip(std::string_view bytes);

/// The files of a zip archive; folders are left out. Refuses encrypted entries and anything past the limits.
Result<std::vector<ZipEntry>> unzip(std::string_view name, std::string_view bytes, const ZipLimits& limits = {});

}  // namespace accord

#include "base/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>
#include <vector>

#include "base/sha256.hpp"

namespace accord {

void fill_random(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto got = getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0) {
            if (errno == EINTR) continue;
            throw std::system_error(errno, std::generic_category(), "getrandom");
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

std::string random_token(std::size_t bytes) {
    std::vector<std::uint8_t> token(bytes);
    fill_random(token);
    return to_hex(token);
}

}  // namespace accord

#pragma once

#include "equity/filings/filing.hpp"

namespace accord::office {

/// The tests of this room read what a filing holds.
struct FilingDesk {
    static const std::string& bytes(const equity::Filing& filing) {
        static const equity::FilingKey key{};
        return filing.bytes(key);
    }
};

}  // namespace accord::office

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.hpp"
#include "filing/file.hpp"

namespace accord::filing {

/// What came of holding the ledger against itself and against every version of every record.
struct VerifyReport {
    std::int64_t entries = 0;
    std::int64_t versions = 0;
    std::string root;             ///< of the tree of all entries, in hex
    std::vector<Message> faults;  ///< each with its place; empty: the ledger and the records agree
};

/// Recomputes every digest, leaf and root. Reads the whole file once; writes go on meanwhile.
VerifyReport verify(const Reading& reading);

}  // namespace accord::filing

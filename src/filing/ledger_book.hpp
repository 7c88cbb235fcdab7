#pragma once

#include <optional>

#include "filing/database.hpp"
#include "ledger/entry.hpp"
#include "ledger/tree.hpp"

namespace accord::filing {

/// The ledger's page of one act: its entries, and at the end the root of the tree after them. The tree's frontier is
/// read from the database by the first entry of each act and held by its row's lock, so that two processes never write
/// the same page.
class LedgerBook {
public:
    LedgerBook(Session& session, const Uuid& district, ledger::Deed deed);

    /// Says that this act takes an earlier one back. To be said before its first entry.
    void undoes(const Uuid& earlier);
    /// Enters one change; gives its sequence number.
    std::int64_t enter(ledger::Change change, std::string_view table, const Uuid& record, int revision,
                       const Digest& digest);
    /// Keeps the act, its root and the frontier. An act that entered nothing leaves nothing.
    void close();

private:
    void open();

    Session* session_;
    Uuid district_;
    std::string district_text_;
    ledger::Deed deed_;
    std::optional<ledger::Frontier> frontier_;
    std::int64_t first_ = 0;  ///< sequence number of the act's first entry
};

/// A frontier as its row keeps it: the digests in hex, one after another.
std::string peaks_text(const ledger::Frontier& frontier);
/// Throws std::runtime_error when size and text do not belong together.
ledger::Frontier frontier_from(std::int64_t size, std::string_view peaks);

}  // namespace accord::filing

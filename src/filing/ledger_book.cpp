#include "filing/ledger_book.hpp"

#include <bit>
#include <stdexcept>

namespace accord::filing {

LedgerBook::LedgerBook(Session& session, const Uuid& district, ledger::Deed deed)
    : session_{&session}, district_{district}, district_text_{to_string(district)}, deed_{std::move(deed)} {}

std::string peaks_text(const ledger::Frontier& frontier) {
    std::string text;
    for (const auto& peak : frontier.peaks()) text += to_hex(peak);
    return text;
}

ledger::Frontier frontier_from(std::int64_t size, std::string_view peaks) {
    constexpr std::size_t digits = 64;
    std::vector<Digest> digests;
    for (; !peaks.empty(); peaks.remove_prefix(digits)) {
        const auto digest = digest_from_hex(peaks.substr(0, digits));
        if (!digest) throw std::runtime_error("the ledger's frontier is damaged; `accord verify` names the fault");
        digests.push_back(*digest);
    }
    if (size < 0 || digests.size() != static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))))
        throw std::runtime_error("the ledger's frontier is damaged; `accord verify` names the fault");
    return {static_cast<std::uint64_t>(size), std::move(digests)};
}

// An UPDATE that changes nothing takes the row's lock on every engine; only then is what it answers the newest.
void LedgerBook::open() {
    session_->query("UPDATE ledger_head SET size = size WHERE district_id = $1 RETURNING size, peaks", {district_text_},
                    [&](const Row& row) { frontier_ = frontier_from(row.integer(0), row.text(1)); });
    if (!frontier_) throw std::runtime_error("the ledger has no head for this district");
    first_ = static_cast<std::int64_t>(frontier_->size()) + 1;
}

void LedgerBook::undoes(const Uuid& earlier) {
    if (frontier_) throw std::logic_error("an act that undoes another says so first");
    deed_.undoes = earlier;
}

std::int64_t LedgerBook::enter(ledger::Change change, std::string_view table, const Uuid& record, int revision,
                               const Digest& digest) {
    if (!frontier_) open();
    const auto seq = static_cast<std::int64_t>(frontier_->size()) + 1;
    const ledger::Entry entry{seq, change, std::string{table}, record, revision, digest};
    const auto leaf = ledger::leaf_hash(ledger::entry_bytes(district_, deed_, entry));
    session_->execute(
        "INSERT INTO ledger_entry (district_id, seq, act_first, change, record_table, record_id, revision, digest, "
        "leaf) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {district_text_, seq, first_, std::string{code_of(change)}, entry.table, to_string(record),
         std::int64_t{revision}, to_hex(digest), to_hex(leaf)});
    frontier_->append(leaf);
    return seq;
}

void LedgerBook::close() {
    if (!frontier_) return;
    const auto size = static_cast<std::int64_t>(frontier_->size());
    session_->execute(
        "INSERT INTO ledger_act (district_id, first_entry, last_entry, act, done_at, done_by, verb, undoes, root) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {district_text_, first_, size, to_string(deed_.act), to_string(deed_.at), to_string(deed_.by), deed_.verb,
         deed_.undoes == Uuid{} ? Value{} : Value{to_string(deed_.undoes)}, to_hex(frontier_->root())});
    session_->execute("UPDATE ledger_head SET size = $2, peaks = $3 WHERE district_id = $1",
                      {district_text_, size, peaks_text(*frontier_)});
}

}  // namespace accord::filing

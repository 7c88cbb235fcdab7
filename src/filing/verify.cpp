#include "filing/verify.hpp"

#include <stdexcept>

#include "filing/generated.hpp"
#include "filing/ledger_book.hpp"
#include "filing/plain.hpp"
#include "ledger/verification.hpp"

namespace accord::filing {

namespace {

using ledger::Verification;

// What cannot even be read is read as zeros, which no digest fits: the fault is found where it stands.
Digest digest_of(std::string_view hex) { return digest_from_hex(hex).value_or(Digest{}); }
Uuid uuid_of(std::string_view text) { return parse_uuid(text).value_or(Uuid{}); }

ledger::Salt salt_of(std::string_view hex) {
    ledger::Salt salt{};
    if (const auto bytes = from_hex(hex); bytes && bytes->size() == salt.size())
        std::copy(bytes->begin(), bytes->end(), salt.begin());
    return salt;
}

ledger::Entry entry_of(const Row& row) {
    return {row.integer(0),
            parse_code<ledger::Change>(row.text(1)).value_or(ledger::Change::withdrawn),
            std::string{row.text(2)},
            uuid_of(row.text(3)),
            static_cast<int>(row.integer(4)),
            digest_of(row.text(5))};
}

void read_entries(const Reading& reading, Verification& verification) {
    reading.session().query(
        "SELECT e.seq, e.change, e.record_table, e.record_id, e.revision, e.digest, e.leaf, "
        "a.first_entry, a.last_entry, a.root, a.act, a.done_at, a.done_by, a.verb, a.undoes "
        "FROM ledger_entry e LEFT JOIN ledger_act a ON a.district_id = e.district_id AND a.first_entry = e.act_first "
        "WHERE e.district_id = $1 ORDER BY e.seq",
        {reading.district().text()}, [&](const Row& row) {
            const auto entry = entry_of(row);
            const auto leaf = digest_of(row.text(6));
            if (row.null(7)) return verification.orphan(entry, leaf);
            const ledger::Page page{row.integer(7), row.integer(8), digest_of(row.text(9))};
            const ledger::Deed deed{uuid_of(row.text(10)), parse_instant(row.text(11)).value_or(Instant{}),
                                    uuid_of(row.text(12)), std::string{row.text(13)}, uuid_of(row.text(14))};
            verification.entry(deed, page, entry, leaf);
        });
}

void read_head(const Reading& reading, Verification& verification) {
    std::int64_t acts = 0;
    reading.session().query("SELECT count(*) FROM ledger_act WHERE district_id = $1", {reading.district().text()},
                            [&](const Row& row) { acts = row.integer(0); });
    ledger::Frontier frontier;  // of nothing, which no entries have: a damaged head is a wrong head
    reading.session().query("SELECT size, peaks FROM ledger_head WHERE district_id = $1", {reading.district().text()},
                            [&](const Row& row) {
                                try {
                                    frontier = frontier_from(row.integer(0), row.text(1));
                                } catch (const std::runtime_error&) {
                                }
                            });
    verification.head(frontier, acts);
}

}  // namespace

/// Reads every version of one kind of record; stands where the door of generated statements is open.
class VersionScan {
public:
    static void run(const Reading& reading, const Shape& shape, Verification& verification) {
        const auto text = "SELECT " + shape.names + ", revision, latest, recorded_at, recorded_by, entry, salt FROM " +
                          shape.table + " WHERE district_id = $1";
        reading.session().query(SqlDoor::open(text), {reading.district().text()}, [&](const Row& row) {
            const int after = static_cast<int>(shape.columns.size());
            ledger::KeptVersion version{shape.table,
                                        uuid_of(row.text(0)),
                                        static_cast<int>(row.integer(after)),
                                        row.integer(after + 1) == 1,
                                        parse_instant(row.text(after + 2)).value_or(Instant{}),
                                        uuid_of(row.text(after + 3)),
                                        row.integer(after + 4),
                                        {}};
            try {
                const auto values = plain_values(shape, row, reading.sealer());
                version.digest = ledger::salted_digest(salt_of(row.text(after + 5)), shape.bytes(values).bytes());
            } catch (const std::runtime_error&) {
                return verification.unreadable(version);
            }
            verification.version(version);
        });
    }
};

VerifyReport verify(const Reading& reading) {
    Verification verification{reading.district().uuid};
    read_entries(reading, verification);
    read_head(reading, verification);
    for (const auto* shape : all_shapes()) VersionScan::run(reading, *shape, verification);

    auto found = verification.finish();
    VerifyReport report{found.entries, found.versions, to_hex(found.root), {}};
    for (const auto& fault : found.faults) report.faults.push_back(explain(fault));
    return report;
}

}  // namespace accord::filing

#include "ledger/verification.hpp"

#include <algorithm>

namespace accord::ledger {

Message explain(const Fault& fault) {
    const std::vector<std::pair<std::string, std::string>> values{{"entry", std::to_string(fault.entry)},
                                                                  {"until", std::to_string(fault.until)},
                                                                  {"table", fault.table},
                                                                  {"record", fault.record},
                                                                  {"revision", std::to_string(fault.revision)}};
    switch (fault.kind) {
        using enum FaultKind;
        case missing_entry:
            return {"Entries {entry} to {until} of the ledger are missing", values};
        case altered_entry:
            return {"Entry {entry} of the ledger was altered", values};
        case wrong_page:
            return {"The act that begins at entry {entry} does not hold the entries that it says", values};
        case empty_page:
            return {"The ledger holds acts without an entry", values};
        case wrong_root:
            return {"The entries up to {until} do not give the root kept with the act that begins at entry {entry}",
                    values};
        case wrong_head:
            return {"The ledger's head is not that of its {until} entries", values};
        case altered_record:
            return {"{table} {record}, version {revision}, is not what entry {entry} was made of", values};
        case missing_record:
            return {"{table} {record}, version {revision}, of entry {entry} is missing", values};
        case extra_record:
            return {"{table} {record}, version {revision}, stands in no entry of the ledger", values};
        case wrong_standing:
            return {"{table} {record}, version {revision}, is shown or hidden against the ledger", values};
    }
    return {};
}

std::uint32_t Verification::table_number(std::string_view table) {
    const auto place = std::find(tables_.begin(), tables_.end(), table) - tables_.begin();
    if (place == static_cast<std::ptrdiff_t>(tables_.size())) tables_.emplace_back(table);
    return static_cast<std::uint32_t>(place);
}

/// Entries come in order: a number that was left out leaves a gap that no later root can be computed over.
void Verification::number(std::int64_t seq) {
    const auto expected = static_cast<std::int64_t>(said_.size()) + 1;
    if (seq <= expected) return;
    report_.faults.push_back({FaultKind::missing_entry, expected, seq - 1});
    whole_ = false;
    said_.resize(static_cast<std::size_t>(seq) - 1);
}

void Verification::turn_page(const Deed& deed, const Page& page, std::int64_t seq) {
    const bool turned = acts_ == 0 || page.first != page_.first;
    const bool wrong =
        turned ? seq != page.first || (acts_ > 0 && page_.last != seq - 1) : page_told_ || seq > page.last;
    if (turned) {
        page_ = page;
        page_told_ = false;
        ++acts_;
        deeds_.push_back({deed.at, deed.by});
    }
    if (wrong && whole_ && !page_told_) {
        report_.faults.push_back({FaultKind::wrong_page, page.first, page.last});
        page_told_ = true;
    }
}

Verification::Said& Verification::remember(const Entry& entry) {
    said_.push_back({entry.record, entry.digest, entry.revision, table_number(entry.table),
                     static_cast<std::uint32_t>(deeds_.size() - 1), entry.change});
    standing_[entry.record] = {entry.revision, entry.change == Change::withdrawn};
    ++report_.entries;
    return said_.back();
}

void Verification::entry(const Deed& deed, const Page& page, const Entry& entry, const Digest& leaf) {
    number(entry.seq);
    turn_page(deed, page, entry.seq);
    auto& said = remember(entry);
    if (leaf_hash(entry_bytes(district_, deed, entry)) != leaf) {
        said.altered = true;
        report_.faults.push_back({FaultKind::altered_entry, entry.seq, entry.seq});
    }
    frontier_.append(leaf);
    if (entry.seq == page.last && whole_ && frontier_.root() != page.root) {
        report_.faults.push_back({FaultKind::wrong_root, page.first, page.last});
        whole_ = false;  // no later root can be right: one fault says it
    }
}

void Verification::orphan(const Entry& entry, const Digest& leaf) {
    number(entry.seq);
    page_ = {entry.seq, entry.seq, {}};
    ++acts_;
    deeds_.emplace_back();
    remember(entry).altered = true;
    report_.faults.push_back({FaultKind::altered_entry, entry.seq, entry.seq});
    frontier_.append(leaf);
}

void Verification::head(const Frontier& frontier, std::int64_t acts) {
    const auto size = static_cast<std::int64_t>(said_.size());
    const auto kept = static_cast<std::int64_t>(frontier.size());
    if (kept > size)
        number(kept + 1);
    else if (kept < size || (whole_ && frontier != frontier_))
        report_.faults.push_back({FaultKind::wrong_head, 0, size});
    if (whole_ && acts_ > 0 && page_.last != size)
        report_.faults.push_back({FaultKind::wrong_page, page_.first, page_.last});
    if (acts > acts_) report_.faults.push_back({FaultKind::empty_page});
}

Verification::Said* Verification::said_of(const KeptVersion& version) {
    if (version.revision < 1 || version.entry < 1 || version.entry > static_cast<std::int64_t>(said_.size()))
        return nullptr;
    auto& said = said_[static_cast<std::size_t>(version.entry) - 1];
    const bool same = said.revision == version.revision && said.record == version.record &&
                      said.change != Change::withdrawn && tables_[said.table] == version.table;
    return same ? &said : nullptr;
}

void Verification::report(FaultKind kind, const KeptVersion& version) {
    report_.faults.push_back(
        {kind, version.entry, version.entry, std::string{version.table}, to_string(version.record), version.revision});
}

void Verification::version(const KeptVersion& version) {
    ++report_.versions;
    auto* said = said_of(version);
    if (!said) return report(FaultKind::extra_record, version);
    said->seen = true;
    const auto& deed = deeds_[said->deed];
    if (!said->altered && (said->digest != version.digest || deed.at != version.at || deed.by != version.by))
        report(FaultKind::altered_record, version);
    const auto& standing = standing_[version.record];
    const bool shown = standing.revision == version.revision && !standing.withdrawn;
    if (shown != version.latest) report(FaultKind::wrong_standing, version);
}

void Verification::unreadable(const KeptVersion& version) {
    ++report_.versions;
    auto* said = said_of(version);
    if (!said) return report(FaultKind::extra_record, version);
    said->seen = true;
    report(FaultKind::altered_record, version);
}

Verification::Report Verification::finish() {
    std::int64_t seq = 0;
    for (const auto& said : said_) {
        ++seq;
        if (said.seen || said.revision == 0 || said.change == Change::withdrawn) continue;
        report_.faults.push_back(
            {FaultKind::missing_record, seq, seq, tables_[said.table], to_string(said.record), said.revision});
    }
    report_.root = frontier_.root();
    return std::move(report_);
}

}  // namespace accord::ledger

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"
#include "base/message.hpp"
#include "ledger/entry.hpp"
#include "ledger/tree.hpp"

namespace accord::ledger {

enum class FaultKind {
    missing_entry,   ///< a number of the ledger stands nowhere
    altered_entry,   ///< an entry is not what its leaf was made of
    wrong_page,      ///< an act does not hold the entries that it says it holds
    empty_page,      ///< acts without any entry
    wrong_root,      ///< the tree after an act is not the one whose root was kept
    wrong_head,      ///< the frontier is not that of the entries
    altered_record,  ///< a version is not what its entry was made of
    missing_record,  ///< an entry's version stands nowhere
    extra_record,    ///< a version that no entry speaks of
    wrong_standing,  ///< a version is shown that is no longer the latest, or the latest is not shown
};

/// One fault and its place.
struct Fault {
    FaultKind kind;
    std::int64_t entry = 0;  ///< sequence number; 0: none
    std::int64_t until = 0;  ///< the last of several entries
    std::string table{};     ///< of the record, or empty
    std::string record{};    ///< the record's id as text, or empty
    int revision = 0;

    bool operator==(const Fault&) const = default;
};

Message explain(const Fault& fault);

/// An act's entries and the root after them, as kept.
struct Page {
    std::int64_t first = 0;
    std::int64_t last = 0;
    Digest root{};
};

/// A version of a record as it stands in its table.
struct KeptVersion {
    std::string_view table;
    Uuid record{};
    int revision = 0;
    bool latest = false;
    Instant at;
    Uuid by{};
    std::int64_t entry = 0;
    Digest digest{};  ///< recomputed from salt and content
};

/// Holds a ledger against itself and against the records: first every entry in order, then the head, then every version
/// in any order, then `finish`. Costs one pass and about a hundred bytes an entry.
class Verification {
public:
    explicit Verification(const Uuid& district) : district_{district} {}

    /// The next entry, the act and page that it belongs to, and its leaf as kept.
    void entry(const Deed& deed, const Page& page, const Entry& entry, const Digest& leaf);
    /// An entry whose act stands nowhere.
    void orphan(const Entry& entry, const Digest& leaf);
    /// The frontier as kept, and the number of acts.
    void head(const Frontier& frontier, std::int64_t acts);
    void version(const KeptVersion& version);
    /// A version whose content cannot be read at all.
    void unreadable(const KeptVersion& version);

    struct Report {
        std::int64_t entries = 0;
        std::int64_t versions = 0;
        Digest root{};
        std::vector<Fault> faults;
    };
    [[nodiscard]] Report finish();

private:
    /// What an entry says of a version.
    struct Said {
        Uuid record;
        Digest digest;
        int revision;
        std::uint32_t table;
        std::uint32_t deed;
        Change change;
        bool altered = false;  ///< it proves nothing of its version
        bool seen = false;
    };
    /// Where a record stands after the last entry.
    struct Standing {
        int revision = 0;
        bool withdrawn = false;
    };
    struct Done {
        Instant at;
        Uuid by;
    };
    struct UuidHash {
        std::size_t operator()(const Uuid& uuid) const noexcept { return std::hash<Id<void>>{}(Id<void>{uuid}); }
    };

    void number(std::int64_t seq);
    void turn_page(const Deed& deed, const Page& page, std::int64_t seq);
    Said& remember(const Entry& entry);
    std::uint32_t table_number(std::string_view table);
    Said* said_of(const KeptVersion& version);
    void report(FaultKind kind, const KeptVersion& version);

    Uuid district_;
    Frontier frontier_;
    bool whole_ = true;  ///< no leaf is missing so far and no root was wrong: later roots can be told
    Page page_;
    bool page_told_ = false;  ///< that it is wrong was reported
    std::int64_t acts_ = 0;
    std::vector<std::string> tables_;
    std::vector<Done> deeds_;
    std::vector<Said> said_;  ///< by sequence number - 1; a missing entry has revision 0
    std::unordered_map<Uuid, Standing, UuidHash> standing_;
    Report report_;
};

}  // namespace accord::ledger

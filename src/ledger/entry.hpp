#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/names.hpp"
#include "base/sha256.hpp"
#include "base/value.hpp"

namespace accord::ledger {

/// What an entry says happened to a record.
enum class Change { added, corrected, withdrawn };

constexpr auto enum_names(Change) {
    using enum Change;
    return std::to_array<EnumName<Change>>(
        {{added, "added", "Added"}, {corrected, "corrected", "Corrected"}, {withdrawn, "withdrawn", "Withdrawn"}});
}
static_assert(names_complete(Change::withdrawn));

/// What the entries of one transaction share: who did it, when, and by which verb of the office.
struct Deed {
    Uuid act{};
    Instant at;
    Uuid by{};
    std::string verb;
    Uuid undoes{};  ///< the earlier act that this one takes back; all zeros: none
};

/// One line of the sealed log: one version of one record.
struct Entry {
    std::int64_t seq = 0;  ///< from 1; its leaf in the tree is seq - 1, so the tree after it has size seq
    Change change = Change::added;
    std::string table;
    Uuid record{};
    int revision = 1;  ///< of a withdrawal: the version that was withdrawn
    Digest digest{};   ///< salted digest of the version; all zeros for a withdrawal, which has no content
};

/// The bytes whose leaf hash stands in the tree. Numbers are big-endian; `str` is a u32 length and then UTF-8:
///   u8 1 (version) | district 16 | u64 seq | i64 at (microseconds since 1970, UTC) | by 16 | act 16 | undoes 16
///   | str verb | u8 change (0 added, 1 corrected, 2 withdrawn) | str table | record 16 | u32 revision | digest 32
std::string entry_bytes(const Uuid& district, const Deed& deed, const Entry& entry);

/// The canonical bytes of a version of a record, built field by field:
///   u8 1 (version) | str table | then for each field that is not empty: str name | value
/// where a value is u8 1 and an i64, u8 2 and the u64 bits of an IEEE 754 double, or u8 3 and a str.
/// Fields come in the order of their names. An absent value leaves no bytes; nor does the empty value (0, empty text)
/// of a field that must have one: a field that a later migration adds does not change the digest of what was recorded
/// before.
class RecordBytes {
public:
    explicit RecordBytes(std::string_view table);
    /// A field that may be absent: 0 and empty text say something else than nothing.
    RecordBytes& optional_field(std::string_view name, const Value& value);
    /// A field that always has a value.
    RecordBytes& field(std::string_view name, const Value& value);
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

private:
    std::string bytes_;
};

using Salt = std::array<std::uint8_t, 16>;

/// SHA-256(salt || bytes): what the ledger holds of a version. Without the salt nobody can guess the content from it,
/// so destroying a row and its salt leaves the tree whole and says nothing.
Digest salted_digest(const Salt& salt, std::string_view bytes);

}  // namespace accord::ledger

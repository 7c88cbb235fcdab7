#include "ledger/entry.hpp"

#include <bit>
#include <limits>
#include <stdexcept>

namespace accord::ledger {

namespace {

template <class Number>
void put(std::string& bytes, Number number) {
    for (int shift = static_cast<int>(sizeof number) * 8 - 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

template <std::size_t N>
void put(std::string& bytes, const std::array<std::uint8_t, N>& raw) {
    bytes.append(reinterpret_cast<const char*>(raw.data()), raw.size());
}

void put_text(std::string& bytes, std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("a text of the ledger is too long");
    put(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
}

constexpr char version = 1;

}  // namespace

std::string entry_bytes(const Uuid& district, const Deed& deed, const Entry& entry) {
    std::string bytes;
    bytes.reserve(256);
    bytes += version;
    put(bytes, district);
    put(bytes, static_cast<std::uint64_t>(entry.seq));
    put(bytes, static_cast<std::int64_t>(deed.at.time_since_epoch().count()));
    put(bytes, deed.by);
    put(bytes, deed.act);
    put(bytes, deed.undoes);
    put_text(bytes, deed.verb);
    put(bytes, static_cast<std::uint8_t>(entry.change));
    put_text(bytes, entry.table);
    put(bytes, entry.record);
    put(bytes, static_cast<std::uint32_t>(entry.revision));
    put(bytes, entry.digest);
    return bytes;
}

RecordBytes::RecordBytes(std::string_view table) {
    bytes_.reserve(512);
    bytes_ += version;
    put_text(bytes_, table);
}

RecordBytes& RecordBytes::optional_field(std::string_view name, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return *this;
    put_text(bytes_, name);
    bytes_ += static_cast<char>(value.index());
    if (const auto* number = std::get_if<std::int64_t>(&value)) put(bytes_, *number);
    if (const auto* real = std::get_if<double>(&value)) put(bytes_, std::bit_cast<std::uint64_t>(*real));
    if (const auto* text = std::get_if<std::string>(&value)) put_text(bytes_, *text);
    return *this;
}

RecordBytes& RecordBytes::field(std::string_view name, const Value& value) {
    const bool empty = value == Value{std::int64_t{0}} || value == Value{0.0} || value == Value{std::string{}};
    return empty ? *this : optional_field(name, value);
}

Digest salted_digest(const Salt& salt, std::string_view bytes) {
    return sha256({std::string_view{reinterpret_cast<const char*>(salt.data()), salt.size()}, bytes});
}

}  // namespace accord::ledger

#include "filing/seal.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace accord::filing {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
constexpr char version = '1';

const std::uint8_t* raw(const std::string& text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

/// What is authenticated beside the box. No part may hold a zero byte, so no two places are alike.
std::string label(const SealedPlace& place) {
    std::string text{place.table};
    return text.append(1, '\0').append(place.record).append(1, '\0').append(place.column);
}

void wake_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

[[noreturn]] void does_not_open(const SealedPlace& place) {
    throw std::runtime_error("a sealed field does not open: " + std::string{place.table} + "." +
                             std::string{place.column} + " of " + std::string{place.record});
}

}  // namespace

Sealer::~Sealer() { sodium_memzero(key_.data(), key_.size()); }

Sealer Sealer::with_new_key() {
    wake_sodium();
    Key key;
    fill_random(key);
    return Sealer{key};
}

Result<Sealer> Sealer::from_file(const std::string& path) {
    wake_sodium();
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return problem(path,
                       "There is no key file at {file}. Put the district's key back, or name it in ACCORD_KEY_FILE.",
                       {{"file", path}});
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto bytes = from_hex(trim(text));
    if (!bytes || bytes->size() != Key{}.size())
        return problem(path, "{file} does not hold a key: a key is 64 hexadecimal digits.", {{"file", path}});
    Key key;
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return Sealer{key};
}

Result<Done> Sealer::save(const std::string& path) const {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return problem(path, "The key file {file} cannot be made: {why}.",
                       {{"file", path}, {"why", std::generic_category().message(errno)}});
    const std::string text = to_hex(key_) + "\n";
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    const int error = errno;
    close(file);
    if (!written) throw std::system_error(error, std::generic_category(), "writing " + path);
    return Done{};
}

std::string Sealer::seal(std::string_view text, const SealedPlace& place) const {
    if (text.empty()) return {};
    std::string box(nonce_size + text.size() + tag_size, '\0');
    auto* nonce = reinterpret_cast<std::uint8_t*>(box.data());
    fill_random({nonce, nonce_size});
    const auto about = label(place);
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, &size,
                                               reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                               raw(about), about.size(), nullptr, nonce, key_.data());
    std::string sealed(1 + sodium_base64_ENCODED_LEN(box.size(), base64), version);
    sodium_bin2base64(sealed.data() + 1, sealed.size() - 1, raw(box), box.size(), base64);
    sealed.pop_back();  // the C string's end
    return sealed;
}

std::string Sealer::open(std::string_view sealed, const SealedPlace& place) const {
    if (sealed.empty()) return {};
    if (sealed[0] != version) does_not_open(place);
    std::string box(sealed.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<std::uint8_t*>(box.data()), box.size(), sealed.data() + 1, sealed.size() - 1,
                          nullptr, &size, nullptr, base64) != 0 ||
        size < nonce_size + tag_size)
        does_not_open(place);
    std::string text(size - nonce_size - tag_size, '\0');
    const auto about = label(place);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<std::uint8_t*>(text.data()), nullptr, nullptr,
                                                   raw(box) + nonce_size, size - nonce_size, raw(about), about.size(),
                                                   raw(box), key_.data()) != 0)
        does_not_open(place);
    return text;
}

}  // namespace accord::filing

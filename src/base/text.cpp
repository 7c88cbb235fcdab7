#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>
#include <stdexcept>

namespace accord {

namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string{"ICU: "} + what + ": " + u_errorName(status));
}

std::string detect(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector{ucsdet_open(&status), &ucsdet_close};
    check(status, "charset detector");
    const auto sample = static_cast<int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16));
    ucsdet_setText(detector.get(), bytes.data(), sample, &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    const char* name = U_SUCCESS(status) && match ? ucsdet_getName(match, &status) : nullptr;
    // Latin-1 in the wild is Windows' superset of it: the same letters, and quotes where Latin-1 has control codes.
    if (!name || std::string_view{name} == "ISO-8859-1" || std::string_view{name} == "UTF-8") return "windows-1252";
    return name;
}

std::string unix_lines(std::string text) {
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            lines += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else {
            lines += text[i];
        }
    }
    return lines;
}

/// Calls visit(code point, first byte, one past the last byte); damaged bytes give U+FFFD.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        const int32_t from = at;
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        visit(c, static_cast<std::size_t>(from), static_cast<std::size_t>(at));
    }
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xfeff || c == 0x200b; }

std::string convert(std::string_view bytes, const char* charset) {
    std::string utf8;
    const icu::UnicodeString wide{bytes.data(), static_cast<int32_t>(bytes.size()), charset};
    wide.toUTF8String(utf8);
    return utf8;
}

}  // namespace

std::string mend_utf8(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    each_code_point(text, [&](UChar32 c, std::size_t from, std::size_t to) {
        mended += c == 0xfffd ? std::string_view{"\xef\xbf\xbd"} : text.substr(from, to - from);
    });
    return mended;
}

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

DecodedText decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
        const char* charset = bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
        auto text = convert(bytes.substr(2), charset);
        const bool damaged = text.find("\xef\xbf\xbd") != std::string::npos;
        return {unix_lines(std::move(text)), charset, damaged};
    }
    if (is_utf8(bytes)) return {unix_lines(std::string{bytes}), "UTF-8", false};
    // Mostly UTF-8 with a few broken bytes is UTF-8 that was damaged, not another encoding.
    std::size_t broken = 0;
    std::size_t multibyte = 0;
    each_code_point(bytes, [&](UChar32 c, std::size_t from, std::size_t to) {
        if (c == 0xfffd)
            ++broken;
        else if (to - from > 1)
            ++multibyte;
    });
    if (multibyte > 4 * broken) return {unix_lines(mend_utf8(bytes)), "UTF-8", true};
    const auto charset = detect(bytes);
    auto text = convert(bytes, charset.c_str());
    const bool damaged = text.find("\xef\xbf\xbd") != std::string::npos;
    return {unix_lines(std::move(text)), charset, damaged};
}

std::string fold(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* nfkc_fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    check(status, "NFKC casefold");
    std::string folded;
    icu::StringByteSink<std::string> sink{&folded, static_cast<int32_t>(text.size())};
    nfkc_fold->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
    check(status, "NFKC casefold");
    return folded;
}

std::string normalise(std::string_view text) {
    const std::string folded = fold(text);
    std::string normal;
    normal.reserve(folded.size());
    bool gap = false;
    each_code_point(folded, [&](UChar32 c, std::size_t from, std::size_t to) {
        const auto kind = U_GET_GC_MASK(c);
        if (kind & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) {
            if (gap && !normal.empty()) normal += ' ';
            gap = false;
            normal.append(folded, from, to - from);
        } else {
            gap = true;
        }
    });
    return normal;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    const std::string normal = normalise(text);
    for (const auto word : split(normal, ' '))
        if (!word.empty()) found.emplace_back(word);
    return found;
}

std::string_view trim(std::string_view text) {
    std::size_t first = text.size();
    std::size_t last = 0;
    each_code_point(text, [&](UChar32 c, std::size_t from, std::size_t to) {
        if (is_space(c)) return;
        first = std::min(first, from);
        last = to;
    });
    return first < last ? text.substr(first, last - first) : std::string_view{};
}

std::string squeeze(std::string_view text) {
    std::string squeezed;
    squeezed.reserve(text.size());
    bool gap = false;
    each_code_point(text, [&](UChar32 c, std::size_t from, std::size_t to) {
        if (is_space(c)) {
            gap = true;
            return;
        }
        if (gap && !squeezed.empty()) squeezed += ' ';
        gap = false;
        squeezed += text.substr(from, to - from);
    });
    return squeezed;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    each_code_point(text, [&](UChar32, std::size_t, std::size_t) { ++count; });
    return count;
}

std::string shorten(std::string_view text, std::size_t limit) {
    if (length(text) <= limit) return std::string{text};
    std::size_t count = 0;
    std::size_t end = 0;
    each_code_point(text, [&](UChar32, std::size_t, std::size_t to) {
        if (++count < limit) end = to;
    });
    return std::string{trim(text.substr(0, end))} + "\xe2\x80\xa6";
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const auto next = text.find(separator, at);
        parts.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
        if (next == std::string_view::npos) return parts;
        at = next + 1;
    }
}

}  // namespace accord

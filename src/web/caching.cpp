#include "web/caching.hpp"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "base/sha256.hpp"

namespace accord::web {

namespace {

std::string gzip(std::string_view text) {
    z_stream stream{};
    constexpr int with_gzip_head = 15 + 16;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, with_gzip_head, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int ended = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::runtime_error("zlib did not come to an end");
    return packed;
}

bool has(const Response& response, std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [&](const auto& header) { return header.first == name; });
}

}  // namespace

Response for_caches(const Request& request, Response response) {
    if (response.status != 200) return response;
    if (!has(response, "Cache-Control")) response.headers.emplace_back("Cache-Control", for_minutes);
    // The words of a page whose address names no language follow the reader's cookie, then the browser.
    const bool chosen_by_address = !request.path.starts_with("/public") || !response.type.starts_with("text/html");
    response.headers.emplace_back("Vary",
                                  chosen_by_address ? "Accept-Encoding" : "Accept-Encoding, Accept-Language, Cookie");
    const auto tag = "W/\"" + to_hex(sha256(response.body)).substr(0, 16) + '"';
    response.headers.emplace_back("ETag", tag);
    if (request.header("if-none-match") == tag) {
        response.status = 304;
        response.body.clear();
        return response;
    }
    constexpr std::size_t too_small = 512;
    if (response.body.size() < too_small || request.header("accept-encoding").find("gzip") == std::string_view::npos)
        return response;
    response.body = gzip(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
    return response;
}

}  // namespace accord::web

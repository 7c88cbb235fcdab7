#include "web/assets.hpp"

#include <map>
#include <stdexcept>

#include "base/sha256.hpp"
#include "web/embedded.hpp"

namespace accord::web {

namespace {

constexpr std::string_view folder = "/assets/";

std::string_view type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".webmanifest")) return "application/manifest+json";
    if (name.ends_with(".woff2")) return "font/woff2";
    return "application/octet-stream";
}

struct Asset {
    std::string address;  ///< with the hash
    std::string tag;      ///< ETag
    std::string_view content;
    std::string_view packed;  ///< the same in gzip form, or empty
};

using Assets = std::map<std::string, Asset, std::less<>>;

Asset asset_of(std::string_view path, const std::string& name) {
    const auto content = embedded(path);
    const auto hash = to_hex(sha256(content)).substr(0, 8);
    const auto dot = name.rfind('.');
    return {std::string{folder} + name.substr(0, dot) + "." + hash + name.substr(dot), '"' + hash + '"', content,
            embedded(std::string{path} + ".gz")};
}

/// By name: "app.css".
const Assets& assets() {
    static const Assets all = [] {
        Assets found;
        for (std::size_t i = 0; i < embedded_count(); ++i) {
            const auto path = embedded_path(i);
            if (!path.starts_with("web/") || path.ends_with(".gz")) continue;
            const std::string name{path.substr(4)};
            found.emplace(name, asset_of(path, name));
        }
        return found;
    }();
    return all;
}

const Asset* asset_at(std::string_view address) {
    static const auto by_address = [] {
        std::map<std::string_view, const Asset*> found;
        for (const auto& [name, asset] : assets()) found.emplace(asset.address, &asset);
        return found;
    }();
    const auto found = by_address.find(address);
    return found == by_address.end() ? nullptr : found->second;
}

}  // namespace

const std::string& asset(std::string_view name) {
    const auto found = assets().find(name);
    if (found == assets().end()) throw std::logic_error("no asset " + std::string{name});
    return found->second.address;
}

bool has_asset(std::string_view name) { return assets().contains(name); }

std::optional<Response> serve_asset(const Request& request) {
    const std::string_view path = request.path;
    if (!path.starts_with(folder)) return std::nullopt;
    const auto* asset = asset_at(path);
    const bool for_ever = asset != nullptr;
    if (const auto plain = assets().find(path.substr(folder.size())); plain != assets().end()) asset = &plain->second;
    if (!asset) return std::nullopt;

    Response response;
    response.type = type_of(path);
    response.headers = {{"Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "public, max-age=86400"},
                        {"ETag", asset->tag},
                        {"Vary", "Accept-Encoding"}};
    if (request.header("if-none-match") == asset->tag) {
        response.status = 304;
        return response;
    }
    const bool packed =
        !asset->packed.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos;
    if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = packed ? asset->packed : asset->content;
    return response;
}

}  // namespace accord::web

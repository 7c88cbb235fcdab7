#include "web/assets.hpp"

#include <map>
#include <stdexcept>

#include "base/sha256.hpp"
#include "web/embedded.hpp"

namespace accord::web {

namespace {

std::string_view type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".webmanifest")) return "application/manifest+json";
    return "application/octet-stream";
}

struct Assets {
    std::map<std::string, std::string, std::less<>> address_of;       ///< "app.css" -> address
    std::map<std::string, std::string_view, std::less<>> by_address;  ///< address -> content

    Assets() {
        for (std::size_t i = 0; i < embedded_count(); ++i) {
            const auto path = embedded_path(i);
            if (!path.starts_with("web/")) continue;
            const std::string name{path.substr(4)};
            const auto dot = name.rfind('.');
            const auto content = embedded(path);
            const auto address =
                "/assets/" + name.substr(0, dot) + "." + to_hex(sha256(content)).substr(0, 8) + name.substr(dot);
            address_of.emplace(name, address);
            by_address.emplace(address, content);
        }
    }
};

const Assets& assets() {
    static const Assets all;
    return all;
}

}  // namespace

const std::string& asset(std::string_view name) {
    const auto found = assets().address_of.find(name);
    if (found == assets().address_of.end()) throw std::logic_error("no asset " + std::string{name});
    return found->second;
}

std::optional<Response> serve_asset(std::string_view path) {
    const auto found = assets().by_address.find(path);
    if (found == assets().by_address.end()) return std::nullopt;
    return Response{200,
                    std::string{type_of(path)},
                    {{"Cache-Control", "public, max-age=31536000, immutable"}},
                    std::string{found->second}};
}

}  // namespace accord::web

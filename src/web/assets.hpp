#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/http.hpp"

namespace accord::web {

/// The address of an asset with the hash of its content in its name, so that it may be kept for ever:
/// asset("app.css") is "/assets/app.1f2e3d4c.css". Throws std::logic_error for one that the binary does not carry.
const std::string& asset(std::string_view name);
bool has_asset(std::string_view name);

/// Answers a path below /assets/; nothing when there is no such asset. Its plain name is answered too
/// ("/assets/icon.svg"), for what cannot know the hash: that one is asked for again each time, and 304 says that it is
/// still the same.
std::optional<Response> serve_asset(const Request& request);

}  // namespace accord::web

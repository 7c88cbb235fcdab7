#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"

namespace accord {

/// Keeps the order of its members, so that the same value always gives the same bytes.
/// A source that builds one includes <nlohmann/json.hpp>; headers need only this.
using Json = nlohmann::ordered_json;

/// Reads JSON; the problem names the byte where it stops being JSON.
Result<Json> parse_json(std::string_view text);

/// Two spaces of indentation; text that is not UTF-8 is replaced, never thrown at the caller.
std::string print_json(const Json& json);

}  // namespace accord

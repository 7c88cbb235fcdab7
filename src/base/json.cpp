#include "base/json.hpp"

#include <nlohmann/json.hpp>

namespace accord {

Result<Json> parse_json(std::string_view text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return problem("byte " + std::to_string(error.byte), "This is not JSON: {detail}", {{"detail", error.what()}});
    }
}

std::string print_json(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace accord

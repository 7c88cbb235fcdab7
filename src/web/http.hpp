#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::web {

enum class Method { get, post };

/// A request, taken apart. Names of headers are lower case.
struct Request {
    Method method = Method::get;
    std::string path;   ///< decoded, without the query: "/contacts/new"
    std::string query;  ///< as it came, without "?"
    std::map<std::string, std::string, std::less<>> headers;
    std::string body;
    std::string client;  ///< address

    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// The value of a cookie, or "".
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

Response see_other(std::string location);  ///< 303: a form was taken, here is the page that shows it

using Handler = std::function<Response(const Request&)>;

/// "a%20b+c" as a form or a query writes it. Broken escapes stay as they are.
enum class Plus { is_plus, is_space };
std::string percent_decode(std::string_view text, Plus plus = Plus::is_plus);
std::string percent_encode(std::string_view text);

}  // namespace accord::web

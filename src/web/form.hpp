#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "web/http.hpp"

namespace accord::web {

/// A file that came with a form.
struct UploadedFile {
    std::string field;
    std::string name;  ///< as the browser gave it, without folders
    std::string bytes;
};

/// What a form posted, or a query asked: names and values in order, a name as often as it came.
class Form {
public:
    Form() = default;
    explicit Form(std::vector<std::pair<std::string, std::string>> values, std::vector<UploadedFile> files = {})
        : values_{std::move(values)}, files_{std::move(files)} {}

    /// The first value of a name, or "".
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name, std::string_view value) const;
    [[nodiscard]] bool posted(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& values() const { return values_; }
    [[nodiscard]] const std::vector<UploadedFile>& files() const { return files_; }
    /// Puts a value where none was posted.
    void fill(std::string_view name, std::string value);

private:
    std::vector<std::pair<std::string, std::string>> values_;
    std::vector<UploadedFile> files_;
};

inline constexpr std::size_t most_form_values = 2000;

/// application/x-www-form-urlencoded, and queries. Never fails; past the limit the rest is left out.
Form parse_urlencoded(std::string_view text);

/// multipart/form-data (RFC 7578). Fails on a body that does not follow its boundary.
Result<Form> parse_multipart(std::string_view content_type, std::string_view body);

/// The form of a request's body, by its content type.
Result<Form> parse_form(const Request& request);

}  // namespace accord::web

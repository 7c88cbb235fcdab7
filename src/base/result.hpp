#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/message.hpp"

namespace accord {

/// One thing that a user can mend: where it is, what is wrong, and the provision that asks for it.
struct Problem {
    std::string where;      ///< a form field ("time") or a place in a file ("users.csv:12:grades"); may be empty
    Message message;        ///< what is wrong and how to mend it
    std::string provision;  ///< id of the provision that decides, or empty

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

inline Problem problem(std::string where, std::string key,
                       std::vector<std::pair<std::string, std::string>> values = {}) {
    return {std::move(where), {std::move(key), std::move(values)}, {}};
}

/// A value, or all the problems at once. What a user can cause is a Result; a broken world is an exception.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_{std::in_place_index<0>, std::move(value)} {}
    Result(Problem one) : content_{std::in_place_index<1>, Problems{std::move(one)}} {}
    Result(Problems all) : content_{std::in_place_index<1>, std::move(all)} {
        if (problems().empty()) throw std::logic_error("a Result without a value must say why");
    }

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Throws std::logic_error when there is none: ask ok() first.
    const T& value() const& { return ok() ? std::get<0>(content_) : throw no_value(); }
    T& value() & { return ok() ? std::get<0>(content_) : throw no_value(); }
    /// By value, so that a loop over the value of a passing Result holds what it walks through.
    T value() && { return ok() ? std::get<0>(std::move(content_)) : throw no_value(); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// Empty when there is a value.
    [[nodiscard]] const Problems& problems() const {
        static const Problems none;
        return ok() ? none : std::get<1>(content_);
    }

private:
    [[nodiscard]] std::logic_error no_value() const {
        return std::logic_error("no value: " + english(std::get<1>(content_).front().message));
    }

    std::variant<T, Problems> content_;
};

/// A Result whose success carries nothing.
struct Done {
    bool operator==(const Done&) const = default;
};

}  // namespace accord

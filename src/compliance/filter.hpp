#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compliance/evidence.hpp"

namespace accord::compliance {

/// A question to the values of a fact, as the catalogue writes it: "group=crime|emergency; acted!=handed_over". Parts
/// between semicolons must all hold; " or " between such rows makes either enough; "name=" asks that there be no value.
/// A value that is a list ("talked,searched_person") is equal to each of its codes. The empty filter matches every
/// fact.
class Filter {
public:
    Filter() = default;
    /// Throws std::logic_error on text that is none.
    explicit Filter(std::string_view text);

    [[nodiscard]] bool matches(const Fact& fact) const;
    [[nodiscard]] bool empty() const { return rows_.empty(); }

private:
    struct Part {
        std::string name;
        bool equal = true;
        std::vector<std::string> values;
    };
    [[nodiscard]] static bool holds(const Part& part, const Fact& fact);

    std::vector<std::vector<Part>> rows_;
};

}  // namespace accord::compliance

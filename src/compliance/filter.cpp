#include "compliance/filter.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace accord::compliance {

namespace {

constexpr std::string_view either = " or ";

}  // namespace

Filter::Filter(std::string_view text) {
    while (!trim(text).empty()) {
        const auto cut = text.find(either);
        auto& row = rows_.emplace_back();
        for (const auto piece : split(text.substr(0, cut), ';')) {
            const auto equals = piece.find('=');
            if (equals == std::string_view::npos || equals == 0)
                throw std::logic_error("not a filter: " + std::string{text});
            Part part;
            part.equal = piece[equals - 1] != '!';
            part.name = trim(piece.substr(0, part.equal ? equals : equals - 1));
            for (const auto value : split(trim(piece.substr(equals + 1)), '|')) part.values.emplace_back(trim(value));
            row.push_back(std::move(part));
        }
        text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + either.size());
    }
}

bool Filter::matches(const Fact& fact) const {
    return rows_.empty() || std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) {
               return std::all_of(row.begin(), row.end(), [&](const Part& part) { return holds(part, fact); });
           });
}

bool Filter::holds(const Part& part, const Fact& fact) {
    std::string_view rest = fact.value(part.name);
    for (;;) {
        const auto comma = rest.find(',');
        if (std::find(part.values.begin(), part.values.end(), rest.substr(0, comma)) != part.values.end())
            return part.equal;
        if (comma == std::string_view::npos) return !part.equal;
        rest = rest.substr(comma + 1);
    }
}

}  // namespace accord::compliance

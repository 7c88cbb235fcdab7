#include "equity/protection/cube.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace accord::equity {

namespace {

/// With the number of dimensions known to the compiler, an event costs a few additions and one look at memory.
template <std::size_t dimensions>
bool add_all(std::span<const std::size_t> sizes, std::span<const std::uint16_t> codes,
             std::vector<std::uint32_t>& counts) {
    std::array<std::uint32_t, dimensions> size{}, stride{};
    std::uint32_t cells = 1;
    for (std::size_t d = dimensions; d-- > 0; cells *= size[d]) {
        size[d] = static_cast<std::uint32_t>(sizes[d]);
        stride[d] = cells;
    }
    bool fine = true;
    for (std::size_t i = 0; i < codes.size(); i += dimensions) {
        std::uint32_t cell = 0;
        for (std::size_t d = 0; d < dimensions; ++d) {
            fine = fine && codes[i + d] < size[d];
            cell += codes[i + d] * stride[d];
        }
        if (!fine) return false;
        ++counts[cell];
    }
    return true;
}

template <std::size_t... dimensions>
bool add_all(std::span<const std::size_t> sizes, std::span<const std::uint16_t> codes,
             std::vector<std::uint32_t>& counts, std::index_sequence<dimensions...>) {
    bool fine = false;
    ((sizes.size() == dimensions + 1 && (fine = add_all<dimensions + 1>(sizes, codes, counts))) || ...);
    return fine;
}

constexpr std::size_t most_dimensions = 8;
constexpr std::size_t most_cells = std::size_t{1} << 31;

Problems unusable(std::span<const std::size_t> sizes, std::span<const std::uint16_t> codes) {
    if (sizes.empty() || sizes.size() > most_dimensions)
        return {problem("sizes", "A table has from 1 to 8 dimensions")};
    std::size_t cells = 1;
    for (const std::size_t size : sizes) {
        if (size == 0 || size > UINT16_MAX || cells > most_cells / size)
            return {problem("sizes", "A dimension is empty, or the table has too many cells")};
        cells *= size;
    }
    if (codes.size() % sizes.size() != 0) return {problem("codes", "The last event lacks a code")};
    return {};
}

/// All codes out of range, by event and dimension.
Problems strays(std::span<const std::size_t> sizes, std::span<const std::uint16_t> codes) {
    Problems found;
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] >= sizes[i % sizes.size()])
            found.push_back(problem(
                "event " + std::to_string(i / sizes.size() + 1) + ", dimension " + std::to_string(i % sizes.size() + 1),
                "The code is not in its list"));
    return found;
}

}  // namespace

Result<Cube> tally(std::vector<std::size_t> sizes, std::span<const std::uint16_t> codes) {
    if (auto problems = unusable(sizes, codes); !problems.empty()) return problems;
    std::size_t cells = 1;
    for (const std::size_t size : sizes) cells *= size;
    std::vector<std::uint32_t> counts(cells);
    if (!add_all(sizes, codes, counts, std::make_index_sequence<most_dimensions>{})) return strays(sizes, codes);
    return Cube{std::move(sizes), {counts.begin(), counts.end()}};
}

}  // namespace accord::equity

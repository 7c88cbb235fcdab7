#include "equity/protection/cube.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "equity/fictional_district.hpp"

namespace accord::equity {
namespace {

TEST(Tally, CountsEachEventInItsFinestCell) {
    const std::vector<std::uint16_t> codes{0, 1, 0, 1, 1, 2, 0, 1};
    const auto cube = tally({2, 3}, codes);
    ASSERT_TRUE(cube.ok());
    EXPECT_EQ(cube->counts, (std::vector<std::int64_t>{0, 3, 0, 0, 0, 1}));
}

TEST(Tally, LosesNoEventWhateverTheNumberOfDimensions) {
    fictional::Chance chance{5};
    for (std::size_t dimensions = 1; dimensions <= 8; ++dimensions) {
        std::vector<std::size_t> sizes;
        for (std::size_t d = 0; d < dimensions; ++d) sizes.push_back(1 + chance.below(5));
        std::vector<std::uint16_t> codes;
        std::map<std::vector<std::uint16_t>, std::int64_t> expected;
        for (int event = 0; event < 500; ++event) {
            std::vector<std::uint16_t> own;
            for (const std::size_t size : sizes) own.push_back(static_cast<std::uint16_t>(chance.below(size)));
            ++expected[own];
            codes.insert(codes.end(), own.begin(), own.end());
        }
        const auto cube = tally(sizes, codes);
        ASSERT_TRUE(cube.ok());
        EXPECT_EQ(std::accumulate(cube->counts.begin(), cube->counts.end(), std::int64_t{0}), 500);
        for (const auto& [own, count] : expected) {
            std::size_t cell = 0;
            for (std::size_t d = 0; d < dimensions; ++d) cell = cell * sizes[d] + own[d];
            EXPECT_EQ(cube->counts[cell], count);
        }
    }
}

TEST(Tally, NamesEveryCodeThatIsNotInItsList) {
    const auto cube = tally({2, 3}, std::vector<std::uint16_t>{0, 3, 1, 1, 2, 7});
    ASSERT_FALSE(cube.ok());
    ASSERT_EQ(cube.problems().size(), 3u);
    EXPECT_EQ(cube.problems().front().where, "event 1, dimension 2");
    EXPECT_EQ(cube.problems().back().where, "event 3, dimension 2");
    EXPECT_FALSE(tally({2, 3}, std::vector<std::uint16_t>{0, 1, 1}).ok()) << "the last event lacks a code";
    EXPECT_FALSE(tally({}, std::vector<std::uint16_t>{}).ok());
    EXPECT_FALSE(tally({65535, 65535, 65535}, std::vector<std::uint16_t>{}).ok());
}

}  // namespace
}  // namespace accord::equity

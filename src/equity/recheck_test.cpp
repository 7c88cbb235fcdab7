#include "equity/recheck.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "equity/fictional_district.hpp"

namespace accord::equity {
namespace {

ReleasedEdition edition(std::uint64_t seed) {
    const fictional::Size size{
        .schools = 3 + seed, .students_per_school = 300, .contacts = 200 * seed, .unidentified = .02, .movers = .01};
    return release_edition(*count(fictional::district(seed, size).data), {}, {}).value();
}

Json kept(const ReleasedEdition& edition) { return Json::parse(edition.kept); }

TEST(Recheck, FindsEachHiddenSmallNumberProven) {
    std::size_t hidden = 0, narrow = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Rechecked found = recheck(edition(seed));
        EXPECT_TRUE(found.faults.empty())
            << found.faults.front().where << ": " << english(found.faults.front().message);
        hidden += found.hidden;
        narrow += found.narrow;
    }
    EXPECT_GT(hidden, 1000u);
    EXPECT_LT(narrow * 20, hidden) << narrow << " of " << hidden;
}

TEST(Recheck, FindsAWitnessThatDoesNotAgreeWithThePrint) {
    auto one = edition(2);
    auto changed = kept(one);
    changed["witnesses"][0][0][1] = changed["witnesses"][0][0][1].get<int>() + 1;
    one.kept = changed.dump();
    EXPECT_FALSE(recheck(one).faults.empty());
}

TEST(Recheck, FindsANumberWithoutProof) {
    auto one = edition(2);
    auto changed = kept(one);
    changed["open"] = Json::array();
    one.kept = changed.dump();
    const Rechecked found = recheck(one);
    EXPECT_EQ(found.faults.size(), found.hidden);
}

TEST(Recheck, FindsHiddenNumbersThatDoNotAddUp) {
    auto one = edition(2);
    auto changed = kept(one);
    changed["hidden"][0][3] = changed["hidden"][0][3].get<int>() + 1;
    one.kept = changed.dump();
    EXPECT_FALSE(recheck(one).faults.empty());
}

TEST(Recheck, FindsThatNothingWasKept) {
    auto one = edition(2);
    for (const char* kept : {"", "{}", "{\"hidden\":[],\"witnesses\":[],\"open\":[]}", "[1]"}) {
        one.kept = kept;
        EXPECT_FALSE(recheck(one).faults.empty()) << kept;
    }
}

}  // namespace
}  // namespace accord::equity

#include "program/practices.hpp"

#include <gtest/gtest.h>

namespace accord::program {
namespace {

TEST(Practice, GoesOnFromTheDayOnWhichItIsWrittenDownToTheOneOnWhichItEnds) {
    Practice practice;
    practice.opened_on = Date{2026, 11, 2};
    practice.begins_on = Date{2027, 1, 7};
    EXPECT_FALSE(goes_on(practice, Date{2026, 11, 1}));
    EXPECT_TRUE(goes_on(practice, Date{2026, 11, 2})) << "it is planned, with its owner";
    practice.ended_on = Date{2027, 3, 1};
    EXPECT_TRUE(goes_on(practice, Date{2027, 2, 28}));
    EXPECT_FALSE(goes_on(practice, Date{2027, 3, 1}));
}

}  // namespace
}  // namespace accord::program

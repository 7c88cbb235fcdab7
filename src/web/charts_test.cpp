#include "web/charts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace accord::web {

namespace {

std::string drawn(double value, double low, double high, std::string title = "About 2 times") {
    return ratio_drawing({value, low, high, std::move(title)}).text();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(RatioDrawing, IsADiamondWhenTheIntervalLeavesOneOutAndACircleWhenItHoldsOne) {
    EXPECT_TRUE(has(drawn(1.2, 0.9, 1.6), "<circle class=\"d1\""));
    EXPECT_FALSE(has(drawn(1.2, 0.9, 1.6), "d2"));
    for (const auto& drawing : {drawn(2.8, 2.1, 3.8), drawn(0.6, 0.5, 0.9)}) {
        EXPECT_FALSE(has(drawing, "<circle"));
        EXPECT_TRUE(has(drawing, "class=\"d2\""));
    }
}

TEST(RatioDrawing, StaysInsideItsFrameWhateverTheNumbers) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    for (const auto& drawing : {drawn(30, 5, 100), drawn(0.01, 0, 0.1), drawn(0, 0, endless), drawn(2, 0.1, endless)}) {
        EXPECT_FALSE(has(drawing, "inf"));
        EXPECT_FALSE(has(drawing, "nan"));
        EXPECT_FALSE(has(drawing, "M-"));
    }
}

TEST(RatioDrawing, SaysTheSameInWords) {
    const auto drawing = drawn(2.8, 2.1, 3.8, "2.8 times as likely <as others>");
    EXPECT_TRUE(has(drawing, "role=\"img\""));
    EXPECT_TRUE(has(drawing, "<title>2.8 times as likely &lt;as others&gt;</title>"));
}

TEST(RatioDrawing, CarriesNoStyle) {
    EXPECT_FALSE(has(drawn(2.8, 2.1, 3.8), "style"));
    EXPECT_FALSE(has(ratio_axis("less", "more").text(), "style"));
}

TEST(RatioAxis, IsOnlyAGuideForTheEyes) {
    EXPECT_TRUE(has(ratio_axis("less likely", "more likely").text(), "aria-hidden=\"true\""));
}

}  // namespace accord::web

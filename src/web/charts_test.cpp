#include "web/charts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace accord::web {

namespace {

std::string drawn(double value, double low, double high, std::string title = "About 2 times") {
    return ratio_drawing({value, low, high, low > 1 || high < 1, std::move(title)}).text();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(RatioDrawing, IsADiamondWhenTheDifferenceStandsOutAndACircleWhenItDoesNot) {
    for (const bool stands_out : {false, true}) {
        const auto drawing = ratio_drawing({2.8, 1.1, 5.8, stands_out, "About 2.8 times"}).text();
        EXPECT_EQ(has(drawing, "<circle class=\"d1\""), !stands_out);
        EXPECT_EQ(has(drawing, "class=\"d2\""), stands_out);
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

TEST(TrendDrawing, BeginsAtZeroAndWritesItsFirstAndLastValue) {
    const auto drawing =
        trend_drawing(
            {{"2023-24", 4.0, 3.5, 4.6, "4.0"}, {"2024-25", 3.0, 2.6, 3.5, "3.0"}, {"2025-26", 2.0, 1.6, 2.5, "2.0"}},
            "Fewer <each year>")
            .text();
    EXPECT_TRUE(has(drawing, "<title>Fewer &lt;each year&gt;</title>"));
    EXPECT_TRUE(has(drawing, ">4.0</text>"));
    EXPECT_FALSE(has(drawing, ">3.0</text>"));
    EXPECT_TRUE(has(drawing, ">2.0</text>"));
    EXPECT_TRUE(has(drawing, "class=\"ch wide\"") && has(drawing, "class=\"ch slim\""));
    EXPECT_FALSE(has(drawing, "style"));
}

TEST(TrendDrawing, BreaksWhereAYearShowsNoNumber) {
    const auto drawing =
        trend_drawing({{"2023-24", 4.0, 3.5, 4.6, "4.0"}, {"2024-25", {}, 0, 0, ""}, {"2025-26", 2.0, 1.6, 2.5, "2.0"}},
                      "Title")
            .text();
    EXPECT_FALSE(has(drawing, "class=\"ln")) << "no line over a year that is not there";
    EXPECT_TRUE(has(drawing, ">2024-25</text>"));
    const auto nothing = trend_drawing({{"2025-26", 0.0, 0, 0, "0"}}, "Title").text();
    EXPECT_FALSE(has(nothing, "nan") || has(nothing, "inf"));
}

}  // namespace accord::web

#include "web/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace accord::web {

namespace {

constexpr double width = 280;
constexpr double height = 34;
constexpr double margin = 16;

double place(double ratio) {
    const double low = std::log(0.25);
    const double high = std::log(4.0);
    const double at = (std::log(std::clamp(ratio, 0.25, 4.0)) - low) / (high - low);
    return margin + at * (width - 2 * margin);
}

std::string escaped(std::string_view text) {
    std::string out;
    Html::escape(text, out);
    return out;
}

std::string grid(double bottom) {
    std::string lines;
    for (const double tick : {0.25, 0.5, 1.0, 2.0, 4.0})
        lines += fmt::format("<path class=\"{}\" d=\"M{:.1f} 0V{:.0f}\" fill=\"none\"/>", tick == 1.0 ? "ref" : "g",
                             place(tick), bottom);
    return lines;
}

}  // namespace

Html ratio_drawing(const RatioMark& mark) {
    const bool differs = mark.low > 1 || mark.high < 1;
    const std::string_view colour = differs ? "d2" : "d1";
    const double x = place(mark.value);
    const double y = height / 2;
    std::string drawing = fmt::format(
        "<svg class=\"ch\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" "
        "role=\"img\"><title>{}</title>",
        width, height, width, height, escaped(mark.title));
    drawing += grid(height);
    drawing += fmt::format("<path class=\"ci {}\" d=\"M{:.1f} {y}H{:.1f}\"/>", colour, place(mark.low),
                           place(mark.high), fmt::arg("y", y));
    for (const auto& [end, outside, side] :
         {std::tuple{mark.low, mark.low < 0.25, 1.0}, std::tuple{mark.high, mark.high > 4.0, -1.0}}) {
        const double at = place(end);
        if (outside)
            drawing += fmt::format("<path class=\"ci {}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}\"/>", colour,
                                   at + side * 6, y - 5, at, y, at + side * 6, y + 5);
        else
            drawing += fmt::format("<path class=\"ci {}\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>", colour, at, y - 5, y + 5);
    }
    drawing += differs ? fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}l7 7l-7 7l-7 -7z\"/>", colour, x, y - 7)
                       : fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\"/>", colour, x, y);
    return raw(drawing + "</svg>");
}

Html ratio_axis(std::string_view less, std::string_view more) {
    std::string drawing =
        fmt::format("<svg class=\"ch\" viewBox=\"0 0 {:.0f} 30\" width=\"{:.0f}\" height=\"30\" aria-hidden=\"true\">",
                    width, width);
    drawing += fmt::format(
        "<text class=\"t2\" x=\"{:.1f}\" y=\"11\">{}</text><text class=\"t2 end\" x=\"{:.1f}\" y=\"11\">{}</text>",
        margin, escaped(less), width - margin, escaped(more));
    for (const auto& [tick, words] : {std::pair{0.25, "\xc2\xbc"}, std::pair{0.5, "\xc2\xbd"}, std::pair{1.0, "1"},
                                      std::pair{2.0, "2"}, std::pair{4.0, "4"}})
        drawing += fmt::format("<text class=\"t2 mid\" x=\"{:.1f}\" y=\"27\">{}</text>", place(tick), words);
    return raw(drawing + "</svg>");
}

}  // namespace accord::web

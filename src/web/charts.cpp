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

/// Where the points of a trend lie on a paper of a size.
class TrendPaper {
public:
    TrendPaper(const std::vector<TrendPoint>& points, double width, double height)
        : points_{points}, width_{width}, height_{height} {
        for (const auto& point : points)
            if (point.value) most_ = std::max({most_, *point.value, point.high});
        if (most_ <= 0) most_ = 1;
    }

    [[nodiscard]] std::string draw(std::string_view look, const std::string& title) const {
        std::string drawing = fmt::format(
            "<svg class=\"ch {}\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\"><title>{}</title>"
            "<path class=\"g\" d=\"M{:.1f} {:.1f}H{:.1f}\" fill=\"none\"/>",
            look, width_, height_, escaped(title), side, height_ - bottom, width_ - side);
        for (std::size_t from = 0; from < points_.size();) {
            std::size_t until = from;
            while (until < points_.size() && points_[until].value) ++until;
            if (until - from > 1) drawing += band(from, until) + line(from, until);
            from = until + 1;
        }
        for (std::size_t i = 0; i < points_.size(); ++i) drawing += mark(i);
        return drawing + "</svg>";
    }

private:
    static constexpr double side = 44, top = 26, bottom = 26;

    [[nodiscard]] double x(std::size_t i) const {
        const auto steps = static_cast<double>(std::max<std::size_t>(2, points_.size()) - 1);
        return side + static_cast<double>(i) * (width_ - 2 * side) / steps;
    }
    [[nodiscard]] double y(double value) const { return height_ - bottom - value / most_ * (height_ - top - bottom); }

    [[nodiscard]] std::string band(std::size_t from, std::size_t until) const {
        std::string path;
        for (std::size_t i = from; i < until; ++i)
            path += fmt::format("{}{:.1f} {:.1f}", i == from ? 'M' : 'L', x(i), y(points_[i].high));
        for (std::size_t i = until; i-- > from;) path += fmt::format("L{:.1f} {:.1f}", x(i), y(points_[i].low));
        return "<path class=\"band d1\" d=\"" + path + "z\"/>";
    }

    [[nodiscard]] std::string line(std::size_t from, std::size_t until) const {
        std::string path;
        for (std::size_t i = from; i < until; ++i)
            path += fmt::format("{}{:.1f} {:.1f}", i == from ? 'M' : 'L', x(i), y(*points_[i].value));
        return "<path class=\"ln d1\" fill=\"none\" d=\"" + path + "\"/>";
    }

    [[nodiscard]] std::string mark(std::size_t i) const {
        const TrendPoint& point = points_[i];
        std::string drawing = fmt::format("<text class=\"t2 mid\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x(i),
                                          height_ - 6, escaped(point.label));
        if (!point.value) return drawing;
        drawing += fmt::format("<circle class=\"d1\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"/>", x(i), y(*point.value));
        if (i == 0 || i + 1 == points_.size())
            drawing += fmt::format("<text class=\"tb mid\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x(i),
                                   y(point.high) - 7, escaped(point.said));
        return drawing;
    }

    const std::vector<TrendPoint>& points_;
    double width_, height_, most_ = 0;
};

std::string grid(double bottom) {
    std::string lines;
    for (const double tick : {0.25, 0.5, 1.0, 2.0, 4.0})
        lines += fmt::format("<path class=\"{}\" d=\"M{:.1f} 0V{:.0f}\" fill=\"none\"/>", tick == 1.0 ? "ref" : "g",
                             place(tick), bottom);
    return lines;
}

}  // namespace

Html ratio_drawing(const RatioMark& mark) {
    const std::string_view colour = mark.stands_out ? "d2" : "d1";
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
    drawing += mark.stands_out
                   ? fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}l7 7l-7 7l-7 -7z\"/>", colour, x, y - 7)
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

Html trend_drawing(const std::vector<TrendPoint>& points, const std::string& title) {
    return raw(TrendPaper{points, 620, 190}.draw("wide", title) + TrendPaper{points, 300, 180}.draw("slim", title));
}

}  // namespace accord::web

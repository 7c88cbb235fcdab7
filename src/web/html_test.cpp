#include "web/html.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace accord::web {

using namespace attribute;
namespace h = html;

namespace {

/// What a browser would read of an escaped text.
std::string read_back(std::string_view markup) {
    static constexpr std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string text;
    while (!markup.empty()) {
        std::size_t taken = 1;
        char c = markup.front();
        for (const auto& [entity, meant] : entities)
            if (markup.starts_with(entity)) {
                taken = entity.size();
                c = meant;
            }
        text += c;
        markup.remove_prefix(taken);
    }
    return text;
}

constexpr std::string_view hostile = R"(</td><script>alert("1")</script>' onclick='x & y)";

template <class T>
concept IsChild = requires(T value) {
    h::p(value);
};

}  // namespace

TEST(Html, WritesElementsWithTheirAttributesAndChildren) {
    EXPECT_EQ(h::p({cls("hint"), id("a")}, "One ", h::b("two"), ' ' + std::string{"three "}, 3).text(),
              R"(<p class="hint" id="a">One <b>two</b> three 3</p>)");
    EXPECT_EQ(h::input({type("checkbox"), flag("checked", true), flag("disabled", false)}).text(),
              R"(<input type="checkbox" checked="">)");
    EXPECT_EQ(h::ul({}).text(), "<ul></ul>");
}

TEST(Html, WritesWholeNumbersAsTheyAre) {
    EXPECT_EQ(h::td(std::numeric_limits<std::int64_t>::min()).text(), "<td>-9223372036854775808</td>");
    EXPECT_EQ(h::td(std::numeric_limits<std::uint64_t>::max()).text(), "<td>18446744073709551615</td>");
}

TEST(Html, TakesNoValueThatIsNotMeantForAPage) {
    EXPECT_TRUE(IsChild<int>);
    EXPECT_TRUE(IsChild<std::string>);
    EXPECT_FALSE(IsChild<bool>);
    EXPECT_FALSE(IsChild<char>);
    EXPECT_FALSE(IsChild<double>);
    EXPECT_FALSE(IsChild<std::nullptr_t>);
}

TEST(Html, EscapesTextEverywhere) {
    const std::string inside = h::td(hostile).text();
    EXPECT_EQ(inside.find('<', 1), inside.rfind("</td>")) << inside;
    const std::string attributed = h::td({cls(hostile)}, "x").text();
    EXPECT_EQ(attributed.find("<script"), std::string::npos);
    EXPECT_EQ(std::count(attributed.begin(), attributed.end(), '"'), 2) << attributed;
}

RC_GTEST_PROP(EscapedText, ReadsBackAsItWasTyped, (const std::string& text)) {
    const auto markup = Html{text}.text();
    RC_ASSERT(markup.find_first_of("<>\"'") == std::string::npos);
    RC_ASSERT(read_back(markup) == text);
}

TEST(Url, LeadsInsideTheSiteOrToTheWeb) {
    for (const auto* address :
         {"/policy/P-1?on=2026-11-22", "/", "?page=2", "#main", "https://www.ecfr.gov/current/title-34"})
        EXPECT_EQ(Url{address}.text(), address);
}

TEST(Url, NeverRunsAScriptNorLeadsAway) {
    for (const auto* address :
         {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
          "data:text/html,x", "vbscript:x", "//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example",
          "/\n/elsewhere.example", "\\\\elsewhere.example", "elsewhere.example", ""})
        EXPECT_EQ(Url{address}.text(), "#") << address;
}

TEST(Url, IsEscapedInItsAttribute) {
    EXPECT_EQ(h::a({href("/search?q=\"><script>&x=1")}, "x").text(),
              "<a href=\"/search?q=&quot;&gt;&lt;script&gt;&amp;x=1\">x</a>");
}

}  // namespace accord::web

#include <gtest/gtest.h>

#include "policy/reading/line.hpp"
#include "policy/reading/reading_test.hpp"

namespace accord::policy::reading {
namespace {

using Strings = std::vector<std::string>;

TEST(Html, IsReadAsAPageShowsIt) {
    const auto reading = read_as(
        "p.html",
        "<!DOCTYPE html><html><head><title>x</title><style>p{content:\"Guards shall hide.\"}</style>\n"
        "<script>var a = 'Guards shall <b>run</b>.';</script></head><body>\n"
        "<h1>Campus Guards</h1><h2>Duties</h2>\n"
        "<p>Guards&nbsp;shall\n rest &amp; read.<br><br>Guards may <b>walk</b>.</p><!-- Guards may sing. -->\n"
        "<p>A guard shall:</p><ol>\n<li>greet visitors;<br>\n&nbsp;</li><li>carry:<ul><li>a radio</li><li>a "
        "lamp</li></ul></li>"
        "</ol>\n<div class='x edComm'>Districts may leave this out.</div><annotation data-ant='Guards shall "
        "jump.'></annotation>"
        "<strong>Records</strong><br>\nGuards have no right to see grades (34 C.F.R. &sect; 99.31).</body></html>");
    EXPECT_EQ(reading.document.format, "html");
    EXPECT_EQ(reading.document.title, "Campus Guards");
    ASSERT_EQ(kinds_of(reading), "obligation permission obligation obligation note prohibition");
    EXPECT_EQ(reading.provisions[0].text, "Guards shall rest & read.");
    EXPECT_EQ(reading.provisions[0].line, 4);
    EXPECT_EQ(reading.provisions[3].text, "A guard shall: carry: a radio a lamp");
    EXPECT_EQ(reading.provisions[3].line, 6);
    EXPECT_EQ(reading.provisions[5].heading, (Strings{"Duties", "Records"}));
    EXPECT_EQ(reading.provisions[5].line, 10);
}

TEST(Html, AfterTheSamePolicyAsTextIsOnlyACopy) {
    const std::string text =
        "# 7.1 - Campus Guards\n\n**Type:** BP  \n**Original Adopted:** 06/01/2021\n\n---\n\n## Text\n\nNOTE: For "
        "districts with guards.\nGuards shall rest.\n\n"
        "Duties\n\nGuards may walk.\n\n---\n\n## Page\n\n";
    const auto same =
        read_as("p.html.md", text +
                                 "<html><body><div class=note>NOTE: For districts with guards.</div>Guards shall "
                                 "rest.<br><br><b>Duties</b><br>Guards may walk.</body></html>\n");
    EXPECT_EQ(same.document.format, "markdown+html");
    EXPECT_EQ(same.document.number, "BP 7.1");
    EXPECT_EQ(kinds_of(same), "adoption note obligation permission");
    EXPECT_EQ(same.provisions.back().heading, (Strings{"Duties"}));
    EXPECT_EQ(count_of(same, "copies"), 0);

    const auto other =
        read_as("p.html.md", text +
                                 "<html><body><div class=note>NOTE: For districts with guards.</div><div "
                                 "class=comment>Guards shall rest.</div>\n<p>Guards may sing.</p></body></html>\n");
    EXPECT_EQ(kinds_of(other), "adoption note note permission permission");
    EXPECT_EQ(count_of(other, "copies"), 2);
    EXPECT_EQ(other.provisions.back().line, 22);
}

std::string repeated(std::string_view words, std::size_t times) {
    std::string text;
    text.reserve(words.size() * times);
    while (times-- > 0) text += words;
    return text;
}

constexpr std::string_view rest = "Guards shall rest.";

TEST(HostileMarkup, EndsInAWarningAndNeverInAnEmptyDocument) {
    for (const std::string& page :
         {repeated("<div>", 200'000) + std::string{rest}, repeated("<table><tr><td>", 70'000) + std::string{rest},
          "<p " + repeated("a=1 ", 200'000) + ">" + std::string{rest},
          "<p " + repeated("a='>' ", 200'000) + ">" + std::string{rest},
          "<html><!--" + std::string{rest} + repeated("<!--", 100'000), "<html><script>" + std::string{rest}}) {
        const auto reading = read_as("p.html", page);
        EXPECT_EQ(kinds_of(reading), "obligation") << page.substr(0, 40);
        EXPECT_GE(count_of(reading, "markup"), 1) << page.substr(0, 40);
    }
}

TEST(HostileMarkup, InMarkdownIsReadAsPlainText) {
    for (const std::string& text : {repeated("![l", 300'000), repeated("> ", 300'000), repeated("- ", 300'000),
                                    repeated("*a **b `c ", 100'000)}) {
        const auto reading = read("p.md", text + "\n\n" + std::string{rest} + "\n");
        ASSERT_TRUE(reading.ok());
        EXPECT_EQ(count_of(*reading, "markup"), 1) << text.substr(0, 10);
        EXPECT_TRUE(std::any_of(reading->provisions.begin(), reading->provisions.end(),
                                [](const Provision& each) { return each.text == rest; }));
    }
}

TEST(HostileText, IsReadInLinearTime) {
    for (const auto words : {"Guards shall rest ", "(", "(a ", "shall ", "The guard must: (1) rest; ",
                             "missionPurpose is aare mission ", "a.B"}) {
        const auto reading = read("p.txt", "Guards shall rest.\n\n" + repeated(words, 50'000));
        ASSERT_TRUE(reading.ok()) << words;
        EXPECT_EQ(reading->provisions.front().text, rest);
    }
    EXPECT_GE(count_of(read_text("Rule\n\n" + repeated("Guards shall rest ", 2000)), "long-sentence"), 1);
}

TEST(HostileText, WithControlCharactersIsRead) {
    const std::string text{"Rule\n\nGuards\0shall\x01rest.\f", 26};
    EXPECT_EQ(kinds_of(read_text(text)), "obligation");
    EXPECT_EQ(count_of(read_text("Rule\n\nGuards shall rest in the caf\xc3\xa9 and in the z\xc3\xb6o, "
                                 "d\xc3\xa9j\xc3\xa0 vu, \xc3\xa0 la carte \xff.\n"),
                       "encoding"),
              1);
}

}  // namespace
}  // namespace accord::policy::reading

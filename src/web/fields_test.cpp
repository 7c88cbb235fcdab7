#include "web/fields.hpp"

#include <gtest/gtest.h>

#include "office/test_office.hpp"

namespace accord::web {

namespace {

/// A visit of nobody in particular: fields need its words alone.
class FormFields : public testing::Test {
protected:
    office::TestOffice district;
    Request request;
    Visit visit{*district, request, Words::of("en"), {}, {}, {}, {}};
};

bool has(const Html& html, std::string_view part) { return html.text().find(part) != std::string::npos; }

}  // namespace

TEST_F(FormFields, ShowAgainWhatWasTyped) {
    const Form typed{{{"place", "Gym \"A\" <b>"}, {"school", "2"}, {"actions", "talked"}, {"actions", "escorted"}}};
    const Fields fields{visit, typed};
    EXPECT_TRUE(has(fields.text("place", "Where?"), "value=\"Gym &quot;A&quot; &lt;b&gt;\""));
    EXPECT_TRUE(has(fields.area("place", "Where?"), ">Gym &quot;A&quot; &lt;b&gt;</textarea>"));
    EXPECT_TRUE(
        has(fields.select("school", "School", {{"1", "Oak"}, {"2", "Elm"}}), R"(<option value="2" selected="">Elm)"));
    const auto tiles = fields.checks("actions", "What?",
                                     {{"talked", "Talked"}, {"questioned", "Questioned"}, {"escorted", "Escorted"}});
    EXPECT_TRUE(has(tiles, R"(value="talked" checked="")"));
    EXPECT_FALSE(has(tiles, R"(value="questioned" checked="")"));
    EXPECT_TRUE(has(tiles, R"(value="escorted" checked="")"));
}

TEST_F(FormFields, ListChoicesUnderTheNameOfTheirGroup) {
    const Form nothing;
    const Fields fields{visit, nothing};
    const auto list = fields.select(
        "period", "Period", {{"a", "Oct", {}, "2026-27"}, {"b", "Sep", {}, "2026-27"}, {"c", "Jun", {}, "2025-26"}});
    EXPECT_TRUE(has(list, R"(<optgroup label="2026-27"><option value="a">Oct</option><option value="b">)"));
    EXPECT_TRUE(has(list, R"(<optgroup label="2025-26"><option value="c">Jun</option></optgroup>)"));
    EXPECT_FALSE(has(fields.select("school", "School", {{"1", "Oak"}}), "optgroup"));
}

TEST_F(FormFields, NeverShowAPasswordAgain) {
    const Form typed{{{"password", "secret"}}};
    EXPECT_FALSE(has(Fields(visit, typed).text("password", "Password", {}, "password"), "secret"));
}

TEST_F(FormFields, TieALabelAndAHintToTheirField) {
    const Form nothing;
    const auto field = Fields(visit, nothing).text("place", "Where?", "A room is enough.");
    EXPECT_TRUE(has(field, "<label class=\"q\" for=\"f-place\">Where?</label>"));
    EXPECT_TRUE(has(field, "id=\"f-place\""));
    EXPECT_TRUE(has(field, "id=\"h-place\">A room is enough."));
    EXPECT_TRUE(has(field, "aria-describedby=\"h-place\""));
}

TEST_F(FormFields, NameTheProblemAtItsFieldAndInTheSummary) {
    const Form typed{{{"time", "25:00"}}};
    const Fields fields{visit,
                        typed,
                        {problem("time", "Write the time as {example}", {{"example", "10:35"}}),
                         problem("start", "Choose how it started")}};
    const auto summary = fields.summary();
    EXPECT_TRUE(has(summary, "Check 2 answers"));
    EXPECT_TRUE(has(summary, "role=\"alert\""));
    EXPECT_TRUE(has(summary, "autofocus"));
    EXPECT_TRUE(has(summary, "<a href=\"#f-time\">Write the time as 10:35</a>"));
    const auto field = fields.text("time", "Time", "On the clock", "time");
    EXPECT_TRUE(has(field, "aria-invalid=\"true\""));
    EXPECT_TRUE(has(field, "id=\"e-time\">Write the time as 10:35"));
    EXPECT_TRUE(has(field, "aria-describedby=\"e-time"));
    const auto tiles = fields.radios("start", "How?", {{"asked", "Asked"}, {"saw", "Saw"}});
    EXPECT_TRUE(has(tiles, R"(<input type="radio" id="f-start")")) << "the summary's link leads to the first tile";
    EXPECT_TRUE(has(tiles, "id=\"e-start\">Choose how it started"));
}

TEST_F(FormFields, SayNothingWhereNothingIsWrong) {
    const Form nothing;
    EXPECT_TRUE(Fields(visit, nothing).summary().empty());
    EXPECT_FALSE(has(Fields(visit, nothing).text("time", "Time"), "err"));
}

}  // namespace accord::web

#include "web/form.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::web {

namespace {

constexpr std::string_view files_of = "multipart/form-data; boundary=----line7";

/// One part of a multipart body.
std::string part(std::string_view disposition, std::string_view content, std::string_view more = "") {
    return "------line7\r\nContent-Disposition: form-data; " + std::string{disposition} + "\r\n" + std::string{more} +
           "\r\n" + std::string{content} + "\r\n";
}
const std::string end = "------line7--\r\n";

}  // namespace

TEST(UrlencodedForm, GivesEachValueAsItWasTyped) {
    const auto form = parse_urlencoded("school=3&note=two+words%21&note=again&empty=&bare");
    EXPECT_EQ(form.get("school"), "3");
    EXPECT_EQ(form.get("note"), "two words!");
    EXPECT_TRUE(form.has("note", "again"));
    EXPECT_TRUE(form.posted("empty"));
    EXPECT_TRUE(form.posted("bare"));
    EXPECT_FALSE(form.posted("missing"));
    EXPECT_EQ(form.get("missing"), "");
}

TEST(UrlencodedForm, LeavesBrokenEscapesAsTheyAre) {
    EXPECT_EQ(parse_urlencoded("a=100%&b=%4").get("a"), "100%");
    EXPECT_EQ(parse_urlencoded("a=100%&b=%4").get("b"), "%4");
}

TEST(UrlencodedForm, StopsAtTheMostValuesThatAFormMayHave) {
    std::string body;
    for (std::size_t i = 0; i < most_form_values + 10; ++i) body += "a=1&";
    EXPECT_EQ(parse_urlencoded(body).values().size(), most_form_values);
}

TEST(TypedText, EndsItsLinesAsOursDo) { EXPECT_EQ(parse_urlencoded("note=one%0D%0Atwo").get("note"), "one\ntwo"); }

TEST(TypedText, HasNoControlCharacters) { EXPECT_EQ(parse_urlencoded("note=a%00b%1B%7Fc%09d").get("note"), "abc\td"); }

TEST(TypedText, IsUtf8WhateverCame) {
    EXPECT_EQ(parse_urlencoded("name=Mu%C3%B1oz").get("name"), "Mu\xc3\xb1oz");
    EXPECT_EQ(parse_urlencoded("name=Mu%F1oz").get("name"), "Mu\xef\xbf\xbdoz");
}

RC_GTEST_PROP(PercentEncoding, ComesBackAsItWas, (const std::string& text)) {
    RC_ASSERT(percent_decode(percent_encode(text)) == text);
}

TEST(MultipartForm, GivesValuesAndFiles) {
    const auto form = parse_multipart(
        files_of, part("name=\"kind\"", "roster") +
                      part("name=\"files\"; filename=\"users.csv\"", "a,b\r\n1,2\r\n", "Content-Type: text/csv\r\n") +
                      end);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->get("kind"), "roster");
    ASSERT_EQ(form->files().size(), 1u);
    EXPECT_EQ(form->files()[0].field, "files");
    EXPECT_EQ(form->files()[0].name, "users.csv");
    EXPECT_EQ(form->files()[0].bytes, "a,b\r\n1,2\r\n");
}

TEST(MultipartForm, KeepsTheBytesOfAFile) {
    const std::string bytes{"PK\x03\x04\0\r\n--\xff------line\r\n", 22};
    const auto form = parse_multipart(files_of, part("name=\"f\"; filename=\"a.zip\"", bytes) + end);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->files()[0].bytes, bytes);
}

TEST(MultipartForm, GivesTheNameOfAFileWithoutItsFolders) {
    const auto form =
        parse_multipart(files_of, part("name=\"f\"; filename=\"../../etc/passwd\"", "x") +
                                      part("name=\"f\"; filename=\"C:\\\\rosters\\\\users.csv\"", "x") + end);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->files()[0].name, "passwd");
    EXPECT_EQ(form->files()[1].name, "users.csv");
}

TEST(MultipartForm, TakesASemicolonInsideAName) {
    const auto form = parse_multipart(files_of, part("name=\"a; filename=b\"", "x") + end);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->get("a; filename=b"), "x");
}

TEST(MultipartForm, TakesABoundaryInQuotes) {
    EXPECT_TRUE(
        parse_multipart("multipart/form-data; charset=utf-8; boundary=\"----line7\"", part("name=a", "1") + end));
}

TEST(MultipartForm, RefusesABodyThatBrokeOff) {
    const auto whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"u.csv\"", "rows") + end;
    for (std::size_t size = 0; size < whole.size() - 4; ++size)
        EXPECT_FALSE(parse_multipart(files_of, whole.substr(0, size))) << size;
    EXPECT_TRUE(parse_multipart(files_of, whole));
}

TEST(MultipartForm, RefusesAMissingBoundary) {
    EXPECT_FALSE(parse_multipart("multipart/form-data", end));
    EXPECT_FALSE(parse_multipart("multipart/form-data; boundary=", end));
    EXPECT_FALSE(parse_multipart("multipart/form-data; boundary=" + std::string(71, 'x'), end));
}

TEST(MultipartForm, RefusesMorePartsThanAFormMayHave) {
    std::string body;
    for (std::size_t i = 0; i <= most_form_values; ++i) body += part("name=a", "1");
    EXPECT_FALSE(parse_multipart(files_of, body + end));
}

TEST(FormOfARequest, IsReadByItsContentType) {
    Request request;
    request.body = "a=1";
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    EXPECT_EQ(parse_form(request)->get("a"), "1");
    request.body = part("name=a", "2") + end;
    request.headers["content-type"] = "Multipart/Form-Data; boundary=----line7";
    EXPECT_EQ(parse_form(request)->get("a"), "2");
}

}  // namespace accord::web

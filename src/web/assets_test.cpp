#include "web/assets.hpp"

#include <gtest/gtest.h>

namespace accord::web {

namespace {

Request ask_for(std::string path) {
    Request request;
    request.path = std::move(path);
    return request;
}

std::string_view header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST(Asset, BearsTheHashOfItsContentAndIsKeptForEver) {
    const auto& address = asset("app.css");
    EXPECT_TRUE(address.starts_with("/assets/app.")) << address;
    const auto answer = serve_asset(ask_for(address));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->type, "text/css; charset=utf-8");
    EXPECT_NE(header_of(*answer, "Cache-Control").find("immutable"), std::string_view::npos);
    EXPECT_NE(answer->body.find("body{"), std::string::npos);
}

TEST(Asset, GoesPackedToWhoTakesIt) {
    auto request = ask_for(asset("app.css"));
    const auto plain = serve_asset(request);
    request.headers["accept-encoding"] = "gzip, deflate, br";
    const auto packed = serve_asset(request);
    EXPECT_EQ(header_of(*packed, "Content-Encoding"), "gzip");
    EXPECT_TRUE(packed->body.starts_with("\x1f\x8b"));
    EXPECT_LT(packed->body.size() * 2, plain->body.size());
}

TEST(Asset, IsAskedForAgainByItsPlainNameAndIsStillTheSame) {
    auto request = ask_for("/assets/icon.svg");
    const auto first = serve_asset(request);
    ASSERT_TRUE(first);
    EXPECT_EQ(header_of(*first, "Cache-Control"), "public, max-age=86400");
    request.headers["if-none-match"] = header_of(*first, "ETag");
    const auto again = serve_asset(request);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->body.empty());
}

TEST(Asset, IsOnlyWhatTheBinaryCarries) {
    for (const auto* path :
         {"/assets/", "/assets/app.00000000.css", "/assets/../CMakeLists.txt", "/assets/app.css.gz", "/app.css"})
        EXPECT_FALSE(serve_asset(ask_for(path))) << path;
    EXPECT_FALSE(has_asset("fonts"));
    EXPECT_THROW(asset("no.css"), std::logic_error);
}

}  // namespace accord::web

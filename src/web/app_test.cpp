#include "web/app.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "web/test_sample.hpp"

namespace accord::web {

namespace {

using office::Verb;
using program::Role;

/// The roles that the sample district has an account for.
std::vector<Role> roles() {
    std::vector<Role> all;
    for (const auto& login : office::sample_logins()) all.push_back(login.role);
    return all;
}

std::string header_of(const Response& response, std::string_view name, std::string_view part = "") {
    for (const auto& [key, value] : response.headers)
        if (key == name && value.find(part) != std::string::npos) return value;
    return {};
}

/// The route's path with something in each place: an id that nothing has.
std::string path_of(const Route& route) {
    static const std::regex place{"/:[a-z]+"};
    return std::regex_replace(std::string{route.path}, place, "/00000000-0000-7000-8000-000000000000");
}

/// What must never stand in a page, or nothing.
std::string fault_of(const std::string& markup) {
    static const std::regex inline_style{R"(<[^>]*\sstyle=)"};
    static const std::regex inline_handler{R"(<[^>]*\son[a-z]+=)"};
    static const std::regex inline_script{R"(<script(?![^>]*\ssrc=))"};
    static const std::regex unfilled{R"(\{[a-z_]+\})"};
    std::smatch found;
    for (const auto* pattern : {&inline_style, &inline_handler, &inline_script, &unfilled})
        if (std::regex_search(markup, found, *pattern)) return found.str();
    return {};
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

}  // namespace

TEST(Routes, AskForAPersonUnlessEverybodyMayRead) {
    std::set<std::string> everybody;
    for (const auto& route : routes())
        if (!route.verb) everybody.emplace(route.path);
    // What is public is made of released editions alone (office/published.hpp).
    for (const auto& path : std::set<std::string>{everybody})
        if (path.starts_with("/public")) everybody.erase(path);
    EXPECT_EQ(everybody, (std::set<std::string>{"/about", "/language/:language", "/sign-in"}));
}

TEST(Routes, AreEachFoundByTheirOwnPath) {
    std::set<std::pair<Method, std::string>> seen;
    for (const auto& route : routes())
        EXPECT_TRUE(seen.emplace(route.method, route.path).second) << route.path << " stands twice in the table";
}

TEST(Routes, SendAStrangerToSignInAndBack) {
    for (const auto& route : routes()) {
        if (!route.verb) continue;
        const auto response = answer(sample(), asking(route.method, path_of(route)));
        EXPECT_EQ(response.status, route.method == Method::get ? 303 : 401) << route.path;
        if (route.method == Method::get) {
            EXPECT_TRUE(header_of(response, "Location").starts_with("/sign-in?next=%2F")) << route.path;
        }
    }
}

TEST(Routes, OpenForTheRolesOfThePermissionTableAlone) {
    for (const auto role : roles()) {
        const auto who = actor(role);
        for (const auto& route : routes()) {
            if (!route.verb || route.method != Method::get) continue;
            const auto response = answer_as(sample(), asking(Method::get, path_of(route)), who);
            const bool refused = response.status == 403;
            EXPECT_EQ(refused, !who.may(*route.verb)) << code_of(role) << " " << route.path << " " << response.status;
            EXPECT_LT(response.status, 500) << code_of(role) << " " << route.path;
        }
    }
}

TEST(EveryPage, HasNoInlineStyleNorScriptNorUnfilledPlace) {
    for (const auto role : roles()) {
        for (const auto& route : routes()) {
            if (route.method != Method::get) continue;
            const auto response = answer_as(sample(), asking(Method::get, path_of(route)), actor(role));
            if (!response.type.starts_with("text/html")) continue;
            EXPECT_EQ(fault_of(response.body), "") << code_of(role) << " " << route.path;
        }
    }
}

TEST(EveryPage, IsNeverKeptAndRunsOnlyWhatIsOurs) {
    for (const auto* path : {"/", "/sign-in", "/nowhere", "/about"}) {
        const auto response = answer(sample(), asking(Method::get, path));
        EXPECT_EQ(header_of(response, "Cache-Control"), "no-store") << path;
        EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(header_of(response, "Referrer-Policy"), "same-origin") << path;
        const auto policy = header_of(response, "Content-Security-Policy");
        EXPECT_TRUE(policy.starts_with("default-src 'none'")) << path;
        EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    }
}

TEST(EveryForm, CarriesTheSecretOfItsSession) {
    for (const auto role : roles()) {
        for (const auto& route : routes()) {
            if (route.method != Method::get) continue;
            const auto markup = answer_as(sample(), asking(Method::get, path_of(route)), actor(role)).body;
            EXPECT_EQ(count(markup, "method=\"post\""), count(markup, "name=\"csrf\""))
                << code_of(role) << " " << route.path;
        }
    }
}

TEST(AnAddress, ThatIsNoneIsNotFound) {
    EXPECT_EQ(answer(sample(), asking(Method::get, "/nowhere")).status, 404);
    EXPECT_EQ(answer(sample(), asking(Method::get, "/policy/")).status, 404);
    EXPECT_EQ(answer(sample(), asking(Method::get, "//elsewhere.example")).status, 404);
}

TEST(AnAddress, OfAnotherMethodIsRefused) { EXPECT_EQ(answer(sample(), asking(Method::get, "/sign-out")).status, 405); }

TEST(SigningIn, NeedsTheSecretOfThePageThatAsked) {
    const auto page = answer(sample(), asking(Method::get, "/sign-in"));
    const auto cookie = header_of(page, "Set-Cookie", "visitor=");
    const auto secret = cookie.substr(8, 32);
    EXPECT_NE(page.body.find("value=\"" + secret + "\""), std::string::npos);

    const auto login = office::sample_logins().front();
    const auto body = "login=" + login.login + "&password=" + login.password;
    EXPECT_EQ(answer(sample(), posting("/sign-in", body)).status, 403);
    EXPECT_EQ(answer(sample(), posting("/sign-in", body + "&csrf=" + secret)).status, 403) << "the cookie is missing";

    auto whole = posting("/sign-in", body + "&csrf=" + secret);
    whole.headers["cookie"] = "visitor=" + secret;
    const auto taken = answer(sample(), whole);
    EXPECT_EQ(taken.status, 303);
    const auto session = header_of(taken, "Set-Cookie", "session=");
    EXPECT_NE(session.find("HttpOnly"), std::string::npos);
    EXPECT_NE(session.find("SameSite="), std::string::npos);

    auto next = asking(Method::get, "/policy");
    next.headers["cookie"] = session.substr(0, session.find(';'));
    EXPECT_EQ(answer(sample(), next).status, 200);
}

TEST(SigningIn, LeadsToNoOtherSite) {
    const std::string secret(32, 'a');
    const auto login = office::sample_logins().front();
    for (const auto* next : {"//elsewhere.example", "https://elsewhere.example", "/%09/elsewhere.example",
                             "/%5Celsewhere.example", "/x%0D%0ASet-Cookie:%20session=theirs"}) {
        auto request = posting(
            "/sign-in", "login=" + login.login + "&password=" + login.password + "&csrf=" + secret + "&next=" + next);
        request.headers["cookie"] = "visitor=" + secret;
        const auto where = header_of(answer(sample(), request), "Location");
        EXPECT_TRUE(where.starts_with('/') && where.find("elsewhere") == std::string::npos &&
                    where.find('\n') == std::string::npos)
            << next << " leads to " << where;
    }
}

TEST(SigningIn, KeepsTheNameThatWasTypedAndNeverThePassword) {
    const std::string secret(32, 'a');
    auto request = posting("/sign-in", "login=nobody&password=guess-77&csrf=" + secret);
    request.headers["cookie"] = "visitor=" + secret;
    const auto response = answer(sample(), request);
    EXPECT_EQ(response.status, 422);
    EXPECT_NE(response.body.find("value=\"nobody\""), std::string::npos);
    EXPECT_EQ(response.body.find("guess-77"), std::string::npos);
}

TEST(AWrongAddress, IsShownAsTextWhateverItHolds) {
    const auto response = answer(sample(), asking(Method::get, "/language/<script>alert(1)</script>?to=/<script>"));
    EXPECT_EQ(response.body.find("<script>alert"), std::string::npos);
}

}  // namespace accord::web

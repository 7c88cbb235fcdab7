// The pages of filings: who opens them, what they say of a bad state, and the bytes that they give.
#include "office/filings.hpp"

#include <gtest/gtest.h>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

using program::Role;

int last_year() { return school_year_of(sample().today()) - 1; }
std::string federal() { return "/filings/crdc/" + school_year_name(last_year()); }

Response seen(Role role, const std::string& path) {
    return answer_as(sample(), asking(Method::get, path), actor(role));
}

Response post(Role role, const std::string& path, const std::string& body) {
    for (const auto& login : office::sample_logins()) {
        if (login.role != role) continue;
        const auto person = office::sign_in(sample(), login.login, login.password).value();
        auto request = posting(path, body + "&csrf=" + person.csrf);
        request.headers["cookie"] = "session=" + person.token;
        return answer(sample(), request);
    }
    throw std::runtime_error("nobody signs in with that role");
}

TEST(FilingPages, OpenForTheDesigneeAndTheCustodianAlone) {
    for (const auto& role : names_of<Role>) {
        const bool may = role.value == Role::designee || role.value == Role::custodian;
        for (const auto& path : {std::string{"/filings"}, federal()})
            EXPECT_EQ(seen(role.value, path).status, may ? 200 : 403) << role.code << " " << path;
        if (may) continue;
        EXPECT_EQ(post(role.value, federal(), "settings=chosen").status, 403);
    }
}

TEST(FilingPages, AnswerABadStateWithWhatToDo) {
    const auto running = seen(Role::designee, "/filings/crdc/" + school_year_name(last_year() + 1));
    EXPECT_EQ(running.status, 422);
    EXPECT_NE(running.body.find("file it after that day"), std::string::npos);
    const auto unknown = seen(Role::designee, "/filings/crdc/2011-12");
    EXPECT_EQ(unknown.status, 422);
    EXPECT_NE(unknown.body.find("Enter them in the school calendar"), std::string::npos);
    const auto other_state = seen(Role::designee, "/filings/washington/" + school_year_name(last_year()));
    EXPECT_EQ(other_state.status, 422);
    EXPECT_NE(other_state.body.find("this district is in CA"), std::string::npos);
    for (const auto* path :
         {"/filings/crdc/2025", "/filings/crdc/soon", "/filings/taxes/2025-26", "/filings/ripa/2025-26"})
        EXPECT_EQ(seen(Role::designee, path).status, 404) << path;
    EXPECT_EQ(seen(Role::designee, "/filings/versions/00000000-0000-7000-8000-000000000000").status, 422);
}

TEST(FilingPages, ShowTheCheckListAndPrepareAFileThatIsGivenAsItWent) {
    const auto look = seen(Role::custodian, federal()).body;
    for (const auto* words : {"Check list", "Unverified", "What differs from the year before", "Prepare version 1"})
        EXPECT_NE(look.find(words), std::string::npos) << words;
    const auto taken = post(Role::custodian, federal(), "settings=chosen&count=staff_reports");
    EXPECT_EQ(taken.status, 303);
    const auto versions = office::filed_versions(sample(), actor(Role::designee)).value();
    ASSERT_EQ(versions.size(), 1u);
    const auto file = seen(Role::designee, "/filings/versions/" + versions[0].record.id.text());
    EXPECT_EQ(file.type, "text/csv; charset=utf-8");
    EXPECT_EQ(file.body, office::filed_version(sample(), actor(Role::designee), versions[0].record.id)->record.content);
    EXPECT_NE(seen(Role::designee, federal()).body.find("there is nothing to correct"), std::string::npos);
    EXPECT_EQ(post(Role::custodian, federal(), "settings=chosen").status, 422) << "a correction says why";
    EXPECT_EQ(seen(Role::board, "/filings/versions/" + versions[0].record.id.text()).status, 403);
}

}  // namespace
}  // namespace accord::web

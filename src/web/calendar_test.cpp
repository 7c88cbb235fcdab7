// The school calendar's page: which list of races holds in a year, and from which year on the newer one does.
#include <gtest/gtest.h>

#include "base/school_calendar.hpp"
#include "office/race_lists.hpp"
#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

office::Office& district() {
    static auto demo = office::TestOffice::demo();
    return *demo;
}

/// The designee, signed in.
Response ask(Request request) {
    for (const auto& login : office::sample_logins()) {
        if (login.role != program::Role::designee) continue;
        const auto designee = office::sign_in(district(), login.login, login.password).value();
        request.headers["cookie"] = "session=" + designee.token;
        if (request.method == Method::post) request.body += "&csrf=" + designee.csrf;
        return answer(district(), request);
    }
    throw std::runtime_error("nobody signs in with that role");
}

bool says(const Response& page, std::string_view words) { return page.body.find(words) != std::string::npos; }

TEST(CalendarPage, SaysWhichListOfRacesHoldsAndFromWhichYearTheNewerOne) {
    const auto page = ask(asking(Method::get, "/calendar"));
    EXPECT_TRUE(says(page, "Races and ethnicities: The seven federal categories of the 1997 standards"));
    EXPECT_TRUE(says(page, "From 2029-30 on rosters are read by this list"));
}

TEST(CalendarPage, RefusesToSwitchAYearWithStudentsAndKeepsWhatWasTyped) {
    const auto now = school_year_name(school_year_of(district().today()));
    const auto refused = ask(posting("/calendar/races", "school_year=" + now + "&source=Bulletin+27-3"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "would come to mean something else"));
    EXPECT_TRUE(says(refused, "Bulletin 27-3"));
    const auto empty = ask(posting("/calendar/races", "school_year=&source="));
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "Say by whose word"));
}

TEST(CalendarPage, TakesTheYearFromWhichTheListOf2024Holds) {
    const int next = school_year_of(district().today()) + 1;
    const auto taken =
        ask(posting("/calendar/races", "school_year=" + school_year_name(next) + "&source=Bulletin+27-3"));
    EXPECT_EQ(taken.status, 303);
    EXPECT_EQ(office::race_lists_of(district()).of(next), program::RaceList::of_2024);
    const auto page = ask(asking(Method::get, "/calendar"));
    EXPECT_TRUE(says(page, "Races and ethnicities: The seven federal categories of the 2024 standards"));
    EXPECT_TRUE(says(page, "Bulletin 27-3"));
}

}  // namespace
}  // namespace accord::web

#include "office/requests.hpp"

#include <gtest/gtest.h>

#include "office/contacts.hpp"
#include "office/corrections.hpp"
#include "office/reasons.hpp"
#include "office/test_school.hpp"

namespace accord::office {
namespace {

using program::RequestReason;
using program::Responder;
using program::Urgency;

class Requests : public testing::Test {
protected:
    School district;
    Office& office = *district.office;

    Result<HelpAnswer> ask(const std::string& place, Urgency urgency = Urgency::not_now,
                           RequestReason reason = RequestReason::crime) {
        *district.office.now += std::chrono::minutes{1};
        return ask_for_help(office, district.teacher, {district.school.id, place, reason, urgency});
    }
};

TEST_F(Requests, OpenOnesStandFirstDangerBeforeAllThenTheNewest) {
    const auto first = ask("Room 1")->request.id;
    const auto danger = ask("Room 2", Urgency::now)->request.id;
    const auto closed = ask("Room 3")->request.id;
    const auto newest = ask("Room 4")->request.id;
    const auto closed_later = ask("Room 5", Urgency::now)->request.id;
    for (const auto& id : {closed, closed_later}) {
        *district.office.now += std::chrono::minutes{1};
        ASSERT_TRUE(close_request(office, district.principal, id, request_results().front()).ok());
    }
    const auto order = [&](RequestFilter filter) {
        std::vector<program::RequestId> ids;
        const auto found = requests(office, district.principal, filter);
        for (const auto& view : found.value()) ids.push_back(view.request.id);
        return ids;
    };
    EXPECT_EQ(order(RequestFilter::all), (std::vector{danger, newest, first, closed_later, closed}));
    EXPECT_EQ(order(RequestFilter::open), (std::vector{danger, newest, first}));
    EXPECT_EQ(order(RequestFilter::closed), (std::vector{closed_later, closed}));
}

TEST_F(Requests, APlaceNamesNobodyAndHoldsNoNumberOfAnybody) {
    for (const auto* place : {"Mara Delgado in Room 12", "call (555) 555-0134", "12 Elm Street", "Mr. Ortiz's room",
                              "student id 4471290", "the undocumented student's desk", ""}) {
        const auto refused = ask(place);
        ASSERT_FALSE(refused.ok()) << place;
        EXPECT_EQ(refused.problems().front().where, "place") << place;
    }
    for (const auto* place : {"Room 12", "B-204", "North Gym", "Library, back corner", "Cesar Chavez Library",
                              "Rosa Parks Hall", "Lincoln High School, main office", "Parking lot by the band room"})
        EXPECT_TRUE(ask(place).ok()) << place;
}

TEST_F(Requests, InDangerHelpComesAndTheRequesterIsToldThatThePlaceWasNotKept) {
    for (const auto* place : {"he is undocumented, room 12", "number 123-45-6789"}) {
        const auto answer = ask(place, Urgency::now);
        ASSERT_TRUE(answer.ok()) << place;
        EXPECT_EQ(answer->request.answer, Responder::officer);
        EXPECT_FALSE(answer->place_kept) << place;
        EXPECT_EQ(answer->request.place, "");
    }
    const auto named = ask("Ms. Ortiz's room, 12 Elm Street", Urgency::now);
    ASSERT_TRUE(named.ok());
    EXPECT_TRUE(named->place_kept);
    EXPECT_EQ(named->request.place, "Ms. Ortiz's room, 12 Elm Street");
    EXPECT_TRUE(ask(std::string(500, 'x'), Urgency::now)->place_kept);
}

TEST_F(Requests, ASecondDecisionShowsTheFirstStill) {
    const auto id = ask("Room 12")->request.id;
    ASSERT_TRUE(decide_request(office, district.principal, id, Responder::officer, "").ok() ||
                decide_request(office, district.principal, id, Responder::officer, "It turned into a fight").ok());
    *district.office.now += std::chrono::minutes{2};
    ASSERT_TRUE(
        decide_request(office, district.principal, id, Responder::administrator, "It calmed down by then").ok());
    *district.office.now += std::chrono::minutes{2};
    ASSERT_TRUE(close_request(office, district.principal, id, request_results().front()).ok());
    const auto seen = request(office, district.teacher, id);
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->request.decision, Responder::administrator);
    ASSERT_EQ(seen->earlier.size(), 1u);
    EXPECT_EQ(seen->earlier.front().decision, Responder::officer);
    EXPECT_EQ(seen->earlier.front().decided_by, "A person");
}

TEST_F(Requests, AReasonSaysWhy) {
    for (const auto* empty : {"x", "", "  ", "no idea", "because"}) EXPECT_FALSE(says_why(empty)) << empty;
    for (const auto* reason : {"it was a fight", "emergencies", "a fight broke out"}) EXPECT_TRUE(says_why(reason));
    district.adopt("policies/sample/cedar-valley.md");
    const auto id = ask("Room 12", Urgency::not_now, RequestReason::school_rule)->request.id;
    const auto refused = decide_request(office, district.principal, id, Responder::officer, "x");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "reason");
    EXPECT_FALSE(decide_request(office, district.principal, id, Responder::officer, "Mara Delgado hit a boy").ok());
    EXPECT_TRUE(decide_request(office, district.principal, id, Responder::officer, "It turned into a fight").ok());
}

TEST_F(Requests, AContactsIdsPointToWhatIsThere) {
    const auto problem_at = [&](const program::ContactForm& form) -> std::string {
        const auto logged = log_contact(office, district.deputy, form);
        return logged ? "" : logged.problems().front().where;
    };
    auto form = district.form();
    form.school = program::SchoolId::make();
    EXPECT_EQ(problem_at(form), "school");
    form = district.form();
    form.request = program::RequestId::make();
    EXPECT_EQ(problem_at(form), "request");
    form = district.form();
    form.students = {program::StudentId::make()};
    EXPECT_EQ(problem_at(form), "student");
    form = district.form();
    form.request = ask("Room 12")->request.id;
    form.school = district.other.id;
    EXPECT_EQ(problem_at(form), "request") << "a request of another school";
    form.school = district.school.id;
    EXPECT_EQ(problem_at(form), "");
    const auto logged = log_contact(office, district.deputy, district.form());
    ASSERT_TRUE(logged.ok());
    auto corrected = district.form();
    corrected.school = program::SchoolId::make();
    const auto refused = correct_contact(office, district.designee, logged->id, {corrected, "the wrong school", 1});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "school");
}

TEST_F(Requests, AReasonOfOneLetterExcusesNoNote) {
    auto form = district.form();
    form.note = "Talked to Mara Delgado in the hall";
    form.note_override = "x";
    const auto refused = log_contact(office, district.deputy, form);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problems().front().where, "note_override");
    form.note_override = "the name is in the warrant";
    EXPECT_TRUE(log_contact(office, district.deputy, form).ok());
}

TEST_F(Requests, OfASchoolAreForItsOwnOfficersAlone) {
    const auto sheriff =
        district.office.add(program::Agency{{}, "Test Sheriff", program::AgencyKind::sheriff, "", {}, ""});
    const auto other = [&](std::string name, std::string number) {
        return district.office.add(program::Officer{
            {}, sheriff.id, std::move(name), std::move(number), program::OfficerKind::sro, program::Sworn::yes});
    };
    const auto hale = other("Deputy Hale", "9");
    const auto ortiz = other("Sgt. Ortiz", "10");
    const auto former = other("Deputy Lowe", "11");
    const auto yesterday = office.today() + CalendarDays{-1};
    district.office.add(program::Assignment{{}, hale.id, district.other.id, Date{2020, 8, 1}, {}, 50, "", {}});
    district.office.add(
        program::Assignment{{}, former.id, district.school.id, Date{2020, 8, 1}, yesterday, 50, "", {}});
    const auto asked = ask("Room 1", Urgency::now)->request.id;

    EXPECT_TRUE(request(office, district.deputy, asked).ok()) << "who is posted there";
    for (const auto& someone :
         {district.person(program::Role::officer, {}, hale.id), district.person(program::Role::officer, {}, ortiz.id),
          district.person(program::Role::officer, {}, former.id)}) {
        EXPECT_TRUE(requests(office, someone, RequestFilter::all)->empty());
        EXPECT_FALSE(request(office, someone, asked).ok());
    }
    for (const auto role : {program::Role::liaison, program::Role::auditor, program::Role::board}) {
        const auto someone = district.person(
            role, {}, role == program::Role::liaison ? std::optional{ortiz.id} : std::optional<program::OfficerId>{});
        EXPECT_FALSE(requests(office, someone, RequestFilter::all).ok());
        EXPECT_FALSE(request(office, someone, asked).ok());
    }
}

}  // namespace
}  // namespace accord::office

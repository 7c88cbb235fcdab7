#include "program/contact_form.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "base/zone.hpp"

namespace accord::program {
namespace {

const std::string zone = "America/Los_Angeles";
const Instant noon = from_local({Date{2026, 11, 20}, 12, 0}, zone);

ContactRules rules() {
    ContactRules rules;
    rules.now = noon;
    rules.zone = zone;
    return rules;
}

/// The shortest form that is in order: nine taps and a student.
FormValues typical() {
    return {{"key", "a1"},
            {"officer", OfficerId::make().text()},
            {"school", SchoolId::make().text()},
            {"ago", "5"},
            {"origin", "officer_saw"},
            {"reason", "fight"},
            {"student", StudentId::make().text()},
            {"actions", "talked"},
            {"actions", "none_of_these"},
            {"outcome", "back_to_class"}};
}

FormValues with(FormValues values, const FormValues& more) {
    for (const auto& [name, value] : more) {
        const bool several = name == "student" || name == "actions" || name == "force_type";
        if (!several) std::erase_if(values, [&wanted = name](const auto& pair) { return pair.first == wanted; });
        values.emplace_back(name, value);
    }
    return values;
}

FormValues without(FormValues values, const std::string& name) {
    std::erase_if(values, [&](const auto& pair) { return pair.first == name; });
    return values;
}

Result<LoggedContact> logged(const FormValues& values, const ContactRules& under = rules()) {
    return check(read_contact_form(values), under);
}

/// The fields with a problem, in the order of the form.
std::vector<std::string> fields_at_fault(const FormValues& values, const ContactRules& under = rules()) {
    std::vector<std::string> fields;
    const auto answer = logged(values, under);
    for (const auto& problem : answer.problems()) fields.push_back(problem.where);
    return fields;
}

using Fields = std::vector<std::string>;

TEST(ContactForm, InOrderBecomesTheRecordsOfOneContact) {
    const auto done = logged(typical());
    ASSERT_TRUE(done.ok()) << english(done.problems().front().message);
    EXPECT_EQ(to_string(done->contact.happened_at), "2026-11-20T19:55:00.000000Z");
    EXPECT_EQ(done->contact.happened_on, (Date{2026, 11, 20}));
    EXPECT_EQ(done->contact.minutes, Minutes::under_5);
    ASSERT_EQ(done->students.size(), 1u);
    EXPECT_EQ(done->students[0].contact, done->contact.id);
    EXPECT_TRUE(done->searches.empty());
}

TEST(ContactForm, EmptyTellsEverythingThatIsMissingAtOnce) {
    EXPECT_EQ(fields_at_fault({}), (Fields{"key", "officer", "school", "ago", "date", "time", "origin", "reason",
                                           "student", "actions", "outcome"}));
}

TEST(ContactForm, SaysOfEachFieldOneThingOnly) {
    const auto fields =
        fields_at_fault(with(typical(), {{"origin", "the moon"}, {"date", "yesterday"}, {"ago", "other"}}));
    EXPECT_EQ(fields, (Fields{"date", "origin", "time"}));
}

TEST(ContactForm, ReadsLabelsAsWellAsCodes) {
    const auto form = read_contact_form({{"reason", "School rules or behavior"}, {"time", "2:05 pm"}});
    EXPECT_EQ(form.reason, ContactReason::school_rule);
    EXPECT_EQ(form.minute, 14 * 60 + 5);
    EXPECT_TRUE(form.unread.empty());
}

TEST(ContactTime, MoreThanADayAgoNeedsAReason) {
    const FormValues yesterday = {{"ago", "other"}, {"date", "2026-11-19"}, {"time", "11:59"}};
    EXPECT_EQ(fields_at_fault(with(typical(), yesterday)), Fields{"late_reason"});
    const auto done = logged(with(with(typical(), yesterday), {{"late_reason", "no_signal"}}));
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->contact.late_reason, LateReason::no_signal);
    EXPECT_TRUE(logged(with(typical(), {{"ago", "other"}, {"date", "2026-11-19"}, {"time", "12:00"}})).ok());
}

TEST(ContactTime, IsCountedBackFromTheTapWhenTheFormWaitedWithoutSignal) {
    const auto done = logged(with(typical(), {{"ago", "15"}, {"clock", "2026-11-20T17:00:00Z"}}));
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(to_string(done->contact.happened_at), "2026-11-20T16:45:00.000000Z");
}

TEST(ContactTime, StillToComeIsRefused) {
    EXPECT_EQ(fields_at_fault(with(typical(), {{"ago", "other"}, {"date", "2026-11-20"}, {"time", "12:06"}})),
              Fields{"time"});
    EXPECT_EQ(fields_at_fault(with(typical(), {{"clock", "2026-11-20T21:00:00Z"}})), Fields{"ago"});
}

TEST(ContactTime, TwoAnswersToOneQuestionAreAskedAgain) {
    EXPECT_EQ(fields_at_fault(with(typical(), {{"time", "09:30"}})), Fields{"ago"});
}

TEST(ContactReason, OtherNeedsWordsAndAtMostSixtyCharacters) {
    EXPECT_EQ(fields_at_fault(with(typical(), {{"reason", "other"}})), Fields{"other_reason"});
    EXPECT_TRUE(logged(with(typical(), {{"reason", "other"}, {"other_reason", std::string(60, 'a')}})).ok());
    EXPECT_EQ(fields_at_fault(with(typical(), {{"reason", "other"}, {"other_reason", std::string(61, 'a')}})),
              Fields{"other_reason"});
    EXPECT_EQ(fields_at_fault(with(typical(), {{"other_reason", "something"}})), Fields{"other_reason"});
}

TEST(SchoolRule, NeedsAHandOverOrAReasonAndQuotesTheProvision) {
    auto under = rules();
    under.discipline_provision = "P-12345678";
    const auto asked = logged(with(typical(), {{"reason", "school_rule"}}), under);
    ASSERT_EQ(asked.problems().size(), 1u);
    EXPECT_EQ(asked.problems()[0].where, "school_rule");
    EXPECT_EQ(asked.problems()[0].provision, "P-12345678");
    EXPECT_EQ(fields_at_fault(with(typical(), {{"reason", "school_rule"}, {"school_rule", "handed_over"}})),
              Fields{"handed_to"});
    EXPECT_TRUE(logged(with(typical(), {{"reason", "school_rule"}, {"school_rule", "danger_grew"}}), under).ok());
}

TEST(SchoolRule, IsForgottenWhenTheReasonIsAnother) {
    const auto done = logged(with(typical(), {{"school_rule", "handed_over"}, {"handed_to", "Ms. Okafor"}}));
    ASSERT_TRUE(done.ok());
    EXPECT_FALSE(done->contact.school_rule);
    EXPECT_EQ(done->contact.handed_to, "");
}

TEST(ContactActions, SayAloudThatThereWasNoSearchAndNoForce) {
    EXPECT_EQ(fields_at_fault(with(without(typical(), "actions"), {{"actions", "talked"}})), Fields{"actions"});
    EXPECT_TRUE(logged(with(without(typical(), "actions"), {{"actions", "none_of_these"}})).ok());
}

TEST(ContactActions, NoneExcludesASearchOrForce) {
    const auto fields = fields_at_fault(with(typical(), {{"actions", "handcuffed"}, {"injury", "none"}}));
    EXPECT_EQ(std::count(fields.begin(), fields.end(), "actions"), 1);
}

FormValues searched_bag() {
    return with(without(typical(), "actions"), {{"actions", "searched_belongings"},
                                                {"search_belongings_basis", "suspected_weapon"},
                                                {"search_belongings_found", "nothing"},
                                                {"administrator_consulted", "yes"},
                                                {"parent_told", "no"}});
}

TEST(ContactSearch, NeedsItsBasisAndWhatWasFound) {
    const auto done = logged(searched_bag());
    ASSERT_TRUE(done.ok());
    ASSERT_EQ(done->searches.size(), 1u);
    EXPECT_EQ(done->searches[0].of, SearchOf::belongings);
    EXPECT_EQ(done->searches[0].basis, SearchBasis::suspected_weapon);
    EXPECT_EQ(fields_at_fault(without(searched_bag(), "search_belongings_basis")), Fields{"search_belongings_basis"});
    EXPECT_EQ(fields_at_fault(without(searched_bag(), "search_belongings_found")), Fields{"search_belongings_found"});
}

TEST(ContactSearch, DetailsOfASearchThatWasNotTickedAreAskedAbout) {
    EXPECT_EQ(fields_at_fault(with(typical(), {{"search_person_basis", "consent"}})), Fields{"actions"});
}

TEST(ContactForce, NeedsItsKindAndWhetherAnybodyWasHurt) {
    const auto base = with(without(typical(), "actions"),
                           {{"actions", "other_force"}, {"administrator_consulted", "no"}, {"parent_told", "yes"}});
    EXPECT_EQ(fields_at_fault(base), (Fields{"force_type", "injury"}));
    EXPECT_EQ(fields_at_fault(with(base, {{"force_type", "firearm_drawn"}, {"injury", "none"}})),
              (Fields{"actions", "force_type"}));
    const auto done =
        logged(with(base, {{"force_type", "physical"}, {"injury", "student"}, {"actions", "handcuffed"}}));
    ASSERT_TRUE(done.ok());
    ASSERT_EQ(done->force.size(), 2u);
    EXPECT_EQ(done->force[0].type, ForceType::handcuffs);
    EXPECT_EQ(done->force[1].injury, Injury::student);
}

TEST(ContactTold, IsAskedAfterQuestioningSearchForceCitationAndArrest) {
    const Fields both = {"administrator_consulted", "parent_told"};
    EXPECT_EQ(fields_at_fault(with(typical(), {{"outcome", "arrest"}})), both);
    EXPECT_EQ(fields_at_fault(with(typical(), {{"outcome", "citation"}})), both);
    EXPECT_EQ(fields_at_fault(with(typical(), {{"actions", "questioned"}})),
              (Fields{"told_of_rights", "administrator_consulted", "parent_told"}));
    EXPECT_EQ(fields_at_fault(without(without(searched_bag(), "parent_told"), "administrator_consulted")), both);
    EXPECT_TRUE(logged(with(typical(), {{"outcome", "referral"}})).ok());
}

TEST(ContactTold, NotNeededIsAnAnswerOnlyWhereThePolicyAllowsIt) {
    const auto arrest =
        with(typical(), {{"outcome", "arrest"}, {"administrator_consulted", "not_needed"}, {"parent_told", "yes"}});
    EXPECT_TRUE(logged(arrest).ok());
    auto strict = rules();
    strict.not_needed = NotNeeded::refused;
    EXPECT_EQ(fields_at_fault(arrest, strict), Fields{"administrator_consulted"});
}

TEST(ContactStudents, MayBeSeveralOrUnknownAndCountOnce) {
    const auto twice = StudentId::make().text();
    const auto done =
        logged(with(without(typical(), "student"),
                    {{"student", twice}, {"student", twice}, {"student", "unknown"}, {"student", "unknown"}}));
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->students.size(), 3u);
    EXPECT_EQ(fields_at_fault(with(typical(), {{"student", "Smith"}})), Fields{"student"});
}

TEST(ContactNote, HoldsTwoHundredAndEightyCharactersAndNoImmigrationWord) {
    EXPECT_TRUE(logged(with(typical(), {{"note", std::string(280, 'a')}})).ok());
    EXPECT_EQ(fields_at_fault(with(typical(), {{"note", std::string(281, 'a')}})), Fields{"note"});
    EXPECT_EQ(fields_at_fault(with(
                  typical(), {{"note", "asked about immigration status"}, {"note_override", "needed for the report"}})),
              Fields{"note"});
}

TEST(ContactNote, KeepsAPhoneNumberOnlyWithAReason) {
    const auto noted = with(typical(), {{"note", "call back at 209-555-0143"}});
    EXPECT_EQ(fields_at_fault(noted), Fields{"note"});
    const auto done = logged(with(noted, {{"note_override", "the desk must call back"}}));
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->contact.note_override, "the desk must call back");
}

TEST(ContactReport, NumberHasDigitsAndNoSentence) {
    EXPECT_TRUE(logged(with(typical(), {{"police_report", "CV-26/0412"}})).ok());
    EXPECT_EQ(fields_at_fault(with(typical(), {{"police_report", "see the other one"}})), Fields{"police_report"});
}

TEST(JoinGroups, TakesTheStudentAsOfTheDayOfTheContact) {
    const auto student = StudentId::make();
    const auto before = SchoolId::make();
    const auto after = SchoolId::make();
    const std::vector<Enrolment> enrolments = {
        {Id<Enrolment>::make(), student, after, "06", Date{2026, 8, 17}, Date{2026, 11, 1}},
        {Id<Enrolment>::make(), student, before, "05", Date{2025, 8, 18}, std::nullopt},
        {Id<Enrolment>::make(), StudentId::make(), after, "12", Date{2026, 9, 1}, std::nullopt}};
    const std::vector<Membership> memberships = {{Id<Membership>::make(), student, Date{2025, 8, 18}, Race::asian,
                                                  Sex::female, Disability::none, EnglishLearner::yes},
                                                 {Id<Membership>::make(), student, Date{2026, 2, 1}, Race::asian,
                                                  Sex::female, Disability::idea, EnglishLearner::no}};
    const auto on = [&](Date day) {
        ContactStudent row{Id<ContactStudent>::make(), ContactId::make(), student, day};
        join_groups(row, enrolments, memberships, {});
        return row;
    };
    EXPECT_EQ(on({2026, 1, 31}).enrolled_at, before);
    EXPECT_EQ(on({2026, 1, 31}).disability, Disability::none);
    EXPECT_EQ(on({2026, 2, 1}).disability, Disability::idea);
    EXPECT_EQ(on({2026, 11, 1}).grade_band, GradeBand::g6_to_8);
    EXPECT_FALSE(on({2026, 11, 2}).enrolled_at);
    EXPECT_EQ(on({2025, 8, 17}).race, Race::not_reported);
}

// Whatever a browser posts: reading never fails, the check gives records or problems, and records posted again are the
// same.
TEST(ContactForm, AnyPostedValuesGiveRecordsOrProblemsAndRecordsComeBack) {
    const auto pick = [](std::vector<std::string> words) { return rc::gen::elementOf(std::move(words)); };
    rc::check("posted values", [&] {
        FormValues values = typical();
        const auto names = *rc::gen::container<std::vector<std::string>>(pick({"actions",
                                                                               "actions",
                                                                               "force_type",
                                                                               "outcome",
                                                                               "reason",
                                                                               "school_rule",
                                                                               "injury",
                                                                               "search_person_basis",
                                                                               "search_person_found",
                                                                               "time",
                                                                               "date",
                                                                               "ago",
                                                                               "note",
                                                                               "student",
                                                                               "told_of_rights",
                                                                               "parent_told",
                                                                               "administrator_consulted",
                                                                               "late_reason",
                                                                               "handed_to",
                                                                               "other_reason",
                                                                               "nonsense"}));
        for (const auto& name : names)
            values = with(values, {{name, *pick({"yes",
                                                 "no",
                                                 "none",
                                                 "talked",
                                                 "questioned",
                                                 "handcuffed",
                                                 "other_force",
                                                 "physical",
                                                 "handcuffs",
                                                 "arrest",
                                                 "school_rule",
                                                 "other",
                                                 "handed_over",
                                                 "student",
                                                 "searched_person",
                                                 "consent",
                                                 "nothing",
                                                 "09:15",
                                                 "2026-11-18",
                                                 "5",
                                                 "unknown",
                                                 "no_signal",
                                                 "",
                                                 "\xff\xfe",
                                                 "a few words"})}});
        const auto first = logged(values);
        if (!first.ok()) {
            RC_ASSERT(!first.problems().empty());
            return;
        }
        const auto again = logged(form_values(*first, zone));
        RC_ASSERT(again.ok());
        auto expected = first->contact;
        expected.id = again->contact.id;
        RC_ASSERT(again->contact == expected);
        RC_ASSERT(again->students.size() == first->students.size());
        RC_ASSERT(again->searches.size() == first->searches.size());
        RC_ASSERT(again->force.size() == first->force.size());
    });
}

}  // namespace
}  // namespace accord::program

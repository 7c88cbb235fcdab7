// What the district may hand to the officers' agency for its stop records, and what it never does.
#include "equity/filings/ripa_handoff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

#include "base/csv.hpp"
#include "equity/filings/inside/ripa_codes.hpp"
#include "equity/filings/test_key.hpp"

namespace accord::equity {
namespace {

using office::FilingDesk;
using program::OfficerAction;
using program::Outcome;

struct Year {
    RipaRecords records{2025,
                        Date{2025, 12, 31},
                        "Cedar Valley Police",
                        "CA0000001",
                        {{"North High", "06123456789012", Known::counted, 500}},
                        {},
                        0};

    StopContact& add(Outcome outcome) {
        StopContact one;
        one.contact = "contact-" + std::to_string(records.contacts.size() + 1);
        one.officer_number = "4711";
        one.day = Date{2025, 3, 7};
        one.time = "10:15";
        one.minutes = program::Minutes::from_5;
        one.students = 1;
        one.origin = program::Origin::dispatched_call;
        one.reason = program::ContactReason::fight;
        one.outcome = outcome;
        return records.contacts.emplace_back(one);
    }
    [[nodiscard]] CheckedFiling file(const StopTriggers& triggers = all_triggers) const {
        return file_ripa(records, triggers);
    }
    [[nodiscard]] CsvTable table(const StopTriggers& triggers = all_triggers) const {
        return read_csv("handoff", FilingDesk::bytes(file(triggers).filing)).value();
    }
    [[nodiscard]] std::string cell(std::string_view column, std::size_t row = 0) const {
        const auto made = table();
        return made.rows.at(row).at(made.column(column).value());
    }
};

TEST(StopHandOff, HasNoColumnForWhatTheOfficerPerceivedAndNoneForTheOfficersGender) {
    const auto made = Year{}.table();
    EXPECT_EQ(made.header,
              (std::vector<std::string>{"contact", "officer_agency_number", "SDate", "STime", "minutes", "K12_Flag",
                                        "K12Code", "school", "students", "Is_Stud", "Is_ServCall", "Is_WelfareCheck",
                                        "ListNonForceActTak", "ListForceActTak", "ListBasSearch", "ListCB",
                                        "ListResult", "without_code", "listed_because"}));
}

TEST(StopHandOff, NamesTimePlaceAndThatItWasAStudentAtAPublicSchool) {
    Year year;
    year.add(Outcome::arrest);
    EXPECT_EQ(year.cell("SDate"), "03/07/2025");
    EXPECT_EQ(year.cell("STime"), "10:15");
    EXPECT_EQ(year.cell("minutes"), "5 to 15");
    EXPECT_EQ(year.cell("K12_Flag"), "Y");
    EXPECT_EQ(year.cell("K12Code"), "06123456789012") << "as text, its leading zero kept";
    EXPECT_EQ(year.cell("Is_Stud"), "Y");
    EXPECT_EQ(year.cell("Is_ServCall"), "Y");
    EXPECT_EQ(year.cell("Is_WelfareCheck"), "N");
}

TEST(StopHandOff, LeavesToTheAgencyWhetherSomebodyUnknownWasAStudent) {
    Year year;
    year.add(Outcome::arrest).all_known = false;
    EXPECT_EQ(year.cell("Is_Stud"), "");
}

TEST(StopHandOff, GivesACodeOnlyWhereTheEntryFitsOneAndNoOther) {
    Year year;
    auto& one = year.add(Outcome::to_administrator);
    one.actions = {OfficerAction::searched_belongings, OfficerAction::took_property, OfficerAction::questioned,
                   OfficerAction::handcuffed};
    one.searches = {
        {{}, {}, program::SearchOf::belongings, program::SearchBasis::school_rule, program::Found::drugs_or_alcohol}};
    one.force = {program::ForceType::handcuffs, program::ForceType::electronic_device};
    one.parent_told = true;
    EXPECT_EQ(year.cell("ListNonForceActTak"), "12|15");
    EXPECT_EQ(year.cell("ListForceActTak"), "1");
    EXPECT_EQ(year.cell("ListBasSearch"), "13");
    EXPECT_EQ(year.cell("ListCB"), "") << "drugs are one code and alcohol another";
    EXPECT_EQ(year.cell("ListResult"), "9|12");
    EXPECT_EQ(year.cell("without_code"), "Drugs or alcohol|Electronic control device|Questioned about wrongdoing");
}

TEST(StopHandOff, SaysNoForceOnlyWhenTheOfficerSaidSo) {
    Year year;
    year.add(Outcome::citation).actions = {OfficerAction::talked};
    year.add(Outcome::citation).actions = {OfficerAction::talked, OfficerAction::none_of_these};
    EXPECT_EQ(year.cell("ListForceActTak", 0), "");
    EXPECT_EQ(year.cell("ListForceActTak", 1), "18");
}

TEST(StopHandOff, SaysNoActionOnlyWhenNothingElseFollowed) {
    Year year;
    auto& one = year.add(Outcome::back_to_class);
    one.actions = {OfficerAction::questioned};
    EXPECT_EQ(year.cell("ListResult"), "1");
    one.parent_told = true;
    EXPECT_EQ(year.cell("ListResult"), "9") << "no action is exclusive";
}

TEST(StopHandOff, ListsWhatTheRegulationIsSaidToListAndTheSettingSaysOtherwise) {
    Year year;
    year.add(Outcome::back_to_class).actions = {OfficerAction::talked};  // fits nothing
    year.add(Outcome::arrest);
    year.add(Outcome::citation);
    year.add(Outcome::to_administrator);
    year.add(Outcome::to_administrator).reason = program::ContactReason::school_rule;  // no crime
    year.add(Outcome::back_to_class).actions = {OfficerAction::questioned};
    EXPECT_EQ(year.table().rows.size(), 4u);
    EXPECT_EQ(year.table({StopTrigger::custody, StopTrigger::citation}).rows.size(), 2u);
    EXPECT_TRUE(year.table({}).rows.empty());
    const auto checks = year.file().checks;
    EXPECT_TRUE(std::any_of(checks.begin(), checks.end(), [](const Check& check) {
        return check.state == Check::State::unverified && english(check.message).find("999.227") != std::string::npos;
    }));
}

TEST(StopHandOff, IsTheSameBytesInWhateverOrderTheRecordsCome) {
    Year year;
    for (int i = 0; i < 9; ++i) year.add(Outcome::arrest).day = Date{2025, 3, static_cast<unsigned>(9 - i)};
    auto other = year;
    std::reverse(other.records.contacts.begin(), other.records.contacts.end());
    EXPECT_EQ(FilingDesk::bytes(year.file().filing), FilingDesk::bytes(other.file().filing));
}

TEST(StopCodes, AreOneForEachEntryAndHappenOnceAList) {
    const auto distinct = [](const auto& codes) {
        for (std::size_t i = 0; i < codes.size(); ++i)
            for (std::size_t j = i + 1; j < codes.size(); ++j) EXPECT_NE(codes[i].first, codes[j].first);
    };
    distinct(non_force_codes), distinct(force_codes), distinct(basis_codes), distinct(found_codes);
    distinct(result_codes);
    for (const auto& basis : names_of<program::SearchBasis>)
        EXPECT_FALSE(code_in(basis_codes, basis.value).empty()) << "each basis of the form is one of the regulation's";
}

TEST(Differences, OfStopRecordsAreHowOftenASchoolAndACodeOccur) {
    Year before, now;
    for (int i = 0; i < 3; ++i) before.add(Outcome::to_administrator);
    for (int i = 0; i < 12; ++i) now.add(Outcome::to_administrator);
    const auto found =
        differences(FilingKind::ripa, FilingDesk::bytes(before.file().filing), FilingDesk::bytes(now.file().filing));
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].row, "North High");
    EXPECT_EQ(found[1].column, "ListResult.12");
    EXPECT_EQ(found[1].before, 3);
    EXPECT_EQ(found[1].now, 12);
}

template <class R>
concept SaysARace = requires(R record) {
    record.race;
};

// The roster's race is none of the stop data system's perceived groups, and nothing here could carry it there.
static_assert(SaysARace<FilingContact> && !SaysARace<StopContact> && !SaysARace<RipaRecords>);
static_assert(!std::is_base_of_v<CodedContact, StopContact> && !std::is_convertible_v<FilingContact, StopContact> &&
              !std::is_constructible_v<StopContact, CodedContact>);

TEST(PerceivedRace, IsNoRaceOfTheRosterAndHasNoColumn) {
    Year year;
    year.add(Outcome::arrest);
    const auto file = read_csv("ripa", FilingDesk::bytes(year.file().filing)).value();
    for (const auto& column : file.header)
        for (const auto* word : {"race", "Race", "ethnic", "Ethnic", "Percei"})
            EXPECT_EQ(column.find(word), std::string::npos) << column;
}

}  // namespace
}  // namespace accord::equity

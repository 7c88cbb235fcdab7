#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/message.hpp"
#include "base/names.hpp"
#include "base/result.hpp"
#include "base/school_calendar.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/zip.hpp"
#include "base/zone.hpp"

namespace accord {
namespace {

enum class Tide { low, high };
constexpr auto enum_names(Tide) {
    return std::to_array<EnumName<Tide>>({{Tide::low, "low", "Low"}, {Tide::high, "high", "High"}});
}
static_assert(names_complete(Tide::high));

struct Pier {
    Id<struct PierTag> id;
    std::string name;
    std::optional<Date> built;
    EnumSet<Tide> tides;
};
constexpr std::string_view table_name(Of<Pier>) { return "pier"; }
constexpr auto fields(Of<Pier>) {
    return std::tuple{field("id", &Pier::id, Privacy::open, "Id"), field("name", &Pier::name, Privacy::open, "Name"),
                      field("built", &Pier::built, Privacy::open, "Built"),
                      field("tides", &Pier::tides, Privacy::open, "Tides")};
}
static_assert(fields_complete<Pier>());

TEST(Result, CarriesAllProblemsAtOnce) {
    const Result<int> failed{Problems{problem("time", "Enter a time"), problem("school", "Choose a school")}};
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.problems().size(), 2u);
    EXPECT_THROW((void)failed.value(), std::logic_error);
    EXPECT_TRUE(Result<int>{3}.problems().empty());
}

TEST(Message, FillsItsPlacesAndKeepsThoseItCannotFill) {
    EXPECT_EQ(english({"Row {n} of {total}", {{"n", "3"}}}), "Row 3 of {total}");
    EXPECT_EQ(english({"An open { brace", {}}), "An open { brace");
}

TEST(Id, IsAVersionSevenUuidInOrderOfMaking) {
    const auto first = new_uuid();
    const auto second = new_uuid();
    EXPECT_LT(first, second);
    EXPECT_EQ(first[6] >> 4, 7);
    EXPECT_EQ(first[8] >> 6, 2);
    EXPECT_EQ(parse_uuid(to_string(first)), first);
    EXPECT_FALSE(parse_uuid("not-a-uuid"));
}

TEST(Field, EveryKindOfValueComesBackFromItsColumn) {
    const Pier pier{Id<struct PierTag>::make(), "North", Date{2020, 2, 29}, {Tide::high}};
    Pier back;
    each_field<Pier>([&](const auto& field) {
        using Type = typename std::decay_t<decltype(field)>::type;
        back.*field.member = Codec<Type>::from(to_value(pier.*field.member)).value();
    });
    EXPECT_EQ(back.id, pier.id);
    EXPECT_EQ(back.built, pier.built);
    EXPECT_EQ(back.tides, pier.tides);
    EXPECT_FALSE(Codec<EnumSet<Tide>>::from(Value{std::string{"low,ebb"}}));
}

TEST(Date, RefusesDaysThatDoNotExist) {
    EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
    EXPECT_FALSE(parse_date("2023-02-29"));
    EXPECT_FALSE(parse_date("9/13/21"));
}

TEST(Date, SixMonthsAfterTheLastOfAugustIsTheLastOfFebruary) {
    EXPECT_EQ(add_months(Date{2026, 8, 31}, 6), (Date{2027, 2, 28}));
    EXPECT_EQ(add_months(Date{2026, 3, 15}, -3), (Date{2025, 12, 15}));
}

TEST(Instant, ReadsBackWhatItPrints) {
    const auto instant = parse_instant("2026-11-22T14:03:09.25Z");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_string(*instant), "2026-11-22T14:03:09.250000Z");
    EXPECT_FALSE(parse_instant("2026-11-22 14:03"));
}

TEST(SchoolCalendar, CountsOnlyDaysOnWhichStudentsAreExpected) {
    const SchoolCalendar calendar{Date{2026, 8, 17}, Date{2027, 6, 4}, {Date{2026, 11, 26}, Date{2026, 11, 27}}};
    EXPECT_EQ(calendar.add(Date{2026, 11, 25}, SchoolDays{1}), (Date{2026, 11, 30}));
    EXPECT_EQ(calendar.between(Date{2026, 11, 20}, Date{2026, 11, 30}), SchoolDays{4});
    EXPECT_FALSE(calendar.is_school_day(Date{2026, 11, 22}));
    EXPECT_GT(calendar.add(Date{2027, 6, 4}, SchoolDays{3}), (Date{2027, 6, 4}));
}

TEST(SchoolYear, TurnsOnTheFirstOfJuly) {
    EXPECT_EQ(school_year_of(Date{2026, 6, 30}), 2025);
    EXPECT_EQ(school_year_of(Date{2026, 7, 1}), 2026);
    EXPECT_EQ(school_year_name(1999), "1999-00");
}

TEST(Text, NormalFormIgnoresPunctuationAndSpacingButNotWords) {
    EXPECT_EQ(normalise("The  SRO\xe2\x80\x99s \xc2\xa7 duties, (all)."), "the sro s duties all");
    EXPECT_EQ(normalise("\xef\xac\x81re"), "fire");
    EXPECT_NE(normalise("shall"), normalise("may"));
}

TEST(Text, DecodesWindowsAndUtf16Files) {
    const auto quotes = decode_text(
        "The \x93"
        "direct control\x94 of the school\x92s staff, in the county, is kept here.\r\n");
    EXPECT_EQ(quotes.text,
              "The \xe2\x80\x9c"
              "direct control\xe2\x80\x9d of the school\xe2\x80\x99s staff, in the county, is kept here.\n");
    EXPECT_EQ(decode_text(std::string_view{"\xff\xfeH\0i\0", 6}).text, "Hi");
    EXPECT_TRUE(is_utf8(decode_text("\xc3\x28\xa0\xff").text));
}

TEST(Sha256, GivesThePublishedDigest) {  // FIPS 180-4 example, "abc"
    EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256({"a", "b", "c"}), sha256("abc"));
}

TEST(Csv, ReadsQuotesLineEndsAndReportsEveryBadRow) {
    const auto table = read_csv("t.csv", "a,b\r\n\"x, \"\"y\"\"\",2\n\n3,\"line\nbreak\"\n");
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->rows[0][0], "x, \"y\"");
    EXPECT_EQ(table->rows[1][1], "line\nbreak");
    EXPECT_EQ(table->lines[1], 4u);
    const auto bad = read_csv("t.csv", "a,b\n1\n1,2\n1,2,3\n");
    ASSERT_EQ(bad.problems().size(), 2u);
    EXPECT_EQ(bad.problems()[1].where, "t.csv:4");
}

TEST(Csv, KeepsOnlyTheColumnsThatAreWantedAndEveryWholeRow) {
    const auto wanted = [](std::string_view column) { return column != "secret"; };
    const auto reading = read_csv_columns("t.csv", "id,secret,name\n1,5\" x,Ann\n2,y\n3,\"z,\n\",Cy\n", wanted);
    EXPECT_EQ(reading.table.header, (std::vector<std::string>{"id", "name"}));
    EXPECT_EQ(reading.dropped, std::vector<std::string>{"secret"});
    ASSERT_EQ(reading.table.rows.size(), 2u);
    EXPECT_EQ(reading.table.rows[1], (std::vector<std::string>{"3", "Cy"}));
    ASSERT_EQ(reading.problems.size(), 1u);
    EXPECT_EQ(reading.problems[0].where, "t.csv:3");
}

TEST(Csv, CountsTheProblemsThatItNoLongerTells) {
    std::string bad = "a,b\n";
    for (int i = 0; i < 30; ++i) bad += "1\n";
    CsvLimits limits;
    limits.problems = 10;
    const auto reading = read_csv_columns("t.csv", bad, {}, limits);
    ASSERT_EQ(reading.problems.size(), 11u);
    EXPECT_EQ(english(reading.problems.back().message), "And 20 more problems like these");
}

TEST(Csv, KeepsARowWhoseOnlyCellIsEmpty) {
    EXPECT_EQ(read_csv("x.csv", csv_line({"note"}) + csv_line({""}) + csv_line({"a"}))->rows.size(), 2u);
}

TEST(Csv, NeverHandsASpreadsheetAFormula) {
    EXPECT_EQ(csv_line({"=1+1", "-2.5", "@x", "a,b"}), "'=1+1,-2.5,'@x,\"a,b\"\r\n");
}

TEST(Json, NamesTheByteWhereItStops) {
    EXPECT_TRUE(parse_json("{\"a\":[1,2]}").ok());
    EXPECT_EQ(parse_json("{\"a\":").problems().front().where, "byte 6");
}

TEST(Zone, TurnsWallClockIntoMomentsAcrossAClockChange) {
    const std::string zone = "America/Los_Angeles";
    EXPECT_EQ(to_string(from_local({Date{2026, 7, 1}, 8, 0}, zone)), "2026-07-01T15:00:00.000000Z");
    EXPECT_EQ(to_string(from_local({Date{2026, 12, 1}, 8, 0}, zone)), "2026-12-01T16:00:00.000000Z");
    EXPECT_EQ(to_string(from_local({Date{2026, 3, 8}, 2, 30}, zone)), "2026-03-08T10:00:00.000000Z");
    EXPECT_EQ(to_local(*parse_instant("2026-11-22T07:59:00Z"), zone).date, (Date{2026, 11, 21}));
    EXPECT_FALSE(is_zone("Mars/Olympus"));
}

TEST(Zip, RefusesWhatIsNotAZip) { EXPECT_FALSE(unzip("x.zip", "PK\x03\x04 nonsense").ok()); }

}  // namespace
}  // namespace accord

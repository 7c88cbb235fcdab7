#include "compliance/parameters.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace accord::compliance {
namespace {

const SchoolCalendar calendar{Date{2026, 8, 24}, Date{2027, 6, 11}, {Date{2026, 9, 7}}};

TEST(Span, IsANumberAndAUnit) {
    EXPECT_EQ(parse_span("90 days"), (Span{90, Unit::days}));
    EXPECT_EQ(parse_span("1 school_year"), (Span{1, Unit::school_years}));
    for (const char* wrong : {"", "soon", "6", "6 moons", "-1 days", "6 months later", "x days"})
        EXPECT_EQ(parse_span(wrong), std::nullopt) << wrong;
}

TEST(Span, EndsOnItsLastDay) {
    EXPECT_EQ(last_day(Date{2026, 8, 31}, {6, Unit::months}, calendar), (Date{2027, 2, 28}));
    EXPECT_EQ(last_day(Date{2026, 8, 31}, {1, Unit::years}, calendar), (Date{2027, 8, 31}));
    EXPECT_EQ(last_day(Date{2026, 9, 4}, {1, Unit::school_days}, calendar), (Date{2026, 9, 8}));
    EXPECT_EQ(last_day(Date{2026, 9, 4}, {90, Unit::days}, calendar), (Date{2026, 12, 3}));
    EXPECT_EQ(last_day(Date{2026, 9, 4}, {1, Unit::school_years}, calendar), (Date{2027, 6, 30}));
}

Fact fact(std::vector<std::pair<std::string, std::string>> values) {
    return {"r:1", "", "", Date{}, {}, std::move(values)};
}

TEST(Filter, AsksForValuesAndTheirAbsence) {
    const Filter filter{"group=school_rule|other; acted!=handed_over"};
    EXPECT_TRUE(filter.matches(fact({{"group", "school_rule"}, {"acted", "danger_grew"}})));
    EXPECT_TRUE(filter.matches(fact({{"group", "other"}})));
    EXPECT_FALSE(filter.matches(fact({{"group", "crime"}})));
    EXPECT_FALSE(filter.matches(fact({{"group", "other"}, {"acted", "handed_over"}})));
    EXPECT_TRUE(Filter{"passage!="}.matches(fact({{"passage", "Section 4, page 3"}})));
    EXPECT_FALSE(Filter{"passage!="}.matches(fact({})));
    EXPECT_TRUE(Filter{"basis="}.matches(fact({})));
    EXPECT_TRUE(Filter{}.matches(fact({})));
}

TEST(Filter, LooksIntoLists) {
    EXPECT_TRUE(Filter{"actions=talked"}.matches(fact({{"actions", "escorted,talked"}})));
    EXPECT_FALSE(Filter{"actions!=talked"}.matches(fact({{"actions", "escorted,talked"}})));
    EXPECT_FALSE(Filter{"actions=talk"}.matches(fact({{"actions", "escorted,talked"}})));
    EXPECT_TRUE(Filter{"who=parents; who=students"}.matches(fact({{"who", "parents,students"}})));
    EXPECT_FALSE(Filter{"who=parents; who=students"}.matches(fact({{"who", "parents"}})));
}

TEST(Filter, HoldsWhenOneOfItsRowsDoes) {
    const Filter filter{"a=1; b=2 or c=3"};
    EXPECT_TRUE(filter.matches(fact({{"a", "1"}, {"b", "2"}})));
    EXPECT_TRUE(filter.matches(fact({{"c", "3"}})));
    EXPECT_FALSE(filter.matches(fact({{"a", "1"}})));
    EXPECT_THROW(Filter{"nonsense"}, std::logic_error);
}

policy::Control series() {
    policy::Control control;
    control.id = "officer.trained-before-assignment";
    control.parameters = {{"within", "6 months", {}, {}},
                          {"within", "3 months", Date{2027, 1, 1}, {}},
                          {"subjects", "one, two", {}, {}},
                          {"label.one", "the first", {}, {}},
                          {"at-least", "75 %", {}, {}}};
    return control;
}

TEST(Parameters, AreThoseOfTheDay) {
    const auto control = series();
    const policy::Binding plain{};
    EXPECT_EQ((Parameters{plain, control, Date{2026, 12, 31}}.span("within")), (Span{6, Unit::months}));
    EXPECT_EQ((Parameters{plain, control, Date{2027, 1, 1}}.span("within")), (Span{3, Unit::months}));
    const Parameters parameters{plain, control, Date{2026, 11, 22}};
    EXPECT_EQ(parameters.number("at-least", 0), 75);
    EXPECT_EQ(parameters.number("at-most", 12), 12);
    EXPECT_EQ(parameters.list("subjects"), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(parameters.label("one"), "the first");
    EXPECT_EQ(parameters.label("some-thing"), "some thing");
    EXPECT_THROW((void)parameters.span("label.one"), std::logic_error);
}

TEST(Parameters, OfTheProvisionsOwnWordsComeFirst) {
    const auto control = series();
    policy::Binding own;
    own.parameters = {{"subjects", "two", {}, {}}};
    EXPECT_EQ((Parameters{own, control, Date{2026, 11, 22}}.list("subjects")), std::vector<std::string>{"two"});
}

TEST(Parameters, AreAskedForByAllProvisionsTogether) {
    policy::Catalogue catalogue;
    catalogue.controls = {series()};
    policy::AdoptedPolicy policy;
    policy.provisions.resize(3);
    for (const char* subjects : {"three,two", "two,four", ""}) {
        policy::Binding binding;
        binding.control = "officer.trained-before-assignment";
        if (*subjects) binding.parameters = {{"subjects", subjects, {}, {}}};
        policy.bindings.push_back(binding);
    }
    EXPECT_EQ(asked_for(policy, catalogue, "officer.trained-before-assignment", "subjects", Date{2026, 11, 22}),
              (std::vector<std::string>{"three", "two", "four", "one"}));
    EXPECT_TRUE(asked_for(policy, catalogue, "agreement.terms", "terms", Date{2026, 11, 22}).empty());
}

}  // namespace
}  // namespace accord::compliance

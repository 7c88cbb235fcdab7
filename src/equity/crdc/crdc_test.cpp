#include "equity/crdc/crdc.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "equity/crdc/fictional_extract.hpp"

namespace accord::equity {
namespace {

FederalReport analyzed(const std::vector<FictionalSchool>& schools, const FederalRule& rule = {}) {
    auto result = analyze_federal_file("crdc.csv", fictional_extract(schools), rule);
    if (!result) throw std::logic_error(english(result.problems().front().message));
    return std::move(result->report);
}

const FederalRow& row(const ReleasedFederalDistrict& district, FederalOutcome outcome, std::string_view table,
                      std::string_view code, std::string_view sex = "all") {
    for (const auto& each : district.tables.at(static_cast<std::size_t>(outcome)).rows)
        if (each.table == table && each.code == code && each.sex == sex) return each;
    throw std::out_of_range("no such row");
}

std::size_t count_hidden(const ReleasedFederalDistrict& district) {
    std::size_t hidden = 0;
    for (const auto& table : district.tables)
        for (const auto& each : table.rows) hidden += each.students.state == Cell::State::hidden;
    return hidden;
}

constexpr double rounding = 1e-6;  // of a linear program

/// Reads the printed rows of a district alone: a linear program over all that agrees with them, with what everybody
/// knows of the tables. Shares no code with the protection.
class RowAttacker {
public:
    /// `arrests_are_referrals`: the file keeps to it everywhere in the district, and the attacker relies on it.
    RowAttacker(const ReleasedFederalDistrict& district, bool arrests_are_referrals) {
        for (const auto& table : district.tables)
            for (const auto& each : table.rows) add_number(table.outcome, each, district.zeros_hidden);
        for (const auto& table : district.tables) {
            for (const auto& each : table.rows)
                if (each.table != "school" && each.sex == "all") sum_of_sexes(table.outcome, each);
            for (const auto* part : {"race", "disability", "english_learner", "school"})
                for (const auto* sex : {"all", "female", "male"}) sum_of_parts(table, part, sex);
            for (const auto* sex : {"all", "female", "male"})
                relate({{at(table.outcome, "race", "not_collected", sex), 1},
                        {at(table.outcome, "disability", "section_504", sex), -1}},
                       0, 0);
        }
        if (arrests_are_referrals && district.tables.size() == 2)
            for (const auto& each : district.tables[1].rows)
                relate({{at(FederalOutcome::referral, each.table, each.code, each.sex), 1},
                        {at(FederalOutcome::arrest, each.table, each.code, each.sex), -1}},
                       0, COIN_DBL_MAX);
        const CoinPackedMatrix matrix{false, row_.data(), column_.data(), factor_.data(),
                                      static_cast<CoinBigIndex>(factor_.size())};
        model_.setLogLevel(0);
        model_.loadProblem(matrix, lower_.data(), upper_.data(), nullptr, least_.data(), most_.data());
    }

    /// The least width of what is possible of a hidden number that may be a small one; a large one when none is hidden.
    double least_width(double threshold = 10) {
        double least = 1e9;
        for (const int number : hidden_)
            if (const double low = extreme(number, 1); low < threshold - rounding)
                least = std::min(least, extreme(number, -1) - low);
        return least;
    }

private:
    using Name = std::tuple<FederalOutcome, std::string, std::string, std::string>;

    void add_number(FederalOutcome outcome, const FederalRow& each, bool zeros_hidden) {
        const bool hidden = each.students.state == Cell::State::hidden;
        if (hidden) hidden_.push_back(static_cast<int>(lower_.size()));
        number_[{outcome, each.table, each.code, each.sex}] = static_cast<int>(lower_.size());
        const auto value = static_cast<double>(each.students.value);  // 0 where nothing was reported
        lower_.push_back(hidden ? (zeros_hidden ? 0 : 1) : value);
        upper_.push_back(!hidden                 ? value
                         : each.enrolled.shown() ? static_cast<double>(each.enrolled.value)
                                                 : COIN_DBL_MAX);
    }
    int at(FederalOutcome outcome, const std::string& table, const std::string& code, const std::string& sex) const {
        const auto found = number_.find({outcome, table, code, sex});
        return found == number_.end() ? -1 : found->second;
    }
    void relate(const std::vector<std::pair<int, double>>& terms, double least, double most) {
        for (const auto& [number, factor] : terms)
            if (number < 0) return;
        for (const auto& [number, factor] : terms) {
            row_.push_back(static_cast<int>(least_.size()));
            column_.push_back(number);
            factor_.push_back(factor);
        }
        least_.push_back(least);
        most_.push_back(most);
    }
    void sum_of_sexes(FederalOutcome outcome, const FederalRow& each) {
        relate({{at(outcome, each.table, each.code, "all"), -1},
                {at(outcome, each.table, each.code, "female"), 1},
                {at(outcome, each.table, each.code, "male"), 1}},
               0, 0);
    }
    void sum_of_parts(const FederalTable& table, const std::string& part, const std::string& sex) {
        std::vector<std::pair<int, double>> terms;
        for (const auto& each : table.rows)
            if (each.table == part && each.sex == sex) terms.emplace_back(at(table.outcome, part, each.code, sex), 1);
        if (terms.empty()) return;
        terms.emplace_back(at(table.outcome, "all", "all", sex), -1);
        relate(terms, 0, 0);
    }
    double extreme(int number, double direction) {
        model_.setObjectiveCoefficient(number, 1);
        model_.setOptimizationDirection(direction);
        model_.primal();
        const bool unbounded = model_.isProvenDualInfeasible();
        if (!unbounded && !model_.isProvenOptimal()) throw std::logic_error("the tables contradict themselves");
        const double value = unbounded ? -direction * 1e9 : model_.objectiveValue();
        model_.setObjectiveCoefficient(number, 0);
        return value;
    }

    ClpSimplex model_;
    std::map<Name, int> number_;
    std::vector<int> hidden_, row_, column_;
    std::vector<double> lower_, upper_, factor_, least_, most_;
};

TEST(FederalReport, ComparesAGroupWithAllOthersOfItsDistrict) {
    const auto report = analyzed({large_school()});
    const auto& black = row(report.districts.front(), FederalOutcome::referral, "race", "black");
    EXPECT_EQ(black.enrolled.value, 400);
    EXPECT_EQ(black.students.value, 40);
    EXPECT_DOUBLE_EQ(*black.per_100, 10);
    EXPECT_EQ(black.comparison.state, RatioReason::computed);
    EXPECT_DOUBLE_EQ(black.comparison.value, 2) << "40 of 400 against 60 of 1,200";
    EXPECT_LT(black.comparison.low, 2);
    EXPECT_GT(black.comparison.low, 1);
    EXPECT_LE(*black.comparison.adjusted, 0.05);
    EXPECT_TRUE(english(black.comparison.sentence).starts_with("About 2 times as likely"));
}

TEST(FederalReport, DeclaresItsFamilyBeforeLooking) {
    auto other = large_school();
    other.leaid = "0200002";
    other.cells["SCH_DISCWODIS_REF_BL_M"] = "-9";
    EXPECT_EQ(analyzed({large_school(), other}).family, 2u * 11 * 2);
}

TEST(FederalReport, GivesAReasonWhereARatioWouldRestOnTooFew) {
    const auto report = analyzed({large_school()});
    const auto& district = report.districts.front();
    EXPECT_EQ(row(district, FederalOutcome::referral, "race", "asian").comparison.state, RatioReason::few_students);
    EXPECT_EQ(row(district, FederalOutcome::arrest, "race", "black").comparison.state, RatioReason::few_cases);
    EXPECT_EQ(row(district, FederalOutcome::referral, "disability", "idea").comparison.state, RatioReason::few_cases);
}

TEST(FederalReport, CountsADistrictByTheSchoolsThatReported) {
    auto second = large_school();
    second.schid = "00002";
    second.cells["SCH_DISCWODIS_REF_HI_F"] = "-5";
    const auto report = analyzed({large_school(), second});
    const auto& district = report.districts.front();
    EXPECT_EQ(district.schools, 2u);
    EXPECT_EQ(district.tables[0].reported, 1u);
    EXPECT_EQ(district.tables[1].reported, 2u);
    const auto& all = row(district, FederalOutcome::referral, "all", "all");
    EXPECT_EQ(all.students.value, 100) << "of the first school alone";
    EXPECT_EQ(all.enrolled.value, 1600);
    EXPECT_EQ(row(district, FederalOutcome::arrest, "all", "all").enrolled.value, 3200);
    const auto& silent = row(district, FederalOutcome::referral, "school", "010000100002");
    EXPECT_EQ(silent.students.state, Cell::State::not_collected);
    EXPECT_EQ(silent.reasons, std::vector{Reserve::action_plan});
}

TEST(FederalReport, ShowsWhatNoSchoolReportedAsNotCollectedAndNotAsZero) {
    auto school = large_school();
    school.cells["SCH_DISCWDIS_ARR_504_M"] = "-9";
    const auto report = analyzed({school});
    for (const auto& each : report.districts.front().tables[1].rows)
        EXPECT_EQ(each.students.state, Cell::State::not_collected) << each.table << " " << each.code;
    EXPECT_EQ(
        to_csv(report).find(",arrest,0,1,all,all,All students,all,not_collected,not_collected") == std::string::npos,
        false);
}

TEST(FederalReport, TakesAReserveCodeOfEnrolmentOutOfTheRatesThatNeedIt) {
    auto school = large_school();
    school.cells["SCH_ENR_IDEA_M"] = "-2";
    school.cells["SCH_DISCWDIS_REF_IDEA_BL_M"] = "15";
    const auto report = analyzed({with_totals(school)});
    const auto& idea = row(report.districts.front(), FederalOutcome::referral, "disability", "idea");
    EXPECT_EQ(idea.students.value, 15);
    EXPECT_EQ(idea.enrolled.state, Cell::State::not_collected);
    EXPECT_FALSE(idea.per_100);
    EXPECT_EQ(idea.comparison.state, RatioReason::not_counted);
    EXPECT_EQ(idea.reasons, std::vector{Reserve::small_count});
}

TEST(FederalReport, HidesASmallNumberAndWhatWouldRevealIt) {
    auto school = large_school();
    school.cells["SCH_DISCWODIS_REF_BL_F"] = "3";
    const auto result = analyze_federal_file("crdc.csv", fictional_extract({with_totals(school)}));
    ASSERT_TRUE(result.ok());
    const auto& district = result->report.districts.front();
    const auto& small = row(district, FederalOutcome::referral, "race", "black", "female");
    EXPECT_EQ(small.students.state, Cell::State::hidden);
    EXPECT_EQ(small.students.value, 0) << "the number itself does not leave";
    EXPECT_FALSE(small.per_100);
    EXPECT_GT(result->summary.hidden, result->summary.small);
    EXPECT_GE(RowAttacker(district, true).least_width(), 1 - rounding);
    for (const auto& table : district.tables)
        for (const auto& each : table.rows)
            if (each.students.state == Cell::State::hidden) {
                EXPECT_FALSE(each.comparison.p) << each.code;
            }
}

TEST(FederalReport, GivesTheSameBytesForTheSameFile) {
    auto school = large_school();
    school.cells["SCH_DISCWODIS_REF_WH_M"] = "7";
    EXPECT_EQ(print_json(to_json(analyzed({school}))), print_json(to_json(analyzed({school}))));
}

TEST(FederalReport, RefusesARuleThatHidesNothing) {
    FederalRule rule;
    rule.small_number = 1;
    const auto result = analyze_federal_file("crdc.csv", fictional_extract({large_school()}), rule);
    EXPECT_EQ(result.problems().front().where, "small_number");
}

TEST(FederalReport, StopsWhenItIsToldTo) {
    EXPECT_FALSE(analyze_federal_file("crdc.csv", fictional_extract({large_school()}), {}, [](auto, auto) {
                     return false;
                 }).ok());
}

TEST(FederalReport, DrawsTheRateOfASmallDistrictTowardsTheOthers) {
    std::vector<FictionalSchool> schools;
    for (int i = 0; i < 12; ++i) {
        auto school = large_school();
        school.leaid = std::to_string(1000000 + i);
        school.cells["SCH_DISCWODIS_REF_WH_M"] = std::to_string(10 + 10 * i);
        schools.push_back(with_totals(school));
    }
    FictionalSchool small{.leaid = "2000000", .cells = {{"SCH_ENR_WH_M", "40"}, {"SCH_ENR_WH_F", "40"}}};
    schools.push_back(with_totals(small));
    FederalRule rule;
    rule.threshold.ratio = 1;
    const auto report = analyzed(schools, rule);
    const auto& few = report.districts.back().tables.front().rate;
    const auto& many = report.districts[11].tables.front().rate;
    ASSERT_TRUE(few && many);
    EXPECT_GT(few->ratio, 0) << "none of 80 students does not prove a rate of zero";
    EXPECT_LT(few->ratio, 1);
    EXPECT_GT(many->ratio, 1);
    EXPECT_LT(few->chance_above, many->chance_above);
}

/// Districts of random small schools, arrests among the referrals.
std::vector<FictionalSchool> random_district(std::mt19937& random) {
    const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    std::vector<FictionalSchool> schools;
    const int count = 1 + up_to(3);
    for (int i = 0; i < count; ++i) {
        FictionalSchool school{.schid = "0000" + std::to_string(i), .cells = {}};
        for (const std::string sex : {"_F", "_M"})
            for (const auto code : federal_namings.front().races) {
                const std::string race{code};
                school.cells["SCH_ENR_" + race + sex] = std::to_string(30 + up_to(200));
                const int referred = up_to(2) == 0 ? up_to(15) : 0, with_plan = up_to(3) == 0 ? up_to(8) : 0;
                school.cells["SCH_DISCWODIS_REF_" + race + sex] = std::to_string(referred);
                school.cells["SCH_DISCWODIS_ARR_" + race + sex] = std::to_string(up_to(referred));
                school.cells["SCH_DISCWDIS_REF_IDEA_" + race + sex] = std::to_string(with_plan);
                school.cells["SCH_DISCWDIS_ARR_IDEA_" + race + sex] = std::to_string(up_to(with_plan));
            }
        school.cells["SCH_ENR_504_F"] = school.cells["SCH_ENR_504_M"] = "20";
        school.cells["SCH_ENR_IDEA_F"] = school.cells["SCH_ENR_IDEA_M"] = "90";
        school.cells["SCH_DISCWDIS_REF_504_M"] = std::to_string(up_to(4));
        schools.push_back(with_totals(school));
    }
    return schools;
}

TEST(FederalReport, TellsNobodyASmallNumberOfRandomDistricts) {
    std::mt19937 random{7};
    std::size_t hidden = 0;
    for (int i = 0; i < 40; ++i) {
        const auto report = analyzed(random_district(random));
        const auto& district = report.districts.front();
        ASSERT_TRUE(district.released());
        hidden += count_hidden(district);
        EXPECT_GE(RowAttacker(district, true).least_width(), 1 - rounding) << "district " << i;
    }
    EXPECT_GT(hidden, 500u);
}

TEST(FederalReport, LeavesASmallNumberAsOpenAsWasPromised) {
    std::mt19937 random{11};
    std::size_t kept = 0;
    for (int i = 0; i < 20; ++i) {
        const auto result = analyze_federal_file("crdc.csv", fictional_extract(random_district(random)), {.width = 4});
        ASSERT_TRUE(result.ok());
        const auto& district = result->report.districts.front();
        if (!district.released()) continue;
        const double width = RowAttacker(district, true).least_width();
        EXPECT_GE(width, 1 - rounding) << "district " << i;
        if (result->summary.lowered > 0) continue;
        ++kept;
        EXPECT_GE(width, 4 - rounding) << "district " << i;
    }
    EXPECT_GT(kept, 5u);
}

TEST(FederalFileOf2013, IsReleasedDistrictByDistrictAndTellsNoSmallNumber) {
    std::ifstream stream{ACCORD_SOURCE_DIR "/../shared/data/crdc_2013-14_referrals_arrests.csv"};
    if (!stream) GTEST_SKIP() << "the federal file is not here";
    std::stringstream text;
    text << stream.rdbuf();
    const auto begun = std::chrono::steady_clock::now();
    const auto result = analyze_federal_file("crdc.csv", text.str());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    ASSERT_TRUE(result.ok());
    const auto& sum = result->summary;
    EXPECT_EQ(sum.districts, 866u);
    EXPECT_EQ(sum.released, 866u);
    EXPECT_EQ(sum.lowered, 0u);
    EXPECT_EQ(result->report.family, 866u * 11 * 2);
    std::size_t attacked = 0;
    for (const auto& district : result->report.districts) {
        if (count_hidden(district) == 0) continue;
        ++attacked;
        EXPECT_GE(RowAttacker(district, false).least_width(), 1 - rounding) << district.leaid;
    }
    std::printf("%zu districts, %zu released, %zu attacked; %zu numbers shown, %zu hidden, %zu small; %.1f s\n",
                sum.districts, sum.released, attacked, sum.shown, sum.hidden, sum.small, seconds.count());
}

}  // namespace
}  // namespace accord::equity

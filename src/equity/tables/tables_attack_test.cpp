// Somebody outside with the printed JSON and a linear program. Nothing of the room is used but the sheets themselves.
#include <gtest/gtest.h>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <cmath>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "equity/tables/fictional_survey.hpp"
#include "equity/tables/release_tables.hpp"

namespace accord::equity {
namespace {

using fictional::SurveySize;

/// question, grouping, group, answer: as the JSON names them; the group "all", the answers "answered" and "sheets".
using Place = std::array<std::string, 4>;

Place place_of(std::string question, std::string grouping, std::string group, std::string answer) {
    return {std::move(question), std::move(grouping), std::move(group), std::move(answer)};
}

/// The true numbers, tallied once more from the sheets.
std::map<Place, int> truth_of(const Sheets& sheets) {
    std::map<Place, int> truth;
    const auto code = [](const SheetColumn& column, std::uint16_t category, bool group) -> std::string {
        if (category < column.codes.size()) return column.codes[category].code;
        if (group) return "not_given";
        return std::string{names_of<NoAnswer>[category - column.codes.size()].code};
    };
    for (std::size_t at = 0; at < sheets.cells.size(); at += sheets.columns()) {
        std::vector<std::pair<std::string, std::string>> groups{{"", "all"}};
        for (std::size_t i = 0; i < sheets.groups.size(); ++i)
            groups.emplace_back(sheets.groups[i].name, code(sheets.groups[i], sheets.cells[at + i], true));
        for (const auto& [grouping, group] : groups) {
            ++truth[place_of("", grouping, group, "sheets")];
            for (std::size_t i = 0; i < sheets.answers.size(); ++i) {
                const auto category = sheets.cells[at + sheets.groups.size() + i];
                const auto& column = sheets.answers[i];
                ++truth[place_of(column.name, grouping, group, code(column, category, false))];
                if (category < column.codes.size()) ++truth[place_of(column.name, grouping, group, "answered")];
            }
        }
    }
    return truth;
}

/// The values that are possible.
struct Open {
    double low = 0;
    double high = 0;
    [[nodiscard]] double width() const { return std::floor(high + 1e-6) - std::ceil(low - 1e-6); }
};

/// Knows what the file and its notes say; where `joins` is true, also that all tables are of the same sheets, each of
/// which has one cell in every column.
class Reader {
public:
    Reader(const std::string& published, bool joins) {
        const Json report = Json::parse(published);
        for (const Json& table : report.at("tables")) read(table);
        for (const Json& table : report.at("tables")) relate(table);
        if (joins) join(report);
        load();
    }

    [[nodiscard]] const std::vector<Place>& hidden() const { return hidden_; }
    [[nodiscard]] bool is_hidden(const Place& place) const {
        return std::find(hidden_.begin(), hidden_.end(), place) != hidden_.end();
    }
    Open open(const Place& place) { return bounds({{columns_.at(place), 1}}); }
    Open difference(const Place& whole, const Place& part) {
        return bounds({{columns_.at(whole), 1}, {columns_.at(part), -1}});
    }
    [[nodiscard]] bool has(const Place& place) const { return columns_.contains(place); }

private:
    using Terms = std::vector<std::pair<int, double>>;

    static std::string text(const Json& json) { return json.is_null() ? "" : json.get<std::string>(); }

    int add(const Place& place, const Json& cell, bool zeros_hidden) {
        const auto [found, fresh] = columns_.emplace(place, static_cast<int>(lower_.size()));
        if (!fresh) return found->second;
        const std::string state = cell.at("state");
        const bool hidden = state == "hidden";
        if (hidden) hidden_.push_back(place);
        const double value = state == "shown" ? cell.at("value").get<double>() : 0;  // not collected: nothing was
        lower_.push_back(hidden ? (zeros_hidden ? 0 : 1) : value);
        upper_.push_back(hidden ? COIN_DBL_MAX : value);
        return found->second;
    }

    void read(const Json& table) {
        const auto question = text(table.at("question")), grouping = text(table.at("grouping"));
        const bool zeros_hidden = table.value("zeros_hidden", false);
        for (const Json& row : table.at("rows")) {
            const auto at = [&](const std::string& answer) {
                return place_of(question, grouping, row.at("code"), answer);
            };
            if (question.empty()) add(at("sheets"), row.at("sheets"), zeros_hidden);
            if (question.empty()) continue;
            for (const Json& count : row.at("counts")) add(at(count.at("code")), count, zeros_hidden);
            if (table.at("answers") < row.at("counts").size()) add(at("answered"), row.at("answered"), zeros_hidden);
        }
    }

    void relate(const Json& table) {
        const auto question = text(table.at("question")), grouping = text(table.at("grouping"));
        std::map<std::string, Terms> down;
        for (const Json& row : table.at("rows")) {
            const std::string group = row.at("code");
            const int sheets = columns_.at(place_of("", grouping, group, "sheets"));
            down["sheets"].emplace_back(sheets, 1);
            if (question.empty()) continue;
            Terms all{{sheets, -1}}, answered;
            for (const Json& count : row.at("counts")) {
                const int column = columns_.at(place_of(question, grouping, group, count.at("code")));
                all.emplace_back(column, 1);
                if (answered.size() < table.at("answers").get<std::size_t>()) answered.emplace_back(column, 1);
                down[count.at("code")].emplace_back(column, 1);
            }
            add_row(all);
            const auto base = columns_.find(place_of(question, grouping, group, "answered"));
            if (base == columns_.end()) continue;
            answered.emplace_back(base->second, -1);
            add_row(answered);
            down["answered"].emplace_back(base->second, 1);
        }
        if (grouping.empty()) return;
        for (auto& [answer, terms] : down) {
            terms.emplace_back(columns_.at(place_of(answer == "sheets" ? "" : question, "", "all", answer)), -1);
            add_row(terms);
        }
    }

    /// One variable for each way in which a sheet can be filled in.
    void join(const Json& report) {
        std::vector<std::vector<std::string>> codes;
        std::vector<std::string> names;
        std::size_t groupings = 0;
        for (const Json& table : report.at("tables")) {
            const bool of_group = table.at("question").is_null() && !table.at("grouping").is_null();
            const bool of_question = !table.at("question").is_null() && table.at("grouping").is_null();
            if (!of_group && !of_question) continue;
            groupings += of_group;
            names.push_back(text(table.at(of_group ? "grouping" : "question")));
            codes.emplace_back();
            for (const Json& each : of_group ? table.at("rows") : table.at("rows").at(0).at("counts"))
                codes.back().push_back(each.at("code"));
        }
        std::map<Place, Terms> sums;
        std::vector<std::size_t> at(codes.size());
        for (bool more = true; more;) {
            const int own = static_cast<int>(lower_.size());
            lower_.push_back(0);
            upper_.push_back(COIN_DBL_MAX);
            for (std::size_t g = 0; g < groupings; ++g)
                for (std::size_t q = groupings; q < codes.size(); ++q)
                    sums[place_of(names[q], names[g], codes[g][at[g]], codes[q][at[q]])].emplace_back(own, 1);
            more = false;
            for (std::size_t d = codes.size(); d-- > 0 && !more;)
                if (++at[d] < codes[d].size())
                    more = true;
                else
                    at[d] = 0;
        }
        for (auto& [place, terms] : sums) {
            terms.emplace_back(columns_.at(place), -1);
            add_row(terms);
        }
    }

    void add_row(const Terms& terms) {
        for (const auto& [column, factor] : terms) {
            row_numbers_.push_back(rows_);
            column_numbers_.push_back(column);
            factors_.push_back(factor);
        }
        ++rows_;
    }

    void load() {
        const CoinPackedMatrix matrix{false, row_numbers_.data(), column_numbers_.data(), factors_.data(),
                                      static_cast<CoinBigIndex>(factors_.size())};
        const std::vector<double> zeros(static_cast<std::size_t>(rows_));
        model_.setLogLevel(0);
        model_.loadProblem(matrix, lower_.data(), upper_.data(), nullptr, zeros.data(), zeros.data());
    }

    Open bounds(const Terms& terms) { return {extreme(terms, 1), extreme(terms, -1)}; }

    double extreme(const Terms& terms, double direction) {
        for (const auto& [column, factor] : terms) model_.setObjectiveCoefficient(column, factor);
        model_.setOptimizationDirection(direction);
        model_.primal();
        const bool unbounded = model_.isProvenDualInfeasible();
        if (!unbounded && !model_.isProvenOptimal())
            throw std::logic_error("the published tables contradict themselves");
        const double value = unbounded ? direction * -1e9 : model_.objectiveValue();
        for (const auto& [column, factor] : terms) model_.setObjectiveCoefficient(column, 0);
        return value;
    }

    ClpSimplex model_;
    std::vector<Place> hidden_;
    std::map<Place, int> columns_;
    std::vector<double> lower_, upper_, factors_;
    std::vector<int> row_numbers_, column_numbers_;
    int rows_ = 0;
};

struct Found {
    int surveys = 0;
    int refused = 0;
    int shown = 0;
    int hidden = 0;
    int small = 0;
    int known = 0;        ///< of the hidden numbers but zeros: only one value is possible
    int narrow = 0;       ///< small numbers of which fewer values are possible than were promised
    int nine = 0;         ///< small numbers of which at least nine values are possible
    int alike = 0;        ///< groups that all gave one answer
    int alike_known = 0;  ///< of which a reader can be sure
};

/// Hidden answers of one row whose sum follows from what is printed: a small sum is a small number too.
int small_sums(const std::string& published, std::map<Place, int>& truth) {
    int found = 0;
    const Json report = Json::parse(published);
    for (const Json& table : report.at("tables"))
        for (const Json& row : table.at("rows")) {
            if (table.at("question").is_null() || row.at("answered").at("state") != "shown") continue;
            const std::string grouping = table.at("grouping").is_null() ? "" : table.at("grouping").get<std::string>();
            int sum = 0;
            for (std::size_t i = 0; i < table.at("answers"); ++i)
                if (const Json& count = row.at("counts").at(i); count.at("state") == "hidden")
                    sum += truth[place_of(table.at("question"), grouping, row.at("code"), count.at("code"))];
            found += sum > 0 && sum < 10;
        }
    return found;
}

void attack(const Sheets& sheets, bool joins, Found& found) {
    ++found.surveys;
    const auto released = release_tables(sheets, {});
    if (!released) {
        ++found.refused;
        for (const auto& each : released.problems()) std::cout << each.where << ": " << english(each.message) << "\n";
        return;
    }
    Reader reader{print_json(to_json(released->tables)), joins};
    auto truth = truth_of(sheets);
    ASSERT_EQ(reader.hidden().size(), released->hidden.size());
    for (std::size_t i = 0; i < reader.hidden().size(); ++i) {
        const Place& place = reader.hidden()[i];
        const Open open = reader.open(place);
        const int value = truth[place];
        EXPECT_LE(open.low - 1e-6, value) << place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3];
        EXPECT_GE(open.high + 1e-6, value) << place[0] << ' ' << place[1] << ' ' << place[2] << ' ' << place[3];
        ++found.hidden;
        found.known += open.width() < 1 && value > 0;
        if (value == 0 || value >= 10 || place[3] == "not_answered") continue;
        ++found.small;
        found.nine += open.width() >= 8;
    }
    EXPECT_EQ(small_sums(print_json(to_json(released->tables)), truth), 0);
    for (const auto& each : released->hidden) found.narrow += each.why == WhyHidden::small_number && each.open < 4;
    for (const auto& [place, count] : truth) {
        const auto base = place_of(place[0], place[1], place[2], "answered");
        const bool no_answer = place[3].starts_with("not_");
        if (place[0].empty() || place[3] == "answered" || no_answer || truth[base] != count) continue;
        ++found.alike;
        const auto of = reader.has(base) ? base : place_of("", place[1], place[2], "sheets");
        found.alike_known += reader.difference(of, place).width() < 1;
    }
}

void print(const char* which, const Found& found) {
    std::cout << which << ": " << found.surveys << " surveys, " << found.refused << " refused; " << found.hidden
              << " numbers hidden, " << found.small << " small, " << found.known << " known, " << found.narrow
              << " narrow, " << found.nine << " with nine values or more; " << found.alike << " groups alike, "
              << found.alike_known << " known\n";
}

SurveySize some_size(fictional::Chance& chance) {
    SurveySize size;
    size.sheets = 20 + chance.below(400);
    size.groups.clear();
    size.answers.clear();
    const std::size_t groups = chance.below(4), questions = 1 + chance.below(3);
    for (std::size_t i = 0; i < groups; ++i) size.groups.push_back(2 + chance.below(4));
    for (std::size_t i = 0; i < questions; ++i) size.answers.push_back(2 + chance.below(4));
    size.not_answered = chance.below(3) == 0 ? 0 : 0.1 * chance.share();
    size.alike = chance.below(3) == 0;
    return size;
}

TEST(TablesOfSheets, TellTheirReaderWhatOnlyTheSmallNumbersWereHiddenFor) {
    const Sheets sheets = fictional::survey(1, {.sheets = 400, .groups = {4, 3}, .answers = {4, 3}});
    auto truth = truth_of(sheets);
    Json careless = to_json(release_tables(sheets, {})->tables);
    int opened = 0;
    for (Json& table : careless["tables"])
        for (Json& row : table["rows"])
            for (std::size_t i = 0; !table["question"].is_null() && i < row["counts"].size(); ++i) {
                Json& count = row["counts"][i];
                const std::string grouping = table["grouping"].is_null() ? "" : table["grouping"].get<std::string>();
                const int value = truth[place_of(table["question"], grouping, row["code"], count["code"])];
                if (count["state"] != "hidden" || value < 10) continue;
                count["state"] = "shown";
                count["value"] = value;
                ++opened;
            }
    ASSERT_GT(opened, 0);
    Reader reader{careless.dump(), false};
    int known = 0;
    for (const Place& place : reader.hidden()) known += reader.open(place).width() < 1;
    EXPECT_GT(known, 0) << "an attack that never succeeds proves nothing";
}

TEST(TablesOfSheets, TellNobodyAHiddenNumberOfRandomSurveys) {
    Found found;
    fictional::Chance chance{5};
    for (std::uint64_t seed = 1; seed <= 120; ++seed) attack(fictional::survey(seed, some_size(chance)), false, found);
    print("reader of all tables", found);
    EXPECT_EQ(found.known, 0);
    EXPECT_EQ(found.alike_known, 0);
    EXPECT_EQ(found.narrow, 0);
    EXPECT_EQ(found.refused, 0);
    EXPECT_GT(found.small, 1500);
    EXPECT_GT(found.alike, 50);
}

TEST(TablesOfSheets, TellNobodyWhoKnowsThatTheyAreOfTheSameSheets) {
    Found found;
    fictional::Chance chance{6};
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SurveySize size = some_size(chance);
        size.groups.assign(2, 3);
        size.answers.assign(2, 3);
        attack(fictional::survey(1000 + seed, size), true, found);
    }
    print("reader of the same sheets", found);
    EXPECT_EQ(found.known, 0);
    EXPECT_EQ(found.alike_known, 0);
    EXPECT_EQ(found.narrow, 0);
}

}  // namespace
}  // namespace accord::equity

#include "equity/recheck.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "equity/counting_rules.hpp"

namespace accord::equity {

namespace {

enum class Of { events, students };

/// A number of the report: measure, breakdown, row, and whether events or students are counted.
struct Place {
    Measure measure{};
    Breakdown breakdown{};
    std::string row;
    Of of{};
    auto operator<=>(const Place&) const = default;
};

using Table = std::map<Place, std::int64_t>;

/// The printed report, and what it says of the numbers that it hides.
class Print {
public:
    explicit Print(const Released& released)
        : small_number_{released.rule.small_number}, rounded_{released.rule.rounded} {
        for (const ReleasedTable& table : released.tables)
            for (const ReleasedRow& row : table.rows) {
                if (&row == &table.rows.back() && table.breakdown != Breakdown::all) continue;
                if (!row.events.counted()) continue;
                if (std::find(counted_measures.begin(), counted_measures.end(), table.measure) ==
                    counted_measures.end())
                    continue;
                rows_[{table.breakdown, row.code}] = row.enrolled.shown() ? row.enrolled.value : -1;
                add({table.measure, table.breakdown, row.code, Of::events}, row.events, table.zeros_hidden);
                add({table.measure, table.breakdown, row.code, Of::students}, row.students, table.zeros_hidden);
            }
    }

    [[nodiscard]] const Table& printed() const { return printed_; }
    [[nodiscard]] const std::set<Place>& hidden() const { return hidden_; }

    /// What students of the rows are more than the total: who moved is in two rows.
    [[nodiscard]] std::map<Place, std::int64_t> surplus(const Table& table) const {
        std::map<Place, std::int64_t> found;
        for (const Measure measure : counted_measures)
            for (const Breakdown division : divisions)
                for (const Of of : {Of::events, Of::students}) {
                    std::int64_t sum = 0;
                    for (const auto& [row, enrolled] : rows_)
                        if (row.first == division) sum += table.at({measure, division, row.second, of});
                    found[{measure, division, "", of}] = sum - total(table, measure, of);
                }
        return found;
    }

    /// Why these numbers cannot be those of the report; empty when they can.
    [[nodiscard]] std::string refusal(const Table& table, const std::map<Place, std::int64_t>& surplus_of_truth) const {
        for (const auto& [place, value] : printed_)
            if (table.at(place) != value) return "a printed number is another";
        for (const Place& place : hidden_) {
            const auto enrolled = rows_.at({place.breakdown, place.row});
            const bool few = enrolled > 0 && enrolled < 3;
            const bool at_least_one = !may_be_zero_.contains(place) && !few;
            if (table.at(place) < (at_least_one && truth_above_zero_.contains(place) ? 1 : 0))
                return "a hidden number is below what its note says";
        }
        for (const auto& [place, multiple] : multiples_)
            if (std::abs(table.at(place) - multiple) >= small_number_)
                return "a number is far from what it is rounded to";
        if (surplus(table) != surplus_of_truth) return "rows do not add up to their total";
        for (const auto& [row, enrolled] : rows_)
            if (!parts_fit(table, row)) return "a part is more than its whole";
        return {};
    }

    /// From here on it is known which hidden numbers are not zero.
    void tell_truth(const Table& truth) {
        for (const Place& place : hidden_)
            if (truth.at(place) > 0) truth_above_zero_.insert(place);
    }

    [[nodiscard]] bool within_enrolment(const Table& table, const Place& place) const {
        const auto enrolled = rows_.at({place.breakdown, place.row});
        return place.of == Of::events || enrolled < 0 || table.at(place) <= enrolled;
    }

private:
    using Row = std::pair<Breakdown, std::string>;

    void add(const Place& place, const Cell& cell, bool zeros_hidden) {
        if (cell.shown()) {
            printed_[place] = cell.value;
            return;
        }
        hidden_.insert(place);
        if (cell.state == Cell::State::rounded) multiples_[place] = cell.value;
        if (zeros_hidden || rounded_) may_be_zero_.insert(place);
    }

    [[nodiscard]] std::int64_t total(const Table& table, Measure measure, Of of) const {
        for (const auto& [row, enrolled] : rows_)
            if (row.first == Breakdown::all) return table.at({measure, row.first, row.second, of});
        return 0;
    }

    [[nodiscard]] static bool parts_fit(const Table& table, const Row& row) {
        const auto number = [&](Measure measure, Of of) { return table.at({measure, row.first, row.second, of}); };
        using enum Measure;
        for (const Measure measure : counted_measures)
            if (number(measure, Of::students) > number(measure, Of::events)) return false;
        for (const auto& [part, whole] : parts_of_wholes)
            for (const Of of : {Of::events, Of::students})
                if (number(part, of) > number(whole, of)) return false;
        return number(citation, Of::events) + number(arrest, Of::events) <= number(referral, Of::events);
    }

    std::int64_t small_number_;
    bool rounded_;
    std::map<Row, std::int64_t> rows_;  ///< enrolled, or -1
    Table printed_;
    Table multiples_;  ///< what is printed of numbers that are rounded
    std::set<Place> hidden_;
    std::set<Place> may_be_zero_;
    std::set<Place> truth_above_zero_;
};

std::string words(const Place& place) {
    return std::string{label_of(place.measure)} + ", " + std::string{label_of(place.breakdown)} + ": " + place.row;
}

class Recheck {
public:
    explicit Recheck(const ReleasedEdition& edition) : edition_{edition}, print_{edition.released} {}

    Rechecked run() {
        const Json kept = Json::parse(edition_.kept);
        read_truth(kept.at("hidden"));
        if (!out_.faults.empty()) return std::move(out_);
        print_.tell_truth(truth_);
        const auto surplus = print_.surplus(truth_);
        if (const auto why = print_.refusal(truth_, surplus); !why.empty())
            fault("hidden", "The hidden numbers of this edition do not fit what it prints: {why}", why);
        for (const Json& changes : kept.at("witnesses")) read_witness(changes, surplus);
        for (const Json& open : kept.at("open")) check(open);
        for (const Place& place : print_.hidden()) judge(place);
        return std::move(out_);
    }

private:
    void fault(const std::string& where, std::string key, std::string_view why = {}) {
        if (why.empty())
            out_.faults.push_back(problem(where, std::move(key)));
        else
            out_.faults.push_back(problem(where, std::move(key), {{"why", std::string{why}}}));
    }

    void read_truth(const Json& hidden) {
        truth_ = print_.printed();
        for (const Json& one : hidden) {
            const auto measure = parse_code<Measure>(one.at(0).get<std::string>());
            const auto breakdown = parse_code<Breakdown>(one.at(1).get<std::string>());
            if (!measure || !breakdown) throw Json::other_error::create(501, "unknown table", nullptr);
            for (const Of of : {Of::events, Of::students}) {
                numbers_.push_back({*measure, *breakdown, one.at(2).get<std::string>(), of});
                truth_[numbers_.back()] = one.at(of == Of::events ? 3 : 4).get<std::int64_t>();
            }
        }
        for (const Place& place : print_.hidden())
            if (!truth_.contains(place)) {
                fault(words(place), "A hidden number of this edition is not on file");
                return;
            }
    }

    void read_witness(const Json& changes, const std::map<Place, std::int64_t>& surplus) {
        Table table = truth_;
        for (const Json& change : changes)
            table[numbers_.at(change.at(0).get<std::size_t>())] = change.at(1).get<std::int64_t>();
        std::string why = print_.refusal(table, surplus);
        for (const Json& change : changes)
            if (const Place& place = numbers_.at(change.at(0).get<std::size_t>());
                !print_.within_enrolment(table, place) && print_.within_enrolment(truth_, place))
                why = "more students than are enrolled";
        if (!why.empty())
            fault(std::to_string(witnesses_.size()),
                  "A witness of this edition does not agree with what it prints: {why}", why);
        witnesses_.push_back(std::move(table));
    }

    void check(const Json& open) {
        const Place& place = numbers_.at(open.at(0).get<std::size_t>());
        std::array<std::int64_t, 2> ends{};
        for (const std::size_t end : {0u, 1u}) {
            ends[end] = open.at(1 + 2 * end).get<std::int64_t>();
            const auto witness = open.at(2 + 2 * end).get<std::int64_t>();
            const Table& table = witness < 0 ? truth_ : witnesses_.at(static_cast<std::size_t>(witness));
            if (table.at(place) != ends[end])
                fault(words(place), "The witness for an end of its interval has another number");
        }
        widths_[place] = ends[1] - ends[0];
    }

    /// A small number that is hidden must not be known.
    void judge(const Place& place) {
        const std::int64_t value = truth_.at(place);
        if (value <= 0 || value >= edition_.released.rule.small_number || of_nobody(place)) return;
        ++out_.hidden;
        const auto width = widths_.find(place);
        const std::int64_t proven = width == widths_.end() ? 0 : width->second;
        out_.narrow += proven < edition_.released.rule.small_number - 2;
        if (proven < 1) fault(words(place), "Nothing proves that this hidden number stays unknown");
    }

    /// Contacts with students whom nobody could name tell of nobody.
    [[nodiscard]] bool of_nobody(const Place& place) const {
        return place.measure == Measure::contact && place.row == "not_reported" &&
               truth_.at({place.measure, place.breakdown, place.row, Of::students}) == 0;
    }

    const ReleasedEdition& edition_;
    Print print_;
    std::vector<Place> numbers_;
    Table truth_;
    std::vector<Table> witnesses_;
    std::map<Place, std::int64_t> widths_;
    Rechecked out_;
};

}  // namespace

Rechecked recheck(const ReleasedEdition& edition) {
    try {
        return Recheck{edition}.run();
    } catch (const std::exception&) {
        return {0, 0, {problem("hidden", "The proofs of this edition cannot be read")}};
    }
}

}  // namespace accord::equity

#include "equity/inside/editions.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "equity/inside/report_tables.hpp"
#include "equity/inside/suppress.hpp"

namespace accord::equity {

namespace {

Known known(Cell::State state) {
    switch (state) {
        case Cell::State::not_collected:
            return Known::not_collected;
        case Cell::State::late:
            return Known::late;
        case Cell::State::not_applicable:
            return Known::not_applicable;
        case Cell::State::shown:
        case Cell::State::hidden:
        case Cell::State::rounded:
            break;
    }
    return Known::counted;
}

/// Writes an edition's cells into counts.
class Reader {
public:
    explicit Reader(const Released& released) : released_{released} {
        Counted& counted = out_.counted;
        counted.period = released.period;
        const auto& schools = released.table(Measure::contact, Breakdown::school)->rows;
        for (std::size_t i = 0; i + 1 < schools.size(); ++i) {
            counted.schools.push_back(schools[i].code);
            counted.school_state.push_back(known(schools[i].events.state));
        }
        counted.rows = Rows{counted.schools.size(), released.race_list};
        counted.events.resize(counted.rows.slots());
        counted.students.resize(counted.rows.slots());
        counted.example.resize(counted.rows.slots(), -1);
        counted.enrolled.resize(counted.rows.count());
        out_.printed.resize(counted.rows.slots(), true);
        out_.may_be_zero.resize(counted.rows.slots());
        out_.row_of = places_of(counted);
        if (!released.rule.rounded) return;
        Rounding& rounding = out_.rounding.emplace();
        rounding.base = released.rule.small_number;
        rounding.events.resize(counted.rows.slots());
        rounding.students.resize(counted.rows.slots());
        rounding.rounded.resize(counted.rows.slots());
    }

    Result<Published> read(const Json& kept) {
        for (const ReleasedTable& table : released_.tables)
            for (const ReleasedRow& row : table.rows) read(table, row);
        for (const Json& one : kept.at("hidden")) {
            const auto measure = parse_code<Measure>(one.at(0).get<std::string>());
            const auto breakdown = parse_code<Breakdown>(one.at(1).get<std::string>());
            if (!measure || !breakdown) return incomplete();
            const auto row = out_.row_of.find({*breakdown, one.at(2).get<std::string>()});
            if (row == out_.row_of.end()) return incomplete();
            const std::size_t slot = out_.counted.rows.slot(*measure, row->second);
            out_.counted.events[slot].count = one.at(3).get<std::uint32_t>();
            out_.counted.students[slot].count = one.at(4).get<std::uint32_t>();
            missing_ -= !out_.printed[slot];
        }
        if (missing_ != 0) return incomplete();
        return std::move(out_);
    }

    static Problem incomplete() {
        return problem("report",
                       "The hidden numbers of an edition that is out are not on file: no other can be "
                       "protected beside it");
    }

private:
    void read(const ReleasedTable& table, const ReleasedRow& row) {
        const bool total = &row == &table.rows.back();
        if (total && table.breakdown != Breakdown::all) return;
        Counted& counted = out_.counted;
        const std::size_t at = out_.row_of.at({table.breakdown, row.code});
        const std::size_t slot = counted.rows.slot(table.measure, at);
        if (row.enrolled.shown()) {
            counted.enrolled[at].count = static_cast<std::uint32_t>(row.enrolled.value);
            counted.enrolment_known = true;
        }
        counted.events[slot].count = static_cast<std::uint32_t>(row.events.value);
        counted.students[slot].count = static_cast<std::uint32_t>(row.students.value);
        if (row.events.shown() || !row.events.counted()) return;
        out_.printed[slot] = false;
        out_.may_be_zero[slot] = table.zeros_hidden;
        ++missing_;
        if (row.events.state != Cell::State::rounded) return;
        out_.rounding->rounded[slot] = true;
        out_.rounding->events[slot] = row.events.value;
        out_.rounding->students[slot] = row.students.value;
    }

    const Released& released_;
    Published out_;
    int missing_ = 0;
};

}  // namespace

std::map<std::pair<Breakdown, std::string>, std::size_t> places_of(const Counted& counted) {
    std::map<std::pair<Breakdown, std::string>, std::size_t> places;
    for (std::size_t row = 0; row < counted.rows.count(); ++row)
        places[{counted.rows.breakdown(row), std::string{counted.code(row)}}] = row;
    return places;
}

std::string keep(const Counted& counted, const Suppression& suppression) {
    Json hidden = Json::array();
    std::vector<std::uint32_t> number(2 * counted.rows.slots());
    for (std::size_t slot = 0; slot < suppression.hidden.size(); ++slot) {
        if (!suppression.hidden[slot]) continue;
        number[ReportTables::events(slot)] = static_cast<std::uint32_t>(2 * hidden.size());
        number[ReportTables::students(slot)] = static_cast<std::uint32_t>(2 * hidden.size() + 1);
        const std::size_t row = counted.rows.row_of(slot);
        hidden.push_back({code_of(counted.rows.measure_of(slot)), code_of(counted.rows.breakdown(row)),
                          counted.code(row), counted.events[slot].count, counted.students[slot].count});
    }
    Json witnesses = Json::array();
    for (const Witness& witness : suppression.witnesses) {
        Json changes = Json::array();
        for (const auto& [cell, value] : witness) changes.push_back({number[cell], value});
        witnesses.push_back(std::move(changes));
    }
    Json open = Json::array();
    for (const auto& [cell, low, high] : suppression.open)
        open.push_back({number[cell], low.value, low.witness, high.value, high.witness});
    return Json{{"hidden", hidden}, {"witnesses", witnesses}, {"open", open}}.dump();
}

std::optional<RoundingError> rounding_error(const ReleasedEdition& edition) {
    const auto read = read_published(edition);
    if (!read || !read->rounding) return std::nullopt;
    RoundingError error;
    std::int64_t sum = 0, numbers = 0;
    const auto add = [&](std::int64_t truth, std::int64_t multiple) {
        const std::int64_t off = std::abs(truth - multiple);
        error.most = std::max(error.most, off);
        sum += off;
        ++numbers;
    };
    for (std::size_t slot = 0; slot < read->counted.rows.slots(); ++slot) {
        if (!read->rounding->rounded[slot]) continue;
        add(read->counted.events[slot].count, read->rounding->events[slot]);
        add(read->counted.students[slot].count, read->rounding->students[slot]);
    }
    if (numbers > 0) error.mean = static_cast<double>(sum) / static_cast<double>(numbers);
    return error;
}

Result<Published> read_published(const ReleasedEdition& edition) {
    try {
        return Reader{edition.released}.read(Json::parse(edition.kept));
    } catch (const Json::exception&) {
        return Reader::incomplete();
    }
}

}  // namespace accord::equity

#include "equity/crdc/inside/extract.hpp"

#include <charconv>
#include <functional>
#include <set>

#include "base/csv.hpp"
#include "equity/crdc/inside/columns.hpp"

namespace accord::equity {

namespace {

/// The whole file of a year has 1,929 columns.
constexpr CsvLimits limits{.columns = 8192};

/// Digits, and capitals where the Department made up a number: charter schools that are districts of their own.
bool code(std::string_view text, std::size_t size) {
    return text.size() == size &&
           text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

std::optional<FederalNumber> parse_number(std::string_view cell) {
    if (const auto reserve = parse_code<Reserve>(cell)) return FederalNumber{0, reserve};
    std::int64_t count = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
    constexpr std::int64_t most_students = 1'000'000;
    if (failed != std::errc{} || end != cell.data() + cell.size() || count < 0 || count > most_students) return {};
    return FederalNumber{count, {}};
}

class Reader {
public:
    Reader(std::string_view name, const FederalNaming& naming, const CsvTable& table)
        : name_{name}, table_{table}, columns_{number_columns(naming)} {
        file_.collection = naming.collection;
        for (const auto text : federal_text_columns) text_.push_back(place(std::string{text}));
        for (const auto& column : columns_) numbers_.push_back(place(column.name));
    }

    Result<FederalFile> read() && {
        if (!missing_.empty()) return columns_missing();
        for (std::size_t row = 0; row < table_.rows.size(); ++row) read_school(row);
        if (untold_ > 0)
            problems_.push_back(problem(std::string{name_}, "And {count} more problems like these",
                                        {{"count", std::to_string(untold_)}}));
        if (problems_.empty() && file_.schools.empty()) tell("", "The file has no school");
        if (!problems_.empty()) return std::move(problems_);
        return std::move(file_);
    }

private:
    std::size_t place(const std::string& column) {
        if (const auto found = table_.column(column)) return *found;
        missing_.push_back(column);
        return 0;
    }

    /// Each column by its name; of a file that lacks most of them, that it is another file.
    [[nodiscard]] Problems columns_missing() const {
        if (missing_.size() > columns_.size() / 2)
            return {problem(
                std::string{name_} + ":1",
                "This is no extract of the collection's referrals and arrests: it lacks {count} columns, "
                "{first} and {last} among them",
                {{"count", std::to_string(missing_.size())}, {"first", missing_.front()}, {"last", missing_.back()}})};
        Problems each;
        for (const auto& column : missing_)
            each.push_back(problem(std::string{name_} + ":1:" + column, "The file has no such column"));
        return each;
    }

    void tell(const std::string& place, std::string key) {
        if (problems_.size() < limits.problems)
            problems_.push_back(problem(std::string{name_} + place, std::move(key)));
        else
            ++untold_;
    }

    void read_school(std::size_t row) {
        const auto& cells = table_.rows[row];
        const std::string line = ":" + std::to_string(table_.lines[row]);
        FederalSchool school{.combokey = cells[text_[3]],
                             .leaid = cells[text_[4]],
                             .name = cells[text_[2]],
                             .district = cells[text_[1]],
                             .state = cells[text_[0]],
                             .enrolled = {},
                             .outcomes = {}};
        if (!code(school.leaid, 7))
            tell(line + ":LEAID", "A district's number has 7 places, leading zeros too: keep the column as text");
        if (!code(cells[text_[5]], 5))
            tell(line + ":SCHID", "A school's number has 5 places, leading zeros too: keep the column as text");
        if (school.combokey != school.leaid + cells[text_[5]])
            tell(line + ":COMBOKEY", "This must be the district's 7 places and the school's 5");
        else if (!seen_.insert(school.combokey).second)
            tell(line + ":COMBOKEY", "This school is in the file twice");
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (const auto number = parse_number(cells[numbers_[i]]))
                columns_[i].of(school) = *number;
            else
                tell(line + ":" + columns_[i].name, "This is neither a count nor a reserve code");
        }
        note_implausible(school, line);
        file_.schools.push_back(std::move(school));
    }

    void note_implausible(const FederalSchool& school, const std::string& line) {
        const auto note = [&](std::string key) {
            file_.implausible.push_back(problem(std::string{name_} + line, std::move(key)));
        };
        const auto& [referral, arrest] = school.outcomes;
        if (more(arrest.without_disabilities, referral.without_disabilities) || more(arrest.idea, referral.idea) ||
            more(arrest.section_504, referral.section_504))
            note("More students were arrested than referred, in some group: every school-related arrest is a referral");
        for (const auto& outcome : school.outcomes) {
            if (differs(outcome.without_disabilities, outcome.without_total) ||
                differs(outcome.idea, outcome.idea_total))
                note("A total is not the sum of its parts");
            if (outcome.without_learners[0].count + outcome.with_learners[0].count >
                    parts(outcome.without_disabilities, 0) + parts(outcome.idea, 0) + outcome.section_504[0].count ||
                outcome.without_learners[1].count + outcome.with_learners[1].count >
                    parts(outcome.without_disabilities, 1) + parts(outcome.idea, 1) + outcome.section_504[1].count)
                note("More English learners have an outcome than students");
        }
        if (differs(school.enrolled.by_race, school.enrolled.total)) note("A total is not the sum of its parts");
    }

    static bool more(const FederalNumber& number, const FederalNumber& than) {
        return !number.reserve && !than.reserve && number.count > than.count;
    }
    template <class Numbers>
    static bool more(const Numbers& numbers, const Numbers& than) {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (more(numbers[i], than[i])) return true;
        return false;
    }

    static std::int64_t parts(const ByRaceAndSex& numbers, std::size_t sex) {
        std::int64_t all = 0;
        for (const auto& race : numbers) all += race[sex].count;
        return all;
    }

    static bool differs(const ByRaceAndSex& numbers, const BySex& totals) {
        for (std::size_t sex = 0; sex < federal_sexes; ++sex) {
            bool known = !totals[sex].reserve;
            for (const auto& race : numbers) known = known && !race[sex].reserve;
            if (known && parts(numbers, sex) != totals[sex].count) return true;
        }
        return false;
    }

    std::string_view name_;
    const CsvTable& table_;
    std::vector<NumberColumn> columns_;
    std::vector<std::size_t> text_;
    std::vector<std::size_t> numbers_;
    std::vector<std::string> missing_;
    std::set<std::string> seen_;
    FederalFile file_;
    Problems problems_;
    std::size_t untold_ = 0;
};

}  // namespace

Result<FederalFile> read_federal_file(std::string_view name, std::string_view bytes) {
    std::set<std::string, std::less<>> wanted{federal_text_columns.begin(), federal_text_columns.end()};
    for (const auto& naming : federal_namings)
        for (const auto& column : number_columns(naming)) wanted.insert(column.name);
    const auto reading = read_csv_columns(
        name, bytes, [&](std::string_view column) { return wanted.contains(column); }, limits);
    if (!reading.problems.empty()) return reading.problems;
    return Reader{name, naming_of(reading.table), reading.table}.read();
}

}  // namespace accord::equity

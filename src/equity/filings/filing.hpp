#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "base/names.hpp"
#include "equity/counts.hpp"
#include "program/government_filings.hpp"

namespace accord::office {
struct FilingDesk;  // office/filings.cpp: writes down each filing before its bytes leave
}

/// The second door: exact counts to a government that a law names, and to nobody else. docs/decisions/023.
namespace accord::equity {

using program::FilingKind;

/// Opens a Filing. Only the office's verb has one, and it writes the filing down in the same act.
class FilingKey {
    FilingKey() = default;
    friend struct office::FilingDesk;
};

/// Exact counts on their way to a government. It cannot become a report, a page or a chart: those are made of
/// `Released`, and nothing leads from here to there.
class Filing {
public:
    [[nodiscard]] FilingKind kind() const { return kind_; }
    [[nodiscard]] std::string sha256() const;  ///< of the bytes, hex
    /// A CSV file. The same records and settings give the same bytes.
    [[nodiscard]] const std::string& bytes(const FilingKey&) const { return bytes_; }

private:
    Filing(FilingKind kind, std::string bytes) : kind_{kind}, bytes_{std::move(bytes)} {}
    friend struct FilingMaker;  // inside/filing_maker.hpp

    FilingKind kind_;
    std::string bytes_;
};

/// One line of a filing's check list.
struct Check {
    enum class State { good, look, missing, unverified };
    State state = State::good;
    Message message;
};

constexpr auto enum_names(Check::State) {
    using enum Check::State;
    return std::to_array<EnumName<Check::State>>({{good, "good", "In order"},
                                                  {look, "look", "Look at this"},
                                                  {missing, "missing", "Missing"},
                                                  {unverified, "unverified", "Unverified"}});
}
static_assert(names_complete(Check::State::unverified));

/// A filing with what the filing clerk should look at before it goes out.
struct CheckedFiling {
    Filing filing;
    std::vector<Check> checks;
};

/// One student in one contact of the year, in codes.
struct FilingContact : CodedContact {
    Date day;
    program::Origin origin{};
};

/// A school with what the plausibility of its numbers is held against.
struct FilingSchool {
    std::string name;
    std::string code;              ///< the state's; may be empty
    Known state = Known::counted;  ///< its numbers stay blank unless counted
    std::uint32_t enrolled = 0;    ///< students enrolled there at any time of the year
};

struct FilingDistrict {
    std::string name;
    std::string state;
    std::string federal_id;  ///< may be empty
};

/// A number of a filing that moved a lot against another filing of its kind, or lost its number, or came to have one.
struct Difference {
    std::string row;  ///< a school, or "all"
    std::string
        column;  ///< as the file calls it; empty: the whole row came or was lost, and these are how many numbers
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> now;
};

/// Whether two years count races by one list. Where they do not, columns by race are not compared.
enum class RaceListsOfYears { same, differ };

/// What a clerk should be able to explain: cells that changed by five or more and by half of the larger number or more,
/// that went from a number to blank, or from blank to a number.
std::vector<Difference> differences(FilingKind kind, std::string_view before, std::string_view now,
                                    RaceListsOfYears lists = RaceListsOfYears::same);

}  // namespace accord::equity

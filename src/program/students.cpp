#include "program/students.hpp"

#include <charconv>

namespace accord::program {

GradeBand grade_band(std::string_view grade) {
    // OneRoster's grade codes: IT, PR, PK, TK, KG, 01 to 12 (CEDS "Grade Level When Assessed").
    if (grade == "PK" || grade == "TK" || grade == "KG" || grade == "K" || grade == "PR" || grade == "IT")
        return GradeBand::k_to_5;
    int number = 0;
    const auto [end, error] = std::from_chars(grade.data(), grade.data() + grade.size(), number);
    if (error != std::errc{} || end != grade.data() + grade.size() || number < 1 || number > 12)
        return GradeBand::not_reported;
    if (number <= 5) return GradeBand::k_to_5;
    return number <= 8 ? GradeBand::g6_to_8 : GradeBand::g9_to_12;
}

}  // namespace accord::program

#include "office/correction_reason.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.hpp"

namespace accord::office {

namespace {

using Words = std::vector<std::string>;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 24> numerals{
    "two",  "three", "four", "five",  "six",  "seven",  "eight", "nine", "dos",    "tres",  "cuatro", "cinco",
    "seis", "siete", "ocho", "nueve", "both", "single", "twice", "pair", "couple", "ambos", "ambas",  "par"};
/// Also an article: they count only what is counted here.
constexpr std::array<std::string_view, 5> ones{"one", "a", "an", "un", "una"};
constexpr std::array<std::string_view, 36> counted{
    "contact",  "contacto", "student",   "estudiante", "alumno",   "alumna",   "pupil",     "child",    "niño",
    "niña",     "boy",      "girl",      "arrest",     "arresto",  "referral", "remisión",  "citation", "citación",
    "search",   "registro", "complaint", "queja",      "event",    "incident", "incidente", "case",     "caso",
    "teenager", "youth",    "sophomore", "junior",     "freshman", "senior",   "minor",     "menor",    "record"};
/// What a number after them names: "edition 2", "grade 7", "July 4".
constexpr std::array<std::string_view, 20> names{
    "edition", "edición", "grade", "grado", "quarter", "trimestre", "half",      "item",    "january",  "february",
    "march",   "april",   "may",   "june",  "july",    "august",    "september", "october", "november", "december"};

bool small_digits(std::string_view word, int small_number) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() && value > 0 && value < small_number;
}

/// True where the number is part of a date or a school year: "10/3/2026", "2026-27", "2026-10-3".
bool in_date(const Words& all, std::size_t at) {
    const auto year = [&](std::size_t i) { return i < all.size() && all[i].size() == 4 && all[i].starts_with("20"); };
    return year(at - 1) || year(at - 2) || year(at + 1) || year(at + 2);
}

}  // namespace

std::optional<std::string> small_number_told(std::string_view reason, int small_number) {
    const Words all = words(reason);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& word = all[i];
        const bool named = i > 0 && among(names, all[i - 1]);
        if (!named && (among(numerals, word) || (small_digits(word, small_number) && !in_date(all, i)))) return word;
        if (!among(ones, word)) continue;
        for (std::size_t next = i + 1; next < std::min(i + 3, all.size()); ++next)
            if (among(counted, all[next])) return word + " " + all[next];
    }
    return std::nullopt;
}

}  // namespace accord::office

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace accord::policy::reading {

// What a line looks like, before anybody knows what it says.

/// The number, letter or bullet that a line begins with: "1.", "(a)", "A.", "iv)", "1.1", "•".
struct Marker {
    std::string style;       ///< "1.", "(a)", "A.", "i)", "1.1", "*": markers of one list share it
    int ordinal = 0;         ///< its place in the list; 0 for a bullet
    std::size_t length = 0;  ///< bytes to cut off, the white space after it included
    /// "i", "v" and "x" may be a letter or a roman number: the other way to read them; empty for all others.
    std::string other_style = {};
    int other_ordinal = 0;
};
std::optional<Marker> marker_of(std::string_view words);

/// The label of a drafting note ("NOTE:", "CSBA NOTE:") and, when the label names one, the association that wrote it.
struct NoteLabel {
    std::string issuer;
};
std::optional<NoteLabel> note_label(std::string_view words);

/// "(cf. 0450 - Comprehensive Safety Plan)"
bool is_cross_reference(std::string_view words);

/// "(Education Code 49076; 34 CFR 99.1)" on a line of its own
bool is_citation_in_brackets(std::string_view words);

/// "Legal Reference:", "CROSS REF.: 5:190": begins a list of references; gives what follows the label.
std::optional<std::string_view> reference_label(std::string_view words);

/// The district or association that a line of a heading or imprint names: "PERRIS UNION HIGH SCHOOL DISTRICT - BOARD
/// POLICY" gives "Perris Union High School District".
std::optional<std::string> issuer_in(std::string_view words);

bool is_address(std::string_view words);          ///< a web address
bool ends_sentence(std::string_view words);       ///< ".", "?", "!" at the end, closing quotes and brackets aside
bool is_all_capitals(std::string_view words);     ///< letters, and no small one
bool is_title_case(std::string_view words);       ///< every word of weight begins with a capital
bool starts_small(std::string_view words);        ///< the first letter is a small one, nothing before it
bool has_modal(std::string_view words);           ///< shall, must, may, ...
std::size_t count_words(std::string_view words);  ///< runs of non-spaces

/// "PERRIS UNION SCHOOL" -> "Perris Union School"; words in small letters are kept.
std::string in_title_case(std::string_view words);

}  // namespace accord::policy::reading

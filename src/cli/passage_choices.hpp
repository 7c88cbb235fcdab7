#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/passages.hpp"

/// How the command line asks for the words of open passages, and how it is told: "3=second", in options or in a file.
namespace accord::cli {

/// Prints each passage that is still open, with its number among all, its line and readings, and what to type.
void print_open_passages(const std::vector<policy::OpenPassage>& all,
                         const std::vector<const policy::OpenPassage*>& open);

/// A file of choices with every passage and nothing chosen.
std::string choices_to_fill_in(const std::vector<policy::OpenPassage>& all);

/// The lines of a file of choices that hold one: no comments, no passage that was left open.
std::vector<std::string> lines_of_choices(std::string_view text);

/// "1=first", "1 missionpurpose = second", "2=words:Cedar Valley", "3=out", "3=open". The passage's own words may
/// stand behind its number, as in the file: then they must be those of this document. `where` names the source of
/// problems; all are given at once.
Result<std::vector<office::PassageAnswer>> parse_choices(const std::vector<std::string>& choices,
                                                         const std::string& where,
                                                         const std::vector<policy::OpenPassage>& all);

}  // namespace accord::cli

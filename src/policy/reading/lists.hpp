#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/reading/parts.hpp"
#include "policy/reading/passage.hpp"

namespace accord::policy::reading {

/// How a sentence and the list that it leads in share out what is said.
enum class ListUse {
    terms,      ///< the items are what one provision lists: terms, grounds, exceptions
    actions,    ///< each item is an action of its own: "The SRO shall:" + "attend", "report"
    clauses,    ///< each item says what the lead-in must or must not: "Officers:" + "shall not ...", "may ..."
    sentences,  ///< each item is a sentence of its own
};

ListUse list_use(const Sentence& lead, const std::vector<Part>& parts, const std::vector<Passage>& items);

/// Where a lead-in turns to what its object contains ("approve a memorandum ... | which includes, at a minimum:"); the
/// number of its tokens when it does not.
std::size_t inclusion_at(const Sentence& lead, const Part& part);

/// A list inside a sentence whose items bear letters or numbers: "must: (a) notify ...; and (b) make ...".
struct InlineList {
    std::size_t lead = 0;  ///< bytes of the words that lead it in; 0: there is no list
    std::vector<std::pair<std::size_t, std::size_t>> items;  ///< byte offsets, markers and joining words left out
};
InlineList inline_list(std::string_view words);

/// The items of a list inside a sentence: "(1) ...; (2) ...", "that: ...; ...; and ...".
std::vector<std::string> inline_items(std::string_view words);

}  // namespace accord::policy::reading

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
    sentences,  ///< each item is a sentence of its own
};

ListUse list_use(const Sentence& lead, const std::vector<Part>& parts, const std::vector<Passage>& items);

/// Where a lead-in turns to what its object contains ("approve a memorandum ... | which includes, at a minimum:"); the
/// number of its tokens when it does not.
std::size_t inclusion_at(const Sentence& lead, const Part& part);

/// The items of a list inside a sentence: "(1) ...; (2) ...", "that: ...; ...; and ...".
std::vector<std::string> inline_items(std::string_view words);

}  // namespace accord::policy::reading

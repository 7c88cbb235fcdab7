#pragma once

#include <string>
#include <vector>

#include "office/office.hpp"
#include "policy/passages.hpp"

/// Where a document leaves open what it says (tracked changes run together, blanks), a person chooses the words that
/// the board adopted. The document stays as it came in; it is read again with the chosen words.
namespace accord::office {

/// What a person says of one open passage.
struct PassageAnswer {
    std::string passage;  ///< policy::OpenPassage::key
    program::PassageReading reading = program::PassageReading::open;
    std::string words = {};  ///< of `typed`
};

/// A passage whose words were chosen, by whom and when.
struct ChosenPassage {
    program::PolicyChoice record;
    std::string by;
    Instant at;
};

/// Keeps the answers; passages without one stay as they are, to be answered another day. Fails naming each answer that
/// does not fit its passage, and keeps none then. A confirmed document has to be confirmed again; one in force keeps
/// its words for good. The ledger's verb is "choose_policy_words".
Result<Done> choose_words(Office& office, const Actor& actor, program::PolicyId id,
                          const std::vector<PassageAnswer>& answers);

/// The choices for a document as its reader takes them.
std::vector<policy::ChosenWords> chosen_words(const filing::Reading& file, program::PolicyId id);
/// The same with who chose, and when.
std::vector<ChosenPassage> chosen_passages(const filing::Reading& file, program::PolicyId id);

}  // namespace accord::office

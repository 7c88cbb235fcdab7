#pragma once

#include "office/policies.hpp"
#include "web/fields.hpp"

/// Where a document leaves open what it says: the readings of each passage, and the words that a person chose.
namespace accord::web::pages {

/// Asks for the words of every passage of a draft: what was chosen before is chosen still, nothing else is.
Html passages_form(const Visit& visit, const office::Adoption& adoption, const Form& values, const Problems& problems);

/// The words chosen in an adoption, with who chose them, and the way to change them while it is a draft.
Html passages_chosen(const Visit& visit, const office::Adoption& adoption, const Form& values,
                     const Problems& problems);

/// One choice in a sentence: the words, the readings that the document gives, who chose and when.
Html choice_words(const Visit& visit, const office::ChosenPassage& choice);

/// The answers of the posted form; passages that were left open are not among them.
std::vector<office::PassageAnswer> passage_answers(const Form& form, const office::Adoption& adoption);

}  // namespace accord::web::pages

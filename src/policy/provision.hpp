#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/names.hpp"

namespace accord::policy {

/// What a piece of an adopted document does.
enum class Kind {
    obligation,   ///< somebody must do something
    permission,   ///< somebody may do something: never met or not met
    prohibition,  ///< somebody must not do something
    definition,   ///< says what a word of the policy means, or what somebody is
    purpose,      ///< says what the policy is for
    reference,    ///< points to another policy or a law
    note,         ///< a drafting note: not policy
    adoption,     ///< says when and by whom it was adopted
};

constexpr auto enum_names(Kind) {
    using enum Kind;
    return std::to_array<EnumName<Kind>>({{obligation, "obligation", "Duty"},
                                          {permission, "permission", "Permission"},
                                          {prohibition, "prohibition", "Prohibition"},
                                          {definition, "definition", "Definition"},
                                          {purpose, "purpose", "Purpose"},
                                          {reference, "reference", "Reference"},
                                          {note, "note", "Drafting note"},
                                          {adoption, "adoption", "Adoption"}});
}
static_assert(names_complete(Kind::adoption));

/// Provisions that bind: the ones that need a control.
constexpr bool binds(Kind kind) {
    return kind == Kind::obligation || kind == Kind::permission || kind == Kind::prohibition;
}

/// One duty, permission or prohibition (or one definition, purpose, ...) of a document.
struct Provision {
    std::string id;                    ///< "P-4f1c9e02": the sentence's hash; ".2" and so on for its later parts
    std::string sentence;              ///< the sentence's hash alone, shared by its parts: "4f1c9e02"
    int part = 1;                      ///< ordinal inside the sentence
    std::vector<std::string> heading;  ///< path of headings above it
    Kind kind = Kind::obligation;
    std::string who;       ///< who must, may or must not, in the document's words; may be empty
    std::string when;      ///< condition, occasion or deadline, in the document's words; may be empty
    std::string deadline;  ///< of `when`, the words that set a date or a rhythm ("prior to", "annually"); may be empty
    std::vector<std::string> citations;  ///< statutes and policies that it cites
    std::vector<std::string> items;      ///< list items that belong to it (terms, grounds)
    std::vector<std::string> list;       ///< items of the list with which the sentence ends in the document, exact
    std::string text;                    ///< the exact words of this part
    std::string sentence_text;           ///< the exact words of the whole sentence, items included
    int line = 0;                        ///< line of the file on which the sentence begins, from 1
    std::vector<std::string> chosen;     ///< keys of the passages of its sentence whose words a person chose
    std::string original;                ///< hash of the document's own sentence, when chosen words made another of it
    bool doubtful = false;  ///< no word of it says that it binds: read as binding all the same, for a person to settle

    bool operator==(const Provision&) const = default;
};

/// Words that end in a list: what leads in, and the items; no items when the words do not end in them.
struct ListedWords {
    std::string lead;
    std::vector<std::string> items;
};

/// Takes the list that the document had out of the words of a provision or of its whole sentence.
ListedWords listed(const Provision& provision, std::string_view words);

/// Whether a document is in force is two things: the date it bears, and whether the board has acted.
enum class Status { adopted, pending, model };

constexpr auto enum_names(Status) {
    using enum Status;
    return std::to_array<EnumName<Status>>({{adopted, "adopted", "Adopted"},
                                            {pending, "pending", "Pending board approval"},
                                            {model, "model", "Model policy, adopted by no board"}});
}
static_assert(names_complete(Status::model));

/// The first eight hex digits of the SHA-256 of the normalised sentence (base/text.hpp).
std::string sentence_hash(std::string_view sentence);

/// Provision::id of a part of a sentence.
std::string provision_id(std::string_view sentence_hash, int part);

}  // namespace accord::policy

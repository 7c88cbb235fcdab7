#pragma once

// The main verbs of sentences in which no word binds, and the nouns that go with them: tables only. statements.cpp
// reads them.

#include <array>
#include <string_view>

namespace accord::policy::reading::statement_words {

/// Verbs that say what something is: "“Guard” means".
constexpr auto meanings = std::to_array<std::string_view>({"means", "mean", "refers", "denotes", "signifies"});
constexpr auto copulas = std::to_array<std::string_view>({"is", "are", "was", "were"});
/// What a board thinks and hopes.
constexpr auto attitudes = std::to_array<std::string_view>(
    {"recognizes",  "recognize", "recognises",  "believes",   "believe",  "acknowledges", "acknowledge",
     "desires",     "desire",    "supports",    "values",     "value",    "intends",      "intend",
     "seeks",       "seek",      "strives",     "strive",     "endorses", "affirms",      "finds",
     "understands", "aims",      "aim",         "encourages", "wishes",   "wish",         "hopes",
     "hope",        "welcomes",  "appreciates", "want",       "wants",    "regards",      "views"});
/// Those who speak in a policy's preamble.
constexpr auto boards = std::to_array<std::string_view>(
    {"board", "district", "committee", "trustees", "schools", "school", "community", "council", "we", "association",
     "governing", "city", "county", "department", "they", "parties", "agency", "agencies"});
/// What is shared without being done: "share an interest".
constexpr auto bonds = std::to_array<std::string_view>(
    {"interest", "goal", "commitment", "belief", "vision", "purpose", "aim", "responsibility", "concern", "hope"});
/// Participles that say what somebody is, not what is done.
constexpr auto descriptive = std::to_array<std::string_view>(
    {"sworn",    "commissioned", "licensed", "certified", "employed",   "called",   "known",
     "named",    "considered",   "deemed",   "composed",  "comprised",  "intended", "designed",
     "based",    "interested",   "located",  "defined",   "understood", "authored", "meant",
     "entitled", "titled",       "numbered", "adapted",   "derived",    "founded",  "convinced"});
/// What a text says of itself: "This policy establishes".
constexpr auto texts =
    std::to_array<std::string_view>({"policy", "regulation", "section", "document", "procedure", "procedures"});
constexpr auto announcements = std::to_array<std::string_view>({
    "establishes", "sets",      "outlines",   "describes", "provides", "governs",  "guides",
    "addresses",   "defines",   "says",       "explains",  "states",   "supports", "implements",
    "reflects",    "clarifies", "supersedes", "replaces",  "exists",   "takes",    "serves",
});
/// Verbs that forbid or allow what they name: "The district prohibits".
constexpr auto bans = std::to_array<std::string_view>(
    {"prohibits", "prohibit", "forbids", "forbid", "bars", "bans", "disallows", "outlaws", "condemns"});
constexpr auto grants =
    std::to_array<std::string_view>({"permits", "permit", "allows", "allow", "authorizes", "authorize", "entitles"});
/// What a thing is made of.
constexpr auto descriptions =
    std::to_array<std::string_view>({"involves", "includes", "consists", "applies", "apply", "constitutes", "comprises",
                                     "has", "have", "serves", "include", "involve", "consist", "constitute"});
/// Things that a policy calls into being: what they include, they must include.
constexpr auto instruments = std::to_array<std::string_view>(
    {"agreement",  "agreements", "contract",    "contracts", "memorandum", "mou",      "mous",
     "compact",    "report",     "reports",     "log",       "notice",     "training", "trainings",
     "plan",       "review",     "course",      "courses",   "form",       "record",   "curriculum",
     "evaluation", "handbook",   "instruction", "summary",   "register",   "statement"});
constexpr auto aims = std::to_array<std::string_view>(
    {"intent", "intention", "goal", "purpose", "aim", "desire", "belief", "philosophy", "mission", "objective"});

}  // namespace accord::policy::reading::statement_words

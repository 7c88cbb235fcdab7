#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "policy/passages.hpp"
#include "policy/provision.hpp"

namespace accord::policy {

/// Something about a document that a person should look at before it is adopted.
struct Warning {
    std::string kind;  ///< "tracked-change", "placeholder", "note", "pending", "furniture", "encoding", "markup", ...
    int line = 0;      ///< from 1; 0 for the whole document
    Message message;
    std::vector<std::string> readings;  ///< both readings of a tracked change: with the deletion, with the insertion

    bool operator==(const Warning&) const = default;
};

struct Document {
    std::string title;
    std::string number;           ///< "BP 3515.31"; empty when it bears none
    std::string issuer;           ///< the district or association whose document it is; empty when it does not say
    std::optional<Date> adopted;  ///< the date it bears, whatever its status
    Status status = Status::model;
    std::string format;  ///< "text", "markdown", "html" or "markdown+html"

    bool operator==(const Document&) const = default;
};

/// A document, read: every sentence is in one provision or more, or named by a warning.
struct Reading {
    Document document;
    std::vector<Provision> provisions;
    std::vector<Warning> warnings;
    std::vector<OpenPassage> passages =
        {};  ///< of the document as it came in, settled or not; their order numbers them

    bool operator==(const Reading&) const = default;
};

inline constexpr std::size_t largest_document = 5u << 20;  ///< bytes
inline constexpr std::size_t most_passages = 400;          ///< that a person settles one by one

/// Reads a policy document. `name` is its file name: its ending helps to tell the format, the content decides.
/// The chosen words stand in their places, and everything follows from them; lines stay those of the document.
/// Fails only on a document that is too large or holds no words; everything else that is odd becomes a warning.
Result<Reading> read(std::string_view name, std::string_view bytes, const std::vector<ChosenWords>& choices = {});

}  // namespace accord::policy

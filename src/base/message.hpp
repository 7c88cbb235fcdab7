#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord {

/// A sentence before it has a language: an English sentence with {named} places, and what fills them.
/// Rooms inside the house speak in messages; only the counters (web, cli) turn them into a language.
struct Message {
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;

    bool operator==(const Message&) const = default;
};

/// Fills the {named} places of a sentence, already in the reader's language, with the message's values.
std::string fill(std::string_view sentence, const Message& message);

/// The message in English, for logs, tests and commands.
std::string english(const Message& message);

}  // namespace accord

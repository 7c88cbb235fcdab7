#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "base/message.hpp"
#include "web/said.hpp"

namespace accord::web {

/// Sentences by their English keys. Both look into the bytes of a catalogue.
using Sentences = std::unordered_map<std::string_view, std::string_view>;

/// The sentences of a compiled gettext catalogue (.mo, either byte order); what lies outside the bytes is left out.
/// Source: GNU gettext manual, "The Format of GNU MO Files".
Sentences read_catalogue(std::string_view mo);

/// How a language writes dates and numbers. What it says stands in its catalogue, web/words/<code>.po.
struct Language {
    std::string_view code;  ///< BCP 47
    std::string_view name;  ///< its own
    std::string_view date;  ///< "{month} {day}, {year}"
    std::array<std::string_view, 12> months;
    std::string_view thousands;
    std::string_view point;
};

/// The words of one language: English sentences are the keys. What has no translation stays English.
class Words {
public:
    Words(const Language& language, Sentences sentences);

    /// English, or the language of an embedded catalogue ("es"); English when there is none of that name.
    static const Words& of(std::string_view language);
    static bool exists(std::string_view language);
    /// English, and every language whose catalogue the binary carries.
    static std::vector<const Words*> all();

    [[nodiscard]] std::string_view language() const { return language_.code; }
    [[nodiscard]] std::string_view name() const { return language_.name; }
    [[nodiscard]] const Sentences& sentences() const { return sentences_; }

    /// The sentence in this language, or in English.
    [[nodiscard]] Said operator()(std::string_view english) const;
    /// The message in this language, its places filled; a value that is itself a sentence is in this language, too, and
    /// dates in the values are written as the language writes dates.
    [[nodiscard]] SaidMessage operator()(const Message& message) const;

    /// A text in which each "2026-11-22" reads as the language writes dates.
    [[nodiscard]] std::string with_dates(std::string_view text) const;
    [[nodiscard]] std::string date(Date date) const;         ///< "Nov 22, 2026"
    [[nodiscard]] std::string month(Date date) const;        ///< "Nov 2026"
    [[nodiscard]] std::string number(std::int64_t n) const;  ///< "12,480"
    [[nodiscard]] std::string decimal(double x, int places) const;

private:
    const Language& language_;
    Sentences sentences_;
};

/// The languages that the program can write dates and numbers in.
const std::vector<Language>& languages();

}  // namespace accord::web

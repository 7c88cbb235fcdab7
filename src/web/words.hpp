#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.hpp"
#include "base/message.hpp"

namespace accord::web {

/// The words of one language: English sentences are the keys. What has no translation stays English.
class Words {
public:
    /// English, or the language of an embedded catalogue ("es"); English when there is none of that name.
    static const Words& of(std::string_view language);
    static bool exists(std::string_view language);

    [[nodiscard]] const std::string& language() const { return language_; }

    /// The sentence in this language.
    [[nodiscard]] std::string_view operator()(std::string_view english) const;
    /// The message in this language, its places filled.
    [[nodiscard]] std::string operator()(const Message& message) const;

    [[nodiscard]] std::string date(Date date) const;         ///< "Nov 22, 2026"
    [[nodiscard]] std::string number(std::int64_t n) const;  ///< "12,480"
    [[nodiscard]] std::string decimal(double x, int places) const;

private:
    Words(std::string language, std::string_view catalogue);

    std::string language_;
    std::unordered_map<std::string_view, std::string_view> sentences_;  ///< into the embedded catalogue
};

}  // namespace accord::web

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "office/sign_in.hpp"
#include "web/form.hpp"
#include "web/http.hpp"
#include "web/words.hpp"

namespace accord::web {

/// One request on its way through a page: who asks, what was posted, in which language.
struct Visit {
    office::Office& office;
    const Request& request;
    const Words& words;
    std::optional<office::SignedIn> person;
    Form form;                                                     ///< what was posted
    Form query;                                                    ///< what the address asks
    std::vector<std::pair<std::string_view, std::string>> places;  ///< ":id" of the route's path
    std::string_view language = {};                                ///< "/es" when the address begins with it

    /// The value of a place of the path: place("id").
    [[nodiscard]] std::string_view place(std::string_view name) const;
    /// The person; pages whose route names a verb have one.
    [[nodiscard]] const office::Actor& actor() const { return person->actor; }

    [[nodiscard]] Said t(std::string_view english) const { return words(english); }
    [[nodiscard]] SaidMessage t(const Message& message) const { return words(message); }
    /// An address of the site in the language that this page's own address names, if it names one.
    [[nodiscard]] std::string to(std::string_view path) const { return std::string{language} + std::string{path}; }
};

using Page = Response (*)(Visit&);

/// One row of the table of addresses: nothing is served that does not stand in it.
struct Route {
    Method method;
    std::string_view path;             ///< "/requests/:id"
    std::optional<office::Verb> verb;  ///< who may; nothing: everybody, signed in or not
    Page page;
};

/// Every address on one page (routes.cpp).
std::span<const Route> routes();

/// Finds the route, the person and the form; refuses what may not be; adds the headers that every answer bears.
Response answer(office::Office& office, const Request& request);

/// The same for a page that the machine itself reads, on behalf of an actor who did not sign in.
Response answer_as(office::Office& office, const Request& request, const office::Actor& actor);

/// The name of the cookie that holds a person's session.
inline constexpr std::string_view session_cookie = "session";

}  // namespace accord::web

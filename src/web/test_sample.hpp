#pragma once

#include <stdexcept>
#include <string>

#include "office/setup.hpp"
#include "office/sign_in.hpp"
#include "office/test_office.hpp"
#include "web/http.hpp"

/// The sample district and its people, for the tests of routes and pages.
namespace accord::web {

/// Made once for all tests of a program.
inline office::Office& sample() {
    static auto demo = office::TestOffice::demo();
    return *demo;
}

inline office::Actor actor(program::Role role) {
    const auto all = office::accounts(sample(), office::operator_of_machine());
    for (const auto& account : all.value())
        if (account.role == role) return office::actor_of(sample(), account);
    throw std::runtime_error("the sample district has no account of that role");
}

inline Request asking(Method method, std::string path) {
    Request request;
    request.method = method;
    const auto question = path.find('?');
    if (question != std::string::npos) request.query = path.substr(question + 1);
    request.path = path.substr(0, question);
    return request;
}

inline Request posting(std::string path, std::string body) {
    auto request = asking(Method::post, std::move(path));
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body = std::move(body);
    return request;
}

}  // namespace accord::web

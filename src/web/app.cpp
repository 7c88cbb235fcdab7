#include "web/app.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/random.hpp"
#include "base/text.hpp"
#include "web/assets.hpp"
#include "web/caching.hpp"
#include "web/frame.hpp"

namespace accord::web {

namespace {

/// Fits a path against a route's: "/requests/:id". The places it fills, or nothing.
std::optional<std::vector<std::pair<std::string_view, std::string>>> fit(std::string_view route,
                                                                         std::string_view path) {
    const auto wanted = split(route, '/');
    const auto given = split(path, '/');
    if (wanted.size() != given.size()) return std::nullopt;
    std::vector<std::pair<std::string_view, std::string>> places;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with(':') && !given[i].empty())
            places.emplace_back(wanted[i].substr(1), given[i]);
        else if (wanted[i] != given[i])
            return std::nullopt;
    }
    return places;
}

/// "/es" of "/es/public": the language that an address names, or nothing.
std::string_view language_of(std::string_view path) {
    const auto name = path.substr(0, path.find('/', 1));
    return name.size() == 3 && Words::exists(name.substr(1)) ? name : std::string_view{};
}

/// The language that the address names, else the reader's choice, else what the browser asks for.
const Words& words_for(const Request& request, std::string_view language) {
    if (!language.empty()) return Words::of(language.substr(1));
    if (const auto chosen = request.cookie("language"); Words::exists(chosen)) return Words::of(chosen);
    for (auto wish : split(request.header("accept-language"), ',')) {
        wish = trim(wish).substr(0, 2);
        if (Words::exists(wish)) return Words::of(wish);
    }
    return Words::of("en");
}

/// Compares without telling by its time how much was right.
bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size() || a.empty()) return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
    return difference == 0;
}

/// A form must bring back the secret of its session; before sign-in, that of a cookie which only our own page can know.
bool genuine(const Visit& visit) {
    const auto expected = visit.person ? std::string_view{visit.person->csrf} : visit.request.cookie("visitor");
    return same_secret(visit.form.get("csrf"), expected);
}

/// The headers that every answer bears. What a page may load and do is said with the page, not with its stylesheet.
void add_headers(const Request& request, Response& response) {
    const auto has = [&](std::string_view name) {
        return std::any_of(response.headers.begin(), response.headers.end(),
                           [&](const auto& header) { return header.first == name; });
    };
    const auto add = [&](std::string name, std::string value) {
        if (!has(name)) response.headers.emplace_back(std::move(name), std::move(value));
    };
    add("X-Content-Type-Options", "nosniff");
    if (request.path.starts_with("/assets/")) return;
    add("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    add("Referrer-Policy", "same-origin");
    add("Permissions-Policy", "geolocation=(), camera=(), microphone=()");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cache-Control", "no-store");
}

/// A public page is the same for everybody: no name and no secret of a session, so that caches may keep it.
bool is_public(const Route& route) { return route.path.starts_with("/public"); }

Response dispatch(office::Office& office, const Request& asked, std::optional<office::SignedIn> person) {
    if (auto found = serve_asset(asked)) return std::move(*found);
    const auto language = language_of(asked.path);
    Request request = asked;
    request.path.erase(0, language.size());
    if (request.path.empty()) request.path = "/";
    Visit visit{office, request, words_for(request, language), std::move(person), {}, parse_urlencoded(request.query),
                {},     language};
    const Route* route = nullptr;
    bool other_method = false;
    for (const auto& row : routes()) {
        auto places = fit(row.path, request.path);
        if (!places) continue;
        if (row.method != request.method) {
            other_method = true;
            continue;
        }
        route = &row;
        visit.places = std::move(*places);
        break;
    }
    if (!route) return failure_page(visit, other_method ? 405 : 404);
    if (route->verb && !visit.person) {
        if (request.method == Method::get)
            return see_other("/sign-in?next=" +
                             percent_encode(request.path + (request.query.empty() ? "" : "?" + request.query)));
        return failure_page(visit, 401);
    }
    if (route->verb && !visit.actor().may(*route->verb)) return failure_page(visit, 403);
    if (request.method == Method::post) {
        auto form = parse_form(request);
        if (!form) return failure_page(visit, 400);
        visit.form = std::move(*form);
        if (!genuine(visit)) return failure_page(visit, 419);
    }
    if (!is_public(*route)) return route->page(visit);
    visit.person.reset();
    return for_caches(asked, route->page(visit));
}

}  // namespace

std::string_view Visit::place(std::string_view name) const {
    for (const auto& [key, value] : places)
        if (key == name) return value;
    return {};
}

namespace {

/// A broken world: the log gets the reason, the person a number to name.
template <class Find>
Response guarded(const Request& request, Find find) {
    Response response;
    try {
        response = find();
    } catch (const std::exception& error) {
        const auto number = random_token(4);
        spdlog::error("{} {}: {} ({})", request.method == Method::get ? "GET" : "POST", request.path, error.what(),
                      number);
        response = {500,
                    "text/plain; charset=utf-8",
                    {},
                    "Something in the server broke, and nothing was saved. Name this number to whoever runs it: " +
                        number + "\n"};
    }
    add_headers(request, response);
    return response;
}

}  // namespace

Response answer(office::Office& office, const Request& request) {
    return guarded(request, [&] {
        return dispatch(office, request, office::session(office, std::string{request.cookie(session_cookie)}));
    });
}

Response answer_as(office::Office& office, const Request& request, const office::Actor& actor) {
    return guarded(request, [&] { return dispatch(office, request, office::SignedIn{{}, {}, actor}); });
}

}  // namespace accord::web

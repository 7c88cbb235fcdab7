#include "base/random.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/method.hpp"
#include "web/pages/pages.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;

namespace {

constexpr std::string_view cookie_rules = "; Path=/; HttpOnly; SameSite=Lax";

/// Behind a proxy that speaks TLS the cookie goes over TLS only.
std::string cookie(const Visit& visit, std::string_view name, std::string_view value, std::string_view more = {}) {
    const bool secure = visit.request.header("x-forwarded-proto") == "https";
    return std::string{name} + "=" + std::string{value} + std::string{cookie_rules} + std::string{more} +
           (secure ? "; Secure" : "");
}

/// An address of this site to go on to; never one of another site.
std::string next_of(std::string_view asked) {
    const Url url{asked};
    return asked.starts_with('/') && url.text() == asked ? std::string{asked} : "/";
}

Response form_page(const Visit& visit, const Form& values, const Problems& problems, std::string_view visitor) {
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Sign in")};
    PageHead head{title};
    head.status = problems.empty() ? 200 : 422;
    auto response =
        page(visit, head,
             fields.summary() + h::h1(title) +
                 h::form({method("post"), action("/sign-in")}, fields.hidden("csrf", visitor),
                         fields.hidden("next", next_of(values.get("next"))), fields.text("login", visit.t("Name")),
                         fields.text("password", visit.t("Password"), {}, "password"),
                         h::p(h::button({cls("btn")}, visit.t("Sign in")))) +
                 h::p(h::a({href("/public")}, visit.t("What the district publishes"))));
    response.headers.emplace_back("Set-Cookie", cookie(visit, "visitor", visitor));
    return response;
}

std::string visitor_of(const Visit& visit) {
    const auto known = visit.request.cookie("visitor");
    return known.size() == 32 ? std::string{known} : random_token(16);
}

}  // namespace

Response sign_in(Visit& visit) {
    if (visit.person) return see_other(next_of(visit.query.get("next")));
    return form_page(visit, visit.query, {}, visitor_of(visit));
}

Response take_sign_in(Visit& visit) {
    auto signed_in =
        office::sign_in(visit.office, std::string{visit.form.get("login")}, std::string{visit.form.get("password")});
    if (!signed_in) return form_page(visit, visit.form, signed_in.problems(), visitor_of(visit));
    auto next = next_of(visit.form.get("next"));
    if (next == "/" && signed_in->actor.role == program::Role::officer) next = "/contacts/new";
    if (next == "/" && signed_in->actor.role == program::Role::staff) next = "/help";
    auto response = see_other(next);
    response.headers.emplace_back("Set-Cookie", cookie(visit, session_cookie, signed_in->token, "; Max-Age=43200"));
    return response;
}

Response sign_out(Visit& visit) {
    office::sign_out(visit.office, visit.person->token);
    auto response = see_other("/sign-in");
    response.headers.emplace_back("Set-Cookie", cookie(visit, session_cookie, "", "; Max-Age=0"));
    response.headers.emplace_back("Clear-Site-Data", "\"storage\"");
    return response;
}

Response choose_language(Visit& visit) {
    auto response = see_other(next_of(visit.query.get("to")));
    if (Words::exists(visit.place("language")))
        response.headers.emplace_back("Set-Cookie",
                                      cookie(visit, "language", visit.place("language"), "; Max-Age=31536000"));
    return response;
}

Response about(Visit& visit) {
    const std::string title{visit.t("How numbers are counted")};
    return page(visit, {title}, h::h1(visit.t("How numbers are counted")) + counting_method(visit));
}

}  // namespace accord::web::pages

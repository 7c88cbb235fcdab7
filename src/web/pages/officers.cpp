#include "office/officers.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "office/lists.hpp"
#include "web/fields.hpp"
#include "web/frame.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/words_of.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::GridCell;

namespace {

/// What an officer's square says: a word with its shape and colour, and the day below.
Html square(const Visit& visit, const GridCell& cell) {
    const auto square = [&](std::string_view tone, std::string_view word, const std::optional<Date>& day,
                            std::string_view before = "{date}") {
        return chip(tone, visit.t(word)) +
               (day ? h::small({cls("mut")}, visit.t({std::string{before}, {{"date", visit.words.date(*day)}}}))
                    : Html{});
    };
    switch (cell.state) {
        case GridCell::State::done:
            return square("ok", "Done", cell.done_on);
        case GridCell::State::excused:
            return square("info", "Reason on record", cell.due_on, "by {date}");
        case GridCell::State::running:
            return square("info", "Due", cell.due_on, "by {date}");
        case GridCell::State::overdue:
            return square("bad", "Overdue", cell.due_on, "since {date}");
        case GridCell::State::unknown:
            return square("warn", "Not confirmed", {});
        case GridCell::State::not_required:
            break;
    }
    return h::span({cls("mut")}, visit.t("Not asked"));
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// Does one of these problems stand at one of these fields? Then the form that has them came back.
bool names_any(const Problems& problems, std::initializer_list<std::string_view> fields) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return std::find(fields.begin(), fields.end(), problem.where) != fields.end();
    });
}

/// The agency's word on which of its officers are sworn.
Html sworn_form(const Visit& visit, const office::OfficerGrid& grid, const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::confirm_sworn)) return {};
    const bool everybody = visit.actor().scope(office::Verb::confirm_sworn) == office::Scope::district;
    std::vector<Choice> officers;
    for (const auto& row : grid.rows)
        if (everybody || visit.actor().supervises(row.officer.id))
            officers.push_back(
                {row.officer.id.text(), row.officer.name, std::string{visit.t(label_of(row.officer.sworn))}});
    if (officers.empty()) return {};
    const Fields fields{visit, values, problems};
    return h::details(
        {id("sworn"), flag("open", names_any(problems, {"sworn_officer", "sworn"}))},
        h::summary(visit.t("Say which officers are sworn")),
        h::form({method("post"), action("/officers/sworn")}, fields.secret(),
                fields.checks("sworn_officer", visit.t("Officers"), officers),
                fields.radios("sworn", visit.t("Are they sworn officers of the agency?"),
                              {{"yes", std::string{visit.t("Yes, sworn")}}, {"no", std::string{visit.t("No")}}}, {},
                              "pick pair"),
                h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Html training_form(const Visit& visit, const office::OfficerGrid& grid, const Form& values, const Problems& problems) {
    if (!visit.actor().may(office::Verb::keep_officers)) return {};
    const Fields fields{visit, values, problems};
    std::vector<Choice> officers;
    for (const auto& row : grid.rows) officers.push_back({row.officer.id.text(), row.officer.name});
    std::vector<Choice> subjects;
    for (const auto& requirement : grid.requirements)
        if (requirement.code != "sworn")
            subjects.push_back({requirement.code, sentence_case(std::string{visit.t(requirement.label)})});
    return h::details(
        {id("training"), flag("open", names_any(problems, {"officer", "subject", "completed_on"}))},
        h::summary(visit.t("Record training: one certificate for several officers")),
        h::form({method("post"), action("/officers/training")}, fields.secret(),
                fields.checks("officer", visit.t("Officers"), officers),
                fields.select("subject", visit.t("Subject"), subjects),
                fields.date("completed_on", visit.t("Completed on")), fields.text("provider", visit.t("Provider")),
                fields.text("certificate", visit.t("Certificate number")),
                h::p(h::button({cls("btn")}, visit.t("Record")))));
}

Response officers_page(const Visit& visit, const Form& values, const Problems& problems) {
    const auto grid = office::officer_grid(visit.office, visit.actor(), visit.office.today());
    if (!grid) return problems_page(visit, grid.problems());
    const auto title = std::string{visit.t("Officers and what they need")};
    std::vector<Column> header{visit.t("Officer"), visit.t("School")};
    for (const auto& requirement : grid->requirements)
        header.emplace_back(sentence_case(std::string{visit.t(requirement.label)}));
    std::vector<Html> rows;
    for (const auto& row : grid->rows) {
        Html cells =
            h::th({scope("row"), cls("who")}, row.officer.name, h::small({cls("mut")}, row.agency)) +
            cell(visit.t("School"), row.schools.empty() ? std::string{visit.t("Posted nowhere")} : joined(row.schools));
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            cells += cell(sentence_case(std::string{visit.t(grid->requirements[i].label)}),
                          h::div({cls("square")}, square(visit, row.cells[i])));
        rows.push_back(h::tr(cells));
    }
    PageHead head{title, "/officers"};
    head.status = problems.empty() ? 200 : 422;
    Html body =
        Fields{visit, values, problems}.summary() + h::h1(title) +
        h::p({cls("mut")},
             visit.t({"As of {day}, under the policy in force.", {{"day", visit.words.date(visit.office.today())}}}));
    std::vector<std::pair<std::string, std::string>> links;
    if (visit.actor().may(office::Verb::keep_officers))
        links.emplace_back("/officers/assign", visit.t("Post an officer at a school"));
    links.emplace_back("/staff-training", visit.t("Training of school staff"));
    links.emplace_back("/force-policies", visit.t("Force policies of the agencies"));
    body += tools(links);
    body += rows.empty()
                ? h::p(visit.t(visit.actor().may(office::Verb::import_records)
                                   ? "No officer is on file. Import officers.csv on the page \"Import\"."
                                   : "No officer whom you may see is on file. The district's designee imports them."))
                : data_table(visit.t("Officer and requirement"), header, rows);
    return page(visit, head,
                body + training_form(visit, *grid, values, problems) + sworn_form(visit, *grid, values, problems));
}

Response assignment_page(const Visit& visit, const Form& values, const Problems& problems) {
    const Fields fields{visit, values, problems};
    const auto title = std::string{visit.t("Post an officer at a school")};
    std::vector<Choice> officers, schools;
    for (const auto& officer : office::officers(visit.office)) officers.push_back({officer.id.text(), officer.name});
    for (const auto& school : office::schools(visit.office)) schools.push_back({school.id.text(), school.name});
    PageHead head{title, "/officers"};
    head.status = problems.empty() ? 200 : 422;
    Html quotes;
    for (const auto& problem : problems)
        if (!problem.provision.empty())
            quotes += note("warn", h::p(h::a({href("/policy/" + problem.provision)},
                                             visit.t("Open the provision that asks for this"))));
    return page(visit, head,
                fields.summary() + h::h1(title) + quotes +
                    h::form({method("post"), action("/officers/assign")}, fields.secret(),
                            fields.select("officer", visit.t("Officer"), officers),
                            fields.select("school", visit.t("School"), schools),
                            fields.date("first_day", visit.t("First day with students")),
                            fields.text("days_per_week", visit.t("Days a week"), visit.t("2.5 is two and a half")),
                            fields.text("untrained_reason", visit.t("If the training cannot come first: why?")),
                            fields.date("training_by", visit.t("and by when will it be complete?")),
                            h::p(h::button({cls("btn")}, visit.t("Post")))));
}

}  // namespace

Response officers(Visit& visit) { return officers_page(visit, {}, {}); }

Response take_training(Visit& visit) {
    std::vector<program::OfficerId> officers;
    for (const auto& [name, value] : visit.form.values())
        if (const auto id = program::OfficerId::parse(value); name == "officer" && id) officers.push_back(*id);
    program::TrainingCompletion training;
    training.subject = std::string{visit.form.get("subject")};
    training.provider = std::string{visit.form.get("provider")};
    training.certificate = std::string{visit.form.get("certificate")};
    const auto completed = parse_date(visit.form.get("completed_on"));
    if (!completed) {
        Problems problems;
        if (officers.empty()) problems.push_back(problem("officer", "Choose at least one officer"));
        problems.push_back(problem("completed_on", "Write the date as 2026-11-22"));
        return officers_page(visit, visit.form, problems);
    }
    training.completed_on = *completed;
    const auto recorded = office::record_training(visit.office, visit.actor(), officers, training);
    if (!recorded) return officers_page(visit, visit.form, recorded.problems());
    return see_other("/officers");
}

Response take_sworn(Visit& visit) {
    std::vector<program::OfficerId> officers;
    for (const auto& [name, value] : visit.form.values())
        if (name == "sworn_officer")
            officers.push_back(program::OfficerId::parse(value).value_or(program::OfficerId{}));
    const auto word = parse_code<program::Sworn>(visit.form.get("sworn")).value_or(program::Sworn::unknown);
    const auto confirmed = office::confirm_sworn(visit.office, visit.actor(), officers, word);
    return confirmed ? see_other("/officers") : officers_page(visit, visit.form, confirmed.problems());
}

Response new_assignment(Visit& visit) { return assignment_page(visit, visit.query, {}); }

Response take_assignment(Visit& visit) {
    program::Assignment assignment;
    Problems problems;
    const auto officer = program::OfficerId::parse(visit.form.get("officer"));
    const auto school = program::SchoolId::parse(visit.form.get("school"));
    const auto first_day = parse_date(visit.form.get("first_day"));
    if (!officer) problems.push_back(problem("officer", "Choose the officer"));
    if (!school) problems.push_back(problem("school", "Choose the school"));
    if (!first_day) problems.push_back(problem("first_day", "Write the date as 2026-11-22"));
    double days = 0;
    const auto typed = visit.form.get("days_per_week");
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), days);
    if (!typed.empty() && (error != std::errc{} || end != typed.data() + typed.size() || days < 0 || days > 7))
        problems.push_back(problem("days_per_week", "Write the days as a number from 0 to 7"));
    if (!problems.empty()) return assignment_page(visit, visit.form, problems);
    assignment.officer = *officer;
    assignment.school = *school;
    assignment.first_day = *first_day;
    assignment.days_per_week_tenths = static_cast<int>(days * 10 + 0.5);
    assignment.untrained_reason = std::string{visit.form.get("untrained_reason")};
    assignment.training_by = parse_date(visit.form.get("training_by"));
    const auto posted = office::assign_officer(visit.office, visit.actor(), assignment);
    if (!posted) return assignment_page(visit, visit.form, posted.problems());
    return see_other("/officers");
}

}  // namespace accord::web::pages

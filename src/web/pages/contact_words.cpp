#include "web/pages/contact_words.hpp"

#include <charconv>

#include "web/pages/words_of.hpp"

namespace accord::web::pages {

namespace {

/// "grade 9", "kindergarten" of a OneRoster grade code.
std::string grade_words(const Visit& visit, const std::string& grade) {
    int number = 0;
    const auto [end, error] = std::from_chars(grade.data(), grade.data() + grade.size(), number);
    if (error == std::errc{} && end == grade.data() + grade.size())
        return visit.t({"grade {grade}", {{"grade", std::to_string(number)}}});
    if (grade == "KG" || grade == "K") return std::string{visit.t("kindergarten")};
    return visit.t({"grade {grade}", {{"grade", grade}}});
}

std::string search_words(const Visit& visit, const program::Search& search) {
    return std::string{visit.t(label_of(search.of))} + ": " + std::string{visit.t(label_of(search.basis))} + ", " +
           std::string{visit.t("found")} + ": " + std::string{visit.t(label_of(search.found))};
}

std::string reviewed_words(const Visit& visit, const program::Force& force) {
    if (!force.reviewed_on) return std::string{visit.t("not reviewed yet")};
    return visit.t({"reviewed {date}", {{"date", visit.words.date(*force.reviewed_on)}}});
}

/// The words of each row, one after the other.
template <class Rows, class Words>
std::string joined(const Rows& rows, Words words) {
    std::string all;
    for (const auto& row : rows) all += (all.empty() ? "" : "; ") + words(row);
    return all;
}

}  // namespace

std::string student_words(const Visit& visit, const office::SeenStudent& student) {
    if (!student.id) return std::string{visit.t("Could not be identified")};
    if (student.initials.empty()) return std::string{visit.t("Not on the roster")};
    return student.initials + (student.grade.empty() ? "" : ", " + grade_words(visit, student.grade));
}

std::string students_words(const Visit& visit, const office::ContactView& view) {
    return joined(view.students, [&](const auto& student) { return student_words(visit, student); });
}

std::string actions_words(const Visit& visit, const program::OfficerActions& actions) {
    std::string words;
    actions.each([&](program::OfficerAction action) {
        words += (words.empty() ? "" : ", ") + std::string{visit.t(label_of(action))};
    });
    return words;
}

std::string force_words(const Visit& visit, const program::Force& force) {
    return visit.t({"{force}. Hurt: {injury}",
                    {{"force", std::string{visit.t(label_of(force.type))}},
                     {"injury", std::string{visit.t(label_of(force.injury))}}}});
}

std::vector<ContactFact> contact_facts(const Visit& visit, const office::ContactView& view) {
    const auto& contact = view.contact;
    std::vector<ContactFact> facts;
    const auto fact = [&](std::string_view what, std::string is) {
        if (!is.empty()) facts.push_back({what, std::move(is)});
    };
    const auto choice = [&](std::string_view what, auto value) { fact(what, std::string{visit.t(label_of(value))}); };
    const auto answer = [&](std::string_view what, const auto& value) {
        if (value) fact(what, std::string{visit.t(label_of(*value))});
    };
    fact("When", moment_words(visit, contact.happened_at));
    fact("School", view.school);
    fact("Officer", view.officer);
    if (contact.late_reason != program::LateReason::in_time) choice("Why it was recorded late", contact.late_reason);
    choice("What started it", contact.origin);
    choice("Main reason", contact.reason);
    fact("Other reason", contact.other_reason);
    answer("School rule", contact.school_rule);
    fact("Handed over to", contact.handed_to);
    fact("Students", students_words(visit, view));
    fact("What the officer did", actions_words(visit, contact.actions));
    fact("Search", joined(view.searches, [&](const auto& search) { return search_words(visit, search); }));
    fact("Force", joined(view.force, [&](const auto& force) {
             return force_words(visit, force) + ", " + reviewed_words(visit, force);
         }));
    answer("Told of rights", contact.told_of_rights);
    choice("How it ended", contact.outcome);
    answer("Administrator consulted before", contact.administrator_consulted);
    answer("Parent told", contact.parent_told);
    choice("Minutes", contact.minutes);
    fact("Police report number", contact.police_report);
    fact("Note", contact.note);
    fact("Why the note was kept", contact.note_override);
    return facts;
}

}  // namespace accord::web::pages

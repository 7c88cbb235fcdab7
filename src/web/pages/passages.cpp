// The passages of a policy that leave open what it says: tracked changes run together, and blanks.
#include "web/pages/passages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/frame.hpp"

namespace accord::web::pages {

using namespace attribute;
namespace h = html;
using office::Adoption;
using policy::OpenPassage;
using program::PassageReading;

namespace {

/// The field of the words that are typed for a passage.
std::string words_field(const std::string& passage) { return passage + "-words"; }

std::vector<Choice> choices_of(const Visit& visit, const OpenPassage& passage) {
    const auto choice = [&](PassageReading reading, std::string label, std::string_view hint) {
        return Choice{std::string{code_of(reading)}, std::move(label), std::string{visit.t(hint)}};
    };
    const auto said = [&](std::string_view label) { return std::string{visit.t(label)}; };
    if (passage.kind == OpenPassage::Kind::tracked_change)
        return {choice(PassageReading::first, "“" + passage.readings[0] + "”", "The first of the two readings"),
                choice(PassageReading::second, "“" + passage.readings[1] + "”", "The second of the two readings"),
                choice(PassageReading::typed, said("Other words"),
                       "Type them below. Words that are right as they stand are typed as they stand.")};
    return {choice(PassageReading::typed, said("It is filled in"), "Type the words below."),
            choice(PassageReading::left_out, said("It is left out"), "The Board took it out of the policy."),
            choice(PassageReading::open, said("It stays open"), "The policy was adopted with it as it stands.")};
}

/// The sentence with the open words marked; long ones are cut far from them.
Html context(const OpenPassage& passage) {
    constexpr std::size_t most = 400;
    std::string before = passage.before;
    if (before.size() > most) {
        const auto cut = before.find(' ', before.size() - most);
        before = "… " + (cut == std::string::npos ? std::string{} : before.substr(cut + 1));
    }
    return h::blockquote({attribute::lang("en")}, before, element("mark", {}, {passage.words}),
                         shorten(passage.after, most));
}

Html question(const Visit& visit, const Fields& fields, const OpenPassage& passage, std::size_t number) {
    const auto key = passage.key();
    const bool change = passage.kind == OpenPassage::Kind::tracked_change;
    const auto legend = visit.t(
        {change ? "{number}. Line {line}: what does “{words}” say?"
                : "{number}. Line {line}: what becomes of “{words}”?",
         {{"number", std::to_string(number)}, {"line", std::to_string(passage.line)}, {"words", passage.words}}});
    return h::div({cls("card passage")}, context(passage), fields.radios(key, legend, choices_of(visit, passage)),
                  fields.text(words_field(key),
                              visit.t({"Words typed for passage {number}", {{"number", std::to_string(number)}}})));
}

std::string when(const Visit& visit, Instant at) { return visit.words.date(visit.office.local_date(at)); }

Html form(const Visit& visit, const Adoption& adoption, const Form& values, const Problems& problems) {
    Form filled = values;
    for (const auto& [row, by, at] : adoption.chosen) {
        const auto key = row.sentence + "-" + std::to_string(row.place);
        filled.fill(key, std::string{code_of(row.reading)});
        if (row.reading == PassageReading::typed) filled.fill(words_field(key), row.chosen);
    }
    const Fields fields{visit, filled, problems};
    Html questions;
    std::size_t number = 0;
    for (const auto& passage : adoption.reading.passages) questions += question(visit, fields, passage, ++number);
    return h::form(
        {method("post"), action("/adopt/" + adoption.record.id.text() + "/words"), {"novalidate", ""}}, fields.secret(),
        questions,
        h::div({cls("row")}, h::button({cls("btn"), name("then"), value("done")}, visit.t("These are the words")),
               h::button({cls("btn alt"), name("then"), value("later")}, visit.t("Save and go on later"))));
}

}  // namespace

Html passages_form(const Visit& visit, const Adoption& adoption, const Form& values, const Problems& problems) {
    const auto open = adoption.open_passages().size();
    const auto all = adoption.reading.passages.size();
    return h::h2(visit.t("Choose the words")) +
           h::p(visit.t("Here the document leaves open what it says: deleted and inserted words run together, or a "
                        "blank waits for its words. Say what the Board adopted. The document on file stays as it came "
                        "in; what you choose is kept beside it with your name and the day.")) +
           h::p(visit.t({"{open} of {all} passages are open.",
                         {{"open", std::to_string(open)}, {"all", std::to_string(all)}}})) +
           form(visit, adoption, values, problems);
}

Html choice_words(const Visit& visit, const office::ChosenPassage& choice) {
    const auto& row = choice.record;
    const auto say = [&](std::string key) {
        return h::p({cls("how")}, visit.t({std::move(key),
                                           {{"words", row.words},
                                            {"first", row.before},
                                            {"second", row.after},
                                            {"chosen", row.chosen},
                                            {"by", choice.by},
                                            {"day", when(visit, choice.at)}}}));
    };
    switch (row.reading) {
        case PassageReading::first:
        case PassageReading::second:
        case PassageReading::typed:
            return say(row.before.empty()
                           ? "“{words}” was filled in with “{chosen}”. Chosen by {by}, {day}."
                           : "“{chosen}” was chosen: the document runs “{first}” and “{second}” together. Chosen by "
                             "{by}, {day}.");
        case PassageReading::left_out:
            return say("“{words}” was left out. Chosen by {by}, {day}.");
        case PassageReading::open:
            return say("“{words}” stays open. Chosen by {by}, {day}.");
    }
    return {};
}

Html passages_chosen(const Visit& visit, const Adoption& adoption, const Form& values, const Problems& problems) {
    if (adoption.chosen.empty()) return {};
    Html rows;
    for (const auto& passage : adoption.reading.passages)
        if (const auto* choice = adoption.choice(passage.key()))
            rows += h::li(visit.t({"Line {line}: ", {{"line", std::to_string(passage.line)}}}),
                          choice_words(visit, *choice));
    const auto count = adoption.chosen.size();
    Html change;
    if (!adoption.in_force())
        change = h::details({flag("open", !problems.empty())}, h::summary(visit.t("Change the words")),
                            form(visit, adoption, values, problems));
    return h::details({},
                      h::summary(visit.t({count == 1 ? "The words of one passage were chosen"
                                                     : "The words of {count} passages were chosen",
                                          {{"count", std::to_string(count)}}})),
                      h::ul(rows)) +
           change;
}

std::vector<office::PassageAnswer> passage_answers(const Form& form, const Adoption& adoption) {
    std::vector<office::PassageAnswer> answers;
    for (const auto& passage : adoption.reading.passages) {
        const auto key = passage.key();
        const auto words = form.get(words_field(key));
        // Who types words and forgets the box before them means the words.
        const auto reading = form.posted(key) ? parse_code<PassageReading>(form.get(key))
                             : words.empty()  ? std::nullopt
                                              : std::optional{PassageReading::typed};
        if (reading) answers.push_back({key, *reading, std::string{words}});
    }
    return answers;
}

}  // namespace accord::web::pages

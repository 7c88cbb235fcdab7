#include "office/passages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/document.hpp"

namespace accord::office {

namespace {

using policy::OpenPassage;
using program::AdoptionStage;
using program::PassageReading;
using program::PolicyChoice;
using program::PolicyDocument;
using program::PolicyId;

constexpr std::size_t most_letters = 2000;  // of words typed in the place of a passage

/// Words on one line, as the reader takes them from a document.
std::string typed_words(std::string_view typed) {
    std::string words = mend_utf8(typed);
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return squeeze(words);
}

/// The words that an answer puts in the place of its passage.
Result<std::string> words_of(const PassageAnswer& answer, const OpenPassage& passage) {
    const bool change = passage.kind == OpenPassage::Kind::tracked_change;
    const auto refuse = [&](const char* why) { return problem(passage.key(), why); };
    switch (answer.reading) {
        case PassageReading::first:
        case PassageReading::second:
            if (!change) return refuse("A blank has no readings: type its words, leave it out or let it stay open");
            return passage.readings[answer.reading == PassageReading::first ? 0 : 1];
        case PassageReading::left_out:
        case PassageReading::open:
            if (change) return refuse("Choose one of the two readings, or type the words");
            return answer.reading == PassageReading::open ? passage.words : policy::left_out(passage);
        case PassageReading::typed:
            break;
    }
    auto words = typed_words(answer.words);
    if (words.empty()) return refuse("Type the words as the Board adopted them");
    if (length(words) > most_letters)
        return problem(passage.key(), "At most {count} letters: this passage is part of one sentence",
                       {{"count", std::to_string(most_letters)}});
    return words;
}

/// The rows that the answers make, with the ids of those on file.
Result<std::vector<PolicyChoice>> rows_of(const std::vector<PassageAnswer>& answers, const policy::Reading& reading,
                                          PolicyId document, const std::vector<PolicyChoice>& on_file) {
    std::vector<PolicyChoice> rows;
    Problems problems;
    for (const auto& answer : answers) {
        const auto passage = std::find_if(reading.passages.begin(), reading.passages.end(),
                                          [&](const OpenPassage& each) { return each.key() == answer.passage; });
        if (passage == reading.passages.end()) {
            problems.push_back(problem(answer.passage, "This document has no such passage"));
            continue;
        }
        auto words = words_of(answer, *passage);
        if (!words) {
            problems.insert(problems.end(), words.problems().begin(), words.problems().end());
            continue;
        }
        PolicyChoice row{{},
                         document,
                         passage->sentence,
                         static_cast<int>(passage->at),
                         passage->words,
                         passage->readings.empty() ? std::string{} : passage->readings[0],
                         passage->readings.empty() ? std::string{} : passage->readings[1],
                         answer.reading,
                         std::move(*words)};
        const auto old = std::find_if(on_file.begin(), on_file.end(), [&](const PolicyChoice& each) {
            return each.sentence == row.sentence && each.place == row.place;
        });
        if (old != on_file.end()) row.id = old->id;
        // Of two answers to one passage the later is meant.
        std::erase_if(
            rows, [&](const PolicyChoice& each) { return each.sentence == row.sentence && each.place == row.place; });
        if (old == on_file.end() || *old != row) rows.push_back(std::move(row));
    }
    if (!problems.empty()) return problems;
    return rows;
}

std::string who_chose(const filing::Reading& file, program::AccountId id) {
    const auto account = file.find<program::Account>(id);
    return account ? account->name : operator_of_machine().name;
}

}  // namespace

Result<Done> choose_words(Office& office, const Actor& actor, PolicyId id, const std::vector<PassageAnswer>& answers) {
    if (auto allowed = require(actor, Verb::adopt_policy); !allowed) return allowed.problems();
    auto act = office.act(actor, Verb::adopt_policy);
    act.verb = "choose_policy_words";
    return office.file().write(std::move(act), [&](filing::Writing& file) -> Result<Done> {
        auto record = file.find<PolicyDocument>(id);
        if (!record) return problem("policy", "There is no such policy document");
        const auto reading = policy::read(record->name, record->bytes);
        if (!reading) return reading.problems();
        auto rows = rows_of(answers, *reading, id, file.all<PolicyChoice>({{"document", to_value(id)}}));
        if (!rows) return rows.problems();
        if (rows->empty()) return Done{};
        if (record->stage == AdoptionStage::in_force)
            return problem("policy",
                           "{file} is in force: its words stay. Take in the corrected document, and let it follow",
                           {{"file", record->name}});
        for (auto& row : *rows) {
            if (row.id == decltype(row.id){}) {
                row.id = decltype(row.id)::make();
                file.add(row);
            } else {
                file.correct(row);
            }
        }
        if (record->stage == AdoptionStage::confirmed) {
            record->stage = AdoptionStage::reviewing;
            file.correct(*record);
        }
        return Done{};
    });
}

std::vector<policy::ChosenWords> chosen_words(const filing::Reading& file, PolicyId id) {
    std::vector<policy::ChosenWords> choices;
    for (auto& row : file.all<PolicyChoice>({{"document", to_value(id)}}))
        choices.push_back({std::move(row.sentence), static_cast<std::size_t>(std::max(0, row.place)),
                           std::move(row.words), std::move(row.chosen)});
    return choices;
}

std::vector<ChosenPassage> chosen_passages(const filing::Reading& file, PolicyId id) {
    std::vector<ChosenPassage> chosen;
    for (auto& version : file.histories<PolicyChoice>({"document", to_value(id)}))
        if (version.recorded.until == 0)
            chosen.push_back({std::move(version.record), who_chose(file, version.recorded.by), version.recorded.at});
    return chosen;
}

}  // namespace accord::office

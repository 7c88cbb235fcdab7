#include "equity/filings/ripa_handoff.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/csv.hpp"
#include "equity/filings/inside/filing_maker.hpp"
#include "equity/filings/inside/ripa_codes.hpp"

namespace accord::equity {

namespace {

using program::OfficerAction;
using program::Outcome;
using program::ReasonGroup;

/// The columns of the file, in the stop data system's own names where it has one for them.
const std::vector<std::string> header{"contact",
                                      "officer_agency_number",
                                      "SDate",
                                      "STime",
                                      "minutes",
                                      "K12_Flag",
                                      "K12Code",
                                      "school",
                                      "students",
                                      "Is_Stud",
                                      "Is_ServCall",
                                      "Is_WelfareCheck",
                                      "ListNonForceActTak",
                                      "ListForceActTak",
                                      "ListBasSearch",
                                      "ListCB",
                                      "ListResult",
                                      "without_code",
                                      "listed_because"};

/// Codes of one cell, each once and in their order as numbers.
class Codes {
public:
    void add(std::string_view code) {
        if (!code.empty()) codes_.emplace(std::stoi(std::string{code}), code);
    }
    [[nodiscard]] bool empty() const { return codes_.empty(); }
    [[nodiscard]] std::string text() const {
        std::string text;
        for (const auto& [number, code] : codes_) text += (text.empty() ? "" : "|") + std::string{code};
        return text;
    }

private:
    std::map<int, std::string> codes_;
};

/// A contact in the codes of the stop data system.
struct Coding {
    Codes non_force, force, basis, found, result;
    std::set<std::string> without;  ///< what has no code of its own, in words
};

Coding coding_of(const StopContact& contact) {
    Coding out;
    const auto take = [&](Codes& codes, const auto& table, auto value) {
        const auto code = code_in(table, value);
        codes.add(code);
        if (code.empty()) out.without.emplace(label_of(value));
    };
    contact.actions.each([&](OfficerAction action) { out.non_force.add(code_in(non_force_codes, action)); });
    if (contact.actions.has(OfficerAction::questioned)) out.without.emplace(label_of(OfficerAction::questioned));
    for (const auto force : contact.force) take(out.force, force_codes, force);
    if (contact.force.empty() && program::used_force(contact.actions))
        contact.actions.each([&](OfficerAction action) {
            if (program::used_force({action})) out.without.emplace(label_of(action));
        });
    if (contact.actions.has(OfficerAction::none_of_these)) out.force.add(no_force);
    for (const auto& search : contact.searches) {
        take(out.basis, basis_codes, search.basis);
        take(out.found, found_codes, search.found);
    }
    const bool nothing_came_of_it = contact.outcome == Outcome::back_to_class || contact.outcome == Outcome::none;
    if (contact.parent_told) out.result.add(contacted_parent);
    if (!(contact.parent_told && nothing_came_of_it)) take(out.result, result_codes, contact.outcome);
    return out;
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "|") + word;
    return text;
}

std::string yes_or_no(bool yes) { return yes ? "Y" : "N"; }

std::vector<std::string> row_of(const RipaRecords& records, const StopContact& contact, const Coding& coding,
                                const StopTriggers& because) {
    const auto& school = records.schools[contact.school];
    char day[16];
    std::snprintf(day, sizeof day, "%02u/%02u/%04d", contact.day.month(), contact.day.day(), contact.day.year());
    return {contact.contact,
            contact.officer_number,
            day,
            contact.time,
            std::string{label_of(contact.minutes)},
            "Y",
            school.code,
            school.name,
            std::to_string(contact.students),
            contact.students > 0 && contact.all_known ? "Y" : "",
            yes_or_no(contact.origin == program::Origin::dispatched_call),
            yes_or_no(program::group_of(contact.reason) == ReasonGroup::welfare),
            coding.non_force.text(),
            coding.force.text(),
            coding.basis.text(),
            coding.found.text(),
            coding.result.text(),
            joined(coding.without),
            Codec<StopTriggers>::write(because)};
}

StopTriggers both(const StopTriggers& a, const StopTriggers& b) {
    StopTriggers common;
    a.each([&](StopTrigger trigger) {
        if (b.has(trigger)) common.insert(trigger);
    });
    return common;
}

std::string trigger_words(const StopTriggers& triggers) {
    std::vector<std::string> words;
    triggers.each([&](StopTrigger trigger) { words.emplace_back(label_of(trigger)); });
    return words.empty() ? "\xe2\x80\x93" : listed(words);
}

struct Written {
    std::size_t rows = 0;
    std::size_t unknown_students = 0;            ///< contacts with somebody who is no student on file
    std::map<std::string, std::size_t> without;  ///< what has no code, in words: contacts
    std::set<std::string> uncoded, unnumbered;   ///< schools without a code; contacts without an officer's number
};

void check_rows(CheckList& list, const RipaRecords& records, const Written& written) {
    if (!written.uncoded.empty())
        list.missing("The 14-digit school code (K12Code) is not on file for {schools}",
                     {{"schools", listed({written.uncoded.begin(), written.uncoded.end()})}});
    if (!written.unnumbered.empty())
        list.missing("The agency's number of the officer is not on file for {count} contacts",
                     {{"count", std::to_string(written.unnumbered.size())}});
    if (records.unconfirmed > 0)
        list.look(
            "Contacts of officers of whom nobody has said whether they are sworn: {count}. Stop records are of peace "
            "officers",
            {{"count", std::to_string(records.unconfirmed)}});
    if (written.unknown_students > 0)
        list.look(
            "Contacts in which somebody is no student on file: {count}. Whether they were students (Is_Stud) is "
            "left to the agency",
            {{"count", std::to_string(written.unknown_students)}});
    std::vector<std::string> without;
    for (const auto& [words, count] : written.without) without.push_back(words + " " + std::to_string(count));
    if (!without.empty())
        list.look(
            "These fit no code of the stop data system, or more than one (contacts): {entries}. The rows say it in "
            "words, the agency chooses the code",
            {{"entries", listed(without)}});
}

std::vector<Check> check(const RipaRecords& records, const StopTriggers& triggers, const Written& written) {
    CheckList list;
    const auto year = std::to_string(records.year);
    list.good("{rows} of {contacts} contacts of the officers of {agency} in {year} are listed",
              {{"rows", std::to_string(written.rows)},
               {"contacts", std::to_string(records.contacts.size())},
               {"agency", records.agency},
               {"year", year}});
    if (records.through < Date{records.year, 12, 31})
        list.look("The year is not over: the file goes to {day}", {{"day", to_string(records.through)}});
    list.look("The agency reports the stops of {year} by April 1, {next} (Gov. Code 12525.5)",
              {{"year", year}, {"next", std::to_string(records.year + 1)}});
    check_rows(list, records, written);
    if (records.ori.empty()) list.missing("The agency's identifier (ORI) is not on file");
    list.look("Minutes are those of the form (\"5 to 15\"): the agency enters how long it took");
    list.unverified("Which interactions with students count as stops (11 CCR 999.227): listed are {triggers}",
                    {{"triggers", trigger_words(triggers)}});
    list.unverified(
        "The codes are those of the 2024 regulation as an open program has them: the Department's data "
        "dictionary is for law enforcement only");
    list.good(
        "What the officer perceived of a student is not in this file and has no column: the agency fills it in, "
        "and never from a roster");
    return list.take();
}

}  // namespace

StopTriggers triggers_of(const StopContact& contact) {
    const auto group = program::group_of(contact.reason);
    StopTriggers found;
    const auto when = [&](bool fits, StopTrigger trigger) {
        if (fits) found.insert(trigger);
    };
    when(contact.outcome == Outcome::arrest || contact.outcome == Outcome::hold_or_transport, StopTrigger::custody);
    when(contact.outcome == Outcome::citation, StopTrigger::citation);
    when(contact.actions.has(OfficerAction::took_property), StopTrigger::property);
    when(contact.outcome == Outcome::to_administrator &&
             (group == ReasonGroup::crime || group == ReasonGroup::emergency),
         StopTrigger::administrator);
    when(contact.actions.has(OfficerAction::questioned), StopTrigger::questioned);
    when(program::searched(contact.actions) || program::used_force(contact.actions), StopTrigger::action);
    return found;
}

CheckedFiling file_ripa(const RipaRecords& records, const StopTriggers& triggers) {
    std::vector<const StopContact*> order;
    for (const auto& contact : records.contacts)
        if (contact.school < records.schools.size()) order.push_back(&contact);
    std::sort(order.begin(), order.end(), [](const StopContact* a, const StopContact* b) {
        return std::tie(a->day, a->time, a->contact) < std::tie(b->day, b->time, b->contact);
    });
    Written written;
    std::string text = csv_line(header);
    for (const auto* contact : order) {
        const auto because = both(triggers_of(*contact), triggers);
        if (because.empty()) continue;
        const auto coding = coding_of(*contact);
        text += csv_line(row_of(records, *contact, coding, because));
        ++written.rows;
        written.unknown_students += contact->all_known && contact->students > 0 ? 0 : 1;
        for (const auto& words : coding.without) ++written.without[words];
        if (records.schools[contact->school].code.empty())
            written.uncoded.insert(records.schools[contact->school].name);
        if (contact->officer_number.empty()) written.unnumbered.insert(contact->contact);
    }
    return FilingMaker::make(FilingKind::ripa, std::move(text), check(records, triggers, written));
}

}  // namespace accord::equity

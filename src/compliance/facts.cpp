#include "compliance/facts.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/zone.hpp"
#include "program/screening.hpp"

namespace accord::compliance {

namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

constexpr Date always{1, 1, 1};  // registers are complete for every day: what they hold is all there is

template <Recorded R>
std::string record_of(const R& record) {
    return std::string{table_name(Of<R>{})} + ":" + record.id.text();
}

template <Named E>
std::string code(E value) {
    return std::string{code_of(value)};
}
template <Named E>
std::string code(const std::optional<E>& value) {
    return value ? code(*value) : std::string{};
}
std::string day(const std::optional<Date>& date) { return date ? to_string(*date) : std::string{}; }
std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

/// Turns one district's records into facts.
class Maker {
public:
    Maker(const Records& records, Date on) : records_{records} {
        made_.on = on;
        made_.calendar = records.calendar;
        for (const auto& agency : records.agencies) agencies_[agency.id] = &agency;
        for (const auto& officer : records.officers) officers_[officer.id] = &officer;
        for (const auto& school : records.schools) schools_[school.id] = school.name;
    }

    Evidence make() {
        postings();
        agreements();
        registers();
        oversight();
        if (records_.contacts) contacts(*records_.contacts);
        if (records_.requests) requests(*records_.requests);
        if (records_.calls) calls(*records_.calls);
        if (records_.texts) texts(*records_.texts);
        practices();
        if (records_.flags) flags(*records_.flags);
        return std::move(made_);
    }

private:
    FactList& list(std::string_view kind, Date since) {
        FactList& list = made_.kinds[std::string{kind}];
        list.kept_since = since;
        return list;
    }

    std::string school_name(const program::SchoolId& id) const {
        const auto found = schools_.find(id);
        return found == schools_.end() ? std::string{} : found->second;
    }

    void postings() {
        auto& facts = list("posting", always).facts;
        for (const auto& assignment : records_.assignments) {
            const auto officer = officers_.find(assignment.officer);
            if (officer == officers_.end()) continue;
            const auto agency = agencies_.find(officer->second->agency);
            if (agency == agencies_.end()) continue;
            facts.push_back({record_of(assignment),
                             officer->first.text(),
                             officer->second->name,
                             assignment.first_day,
                             assignment.last_day,
                             {{"school", assignment.school.text()},
                              {"school-name", school_name(assignment.school)},
                              {"agency", agency->first.text()},
                              {"agency-name", agency->second->name},
                              {"kind", code(officer->second->kind)},
                              {"sworn", code(officer->second->sworn)},
                              {"contracted", yes_or_no(agency->second->kind != program::AgencyKind::school_police)},
                              {"reason", yes_or_no(!assignment.untrained_reason.empty())},
                              {"training-by", day(assignment.training_by)}}});
        }
    }

    void agreements() {
        auto& facts = list("agreement", always).facts;
        auto& terms = list("agreement-term", always).facts;
        auto& reviews = list("agreement-review", always).facts;
        for (const auto& agreement : records_.agreements) {
            const auto agency = agencies_.find(agreement.agency);
            if (agency == agencies_.end()) continue;
            const auto state = program::state_on(agreement, made_.on);
            const bool held = state == program::AgreementState::holdover;
            const Fact fact{record_of(agreement),
                            agency->first.text(),
                            agency->second->name,
                            began(agreement),
                            {},
                            {{"state", code(state)},
                             {"starts", day(agreement.starts)},
                             {"ends", day(held ? agreement.holdover_until : agreement.ends)},
                             {"basis", held ? agreement.holdover_basis : std::string{}},
                             {"agreement", agreement.id.text()}}};
            for (const auto& term : records_.terms)
                if (term.agreement == agreement.id)
                    terms.push_back({record_of(term),
                                     fact.subject,
                                     fact.subject_name,
                                     fact.happened,
                                     {},
                                     {{"term", term.term},
                                      {"passage", term.passage},
                                      {"state", code(state)},
                                      {"agreement", agreement.id.text()}}});
            for (const auto& review : records_.reviews)
                if (review.agreement == agreement.id)
                    reviews.push_back(
                        {record_of(review),
                         fact.subject,
                         fact.subject_name,
                         review.adopted_on,
                         {},
                         {{"participants", Codec<EnumSet<program::Participant>>::write(review.participants)},
                          {"agreement", agreement.id.text()}}});
            facts.push_back(fact);
        }
    }

    /// The earliest date that an agreement bears by the day; a draft bears none and is of the day itself.
    Date began(const program::Agreement& agreement) const {
        Date earliest = made_.on;
        for (const auto& date : {agreement.board_approved_on, agreement.starts})
            if (date) earliest = std::min(earliest, *date);
        return earliest;
    }

    void registers() {
        auto& training = list("training", always).facts;
        for (const auto& row : records_.training) {
            const auto officer = officers_.find(row.officer);
            training.push_back({record_of(row),
                                row.officer.text(),
                                officer == officers_.end() ? std::string{} : officer->second->name,
                                row.completed_on,
                                {},
                                {{"subject", row.subject}}});
        }
        // These two registers are kept from their first record on: a district that never entered any does not know.
        for (const auto& row : records_.staff_training)
            list("staff-training", always)
                .facts.push_back(
                    {record_of(row),
                     row.school.text(),
                     school_name(row.school),
                     row.held_on,
                     {},
                     {{"attended", std::to_string(row.attended)}, {"expected", std::to_string(row.expected)}}});
        for (const auto& agency : records_.agencies)
            if (agency.force_policy_on)
                list("force-policy", always)
                    .facts.push_back({record_of(agency),
                                      agency.id.text(),
                                      agency.name,
                                      *agency.force_policy_on,
                                      {},
                                      {{"covers", agency.force_policy_covers}}});
    }

    void oversight() {
        auto& reports = list("report", records_.since).facts;
        for (const auto& row : records_.reports)
            reports.push_back({record_of(row),
                               {},
                               {},
                               row.delivered_on,
                               {},
                               {{"from", to_string(row.period_from)}, {"until", to_string(row.period_until)}}});
        auto& directions = list("direction", always).facts;
        for (const auto& row : records_.directions)
            directions.push_back({record_of(row),
                                  {},
                                  {},
                                  row.directed_on,
                                  {},
                                  {{"due", to_string(row.due_on)}, {"answered", day(answer_to(row))}}});
        auto& words = list("attestation", always).facts;
        for (const auto& row : records_.attestations) {
            const auto person = records_.people.find(row.attested_by);
            words.push_back({record_of(row),
                             row.provision,
                             person == records_.people.end() ? std::string{} : person->second,
                             row.attested_on,
                             row.valid_until,
                             {{"control", row.control}, {"provision", row.provision}}});
        }
    }

    std::optional<Date> answer_to(const program::BoardDirection& direction) const {
        std::optional<Date> first;
        for (const auto& report : records_.reports)
            if (report.delivered_on >= direction.directed_on)
                first = first ? std::min(*first, report.delivered_on) : report.delivered_on;
        return first;
    }

    static std::string acted(const ContactRow& row) {
        if (row.reason != program::ContactReason::school_rule) return {};
        return row.school_rule ? code(*row.school_rule) : "unsaid";
    }

    void contacts(const Kept<ContactRow>& kept) {
        const std::string table{table_name(Of<program::Contact>{})};
        auto& facts = list("contact", kept.since).facts;
        facts.reserve(kept.rows.size());
        std::unordered_map<program::ContactId, const ContactRow*> by_id;
        for (const auto& row : kept.rows) {
            by_id[row.id] = &row;
            facts.push_back({table + ":" + row.id.text(),
                             row.school.text(),
                             school_name(row.school),
                             row.happened_on,
                             {},
                             {{"origin", code(row.origin)},
                              {"reason", code(row.reason)},
                              {"group", code(program::group_of(row.reason))},
                              {"acted", acted(row)},
                              {"actions", Codec<program::OfficerActions>::write(row.actions)},
                              {"outcome", code(row.outcome)},
                              {"rights", code(row.told_of_rights)},
                              {"consulted", code(row.administrator_consulted)},
                              {"parent", code(row.parent_told)}}});
        }
        if (!records_.force) return;
        auto& force = list("force", records_.force->since).facts;
        for (const auto& row : records_.force->rows) {
            const auto contact = by_id.find(row.contact);
            if (contact == by_id.end()) continue;
            force.push_back(
                {record_of(row),
                 row.contact.text(),
                 school_name(contact->second->school),
                 contact->second->happened_on,
                 {},
                 {{"type", code(row.type)},
                  {"answered", day(row.reviewed_on)},
                  {"deescalated", yes_or_no(contact->second->actions.has(program::OfficerAction::deescalated))}}});
        }
    }

    void requests(const Kept<program::InterventionRequest>& kept) {
        auto& facts = list("request", kept.since).facts;
        for (const auto& row : kept.rows)
            facts.push_back({record_of(row),
                             row.school.text(),
                             school_name(row.school),
                             to_local(row.asked_at, records_.zone).date,
                             {},
                             {{"reason", code(row.reason)},
                              {"urgency", code(row.urgency)},
                              {"answer", code(row.answer)},
                              {"response", code(row.decision.value_or(row.answer))},
                              {"because", yes_or_no(!row.override_reason.empty())},
                              {"control", row.control},
                              {"provision", row.provision},
                              {"overridden", yes_or_no(program::overridden(row))}}});
    }

    void calls(const Kept<program::CallForService>& kept) {
        auto& facts = list("call", kept.since).facts;
        for (const auto& row : kept.rows)
            facts.push_back({record_of(row),
                             row.school.text(),
                             school_name(row.school),
                             row.called_on,
                             {},
                             {{"outcome", code(row.outcome)}}});
    }

    void texts(const Kept<FreeText>& kept) {
        auto& facts = list("free-text", kept.since).facts;
        for (const auto& row : kept.rows) {
            const auto found = program::screen(row.text);
            const bool immigration = std::any_of(
                found.begin(), found.end(), [](const auto& f) { return f.kind == program::FindingKind::immigration; });
            facts.push_back({row.record, {}, {}, row.written_on, {}, {{"immigration", yes_or_no(immigration)}}});
        }
    }

    /// The day of a practice's next review: what the last one said, else the first.
    Date review_due(const program::Practice& practice) const {
        const program::PracticeReview* last = nullptr;
        for (const auto& review : records_.practice_reviews)
            if (review.practice == practice.id && review.reviewed_on <= made_.on &&
                (!last || std::tie(last->reviewed_on, last->id) < std::tie(review.reviewed_on, review.id)))
                last = &review;
        return last ? last->next_due_on : practice.review_due_on;
    }

    void practices() {
        auto& facts = list("practice", always).facts;
        for (const auto& row : records_.practices)
            facts.push_back({record_of(row),
                             row.measure + "/" + row.breakdown + "/" + row.group_code,
                             row.title,
                             row.opened_on,
                             row.ended_on,
                             {{"due", to_string(review_due(row))}}});
    }

    /// The practice that answers a flag: of those that go on the one whose review is due last.
    const program::Practice* answer_to(const FlagRow& flag) const {
        const program::Practice* found = nullptr;
        for (const auto& row : records_.practices)
            if (goes_on(row, made_.on) && row.measure == flag.measure && row.breakdown == flag.breakdown &&
                row.group_code == flag.group && (!found || review_due(*found) < review_due(row)))
                found = &row;
        return found;
    }

    void flags(const Kept<FlagRow>& kept) {
        auto& facts = list("disparity-flag", kept.since).facts;
        for (const auto& row : kept.rows) {
            const auto* practice = answer_to(row);
            const bool overdue = practice && review_due(*practice) < made_.on;
            Fact fact{"report_edition:" + row.edition.text(),
                      row.measure + "/" + row.breakdown + "/" + row.group,
                      row.name,
                      row.raised_on,
                      {},
                      {{"practice", yes_or_no(practice)}}};
            if (practice) fact.record = record_of(*practice);
            if (overdue) fact.values.emplace_back("due", to_string(review_due(*practice)));
            if (practice && !overdue)
                fact.values.emplace_back("answered", to_string(std::max(practice->opened_on, row.raised_on)));
            facts.push_back(std::move(fact));
        }
    }

    const Records& records_;
    Evidence made_;
    std::unordered_map<program::AgencyId, const program::Agency*> agencies_;
    std::unordered_map<program::OfficerId, const program::Officer*> officers_;
    std::unordered_map<program::SchoolId, std::string> schools_;
};

}  // namespace

ContactRow coded(const program::Contact& contact) {
    return {contact.id,
            contact.school,
            contact.happened_on,
            contact.origin,
            contact.reason,
            contact.school_rule,
            contact.actions,
            contact.outcome,
            contact.told_of_rights,
            contact.administrator_consulted,
            contact.parent_told};
}

Evidence evidence(const Records& records, Date on) { return Maker{records, on}.make(); }

}  // namespace accord::compliance

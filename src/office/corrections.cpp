#include "office/corrections.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/text.hpp"
#include "office/contact_parts.hpp"
#include "office/reasons.hpp"

namespace accord::office {

namespace {

using filing::Version;
using program::Contact;
using program::ContactId;
using program::ContactStudent;
using program::Force;
using program::Search;

constexpr std::chrono::minutes free_correction{10};  // users.md section 7
constexpr std::chrono::hours in_time{24};

Problem no_such_contact() { return problem("contact", "There is no such contact"); }

// What makes two rows of a contact the same, before and after a correction.
auto same(const ContactStudent& row) { return row.student; }
auto same(const Search& row) { return row.of; }
auto same(const Force& row) { return row.type; }

/// What a row keeps of the one before that the form does not ask.
void keep(ContactStudent& row, const ContactStudent& before) {
    if (row.happened_on == before.happened_on) row = before;  // the groups of that day are joined already
}
void keep(Search&, const Search&) {}
void keep(Force& row, const Force& before) {
    if (row.injury != before.injury) return;  // other facts than those that were reviewed
    row.reviewed_on = before.reviewed_on;
    row.reviewed_by = before.reviewed_by;
}

/// The rows that a correction writes: each in the place of the row on file that it is the same as, else of one that is
/// no longer told (another student, another type of force), else anew.
template <class R>
struct Placed {
    std::vector<R> add, correct;
    std::vector<decltype(R::id)> withdraw;

    [[nodiscard]] bool empty() const { return add.empty() && correct.empty() && withdraw.empty(); }
};

template <class R>
Placed<R> placed(std::vector<R> on_file, std::vector<R> told) {
    Placed<R> placed;
    std::vector<R> others;
    for (auto& row : told) {
        const auto before =
            std::find_if(on_file.begin(), on_file.end(), [&](const R& r) { return same(r) == same(row); });
        if (before == on_file.end()) {
            others.push_back(row);
            continue;
        }
        row.id = before->id;
        keep(row, *before);
        if (row != *before) placed.correct.push_back(row);
        on_file.erase(before);
    }
    for (auto& row : others) {
        if (on_file.empty()) {
            placed.add.push_back(row);
            continue;
        }
        row.id = on_file.front().id;
        placed.correct.push_back(row);
        on_file.erase(on_file.begin());
    }
    for (const auto& row : on_file) placed.withdraw.push_back(row.id);
    return placed;
}

template <class R>
void carry_out(filing::Writing& file, const Placed<R>& rows) {
    for (const auto& row : rows.correct) file.correct(row);
    for (const auto& row : rows.add) file.add(row);
    for (const auto& id : rows.withdraw) file.withdraw<R>(id);
}

/// A corrected contact beside what is on file.
struct Corrected {
    Contact contact;
    Placed<ContactStudent> students;
    Placed<Search> searches;
    Placed<Force> force;

    [[nodiscard]] bool changes(Contact on_file) const {
        on_file.amended_because = contact.amended_because;
        return contact != on_file || !students.empty() || !searches.empty() || !force.empty();
    }
};

Corrected corrected_from(const filing::Reading& file, program::LoggedContact told, const Contact& on_file,
                         const std::string& reason) {
    told.contact.id = on_file.id;
    told.contact.amended_because = squeeze(reason);
    const auto own = [&](auto& rows) {
        for (auto& row : rows) row.contact = on_file.id;
    };
    own(told.students), own(told.searches), own(told.force);
    for (auto& row : told.students) join_groups_of(file, row);
    const auto id = to_value(on_file.id);
    return {std::move(told.contact), placed(file.all<ContactStudent>({{"contact", id}}), std::move(told.students)),
            placed(file.all<Search>({{"contact", id}}), std::move(told.searches)),
            placed(file.all<Force>({{"contact", id}}), std::move(told.force))};
}

/// For ten minutes the person who logged a contact corrects it without a reason.
bool is_free(const Office& office, const Actor& actor, const filing::Recorded& first) {
    return actor.account == first.by && office.now() - first.at <= free_correction;
}

Problems problems_of_reason(const std::string& reason, bool needed) {
    if (needed && trim(reason).empty())
        return {problem("amended_because", "Say why it is corrected: both versions are kept")};
    if (!trim(reason).empty() && !says_why(reason))
        return {problem("amended_because", "Say why in at least three words")};
    for (const auto& finding : program::screen(reason))
        return {Problem{"amended_because", program::explain(finding), {}}};
    return {};
}

/// Rules as of the day on which it was recorded: a correction is not late. A contact of a former log answered there.
program::ContactRules rules_of(const Office& office, const filing::Recorded& first, const Contact& on_file) {
    auto rules = contact_rules(office, first.at);
    rules.lateness_settled =
        on_file.late_reason == program::LateReason::in_time && first.at - on_file.happened_at > in_time;
    return rules;
}

/// The rows that stood beside a version of the contact; `next`: the entry of the version after it, 0: there is none.
template <class R>
std::vector<R> beside(const std::vector<Version<R>>& all, std::int64_t next) {
    std::vector<R> rows;
    for (const auto& version : all) {
        const auto& [entry, until] = std::pair{version.recorded.entry, version.recorded.until};
        const bool begun = next == 0 || entry < next;
        const bool ended = until != 0 && (next == 0 || until < next);
        if (begun && !ended) rows.push_back(version.record);
    }
    return rows;
}

std::vector<ReopenedReview> reopened_reviews(const std::vector<Version<Force>>& all) {
    std::vector<ReopenedReview> reopened;
    for (const auto& version : all) {
        if (version.recorded.until != 0 || version.record.reviewed_on) continue;
        const Version<Force>* reviewed = nullptr;
        for (const auto& earlier : all)
            if (earlier.record.id == version.record.id && earlier.record.reviewed_on) reviewed = &earlier;
        if (!reviewed) continue;
        const auto after = std::find_if(all.begin(), all.end(), [&](const Version<Force>& v) {
            return v.recorded.entry == reviewed->recorded.until;
        });
        reopened.push_back({reviewed->record, (after == all.end() ? version : *after).recorded.at});
    }
    return reopened;
}

std::string who_wrote(const filing::Reading& file, program::AccountId id) {
    const auto account = file.find<program::Account>(id);
    return account ? account->name : operator_of_machine().name;
}

}  // namespace

bool may_correct(const Actor& actor, const Contact& contact) { return reaches(actor, Verb::correct_contact, contact); }

Result<ContactHistory> contact_history(const Office& office, const Actor& actor, ContactId id) {
    if (auto allowed = require(actor, Verb::see_contacts); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<ContactHistory> {
        const auto latest = file.find<Contact>(id);
        if (!latest || !reaches(actor, Verb::see_contacts, *latest)) return no_such_contact();
        const auto versions = file.history<Contact>(id);
        ContactHistory history;
        if (versions.size() == 1) {
            history.versions.push_back(
                {view_of(file, *latest), versions[0].recorded, who_wrote(file, versions[0].recorded.by)});
            return history;
        }
        const filing::Is of{"contact", to_value(id)};
        const auto students = file.histories<ContactStudent>(of);
        const auto searches = file.histories<Search>(of);
        const auto force = file.histories<Force>(of);
        for (std::size_t i = 0; i < versions.size(); ++i) {
            const auto next = i + 1 < versions.size() ? versions[i + 1].recorded.entry : 0;
            history.versions.push_back(
                {view_of(file, versions[i].record, beside(students, next), beside(searches, next), beside(force, next)),
                 versions[i].recorded, who_wrote(file, versions[i].recorded.by)});
        }
        history.reopened = reopened_reviews(force);
        return history;
    });
}

Result<CorrectionForm> correction_form(const Office& office, const Actor& actor, ContactId id) {
    if (auto allowed = require(actor, Verb::correct_contact); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<CorrectionForm> {
        const auto contact = file.find<Contact>(id);
        if (!contact || !may_correct(actor, *contact)) return no_such_contact();
        const auto versions = file.history<Contact>(id);
        const auto of = to_value(id);
        const program::LoggedContact logged{*contact, file.all<ContactStudent>({{"contact", of}}),
                                            file.all<Search>({{"contact", of}}), file.all<Force>({{"contact", of}})};
        CorrectionForm form;
        form.number = receipt_number(id);
        form.values = program::form_values(logged, office.district().zone);
        for (const auto& row : logged.students) form.students.push_back(seen_student(file, row));
        form.revision = versions.back().recorded.revision;
        form.reason_needed = !is_free(office, actor, versions.front().recorded);
        return form;
    });
}

Result<Done> correct_contact(Office& office, const Actor& actor, ContactId id, const Correction& correction) {
    if (auto allowed = require(actor, Verb::correct_contact); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::correct_contact), [&](filing::Writing& file) -> Result<Done> {
        const auto on_file = file.find<Contact>(id);
        if (!on_file || !may_correct(actor, *on_file)) return no_such_contact();
        const auto versions = file.history<Contact>(id);
        const auto& first = versions.front().recorded;

        auto form = correction.form;
        form.key = on_file->key;
        form.officer = on_file->officer;
        auto told = check_contact(file, form, rules_of(office, first, *on_file));
        Problems problems = told.problems();
        for (auto& wrong : problems_of_reason(correction.reason, !is_free(office, actor, first)))
            problems.push_back(std::move(wrong));
        if (!problems.empty()) return problems;

        const auto corrected = corrected_from(file, std::move(*told), *on_file, correction.reason);
        const bool stale = correction.revision != versions.back().recorded.revision;
        if (!corrected.changes(*on_file))
            return stale ? Result<Done>{Done{}} : problem("", "Nothing was changed: it stands so already");
        if (stale)
            return problem("",
                           "Somebody corrected this record while you did: open it again and look at what is there now");
        file.correct(corrected.contact);
        carry_out(file, corrected.students);
        carry_out(file, corrected.searches);
        carry_out(file, corrected.force);
        return Done{};
    });
}

Result<Done> review_force(Office& office, const Actor& actor, ContactId id, Date reviewed_on) {
    if (auto allowed = require(actor, Verb::review_force); !allowed) return allowed.problems();
    if (reviewed_on > office.today()) return problem("reviewed_on", "The review cannot lie ahead");
    return office.file().write(office.act(actor, Verb::review_force), [&](filing::Writing& file) -> Result<Done> {
        const auto contact = file.find<Contact>(id);
        if (!contact || !reaches(actor, Verb::review_force, *contact)) return no_such_contact();
        if (reviewed_on < contact->happened_on)
            return problem("reviewed_on", "The review cannot come before the contact");
        bool open = false;
        for (auto& force : file.all<Force>({{"contact", to_value(id)}})) {
            if (force.reviewed_on) continue;
            open = true;
            force.reviewed_on = reviewed_on;
            force.reviewed_by = actor.name;
            file.correct(force);
        }
        return open ? Result<Done>{Done{}} : problem("reviewed_on", "No review is open");
    });
}

Result<std::vector<ContactView>> contacts_to_review(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::review_force); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<ContactView>> {
        std::map<ContactId, Contact> waiting;
        for (const auto& force : file.all<Force>({{"reviewed_on", Value{}}}))
            if (auto contact = file.find<Contact>(force.contact);
                contact && reaches(actor, Verb::review_force, *contact))
                waiting.emplace(contact->id, std::move(*contact));
        std::vector<ContactView> views;
        for (auto& [id, contact] : waiting) views.push_back(view_of(file, std::move(contact)));
        std::sort(views.begin(), views.end(), [](const ContactView& a, const ContactView& b) {
            return a.contact.happened_at < b.contact.happened_at;
        });
        return views;
    });
}

}  // namespace accord::office

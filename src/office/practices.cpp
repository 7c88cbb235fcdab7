#include "office/practices.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "office/race_lists.hpp"
#include "program/screening.hpp"

namespace accord::office {

namespace {

using program::Practice;
using program::PracticeId;
using program::PracticeReview;

/// Who answers for a practice inside the district. The Board and auditors look on.
constexpr std::array owner_roles{program::Role::designee, program::Role::principal};

constexpr std::size_t longest_title = 120;
constexpr std::size_t longest_text = 4000;

bool may_own(program::Role role) {
    return std::find(owner_roles.begin(), owner_roles.end(), role) != owner_roles.end();
}

bool answers(const Practice& practice, const equity::Flag& flag) {
    return practice.measure == code_of(flag.measure) && practice.breakdown == code_of(flag.breakdown) &&
           practice.group_code == flag.code;
}

/// The reviews of a practice, the newest first.
std::vector<PracticeReview> reviews_of(const filing::Reading& file, PracticeId id) {
    auto reviews = file.all<PracticeReview>({{"practice", to_value(id)}});
    std::sort(reviews.begin(), reviews.end(), [](const PracticeReview& a, const PracticeReview& b) {
        return std::tie(b.reviewed_on, b.id) < std::tie(a.reviewed_on, a.id);
    });
    return reviews;
}

std::string owner_of(const filing::Reading& file, const Practice& practice) {
    if (practice.owner_role) return std::string{label_of(*practice.owner_role)};
    const auto account = practice.owner ? file.find<program::Account>(*practice.owner) : std::nullopt;
    return account ? account->name : std::string{};
}

/// What it answers, with the words of a flag that is open, else of the newest report, else of its codes.
equity::Flag flag_of(const Practice& practice, const std::optional<FlagsOut>& out) {
    if (out)
        for (const auto& open : out->open)
            if (answers(practice, open.flag)) return open.flag;
    equity::Flag flag;
    flag.measure = parse_code<equity::Measure>(practice.measure).value_or(equity::Measure::contact);
    flag.breakdown = parse_code<equity::Breakdown>(practice.breakdown).value_or(equity::Breakdown::all);
    flag.code = flag.label = practice.group_code;
    const auto* table = out ? out->years.back().table(flag.measure, flag.breakdown) : nullptr;
    if (!table) return flag;
    for (const auto& row : table->rows)
        if (row.code == flag.code) flag.label = row.label;
    return flag;
}

/// Puts the edition for which a practice was opened into its view: its name, and by which list its races are.
void name_report(const filing::Reading& file, EditionId id, PracticeView& view) {
    for (const auto& edition : editions_out(file)) {
        if (edition.record.id != id) continue;
        view.report = edition.name();
        view.flag.race_list = race_lists(file).of(edition.period.school_year);
    }
}

PracticeView view_of(const filing::Reading& file, Practice practice, const std::optional<FlagsOut>& out, Date today) {
    PracticeView view;
    view.flag = flag_of(practice, out);
    view.about = std::string{label_of(view.flag.measure)} + ": " + view.flag.label;
    name_report(file, practice.edition, view);
    view.owner = owner_of(file, practice);
    const auto reviews = reviews_of(file, practice.id);
    view.review_due = reviews.empty() ? practice.review_due_on : reviews.front().next_due_on;
    view.overdue = goes_on(practice, today) && view.review_due < today;
    view.record = std::move(practice);
    return view;
}

/// Words of a practice: there, not too long, and nothing in them that is never kept.
void check_words(Problems& problems, const char* where, const std::string& words, const char* missing,
                 std::size_t longest) {
    if (trim(words).empty()) problems.push_back(problem(where, missing));
    if (words.size() > longest)
        problems.push_back(problem(where, "Write it in {count} letters at most", {{"count", std::to_string(longest)}}));
    for (const auto& finding : program::screen(words))
        if (program::never_kept(finding.kind)) problems.push_back({where, program::explain(finding), {}});
}

void take_owner(Problems& problems, const filing::Reading& file, const std::string& code, Practice& practice) {
    practice.owner_role.reset();
    practice.owner.reset();
    if (const auto role = parse_code<program::Role>(code); role && may_own(*role)) {
        practice.owner_role = role;
        return;
    }
    const auto id = program::AccountId::parse(code);
    const auto account = id ? file.find<program::Account>(*id) : std::nullopt;
    if (account && account->state == program::AccountState::active && may_own(account->role))
        practice.owner = account->id;
    else
        problems.push_back(problem("owner", "Choose who answers for it"));
}

constexpr auto date_wanted = "Write the date as 2026-11-22";

/// Puts a form into a practice, or tells all that is wrong with it.
Problems take(const PracticeForm& form, const filing::Reading& file, Practice& practice) {
    Problems problems;
    check_words(problems, "title", form.title, "Say in a few words what is done", longest_title);
    check_words(problems, "description", form.description, "Say what is done, where and by whom", longest_text);
    take_owner(problems, file, form.owner, practice);
    if (!form.begins_on) problems.push_back(problem("begins_on", date_wanted));
    if (!form.review_due_on)
        problems.push_back(problem("review_due_on", date_wanted));
    else if (form.begins_on && *form.review_due_on <= *form.begins_on)
        problems.push_back(problem("review_due_on", "The first review comes after the practice began"));
    practice.title = squeeze(form.title);
    practice.description = std::string{trim(form.description)};
    practice.begins_on = form.begins_on.value_or(Date{});
    practice.review_due_on = form.review_due_on.value_or(Date{});
    return problems;
}

Problem no_such_practice() { return problem("", "There is no such practice"); }
Problem has_ended() { return problem("", "This practice has ended: open another for a flag that is open"); }

}  // namespace

std::string code_of_flag(const equity::Flag& flag) {
    return std::string{code_of(flag.measure)} + "/" + std::string{code_of(flag.breakdown)} + "/" + flag.code;
}

Result<Practices> practices(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::see_practices); !allowed) return allowed.problems();
    const auto today = office.today();
    return office.file().read([&](const filing::Reading& file) {
        auto out = flags_out(office, file, today);
        Practices found;
        for (auto& row : file.all<Practice>()) found.all.push_back(view_of(file, std::move(row), out, today));
        std::sort(found.all.begin(), found.all.end(), [&](const PracticeView& a, const PracticeView& b) {
            return std::tuple{!goes_on(a.record, today), a.review_due, a.record.id} <
                   std::tuple{!goes_on(b.record, today), b.review_due, b.record.id};
        });
        if (!out) return found;
        found.report_out = true;
        found.flags = out->open.size();
        for (auto& open : out->open)
            if (std::none_of(found.all.begin(), found.all.end(), [&](const PracticeView& view) {
                    return goes_on(view.record, today) && answers(view.record, open.flag);
                }))
                found.unanswered.push_back(std::move(open));
        return found;
    });
}

Result<WholePractice> practice(const Office& office, const Actor& actor, PracticeId id) {
    if (auto allowed = require(actor, Verb::see_practices); !allowed) return allowed.problems();
    const auto today = office.today();
    return office.file().read([&](const filing::Reading& file) -> Result<WholePractice> {
        auto record = file.find<Practice>(id);
        if (!record) return no_such_practice();
        const auto out = flags_out(office, file, today);
        WholePractice whole;
        whole.view = view_of(file, std::move(*record), out, today);
        for (auto& review : reviews_of(file, id)) {
            const auto account = file.find<program::Account>(review.reviewed_by);
            whole.reviews.push_back({std::move(review), account ? account->name : std::string{}});
        }
        whole.figures = equity::before_and_after(whole.view.flag, whole.view.record.begins_on,
                                                 out ? out->years : std::vector<equity::Released>{});
        return whole;
    });
}

std::vector<PracticeOwner> practice_owners(const Office& office) {
    std::vector<PracticeOwner> owners;
    for (const auto role : owner_roles) owners.push_back({std::string{code_of(role)}, std::string{label_of(role)}});
    auto accounts = office.file().read([](const filing::Reading& file) { return file.all<program::Account>(); });
    std::sort(accounts.begin(), accounts.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    for (const auto& account : accounts)
        if (may_own(account.role) && account.state == program::AccountState::active)
            owners.push_back({account.id.text(), account.name});
    return owners;
}

Result<PracticeId> open_practice(Office& office, const Actor& actor, const PracticeForm& form) {
    if (auto allowed = require(actor, Verb::keep_practices); !allowed) return allowed.problems();
    const auto act = office.act(actor, Verb::keep_practices);
    return office.file().write(act, [&](filing::Writing& file) -> Result<PracticeId> {
        const auto out = flags_out(office, file, office.today());
        Practice practice;
        practice.id = PracticeId::make();
        practice.opened_on = office.today();
        Problems problems = take(form, file, practice);
        const OpenFlag* flag = nullptr;
        if (out)
            for (const auto& open : out->open)
                if (code_of_flag(open.flag) == form.flag) flag = &open;
        if (!flag)
            problems.insert(problems.begin(),
                            problem("flag", "Choose an open flag: a practice answers what a released report shows"));
        if (!problems.empty()) return problems;
        practice.measure = code_of(flag->flag.measure);
        practice.breakdown = code_of(flag->flag.breakdown);
        practice.group_code = flag->flag.code;
        practice.edition = flag->edition;
        file.add(practice);
        return practice.id;
    });
}

Result<Done> correct_practice(Office& office, const Actor& actor, PracticeId id, const PracticeForm& form) {
    if (auto allowed = require(actor, Verb::keep_practices); !allowed) return allowed.problems();
    const auto act = office.act(actor, Verb::keep_practices);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        const auto on_file = file.find<Practice>(id);
        if (!on_file) return no_such_practice();
        if (on_file->ended_on) return has_ended();
        auto practice = *on_file;
        if (auto problems = take(form, file, practice); !problems.empty()) return problems;
        if (practice == *on_file) return problem("", "Nothing was changed: it stands so already");
        file.correct(practice);
        return Done{};
    });
}

Result<Done> review_practice(Office& office, const Actor& actor, PracticeId id, const PracticeReviewForm& form) {
    if (auto allowed = require(actor, Verb::keep_practices); !allowed) return allowed.problems();
    if (actor.account.none()) return problem("", "Sign in first: a review bears the name of who made it");
    const auto act = office.act(actor, Verb::keep_practices);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        const auto on_file = file.find<Practice>(id);
        if (!on_file) return no_such_practice();
        if (on_file->ended_on) return has_ended();
        Problems problems;
        check_words(problems, "note", form.note, "Say what was looked at, and what comes of it", longest_text);
        if (!form.reviewed_on)
            problems.push_back(problem("reviewed_on", date_wanted));
        else if (*form.reviewed_on > office.today())
            problems.push_back(problem("reviewed_on", "The review cannot lie ahead"));
        if (!form.next_due_on)
            problems.push_back(problem("next_due_on", date_wanted));
        else if (*form.next_due_on <= office.today())
            problems.push_back(problem("next_due_on", "The next review is due on a day ahead"));
        if (!problems.empty()) return problems;
        file.add(PracticeReview{Id<PracticeReview>::make(), id, *form.reviewed_on, std::string{trim(form.note)},
                                *form.next_due_on, actor.account});
        return Done{};
    });
}

Result<Done> end_practice(Office& office, const Actor& actor, PracticeId id, std::optional<Date> ended_on,
                          const std::string& reason) {
    if (auto allowed = require(actor, Verb::keep_practices); !allowed) return allowed.problems();
    const auto act = office.act(actor, Verb::keep_practices);
    return office.file().write(act, [&](filing::Writing& file) -> Result<Done> {
        auto practice = file.find<Practice>(id);
        if (!practice) return no_such_practice();
        if (practice->ended_on) return has_ended();
        Problems problems;
        if (!ended_on)
            problems.push_back(problem("ended_on", date_wanted));
        else if (*ended_on > office.today() || *ended_on < practice->opened_on)
            problems.push_back(problem("ended_on", "It ends between the day on which it was opened and today"));
        check_words(problems, "end_reason", reason, "Say why it ends", longest_text);
        if (!problems.empty()) return problems;
        practice->ended_on = ended_on;
        practice->end_reason = std::string{trim(reason)};
        file.correct(*practice);
        return Done{};
    });
}

}  // namespace accord::office

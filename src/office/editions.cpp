#include "office/editions.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/school_calendar.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "equity/recheck.hpp"
#include "office/correction_reason.hpp"
#include "office/disparity_rules.hpp"
#include "office/reports.hpp"

namespace accord::office {

namespace {

using program::ReportEdition;

equity::Period days_of(const ReportEdition& edition) { return {edition.period_from, edition.period_until}; }

/// The released editions of a school year, in the order of their release. Those of other years share no day with it.
std::vector<ReportEdition> out_in_year(const filing::Reading& file, int school_year) {
    std::vector<ReportEdition> out;
    for (auto& edition :
         file.all<ReportEdition>({{"period_from", to_value(school_year_start(school_year)), filing::Compare::at_least},
                                  {"period_from", to_value(school_year_end(school_year)), filing::Compare::at_most}}))
        if (edition.released()) out.push_back(std::move(edition));
    std::sort(out.begin(), out.end(), [](const ReportEdition& a, const ReportEdition& b) {
        return std::tie(a.released_at, a.after, a.id) < std::tie(b.released_at, b.after, b.id);
    });
    return out;
}

std::string name_of(const filing::Reading& file, const std::optional<program::AccountId>& id) {
    if (!id) return {};
    const auto account = file.find<program::Account>(*id);
    return account ? account->name : std::string{};
}

/// One column of a row. Throws when the file holds what no verb of ours writes there.
template <class T>
T read(const filing::Row& row, int column) {
    const auto value = Codec<T>::parse(row.text(column));
    if (!value) throw std::runtime_error("report_edition: a column cannot be read");
    return *value;
}

void name_people(const filing::Reading& file, Edition& edition) {
    edition.drafter = name_of(file, edition.record.drafted_by);
    edition.releaser = name_of(file, edition.record.released_by);
}

/// The editions that are out, or the drafts; newest first and without their figures, which a list never shows.
std::vector<Edition> editions(const filing::Reading& file, bool released) {
    std::vector<Edition> found;
    file.session().query(
        "SELECT id, period_from, period_until, edition, reason, sha256, after, drafted_by, drafted_at, released_by, "
        "released_at FROM report_edition WHERE district_id = $1 AND latest = 1",
        {to_value(file.district())}, [&](const filing::Row& row) {
            ReportEdition record{read<EditionId>(row, 0), read<Date>(row, 1), read<Date>(row, 2)};
            const auto period = report_period(days_of(record));
            record.edition = static_cast<int>(row.integer(3));
            record.reason = row.text(4);
            record.sha256 = row.text(5);
            record.after = static_cast<int>(row.integer(6));
            record.drafted_by = read<program::AccountId>(row, 7);
            record.drafted_at = read<Instant>(row, 8);
            if (!row.null(9)) record.released_by = read<program::AccountId>(row, 9);
            if (!row.null(10)) record.released_at = read<Instant>(row, 10);
            if (period && record.released() == released) found.push_back({std::move(record), *period, {}, {}});
        });
    for (auto& edition : found) name_people(file, edition);
    const auto moment = [](const Edition& edition) {
        return std::pair{edition.record.released_at.value_or(edition.record.drafted_at), edition.record.after};
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Edition& a, const Edition& b) { return moment(a) > moment(b); });
    return found;
}

/// The edition with its figures, and without what is kept beside them: no reader has a use for it.
Result<Edition> whole(const filing::Reading& file, Edition edition) {
    auto record = file.find<ReportEdition>(edition.record.id);
    if (!record || record->released() != edition.record.released())
        return problem("", "This draft is not there any more: it was released, or drafted again");
    edition.record = std::move(*record);
    edition.record.kept.clear();
    return edition;
}

Problem no_such_edition() {
    return problem("edition", "There is no released edition of this name: choose one of the list");
}

Problem needs_a_person() {
    return problem("", "Sign in first: an edition bears the names of the two people who made it");
}

/// What was released of a period last, if anything.
const ReportEdition* newest_of(const std::vector<ReportEdition>& out, const equity::Period& days) {
    const ReportEdition* newest = nullptr;
    for (const auto& edition : out)
        if (days_of(edition) == days && (!newest || edition.edition > newest->edition)) newest = &edition;
    return newest;
}

/// Editions as another is protected beside them.
Result<std::vector<equity::ReleasedEdition>> with_what_is_kept(const std::vector<ReportEdition>& editions) {
    std::vector<equity::ReleasedEdition> whole;
    for (const auto& edition : editions) {
        auto figures = figures_of(edition);
        if (!figures) return figures.problems();
        whole.push_back({std::move(*figures), edition.kept});
    }
    return whole;
}

/// Doubts as an edition keeps them; nothing where there are none.
std::string print_doubts(const Problems& doubts) {
    if (doubts.empty()) return {};
    Json list = Json::array();
    for (const auto& doubt : doubts) {
        Json values = Json::object();
        for (const auto& [name, value] : doubt.message.values) values[name] = value;
        list.push_back({{"where", doubt.where}, {"key", doubt.message.key}, {"values", values}});
    }
    return print_json(list);
}

Problems cannot_protect(Problems problems, const ReportEdition* before) {
    if (before)
        problems.push_back(
            problem("period",
                    "Beside the editions that are out, this correction would tell of single students. Let "
                    "edition {edition} stand, or correct it when more has changed",
                    {{"edition", std::to_string(before->edition)}}));
    else
        problems.push_back(problem("period",
                                   "This period cannot be released beside the editions that are out. Choose a longer "
                                   "period"));
    return problems;
}

}  // namespace

Result<equity::Released> figures_of(const ReportEdition& edition) {
    if (to_hex(sha256(edition.figures)) != edition.sha256)
        return problem("",
                       "This edition was changed on file: its checksum does not fit. Run accord verify, and read "
                       "the report from a backup");
    return equity::read_released(edition.figures);
}

std::vector<Edition> editions_out(const filing::Reading& file) { return editions(file, true); }

Problems doubts_of(const ReportEdition& edition) {
    Problems doubts;
    if (edition.doubts.empty()) return doubts;
    const auto list = parse_json(edition.doubts);
    if (!list) throw std::runtime_error("the doubts of an edition are no JSON");
    for (const auto& each : *list) {
        auto doubt = problem(each.at("where"), each.at("key"));
        for (const auto& [name, value] : each.at("values").items()) doubt.message.values.emplace_back(name, value);
        doubts.push_back(std::move(doubt));
    }
    return doubts;
}

Result<std::vector<Edition>> released_editions(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::see_report); !allowed) return allowed.problems();
    return office.file().read(&editions_out);
}

Result<Edition> released_edition(const Office& office, const Actor& actor, std::string_view name) {
    const auto all = released_editions(office, actor);
    if (!all) return all.problems();
    const Edition* found = nullptr;
    for (const auto& edition : *all) {
        const bool newest_of_period =
            edition.period.code() == name && (!found || edition.record.edition > found->record.edition);
        if (newest_of_period || edition.name() == name) found = &edition;
    }
    if (!found) return no_such_edition();
    return office.file().read([&](const filing::Reading& file) { return whole(file, *found); });
}

Result<std::vector<Edition>> report_drafts(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::release_report); !allowed) return allowed.problems();
    return office.file().read([](const filing::Reading& file) { return editions(file, false); });
}

Result<Edition> report_draft(const Office& office, const Actor& actor, EditionId id) {
    const auto drafts = report_drafts(office, actor);
    if (!drafts) return drafts.problems();
    for (const auto& draft : *drafts)
        if (draft.record.id == id)
            return office.file().read([&](const filing::Reading& file) { return whole(file, draft); });
    return problem("", "This draft is not there any more: it was released, or drafted again");
}

std::vector<equity::Released> earlier_years(const Office& office, const ReportPeriod& period) {
    constexpr int most = 10;
    return office.file().read([&](const filing::Reading& file) {
        std::vector<equity::Released> years;
        for (int year = period.school_year - 1; year >= period.school_year - most; --year) {
            const auto out = out_in_year(file, year);
            const auto* newest = newest_of(out, ReportPeriod{period.span, year, period.part}.days());
            if (!newest) break;
            if (auto figures = figures_of(*newest)) years.push_back(std::move(*figures));
        }
        return years;
    });
}

std::vector<ReportPeriod> ended_periods(const Office& office) {
    const auto today = office.today();
    int first = school_year_of(today) - 1;
    for (const auto& year :
         office.file().read([](const filing::Reading& file) { return file.all<program::CalendarYear>(); }))
        first = std::min(first, year.school_year);
    std::vector<ReportPeriod> ended;
    for (int year = school_year_of(today); year >= first; --year)
        for (const auto& period : report_periods(year))
            if (period.days().until < today) ended.push_back(period);
    return ended;
}

Result<std::vector<equity::ReleasedEdition>> editions_beside(const Office& office, int school_year) {
    return with_what_is_kept(
        office.file().read([&](const filing::Reading& file) { return out_in_year(file, school_year); }));
}

Result<ReportEdition> prepare_edition(const Office& office, const ReportPeriod& period, const std::string& reason,
                                      const ReportChoices& choices, const equity::Progress& progress) {
    const auto days = period.days();
    if (days.until >= office.today())
        return problem("period", "This period ends on {day}: draft its report after that day",
                       {{"day", to_string(days.until)}});
    const auto out =
        office.file().read([&](const filing::Reading& file) { return out_in_year(file, period.school_year); });
    const auto* before = newest_of(out, days);
    if (before && trim(reason).empty())
        return problem("reason", "Edition {edition} of this period is out: say why it is corrected",
                       {{"edition", std::to_string(before->edition)}});
    const int small_number = rule_in_force(office, period.school_year).small_number;
    if (const auto told = small_number_told(reason, small_number); before && told)
        return problem("reason",
                       "\"{told}\" tells a small number, and the reason is published: say what was wrong, and not of "
                       "how many",
                       {{"told", *told}});
    const auto beside = with_what_is_kept(out);
    if (!beside) return beside.problems();
    const auto report = protected_report(office, days, *beside, choices, progress);
    if (!report) return cannot_protect(report.problems(), before);

    ReportEdition edition;
    edition.id = EditionId::make();
    edition.period_from = days.from;
    edition.period_until = days.until;
    edition.edition = before ? before->edition + 1 : 1;
    edition.reason = before ? squeeze(reason) : std::string{};
    edition.figures = print_json(equity::to_json(report->edition.released));
    edition.kept = report->edition.kept;
    edition.sha256 = to_hex(sha256(edition.figures));
    edition.after = static_cast<int>(out.size());
    edition.doubts = print_doubts(report->doubts);
    if (before &&
        equity::same_cells((*beside)[static_cast<std::size_t>(before - out.data())].released, report->edition.released))
        return problem("period",
                       "Nothing that may be shown has changed since edition {edition}: there is nothing to "
                       "correct",
                       {{"edition", std::to_string(before->edition)}});
    return edition;
}

Result<EditionId> draft_report(Office& office, const Actor& actor, const ReportPeriod& period,
                               const std::string& reason, const ReportChoices& choices,
                               const equity::Progress& progress) {
    if (auto allowed = require(actor, Verb::draft_report); !allowed) return allowed.problems();
    if (actor.account.none()) return needs_a_person();
    auto edition = prepare_edition(office, period, reason, choices, progress);
    if (!edition) return edition.problems();
    edition->drafted_by = actor.account;
    edition->drafted_at = office.now();
    return office.file().write(office.act(actor, Verb::draft_report), [&](filing::Writing& file) -> Result<EditionId> {
        for (const auto& draft : file.all<ReportEdition>({{"period_from", to_value(edition->period_from)},
                                                          {"period_until", to_value(edition->period_until)}})) {
            if (draft.edition < edition->edition) continue;
            if (draft.released())
                return problem("period", "This period was released meanwhile: look at that edition first");
            edition->id = draft.id;
            file.correct(*edition);
            return edition->id;
        }
        file.add(*edition);
        return edition->id;
    });
}

Result<Done> release_report(Office& office, const Actor& actor, EditionId id, Doubts doubts) {
    if (auto allowed = require(actor, Verb::release_report); !allowed) return allowed.problems();
    if (actor.account.none()) return needs_a_person();
    return office.file().write(office.act(actor, Verb::release_report), [&](filing::Writing& file) -> Result<Done> {
        auto edition = file.find<ReportEdition>(id);
        if (!edition || edition->released())
            return problem("", "This draft is not there any more: it was released, or drafted again");
        if (edition->drafted_by == actor.account)
            return problem("", "You drafted this report: another person has to check and release it");
        if (const auto figures = figures_of(*edition); !figures) return figures.problems();
        const auto out = out_in_year(file, school_year_of(edition->period_from));
        if (static_cast<int>(out.size()) != edition->after)
            return problem("",
                           "Another edition was released since this draft was made. Make the draft again, so "
                           "that the two together tell nothing that is hidden");
        if (!edition->doubts.empty() && doubts == Doubts::not_looked_at)
            return problem("doubts",
                           "This draft has remarks on numbers that may be wrong. Look at each, and say that you did");
        edition->doubts_seen = edition->doubts.empty() ? "" : "yes";
        edition->released_by = actor.account;
        edition->released_at = office.now();
        file.correct(*edition);
        return Done{};
    });
}

std::vector<Message> edition_faults(const filing::Reading& file) {
    std::vector<Message> faults;
    const auto fault = [&](const char* key, const ReportEdition& edition) {
        faults.push_back({key,
                          {{"edition", std::to_string(edition.edition)},
                           {"from", to_string(edition.period_from)},
                           {"until", to_string(edition.period_until)}}});
    };
    for (const auto& edition : file.all<ReportEdition>()) {
        const auto figures = figures_of(edition);
        if (figures && !equity::recheck({*figures, edition.kept}).faults.empty())
            fault("What edition {edition} of the report on {from} to {until} hides is not proven by what is on file",
                  edition);
        if (!figures)
            fault("The figures of edition {edition} of the report on {from} to {until} do not fit their checksum",
                  edition);
        if (edition.released() && !edition.doubts.empty() && edition.doubts_seen.empty())
            fault("Edition {edition} of the report on {from} to {until} was released and nobody looked at its remarks",
                  edition);
        if (edition.released() && edition.released_by == edition.drafted_by)
            fault("Edition {edition} of the report on {from} to {until} was released by the person who drafted it",
                  edition);
    }
    file.session().query(
        "SELECT edition, period_from, period_until FROM report_edition WHERE district_id = $1 AND latest = 0 AND "
        "released_at IS NOT NULL ORDER BY period_from, edition",
        {to_value(file.district())}, [&](const filing::Row& row) {
            faults.push_back({"Edition {edition} of the report on {from} to {until} was changed after its release",
                              {{"edition", std::to_string(row.integer(0))},
                               {"from", std::string{row.text(1)}},
                               {"until", std::string{row.text(2)}}}});
        });
    return faults;
}

}  // namespace accord::office

#include <algorithm>
#include <set>
#include <tuple>

#include "base/zone.hpp"
#include "program/imports/records.hpp"

namespace accord::program::imports {

namespace {

/// "2.5" days are 25 tenths.
std::optional<int> tenths(const Row& row, std::string_view column) {
    const auto cell = row.text(column);
    if (cell.empty()) return 0;
    const auto point = cell.find('.');
    const auto whole = cell.substr(0, point);
    const auto part = point == std::string_view::npos ? std::string_view{"0"} : cell.substr(point + 1);
    const auto digit = [](std::string_view text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; };
    const int value = digit(whole) && digit(part) ? (whole[0] - '0') * 10 + (part[0] - '0') : 0;
    if (value >= 1 && value <= 70) return value;
    row.fail(column, "“{cell}” is not a number of days a week: write 0.5 to 7", {{"cell", shorten(cell, 20)}});
    return std::nullopt;
}

class Officers {
public:
    Officers(const OnFile& on_file, ImportPlan& plan) : plan_{plan}, schools_{schools_by_name(on_file)} {
        for (const auto& agency : on_file.agencies) agencies_.emplace(normalise(agency.name), agency.id);
        for (const auto& officer : on_file.officers)
            officers_on_file_.emplace(std::pair{officer.agency, normalise(officer.agency_number)}, &officer);
        for (const auto& row : on_file.assignments)
            assignments_on_file_.emplace(std::tuple{row.officer, row.school, row.first_day}, &row);
    }

    void row(const Row& row) {
        const auto agency = agency_of(row);
        const auto officer = officer_of(row, agency);
        if (row.text("school").empty()) {
            if (!row.text("first_day").empty()) row.fail("school", "A first day needs its school");
            return;
        }
        const auto school = schools_.find(row, "school", "school");
        const auto first = row.needed("first_day").empty() ? std::nullopt : row.date("first_day");
        const auto days = tenths(row, "days_per_week");
        Assignment told{{},
                        officer.value_or(OfficerId{}),
                        school.value_or(SchoolId{}),
                        first.value_or(Date{}),
                        row.date("last_day"),
                        days.value_or(0),
                        row.clean_words("untrained_reason", 200),
                        row.date("training_by")};
        if (first && told.last_day && *told.last_day < *first) row.fail("last_day", "The last day is before the first");
        if (officer && school && first && days) assign(row, std::move(told));
    }

private:
    std::optional<AgencyId> agency_of(const Row& row) {
        const auto name = row.words("agency", 120);
        if (row.needed("agency").empty()) return std::nullopt;
        const auto kind = row.choice<AgencyKind>("agency_kind");
        if (const auto found = agencies_.find(normalise(name)); found != agencies_.end()) return found->second;
        if (!kind) {
            row.fail("agency_kind", "The agency “{agency}” is new here: say which kind it is: {allowed}",
                     {{"agency", name}, {"allowed", codes_in_words<AgencyKind>()}});
            return std::nullopt;
        }
        Agency agency{AgencyId::make(), name, *kind, {}, std::nullopt, {}};
        agencies_.emplace(normalise(name), agency.id);
        plan_.agencies.add.push_back(agency);
        return agency.id;
    }

    /// The officer of the row, who is put into the plan at the first of his or her rows.
    std::optional<OfficerId> officer_of(const Row& row, std::optional<AgencyId> agency) {
        const auto name = row.words("officer", 120);
        const auto number = row.words("agency_number", 60);
        const auto kind = row.choice<OfficerKind>("kind");
        const auto sworn = row.choice<Sworn>("sworn");
        for (const auto column : {"officer", "agency_number", "kind", "sworn"}) (void)row.needed(column);
        if (!agency || name.empty() || number.empty() || !kind || !sworn) return std::nullopt;
        const auto key = std::pair{*agency, normalise(number)};
        const auto on_file = officers_on_file_.find(key);
        const auto* known = on_file == officers_on_file_.end() ? nullptr : on_file->second;
        Officer told{known ? known->id : OfficerId::make(), *agency, name, number, *kind, *sworn};
        const auto [seen, is_new] = told_.emplace(key, told);
        if (is_new) {
            put(plan_.officers, known, told);
        } else {
            told.id = seen->second.id;
            if (told != seen->second)
                row.fail("officer", "An earlier row tells otherwise of the officer with this number");
        }
        return seen->second.id;
    }

    void assign(const Row& row, Assignment told) {
        const std::tuple key{told.officer, told.school, told.first_day};
        if (!assigned_.insert(key).second)
            return row.fail("school", "Another row has this officer, school and first day too");
        const auto found = assignments_on_file_.find(key);
        const auto* known = found == assignments_on_file_.end() ? nullptr : found->second;
        told.id = known ? known->id : AssignmentId::make();
        put(plan_.assignments, known, std::move(told));
    }

    ImportPlan& plan_;
    Directory<SchoolId> schools_;
    std::map<std::string, AgencyId> agencies_;
    std::map<std::pair<AgencyId, std::string>, const Officer*> officers_on_file_;
    std::map<std::tuple<OfficerId, SchoolId, Date>, const Assignment*> assignments_on_file_;
    std::map<std::pair<AgencyId, std::string>, Officer> told_;
    std::set<std::tuple<OfficerId, SchoolId, Date>> assigned_;
};

class Training {
public:
    Training(const OnFile& on_file, const ImportContext& context, Date today, ImportPlan& plan)
        : context_{context}, today_{today}, plan_{plan} {
        std::map<AgencyId, std::string> agencies;
        for (const auto& agency : on_file.agencies) agencies.emplace(agency.id, agency.name);
        for (const auto& officer : on_file.officers) {
            by_number_.add(officer.agency_number, officer.id);
            by_agency_[normalise(agencies[officer.agency])].add(officer.agency_number, officer.id);
        }
        for (const auto& row : on_file.training)
            on_file_.emplace(std::tuple{row.officer, row.subject, row.completed_on}, &row);
    }

    void row(const Row& row) {
        const auto officer = officer_of(row);
        const auto subject = subject_of(row);
        const auto day = row.needed("completed_on").empty() ? std::nullopt : row.date("completed_on");
        const auto minutes = row.number("minutes", 0, 60000);
        TrainingCompletion told{{},
                                officer.value_or(OfficerId{}),
                                subject,
                                day.value_or(Date{}),
                                row.clean_words("provider", 120),
                                minutes.value_or(0),
                                row.words("certificate", 120)};
        if (day && *day > today_) return row.fail("completed_on", "This day is still to come");
        if (!officer || subject.empty() || !day) return;
        const std::tuple key{*officer, subject, *day};
        if (!told_.insert(key).second) return row.fail("subject", "Another row has this officer, subject and day too");
        const auto found = on_file_.find(key);
        const auto* known = found == on_file_.end() ? nullptr : found->second;
        told.id = known ? known->id : Id<TrainingCompletion>::make();
        put(plan_.training, known, std::move(told));
    }

private:
    std::optional<OfficerId> officer_of(const Row& row) const {
        const auto agency = row.text("agency");
        if (agency.empty()) return by_number_.find(row, "officer_number", "officer");
        if (const auto of_agency = by_agency_.find(normalise(agency)); of_agency != by_agency_.end())
            return of_agency->second.find(row, "officer_number", "officer");
        row.fail("agency", "There is no {what} “{cell}” on file", {{"what", "agency"}, {"cell", shorten(agency, 60)}});
        return std::nullopt;
    }

    std::string subject_of(const Row& row) const {
        auto subject = fold(row.needed("subject"));
        if (subject.empty()) return subject;
        const auto& known = context_.training_subjects;
        const bool plain = subject.size() <= 60 &&
                           subject.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        if (plain && (known.empty() || std::find(known.begin(), known.end(), subject) != known.end())) return subject;
        std::string allowed;
        for (const auto& code : known) (allowed += allowed.empty() ? "" : ", ") += code;
        row.fail("subject", "“{cell}” cannot be read here: write one of {allowed}",
                 {{"cell", shorten(subject, 60)},
                  {"allowed", allowed.empty() ? "school-policing, force-policy, …" : allowed}});
        return {};
    }

    const ImportContext& context_;
    Date today_;
    ImportPlan& plan_;
    Directory<OfficerId> by_number_;
    std::map<std::string, Directory<OfficerId>> by_agency_;
    std::map<std::tuple<OfficerId, std::string, Date>, const TrainingCompletion*> on_file_;
    std::set<std::tuple<OfficerId, std::string, Date>> told_;
};

}  // namespace

void plan_officers(const Table& table, const OnFile& on_file, ImportPlan& plan) {
    Officers officers{on_file, plan};
    table.each([&](const Row& row) { officers.row(row); });
}

void plan_training(const Table& table, const OnFile& on_file, const ImportContext& context, ImportPlan& plan) {
    Training training{on_file, context, to_local(context.now, context.zone).date, plan};
    table.each([&](const Row& row) { training.row(row); });
}

}  // namespace accord::program::imports

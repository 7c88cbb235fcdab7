#include <algorithm>
#include <array>
#include <set>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "program/imports/roster.hpp"

namespace accord::program::imports {

namespace {

constexpr std::size_t id_limit = 255;
constexpr std::size_t name_limit = 200;

enum class Standing { stays, gone };

Standing standing_of(const Row& row) {
    const auto status = fold(row.text("status"));
    if (status.empty() || status == "active") return Standing::stays;
    if (status != "tobedeleted" && status != "inactive" && status != "deleted")
        row.fail("status", "“{status}” is none of active, tobedeleted, inactive", {{"status", shorten(status, 40)}});
    return Standing::gone;
}

/// OneRoster's code of the first grade of a list: "9" and "09" are "09", "K" is "KG".
std::string grade_of(const Row& row) {
    auto first = std::string{trim(split(row.text("grades"), ',').front())};
    std::erase_if(first, [](char c) { return c == '"' || c == '[' || c == ']'; });  // exporters that write a JSON list
    if (first.empty()) return {};
    for (auto& c : first) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (first == "K" || first == "KINDERGARTEN" || first == "00" || first == "0") first = "KG";
    if (first.size() == 1 && first[0] >= '1' && first[0] <= '9') first.insert(first.begin(), '0');
    if (grade_band(first) == GradeBand::not_reported)
        row.notice("{count} rows have a grade that is not of the code list KG, 01 to 12 (the first: {first})",
                   "grades");
    return first.substr(0, 16);
}

std::optional<Sex> sex_of(const Row& row) {
    const auto sex = fold(row.text("sex"));
    if (sex == "female" || sex == "f") return Sex::female;
    if (sex == "male" || sex == "m") return Sex::male;
    if (sex == "other" || sex == "x" || sex == "nonbinary" || sex == "non-binary") return Sex::other;
    if (!sex.empty() && sex != "unspecified" && sex != "not selected")
        row.notice(
            "{count} rows have a sex that is not of the code list; it counts as not reported (the first: {first})",
            "sex");
    return std::nullopt;
}

/// The columns of demographics.csv that are answers to the question of race and ethnicity. The standard has no column
/// yet for the one that is in the list of 2024 only.
constexpr auto race_columns =
    std::to_array<std::pair<std::string_view, Race>>({{"americanIndianOrAlaskaNative", Race::american_indian},
                                                      {"asian", Race::asian},
                                                      {"blackOrAfricanAmerican", Race::black},
                                                      {"nativeHawaiianOrOtherPacificIslander", Race::pacific_islander},
                                                      {"white", Race::white},
                                                      {"demographicRaceTwoOrMoreRaces", Race::two_or_more},
                                                      {"hispanicOrLatinoEthnicity", Race::hispanic},
                                                      {"middleEasternOrNorthAfrican", Race::middle_eastern}});

/// The answers as the list of the school year counts them. One that the list does not have is a problem of the row.
std::optional<Race> race_of(const Row& row, const RaceLists& race_lists, int school_year) {
    const auto list = race_lists.of(school_year);
    EnumSet<Race> answers;
    for (const auto& [column, race] : race_columns) {
        if (!row.yes_or_no(column).value_or(false)) continue;
        if (place_in(list, race))
            answers.insert(race);
        else
            row.fail(column,
                     "“{category}” is not in the list that holds for {year}: {list}. Leave the column empty, or say in "
                     "the school calendar that the list of 2024 holds from that school year on",
                     {{"category", std::string{label_of(race)}},
                      {"year", school_year_name(school_year)},
                      {"list", std::string{label_of(list)}}});
    }
    return counted_as(list, answers);
}

/// Reads the files one after another into one roster.
class Reader {
public:
    Reader(const RosterFiles& files, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log)
        : files_{files}, race_lists_{race_lists}, school_year_{school_year_of(today)}, log_{log} {
        for (const auto& school : on_file.schools)
            if (!school.source_id.empty()) school_ids_.insert(school.source_id);
        for (const auto& student : on_file.students)
            if (!student.source_id.empty()) students_on_file_.insert(student.source_id);
    }

    Roster read() {
        const auto* users = files_.find("users.csv");
        if (!users) log_.fail("users.csv", "There is no users.csv: without it there are no students");
        const auto* roles = files_.find("roles.csv");
        const bool by_roles = files_.version == RosterFiles::Version::v1_2;
        roster_.whole =
            users && users->extent == Extent::bulk && (!by_roles || (roles && roles->extent == Extent::bulk));
        each("orgs.csv", [&](const Row& row) { org(row); });
        each("academicSessions.csv", [&](const Row& row) { session(row); });
        keep_school_years();
        if (by_roles) each("roles.csv", [&](const Row& row) { role(row); });
        each("users.csv", [&](const Row& row) { by_roles ? user_of_1_2(row) : user_of_1_1(row); });
        roles_alone();
        each("classes.csv", [&](const Row& row) {
            grade_of_class_.emplace(row.text("sourcedId"),
                                    ClassRow{grade_of(row), std::string{row.text("schoolSourcedId")}});
        });
        each("enrollments.csv", [&](const Row& row) { enrolment(row); });
        each("demographics.csv", [&](const Row& row) { demographics(row); });
        tell_race_list();
        if (roster_.whole && roster_.pupils.empty())
            log_.fail("users.csv", "There is not one student in the export: every student on file would be closed");
        return std::move(roster_);
    }

private:
    struct ClassRow {
        std::string grade;
        std::string school;
    };
    struct RoleOfUser {
        std::string school;
        bool primary = false;
        bool stays = false;
        std::optional<Date> begin;
        std::optional<Date> end;
    };

    template <class Visit>
    void each(std::string_view name, Visit visit) {
        if (const auto* entry = files_.find(name)) Table{log_, *entry->file, ImportKind::roster, name}.each(visit);
    }

    void org(const Row& row) {
        const auto id = row.needed("sourcedId");
        if (id.empty()) return;
        if (fold(row.text("type")) != "school") {
            other_orgs_.emplace(id);
            return;
        }
        if (standing_of(row) == Standing::gone) {
            row.notice(
                "{count} schools are marked as gone; they are kept, and their students are closed (the first: {first})",
                "status");
            school_ids_.emplace(id);
            return;
        }
        RosterSchool school{row.words("sourcedId", id_limit), row.words("name", name_limit),
                            row.words("identifier", 60)};
        if (school.name.empty()) row.fail("name", "A school needs a name");
        if (!told_schools_.insert(school.source_id).second) return row.fail("sourcedId", "Another row has this id too");
        school_ids_.insert(school.source_id);
        roster_.schools.push_back(std::move(school));
    }

    void session(const Row& row) {
        if (standing_of(row) == Standing::gone) return;
        const auto first = row.date("startDate");
        const auto last = row.date("endDate");
        if (row.needed("startDate").empty() || row.needed("endDate").empty() || !first || !last) return;
        if (*last < *first) return row.fail("endDate", "The end is before the beginning");
        const auto named = row.number("schoolYear", 1990, 2200);
        const int year = named ? *named - 1 : school_year_of(*first);
        auto& widest = sessions_[{year, fold(row.text("type")) == "schoolyear"}];
        widest.school_year = year;
        widest.first = widest.first == Date{} ? *first : std::min(widest.first, *first);
        widest.last = std::max(widest.last, *last);
    }

    /// The sessions of type schoolYear; terms together where a year has none.
    void keep_school_years() {
        for (const auto& [key, year] : sessions_) {
            if (!key.second && sessions_.contains({key.first, true})) continue;
            if (!key.second)
                log_.warn(
                    "academicSessions.csv: no session of type schoolYear for {year}; its terms together were taken",
                    {{"year", school_year_name(year.school_year)}});
            roster_.years.push_back(year);
        }
    }

    void role(const Row& row) {
        const auto user = row.needed("userSourcedId");
        if (fold(row.text("role")) != "student" || user.empty()) return;
        const bool stays = standing_of(row) == Standing::stays;
        const bool primary = fold(row.text("roleType")) != "secondary";
        const auto school = row.text("orgSourcedId");
        const RoleOfUser told{known_school(row, "orgSourcedId", school) ? std::string{school} : std::string{}, primary,
                              stays, row.date("beginDate"), row.date("endDate")};
        const auto [best, is_new] = roles_.emplace(user, told);
        if (!is_new && rank(told) > rank(best->second)) best->second = told;
    }

    /// Of several roles of one student the one that stays, at a school, primary, and goes on longest.
    static std::tuple<bool, bool, bool, Date> rank(const RoleOfUser& role) {
        return {role.stays, !role.school.empty(), role.primary, role.end.value_or(Date{9999, 1, 1})};
    }

    /// A delta may name the role of a student on file without a row of users.csv.
    void roles_alone() {
        for (const auto& [user, role] : roles_) {
            if (roster_.by_source_id.contains(user)) continue;
            if (auto* pupil = known_pupil(user)) take_role(*pupil, role);
        }
    }

    /// False when the id is of an org that is no school; an id that nobody knows is a problem of the row.
    bool known_school(const Row& row, std::string_view column, std::string_view id) {
        if (school_ids_.contains(id)) return true;
        if (!id.empty() && !other_orgs_.contains(id))
            row.fail(column, "The school {id} is neither in orgs.csv nor on file", {{"id", shorten(id, 60)}});
        return false;
    }

    void user_of_1_1(const Row& row) {
        if (fold(row.text("role")) != "student") return;
        auto* pupil = named_pupil(row);
        if (!pupil) return;
        for (const auto part : split(row.text("orgSourcedIds"), ',')) {
            const auto id = trim(part);
            if (!pupil->school.empty() || id.empty()) continue;
            if (known_school(row, "orgSourcedIds", id)) pupil->school = id;
        }
        pupil->stays = standing_of(row) == Standing::stays;
    }

    void user_of_1_2(const Row& row) {
        const auto role = roles_.find(row.text("sourcedId"));
        const bool on_file = !roster_.whole && students_on_file_.contains(row.text("sourcedId"));
        if (role == roles_.end() && !on_file) return;
        auto* pupil = named_pupil(row);
        if (!pupil) return;
        pupil->stays = standing_of(row) == Standing::stays;
        if (role != roles_.end()) take_role(*pupil, role->second);
        const auto own = row.text("primaryOrgSourcedId");
        if (pupil->school.empty() && known_school(row, "primaryOrgSourcedId", own)) pupil->school = own;
    }

    static void take_role(Pupil& pupil, const RoleOfUser& role) {
        pupil.school = role.school;
        pupil.begin = role.begin;
        pupil.end = role.end;
        pupil.stays = pupil.stays && role.stays;
    }

    /// The pupil of a row of users.csv, or null when the row has a problem that was told.
    Pupil* named_pupil(const Row& row) {
        const auto id = row.words("sourcedId", id_limit);
        if (id.empty()) {
            if (row.text("sourcedId").empty()) row.fail("sourcedId", "This must not be empty");
            return nullptr;
        }
        auto* pupil = pupil_of(id);
        if (pupil->named) {
            row.fail("sourcedId", "Another row has this id too");
            return nullptr;
        }
        pupil->named = true;
        pupil->number = row.words("identifier", 60);
        pupil->given = row.words("givenName", name_limit);
        pupil->family = row.words("familyName", name_limit);
        if (pupil->given.empty() && pupil->family.empty()) row.fail("givenName", "A student needs a name");
        pupil->grade = grade_of(row);
        return pupil;
    }

    Pupil* pupil_of(const std::string& id) {
        const auto [found, is_new] = roster_.by_source_id.emplace(id, roster_.pupils.size());
        if (is_new) roster_.pupils.emplace_back().source_id = id;
        return &roster_.pupils[found->second];
    }

    /// The pupil that a row points to: told in users.csv, or on file and named by a delta.
    Pupil* known_pupil(std::string_view id) {
        if (const auto found = roster_.by_source_id.find(id); found != roster_.by_source_id.end())
            return &roster_.pupils[found->second];
        return !roster_.whole && students_on_file_.contains(id) ? pupil_of(std::string{id}) : nullptr;
    }

    void enrolment(const Row& row) {
        const auto role = fold(row.text("role"));
        if ((!role.empty() && role != "student") || standing_of(row) == Standing::gone) return;
        auto* pupil = known_pupil(row.text("userSourcedId"));
        if (!pupil) return;
        const auto found = grade_of_class_.find(row.text("classSourcedId"));
        std::string_view school = row.text("schoolSourcedId");
        if (found != grade_of_class_.end()) {
            if (pupil->grade.empty()) pupil->grade = found->second.grade;
            if (school.empty()) school = found->second.school;
        }
        if (pupil->named && pupil->school.empty() && school_ids_.contains(school)) pupil->school = school;
        const auto begin = row.date("beginDate");
        const bool from_role = roles_.contains(pupil->source_id);
        if (begin && school == pupil->school && !from_role && (!pupil->begin || *begin < *pupil->begin))
            pupil->begin = begin;
    }

    /// Whoever looks at a dry run is told what the same columns mean by a newer list.
    void tell_race_list() {
        const auto list = race_lists_.of(school_year_);
        const bool said = std::any_of(roster_.pupils.begin(), roster_.pupils.end(),
                                      [](const Pupil& pupil) { return pupil.race.has_value(); });
        if (said && list != RaceList::of_1997)
            log_.warn(
                "demographics.csv was read by the list that holds for {year}: {list}. Of several answers, Hispanic or "
                "Latino among them, it makes two or more",
                {{"year", school_year_name(school_year_)}, {"list", std::string{label_of(list)}}});
    }

    void demographics(const Row& row) {
        if (standing_of(row) == Standing::gone) return;
        auto* pupil = known_pupil(row.text("sourcedId"));
        if (!pupil) return;
        pupil->race = race_of(row, race_lists_, school_year_);
        pupil->sex = sex_of(row);
    }

    const RosterFiles& files_;
    const RaceLists& race_lists_;
    int school_year_;
    Log& log_;
    Roster roster_;
    std::set<std::string, std::less<>> school_ids_;  ///< of the export and on file
    std::set<std::string, std::less<>> told_schools_;
    std::set<std::string, std::less<>> other_orgs_;
    std::set<std::string, std::less<>> students_on_file_;
    std::map<std::pair<int, bool>, RosterYear> sessions_;  ///< by school year, and whether its type is schoolYear
    std::map<std::string, RoleOfUser, std::less<>> roles_;
    std::map<std::string, ClassRow, std::less<>> grade_of_class_;
};

}  // namespace

Roster read_roster(const RosterFiles& files, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log) {
    return Reader{files, on_file, race_lists, today, log}.read();
}

}  // namespace accord::program::imports

#include "equity/filings/crdc_filing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/csv.hpp"
#include "base/school_calendar.hpp"
#include "equity/crdc/inside/columns.hpp"
#include "equity/filings/inside/filing_maker.hpp"

namespace accord::equity {

namespace {

using program::Disability;
using program::EnglishLearner;
using program::Race;
using program::Sex;

constexpr const FederalNaming& naming = federal_namings.back();
constexpr std::size_t referrals = 0, arrests = 1;  // in the order of FederalOutcome

/// ARRS-1 and 4 have three parts; nobody else is in them.
constexpr std::array divided{std::pair{Disability::none, std::string_view{"WODIS"}},
                             std::pair{Disability::idea, std::string_view{"IDEA"}},
                             std::pair{Disability::section_504, std::string_view{"504"}}};

/// Events and students that no cell of the tables can hold.
struct Unknown {
    std::uint32_t unidentified = 0;  ///< instances with a student whom nobody could name
    std::uint32_t disability = 0, race = 0, sex = 0, learner = 0, grade = 0;
    std::uint32_t other_sex = 0;
    std::uint32_t changed = 0;  ///< whose groups changed between two referrals at one school
};

/// One student's referrals at one school.
struct Referred {
    const FilingContact* first = nullptr;
    bool arrested = false;
    bool changed = false;
};

struct Tables {
    std::vector<FederalSchool> schools;  ///< students; enrolment is not part of these tables
    std::vector<std::array<std::array<std::uint32_t, divided.size()>, federal_outcomes>> instances;
    std::vector<std::uint32_t> contacts;  ///< students in contacts, by school
    std::vector<std::uint32_t> referred;  ///< students, by school
    Unknown unknown;
    std::uint32_t in_summer = 0;
    std::uint32_t by_outcome = 0, by_staff = 0;  ///< instances: what came of it, and what staff reported alone
};

auto groups_of(const FilingContact& contact) {
    return std::tuple{contact.race, contact.sex, contact.disability, contact.english_learner};
}

class Count {
public:
    Count(const CrdcRecords& records, const CrdcSettings& settings) : records_{records}, settings_{settings} {
        out_.schools.resize(records.schools.size());
        out_.instances.resize(records.schools.size());
        out_.contacts.resize(records.schools.size());
        out_.referred.resize(records.schools.size());
    }

    Tables take() {
        for (const auto* contact : in_order()) one(*contact);
        for (const auto& [place, student] : students_) count_student(place.first, student);
        return std::move(out_);
    }

private:
    /// The contacts of the regular year at schools that are counted, in the order of their days; a student who is
    /// written down twice in one contact is there once.
    std::vector<const FilingContact*> in_order() {
        std::vector<const FilingContact*> order;
        for (const auto& contact : records_.contacts) {
            if (contact.school >= records_.schools.size()) continue;
            const bool regular =
                records_.regular_year.from <= contact.day && contact.day <= records_.regular_year.until;
            if (!regular) ++out_.in_summer;
            if (regular && records_.schools[contact.school].state == Known::counted) order.push_back(&contact);
        }
        const auto key = [](const FilingContact* each) { return std::tuple{each->day, each->contact, each->student}; };
        std::stable_sort(order.begin(), order.end(), [&](auto* a, auto* b) { return key(a) < key(b); });
        const auto same = [&](auto* a, auto* b) { return counts_as_student(*a) && key(a) == key(b); };
        order.erase(std::unique(order.begin(), order.end(), same), order.end());
        return order;
    }

    void one(const FilingContact& contact) {
        if (counts_as_student(contact) && met_.insert_or_assign({contact.school, contact.student}, true).second)
            ++out_.contacts[contact.school];
        if (!is_filed_referral(contact, settings_)) return;
        ++(is_referral(contact.outcome) ? out_.by_outcome : out_.by_staff);
        const bool arrested = contact.outcome == program::Outcome::arrest;
        count_instance(contact, arrested);
        if (!counts_as_student(contact)) return;
        auto& student = students_[{contact.school, contact.student}];
        if (!student.first) student.first = &contact;
        student.arrested = student.arrested || arrested;
        student.changed = student.changed || groups_of(*student.first) != groups_of(contact);
    }

    void count_instance(const FilingContact& contact, bool arrested) {
        if (!counts_as_student(contact)) ++out_.unknown.unidentified;
        for (std::size_t part = 0; part < divided.size(); ++part) {
            if (contact.disability != divided[part].first) continue;
            ++out_.instances[contact.school][referrals][part];
            if (arrested) ++out_.instances[contact.school][arrests][part];
        }
    }

    void count_student(std::uint16_t school, const Referred& student) {
        ++out_.referred[school];
        out_.unknown.changed += student.changed ? 1 : 0;
        if (!in_a_cell(*student.first)) return;
        auto& outcomes = out_.schools[school].outcomes;
        add(outcomes[referrals], *student.first);
        if (student.arrested) add(outcomes[arrests], *student.first);
    }

    [[nodiscard]] bool by_race() const { return records_.race_list == federal_list; }

    /// Where the race stands in the tables; behind their last place when they have none for it.
    static std::size_t place_of(Race race) { return place_in(federal_list, race).value_or(federal_races); }

    /// Whether the tables have a cell for the student; what they lack is counted.
    bool in_a_cell(const FilingContact& groups) {
        auto& unknown = out_.unknown;
        const bool race_asked = by_race() && groups.disability != Disability::section_504;
        const bool no_race = race_asked && place_of(groups.race) >= federal_races;
        unknown.disability += groups.disability == Disability::not_reported ? 1 : 0;
        unknown.race += no_race ? 1 : 0;
        unknown.sex += groups.sex == Sex::not_reported ? 1 : 0;
        unknown.other_sex += groups.sex == Sex::other ? 1 : 0;
        unknown.learner += groups.english_learner == EnglishLearner::not_reported ? 1 : 0;
        unknown.grade += groups.grade_band == program::GradeBand::not_reported ? 1 : 0;
        return groups.disability != Disability::not_reported && !no_race &&
               (groups.sex == Sex::female || groups.sex == Sex::male);
    }

    void add(FederalCounts& counts, const FilingContact& groups) const {
        const auto sex = static_cast<std::size_t>(groups.sex);
        const bool learner = groups.english_learner == EnglishLearner::yes;
        const bool without = groups.disability == Disability::none;
        if (learner) ++(without ? counts.without_learners : counts.with_learners)[sex].count;
        if (groups.disability == Disability::section_504) {
            ++counts.section_504[sex].count;
        } else {
            ++(without ? counts.without_total : counts.idea_total)[sex].count;
            if (by_race()) ++(without ? counts.without_disabilities : counts.idea)[place_of(groups.race)][sex].count;
        }
    }

    const CrdcRecords& records_;
    const CrdcSettings& settings_;
    Tables out_;
    std::map<std::pair<std::uint16_t, std::uint32_t>, Referred> students_;  ///< by school and student
    std::map<std::pair<std::uint16_t, std::uint32_t>, bool> met_;
};

/// The header and a line a school; the cells of a school without numbers are empty.
std::string write(const CrdcRecords& records, Tables& tables) {
    std::vector<std::string> header{"LEA_STATE", "LEA_NAME", "LEAID", "SCH_NAME", "SCH_CODE"};
    for (std::size_t outcome : {referrals, arrests}) {
        for (const auto& [disability, code] : divided)
            header.push_back("INSTANCES_" + std::string{naming.outcomes[outcome]} + "_" + std::string{code});
        for (const auto& column : outcome_columns(naming, outcome)) header.push_back(column.name);
    }
    std::string text = csv_line(header);
    for (std::size_t school = 0; school < records.schools.size(); ++school) {
        const auto& own = records.schools[school];
        std::vector<std::string> line{records.district.state, records.district.name, records.district.federal_id,
                                      own.name, own.code};
        for (std::size_t outcome : {referrals, arrests}) {
            for (const auto count : tables.instances[school][outcome]) line.push_back(std::to_string(count));
            for (const auto& column : outcome_columns(naming, outcome))
                line.push_back(column.by_race && records.race_list != federal_list
                                   ? std::string{}
                                   : std::to_string(column.of(tables.schools[school]).count));
        }
        if (own.state != Known::counted) std::fill(line.begin() + 5, line.end(), std::string{});
        text += csv_line(line);
    }
    return text;
}

/// Numbers that cannot be of the same students, by school.
void check_plausibility(CheckList& list, const CrdcRecords& records, const Tables& tables) {
    bool plausible = true;
    const auto doubt = [&](std::string key, std::size_t school, std::uint32_t part, std::uint32_t whole) {
        plausible = false;
        list.look(std::move(key), {{"school", records.schools[school].name},
                                   {"part", std::to_string(part)},
                                   {"whole", std::to_string(whole)}});
    };
    for (std::size_t school = 0; school < records.schools.size(); ++school) {
        const auto& own = records.schools[school];
        if (own.state != Known::counted) continue;
        if (tables.contacts[school] > own.enrolled)
            doubt("{school}: students in contacts {part}, enrolled in that year {whole}. Look at the roster", school,
                  tables.contacts[school], own.enrolled);
        if (tables.referred[school] > own.enrolled)
            doubt("{school}: students referred {part}, enrolled in that year {whole}. Look at the roster", school,
                  tables.referred[school], own.enrolled);
        for (std::size_t part = 0; part < divided.size(); ++part)
            for (std::size_t outcome : {referrals, arrests}) {
                std::int64_t students = 0;
                const auto& counts = tables.schools[school].outcomes[outcome];
                for (std::size_t sex = 0; sex < federal_sexes; ++sex)
                    students += (part == 0   ? counts.without_total
                                 : part == 1 ? counts.idea_total
                                             : counts.section_504)[sex]
                                    .count;
                const auto instances = tables.instances[school][outcome][part];
                if (students > instances)
                    doubt(
                        "{school}: more students ({part}) than instances ({whole}) of one kind. A student's services "
                        "changed "
                        "between two referrals",
                        school, static_cast<std::uint32_t>(students), instances);
            }
    }
    if (plausible)
        list.good(
            "At each school: arrests, at most as many as referrals, at most as many as students in contacts, at "
            "most as many as students enrolled");
}

void check_unknown(CheckList& list, const Unknown& unknown) {
    const auto tell = [&](std::uint32_t count, std::string key) {
        if (count > 0) list.look(std::move(key), {{"count", std::to_string(count)}});
    };
    tell(unknown.unidentified,
         "Instances with a student whom nobody could name: {count}. They are in no cell of students, and in none of "
         "instances either, for the tables divide those by disability");
    tell(unknown.disability,
         "Referred students of whom it is not on file whether they have an IEP or a section 504 plan, so in no cell: "
         "{count}. Import the program file");
    tell(unknown.race, "Referred students without race or ethnicity on file, so in no cell: {count}");
    tell(unknown.sex, "Referred students without a sex on file, so in no cell: {count}");
    tell(unknown.other_sex,
         "Referred students whose sex on file is neither female nor male, for whom the federal tables have no column: "
         "{count}. Whether this collection takes them is unverified");
    tell(unknown.learner,
         "Referred students of whom it is not on file whether they learn English, so not among English learners: "
         "{count}");
    tell(unknown.grade,
         "Referred students without a grade from kindergarten to 12 on file: {count}. The tables are of these grades: "
         "take out those who are in preschool");
    tell(unknown.changed,
         "Students whose groups changed between two referrals, who count in those of the first: {count}");
}

/// What the sources that were read do not say.
void check_unverified(CheckList& list, const CrdcRecords& records) {
    constexpr std::array collected{2025, 2027};  // OMB 1870-0504, ICR 202410-1870-001: 2025-26 and 2027-28
    if (std::find(collected.begin(), collected.end(), records.school_year) == collected.end())
        list.look("The collections on file here are of 2025-26 and 2027-28: ask whether {year} is collected",
                  {{"year", school_year_name(records.school_year)}});
    list.unverified("The day by which the collection closes: the Office for Civil Rights sets it each time");
    list.unverified(
        "The names and the order of columns that the upload takes: here they are those of the public file "
        "of {year}",
        {{"year", std::string{naming.collection}}});
    list.unverified("The exact definitions of this collection: those read are of 2017-18 and 2021-22");
}

std::vector<Check> check(const CrdcRecords& records, const CrdcSettings& settings, const Tables& tables) {
    CheckList list;
    list.good("The regular school year from {from} to {until}; contacts of the summer left out: {count}",
              {{"from", to_string(records.regular_year.from)},
               {"until", to_string(records.regular_year.until)},
               {"count", std::to_string(tables.in_summer)}});
    check_schools(list, records.schools);
    check_plausibility(list, records, tables);
    const CheckList::Values how{{"outcome", std::to_string(tables.by_outcome)},
                                {"staff", std::to_string(tables.by_staff)}};
    if (settings.staff_reports)
        list.look(
            "{outcome} instances ended in a citation, a referral or an arrest, as the Board report counts them; "
            "{staff} more were reported to an officer by staff, and the definition counts those whatever came "
            "of them",
            how);
    else
        list.look(
            "Only what ended in a citation, a referral or an arrest is counted ({outcome} instances). The "
            "definition counts what staff report to law enforcement, whatever comes of it",
            how);
    list.look(
        "Referrals that a school made to other officers than those who log contacts here are not in these "
        "records: compare with the calls for service");
    check_race_list(list, records.race_list, federal_list);
    check_unknown(list, tables.unknown);
    if (records.district.federal_id.empty()) list.missing("The district's federal number (LEAID) is not on file");
    check_unverified(list, records);
    return list.take();
}

}  // namespace

CheckedFiling file_crdc(const CrdcRecords& records, const CrdcSettings& settings) {
    auto tables = Count{records, settings}.take();
    auto bytes = write(records, tables);
    return FilingMaker::make(FilingKind::crdc, std::move(bytes), check(records, settings, tables));
}

}  // namespace accord::equity

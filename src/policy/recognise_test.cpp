#include "policy/recognise.hpp"

#include <gtest/gtest.h>

#include <set>

#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

/// A sentence of a policy that nobody adopted, and the control that a careful reader would bind it to.
struct Sentence {
    std::string_view control;
    Kind kind;
    std::string_view heading;
    std::string_view text;
};

constexpr Sentence cedar_hollow[] = {
    {"not-a-control", Kind::purpose, "",
     "The district values a partnership with law enforcement that keeps schools safe without turning them into places "
     "of punishment."},
    {"not-a-control", Kind::definition, "Definitions",
     "\"School police liaison\" means any officer posted to a campus under this policy."},
    {"officer.sworn", Kind::definition, "Definitions",
     "A school resource officer is a certified police officer employed by the Cedar Hollow Police Department who holds "
     "full powers of arrest."},
    {"agreement.approved", Kind::obligation, "Intergovernmental agreement",
     "No officer may be stationed at a school until the school board has ratified an intergovernmental agreement with "
     "the officer's department."},
    {"agreement.terms", Kind::obligation, "Intergovernmental agreement",
     "The intergovernmental agreement shall, at the least, set out the chain of command, how costs are divided, and "
     "how either party may end it."},
    {"agreement.extra-terms", Kind::permission, "Intergovernmental agreement",
     "The board may ask for further terms, for example on body-worn cameras or on bilingual officers."},
    {"agreement.yearly-review", Kind::obligation, "Intergovernmental agreement",
     "Each spring the board shall hold a public hearing at which families, students and neighbors may comment, and "
     "shall then renew, amend or end the agreement."},
    {"agreement.staffing-plan", Kind::permission, "Intergovernmental agreement",
     "The board may decide how many officers are posted, to which campuses, and for what tasks."},
    {"officer.trained-before-assignment", Kind::obligation, "Officers",
     "Before setting foot on campus as a liaison, an officer must finish a course in adolescent psychology, disability "
     "awareness and the department's rules on force."},
    {"officer.training-series", Kind::obligation, "Officers",
     "Every officer must complete forty hours of youth-focused instruction within one year of appointment and eight "
     "refresher hours every year after that."},
    {"officer.agency-confirmed", Kind::obligation, "Officers",
     "The police department shall certify in writing that each officer has finished the courses."},
    {"officer.performance", Kind::obligation, "Officers",
     "The principal and the chief shall together interview candidates and, once a year, rate the work of each "
     "officer."},
    {"officer.performance", Kind::permission, "Officers", "A principal may request that an officer be replaced."},
    {"officer.hours", Kind::obligation, "Officers",
     "Officers work from 7:30 a.m. to 4 p.m. on days when classes are held, and the department sends a substitute when "
     "an officer is ill."},
    {"officer.force-policy", Kind::obligation, "Officers",
     "The department shall give the district a copy of its use-of-force rules, which must cover children and people "
     "with disabilities."},
    {"duties.no-discipline", Kind::prohibition, "Role",
     "An officer shall have no part in enforcing school rules; those are for the principal to handle."},
    {"duties.no-discipline", Kind::obligation, "Role",
     "Violations of the student handbook remain the sole responsibility of building administrators."},
    {"duties.intervention-grounds", Kind::permission, "Role",
     "A teacher may summon an officer only when someone is in imminent physical danger or a crime is under way."},
    {"duties.intervention-grounds", Kind::prohibition, "Role",
     "Staff shall not call an officer because a pupil is late, rude or out of uniform."},
    {"duties.restorative", Kind::obligation, "Role",
     "Where an offense is minor, officers shall favor mediation, community service or a youth court over a citation."},
    {"duties.restorative", Kind::prohibition, "Role",
     "Officers are not to push children into the court system for behavior that the school can resolve."},
    {"duties.least-force", Kind::obligation, "Role",
     "An officer shall first try to calm the situation with words and may use physical force only as a last resort and "
     "only as much as is needed."},
    {"duties.least-force", Kind::prohibition, "Role",
     "Handcuffs may not be placed on a child under twelve except to prevent serious injury."},
    {"duties.presentations", Kind::permission, "Role",
     "With the principal's prior consent, officers may speak to classes about internet safety and drugs."},
    {"duties.presentations", Kind::permission, "Role",
     "Officers may point families to counseling, shelters and other help agencies."},
    {"duties.climate", Kind::obligation, "Role",
     "Officers are expected to get to know students, be approachable and act as mentors."},
    {"duties.threat-assessment", Kind::obligation, "Role",
     "The officer sits on the building's behavioral threat assessment team."},
    {"duties.law-enforcement-activity", Kind::prohibition, "Investigations",
     "A student shall not be arrested in a classroom or in front of classmates unless there is no safe alternative."},
    {"duties.law-enforcement-activity", Kind::obligation, "Investigations",
     "A parent must be reached before an officer interviews a pupil under eighteen about a suspected crime."},
    {"duties.law-enforcement-activity", Kind::prohibition, "Investigations",
     "Officers may not search a locker without a warrant or probable cause."},
    {"people.staff-trained", Kind::obligation, "Staff",
     "Every August the district shall teach all employees what officers do and when it is proper to summon one."},
    {"people.tiers", Kind::obligation, "Staff",
     "The superintendent shall maintain a layered system of supports that puts prevention, counseling and belonging "
     "before enforcement."},
    {"people.told", Kind::obligation, "Families",
     "During the first week of classes each school shall explain to its students, and mail to their parents, what "
     "officers may and may not do."},
    {"fairness.no-discrimination", Kind::prohibition, "Equity",
     "No officer shall single out a student because of race, religion, gender identity, disability or the language "
     "spoken at home."},
    {"fairness.board-report", Kind::obligation, "Equity",
     "Twice a year the superintendent shall give the board figures on stops, citations and arrests at school, broken "
     "down by race, grade and disability."},
    {"fairness.board-report", Kind::obligation, "Equity", "The figures shall also be posted on the district website."},
    {"fairness.practices", Kind::obligation, "Equity",
     "When the figures show that one group is stopped more often than others, the superintendent shall draw up steps "
     "to close the gap."},
    {"records.access", Kind::prohibition, "Privacy",
     "Officers may not look at education records unless a parent has consented in writing or FERPA permits it."},
    {"records.release", Kind::prohibition, "Privacy",
     "An officer who has learned something from a student's file shall not pass it on to the department or anybody "
     "else."},
    {"immigration.no-collection", Kind::prohibition, "Privacy",
     "Nobody acting under this policy shall ask a child or relative where they were born or whether they are "
     "citizens."},
    {"immigration.no-assistance", Kind::prohibition, "Privacy",
     "Officers shall not help federal agents carry out civil immigration arrests on school property."},
    {"complaints.process", Kind::obligation, "Complaints",
     "Anyone may bring a concern about an officer's conduct to the district office, which shall look into it and "
     "answer within thirty days."},
    {"complaints.process", Kind::obligation, "Complaints",
     "Grievance forms shall be available in every front office in English, Spanish and Russian."},
    {"calls.recorded", Kind::obligation, "Complaints",
     "Each school keeps a log of every call to the police, with the reason and what came of it."},
    {"procedures.adopted", Kind::obligation, "Administration",
     "The superintendent shall write administrative regulations to carry out this policy."},
};

Provision provision(const Sentence& sentence) {
    Provision made;
    made.id = "P-00000001";
    made.kind = sentence.kind;
    made.heading = {std::string{sentence.heading}};
    made.text = sentence.text;
    made.sentence_text = sentence.text;
    return made;
}

Provision provision(Kind kind, std::string_view text) { return provision(Sentence{"", kind, "", text}); }

const Recogniser& recogniser() {
    static const Catalogue catalogue = shipped_catalogue();
    static const Recogniser shipped{catalogue};
    return shipped;
}

std::string set_by(const Binding& binding, std::string_view name) {
    for (const Parameter& parameter : binding.parameters)
        if (parameter.name == name) return parameter.value;
    return {};
}

TEST(Recogniser, KnowsTheControlsOfAPolicyInOtherWords) {
    std::set<std::string_view> seen;
    for (const Sentence& sentence : cedar_hollow) {
        const Binding binding = recogniser().propose(provision(sentence));
        EXPECT_EQ(binding.control, sentence.control) << sentence.text << " (" << binding.confidence << ")";
        EXPECT_GE(binding.confidence, Recogniser::threshold) << sentence.text;
        seen.insert(sentence.control);
    }
    EXPECT_GE(seen.size(), 33u);
}

TEST(Recogniser, LeavesToAPersonWhatNoControlIsAbout) {
    for (const auto* text :
         {"Officers shall wear their uniform.", "The district shall pay three quarters of the salary.",
          "Patrol cars shall be parked behind the gymnasium.", "The flag is raised at eight."})
        EXPECT_EQ(recogniser().propose(provision(Kind::obligation, text)).control, "") << text;
}

TEST(Recogniser, BindsADefinitionOnlyWhereItsControlAsksForOne) {
    EXPECT_EQ(recogniser().propose(provision(Kind::definition, "Officers are sworn peace officers.")).control,
              "officer.sworn");
    EXPECT_EQ(
        recogniser().propose(provision(Kind::definition, "A contact is any search or arrest of a student.")).control,
        not_a_control);
}

TEST(Recogniser, ReadsTheScheduleOfTheBoardReport) {
    const auto schedule = [](std::string_view text) {
        return set_by(recogniser().propose(provision(Kind::obligation, text)), "schedule");
    };
    EXPECT_EQ(schedule("From time to time staff shall report disaggregated arrest data to the Board."), "periodic");
    EXPECT_EQ(schedule("When the Board asks, staff shall report disaggregated arrest data to the Board."), "directed");
    EXPECT_EQ(schedule("Every year staff shall report disaggregated arrest data to the Board."), "yearly");
    EXPECT_EQ(schedule("Staff shall report disaggregated arrest data to the Board each quarter."), "quarterly");
}

TEST(Recogniser, ReadsWhetherRecordsAreRefusedOrGranted) {
    const auto mode = [](Kind kind, std::string_view text) {
        return set_by(recogniser().propose(provision(kind, text)), "mode");
    };
    EXPECT_EQ(mode(Kind::prohibition, "Officers shall not inspect pupil records without consent."),
              "refuse-unless-consent-or-law");
    EXPECT_EQ(mode(Kind::permission, "Officers may inspect pupil records."), "grounds");
}

TEST(Recogniser, ReadsConditionsAndScopes) {
    const auto propose = [](Kind kind, std::string_view text) { return recogniser().propose(provision(kind, text)); };
    EXPECT_EQ(set_by(propose(Kind::obligation,
                             "If the district contracts for deputies, the Board shall approve an agreement with "
                             "the sheriff."),
                     "condition"),
              "if-contracted");
    EXPECT_EQ(set_by(propose(Kind::obligation,
                             "Where practicable, officers shall be trained in school policing before they are "
                             "assigned."),
                     "when-possible"),
              "yes");
    EXPECT_EQ(set_by(propose(Kind::prohibition, "Officers shall not ask about immigration status or place of birth."),
                     "place-of-birth"),
              "yes");
    EXPECT_EQ(set_by(propose(Kind::prohibition,
                             "Officers shall not handle school discipline, nor what mental health "
                             "professionals should handle."),
                     "mental-health"),
              "yes");
}

}  // namespace
}  // namespace accord::policy

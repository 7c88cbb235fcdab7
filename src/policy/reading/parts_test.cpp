#include <gtest/gtest.h>

#include "policy/reading/reading_test.hpp"

namespace accord::policy::reading {
namespace {

/// A sentence and the kinds of its parts, by their first letters (m: permission, u: purpose).
struct Claim {
    const char* kinds;
    const char* sentence;
};

std::string letters(const Reading& reading) {
    static constexpr std::string_view codes = "ompdurna";
    std::string found;
    for (const auto& provision : reading.provisions) found += codes[static_cast<std::size_t>(provision.kind)];
    return found;
}

void hold(std::initializer_list<Claim> claims) {
    for (const auto& [kinds, sentence] : claims) EXPECT_EQ(letters(read_sentence(sentence)), kinds) << sentence;
}

TEST(Parts, AreDutiesPermissionsAndProhibitionsByTheirModalVerb) {
    hold({{"o", "The guard shall report to the principal upon arrival."},
          {"o", "Visitors must sign the book."},
          {"o", "The agency will name a sergeant."},
          {"o", "Staff should walk the halls."},
          {"m", "Staff may ask the guard for help."},
          {"p", "Guards shall not carry long guns."},
          {"p", "Students may not be interviewed alone."},
          {"p", "Guards cannot be used as hall monitors."},
          {"p", "Employees must never leave a child with a stranger."}});
}

TEST(Parts, AreFoundWithoutModalVerbs) {
    hold({{"o", "Responsibility for order rests with the principal."},
          {"o", "The district is responsible for the cost of uniforms."},
          {"o", "Guards are encouraged to join the safety team."},
          {"o", "Reports are due by the 10th of each month."},
          {"o", "Each principal reviews the log weekly."},
          {"o", "Post the hotline number in every classroom."},
          {"oo", "Principals keep order and handle every quarrel."},
          {"p", "Guards are prohibited from joining a hearing."},
          {"p", "Guards have no authority to suspend a student."},
          {"p", "The program does not replace counselors."},
          {"p", "These duties do not extend to traffic."},
          {"p", "Guards are not authorized to see grades."},
          {"m", "Guards are not required to wear hats."},
          {"m", "Guards do not need to be asked in an emergency."},
          {"m", "A student need not answer."},
          {"m", "Parents have the right to attend."}});
}

TEST(Parts, AreDutiesInThePresentTense) {
    hold({{"o", "The sergeant meets monthly with each principal."},
          {"o", "Every contract names the hours, the posts and the supervisors of the guards."},
          {"o", "Each guard completes ten hours of classes before the first shift."},
          {"o", "At its May meeting the Committee receives from the clerk a count of quarrels."},
          {"o", "The roster is reviewed each year by the board."},
          {"o", "A guard who wants to leave early asks the principal first."},
          {"o", "What a guard sees in a file stays there."},
          {"o", "Classes in first aid precede any posting."},
          {"o", "The care of lost coats remains the province of the front office."},
          {"o", "Sorting lost coats is the task of the clerk."},
          {"o", "It is up to the principal to calm a quarrel."},
          {"o", "It is the clerk's task to sort lost coats."},
          {"o", "The focus of any guard is to keep children out of trouble."},
          {"o", "The choice of the guard rests with the chief."},
          {"oo", "Complaints are heard by the clerk, and an answer is owed within ten days."},
          {"om", "The principal decides, and the guard may give advice."},
          {"mo", "Families may bring a coat to the office; the office acknowledges it within two days."},
          {"m", "No slip is needed in an emergency."},
          {"m", "Parents are welcome to attend."},
          {"m", "The district allows visits by grandparents."}});
}

TEST(Parts, AreProhibitionsInManyWords) {
    hold({{"p", "Lockers are closed to the guards."},
          {"p", "The gym office is off limits to guards."},
          {"p", "Guards have no business in the grade book."},
          {"p", "Guards make no inquiry into religion."},
          {"p", "Guards will refrain from shouting."},
          {"p", "Guards are to refrain from shouting."},
          {"p", "Guards are expected not to take sides."},
          {"p", "Guards aren't permitted to open a locker."},
          {"p", "Don't call a guard for a lost coat."},
          {"p", "Never hand a coat to a stranger."},
          {"p", "Guards never sleep."},
          {"p", "Nobody asks a child about money."},
          {"p", "There is no place for whistles in a library."},
          {"p", "Money is not a subject of conversation."},
          {"p", "The district prohibits whistles."},
          {"p", "The use of a net is not allowed."},
          {"p", "No guard is placed in a school without a badge."},
          {"p", "Under no circumstances does a guard open a locker alone."},
          {"pp", "Under no circumstances is a guard to ask about money, nor may a guard hold a purse."}});
}

TEST(Parts, ThatNobodyCanBeSureOfBindUntilAPersonSettlesThem) {
    for (const auto* sentence : {"The log is public.", "Coats are for outdoor use only.", "A guard is not a nurse.",
                                 "Quiet voices in the library at every hour."}) {
        const auto reading = read_sentence(sentence);
        const auto& provision = reading.provisions.at(0);
        EXPECT_TRUE(binds(provision.kind)) << sentence;
        EXPECT_TRUE(provision.doubtful) << sentence;
    }
}

TEST(Parts, AreNotMadeOfEchoesComparisonsAndWhatIsOver) {
    hold({{"p", "We do not ask what a lunch cost, and neither do guards."},
          {"pp", "Guards do not search coats, and neither do they open mail."},
          {"o", "A grip on a sleeve must be calm, short and no firmer or greater than the quarrel requires."},
          {"o", "Teachers should ring the bell when a child is lost or when town law requires a roll call."},
          {"o", "The roster is renewed each year, and only after guards and parents have had a week to read it."},
          {"u", "The Board of Education adopts this policy so that families know whom to ask."},
          {"d", "\"Front office\" includes the nurse's room."}});
}

TEST(Parts, AreTurnedRoundByANegativeSubject) {
    hold({{"p", "No student shall be handcuffed for a dress code matter."},
          {"p", "Neither the principal nor the guard may waive this rule."},
          {"p", "Neither will the guard give names to a newspaper."},
          {"p", "Under no circumstances may a guard use a net."},
          {"p", "At no time shall a guard be counted as a teacher."},
          {"p", "In no event shall a guard search a phone."},
          {"m", "Nothing in this policy prohibits a guard from acting in an emergency."},
          {"p", "It is the policy of the Board that no guard shall take part in a hearing."}});
}

TEST(Parts, AreOneForEachCoordinatedAction) {
    hold({{"oo", "Guards shall be expected to work with teachers and, when a quarrel begins, to use calm words."},
          {"oo", "Guards shall wear a badge and shall strictly follow the rule on radios."},
          {"pp", "Guards shall not have access to files, nor release names to a newspaper."},
          {"pp", "Guards shall not request or keep photographs of children or provide help with a census."},
          {"mm", "A guard may give talks and may introduce families to the library."},
          {"op", "Guards should focus on safety and should not be used to count lunch money."},
          {"oo", "The school must show and explain to pupils, and distribute to parents, a leaflet."},
          {"oo", "The board will adopt a plan and annually review the program."},
          {"ooo", "The guard shall attend meetings, report hazards, and advise staff on safety."},
          {"oo", "Agencies are responsible for training their staff, therefore, the agency will confirm the training."},
          {"pp", "The guard's duties do not extend to traffic and the guard will not stop cars."},
          {"mo", "Guards may wear plain clothes, should attempt to be known."},
          {"oo", "The agency shall give a list of guards, which must be updated every month."}});
}

TEST(Parts, ShareVerbsObjectsAndPurposesWithoutBeingSplit) {
    hold({{"o", "The office shall develop and implement a plan to prevent fights and to reduce noise."},
          {"o", "The chief shall select, train, and supervise guards."},
          {"o", "The office shall report to the board to explain the figures and ensure fairness."},
          {"o", "The board must review and adopt a calendar."},
          {"o", "The district shall offer a plan, which may include lectures, visits, and help from nurses."},
          {"p",
           "Duties of a guard shall not include quarrels that should be settled by teachers, or conduct that nurses "
           "treat."},
          {"o", "The plan must involve parents, students, and neighbors."},
          {"o", "The district shall ensure that guards are trained and that they may be replaced."},
          {"o", "The agreement that the board approves shall describe how complaints may be filed."},
          {"o",
           "If an agency lends guards when pupils are expected to be there, the school must annually review and adopt "
           "a plan."},
          {"o", "If a guard must enter a classroom, the principal shall be told."},
          {"p", "No interview shall be held unless the parent agrees, or a judge is required to allow it."}});
}

TEST(Parts, ThatBindNobodyArePurposesAndDefinitions) {
    hold({{"u", "The Board is committed to safe and calm schools."},
          {"u", "The purpose of the program is to make schools calm."},
          {"u", "It is the goal of the Board to reduce arrests."},
          {"u", "The Board believes that every child deserves respect."},
          {"d", "\"Guard\" means a person who watches a door."},
          {"d", "Guards are employees who are authorized to carry radios."},
          {"d", "The role of a guard typically involves two parts: listener and helper."},
          {"d", "This policy applies to all campuses."}});
}

TEST(Part, NamesWhoMustInTheDocumentsWords) {
    const auto who = [](std::string_view sentence) { return read_sentence(sentence).provisions.at(0).who; };
    EXPECT_EQ(who("In addition, the Superintendent or designee shall train staff."), "the Superintendent or designee");
    EXPECT_EQ(who("If needed, the principal, the nurse, and the guard shall meet."),
              "the principal, the nurse, and the guard");
    EXPECT_EQ(who("Order in the halls resides with principals or their designee, with help from staff."),
              "principals or their designee");
    EXPECT_EQ(who("Neither will the guard sell tickets."), "the guard");
    EXPECT_EQ(who("Searches may be conducted by an officer."), "an officer");
    EXPECT_EQ(who("Any employee who sees a fire shall ring the bell."), "Any employee who sees a fire");
    EXPECT_EQ(who("State law requires the district to publish the plan."), "the district");
    EXPECT_EQ(who("Guards quietly interact with students."), "Guards");
}

TEST(Part, TellsWhenItAppliesAndByWhatDay) {
    const auto first = [](std::string_view sentence) { return read_sentence(sentence).provisions.at(0); };
    const auto talk = first("At the start of each school year, if guards work there, the school must hold a talk.");
    EXPECT_EQ(talk.when, "At the start of each school year, if guards work there");
    EXPECT_EQ(talk.deadline, "At the start of each school year");
    const auto course = first("Prior to beginning their work when possible, guards shall complete a course.");
    EXPECT_EQ(course.when, "Prior to beginning their work when possible");
    EXPECT_EQ(course.deadline, "Prior to beginning their work");
    EXPECT_EQ(first("The office shall periodically report to the board.").deadline, "periodically");
    EXPECT_EQ(first("As directed by the board, the office shall report.").deadline, "As directed by the board");
    EXPECT_EQ(first("As necessary, the office shall act.").when, "As necessary");
    EXPECT_EQ(first("Guards shall not enter, except as required by law.").when, "except as required by law");
    EXPECT_EQ(first("The office shall answer within 10 days and keep a copy.").deadline, "within 10 days");
    EXPECT_EQ(first("Pursuant to state law, guards shall rest.").when, "");
}

TEST(Part, SharesTheConditionThatClosesTheWholeClause) {
    const auto files = read_sentence("Guards shall not open files, nor copy letters, unless a judge allows it.");
    ASSERT_EQ(files.provisions.size(), 2u);
    EXPECT_EQ(files.provisions[0].when, "unless a judge allows it");
    EXPECT_EQ(files.provisions[1].when, "unless a judge allows it");
    const auto focus = read_sentence("Guards should walk when possible and should not run.");
    ASSERT_EQ(focus.provisions.size(), 2u);
    EXPECT_EQ(focus.provisions[0].when, "when possible");
    EXPECT_EQ(focus.provisions[1].when, "");
}

TEST(Part, CitesStatutesAndPoliciesInOneForm) {
    const auto cited = [](std::string_view sentence) { return read_sentence(sentence).provisions.at(0).citations; };
    using Strings = std::vector<std::string>;
    EXPECT_EQ(cited("Guards shall rest. (Education Code, \xc2\xa7 49076; 34 CFR \xc2\xa7\xc2\xa7 99.1, 99.31)"),
              (Strings{"Education Code 49076", "34 CFR 99.1", "34 CFR 99.31"}));
    EXPECT_EQ(cited("Guards must follow Policy and Procedure 3241[adapt as needed]."),
              (Strings{"Policy and Procedure 3241"}));
    EXPECT_EQ(cited("Guards must follow 3432 \xe2\x80\x93 Emergencies and 20 U.S.C. 1232g."),
              (Strings{"3432", "20 U.S.C. 1232g"}));
    EXPECT_EQ(cited("Guards must follow RCW 28A.320.124 and the Open Doors Act."),
              (Strings{"RCW 28A.320.124", "Open Doors Act"}));
}

TEST(Part, HasAnOrdinalInsideItsSentenceAndSharesItsHash) {
    const auto twice =
        read_text("Officers\n\nGuards shall rest and shall walk.\n\nGuards shall rest and shall walk.\n");
    ASSERT_EQ(twice.provisions.size(), 4u);
    const auto hash = sentence_hash("guards shall REST, and shall walk");
    for (int i = 0; i < 4; ++i) {
        const auto& provision = twice.provisions[static_cast<std::size_t>(i)];
        EXPECT_EQ(provision.sentence, hash);
        EXPECT_EQ(provision.part, i + 1);
        EXPECT_EQ(provision.id, "P-" + hash + (i == 0 ? "" : "." + std::to_string(i + 1)));
    }
}

}  // namespace
}  // namespace accord::policy::reading

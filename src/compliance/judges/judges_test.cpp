// One suite for each judge, named as the table of judges says (judge.cpp).
#include "compliance/case_test.hpp"
#include "compliance/judge.hpp"

namespace accord::compliance {
namespace {

using enum Outcome;

const Date november{2026, 11, 22};

// on_file

TEST(OnFile, IsMetByAnAgreementInForceWithEveryAgency) {
    const auto verdict = Case{"agreement.approved"}.officer("R. Alvarez").agreement("in_force").verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_EQ(
        why(verdict),
        "An agreement that the Board approved is in force with every agency that posts officers: Ferndale Police.");
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"agreement:1"});
    EXPECT_EQ(verdict.due, std::nullopt);
    EXPECT_EQ(verdict.owners, std::vector<std::string>{"designee"});
}

TEST(OnFile, ShowsTheEndOfAnAgreementNinetyDaysAhead) {
    const auto verdict = Case{"agreement.approved"}.officer("R. Alvarez").agreement("in_force", "2027-01-31").verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_EQ(verdict.due, (Date{2027, 1, 31}));
    EXPECT_NE(all_reasons(verdict).find("it ends on 2027-01-31"), std::string::npos);
}

TEST(OnFile, AcceptsAHoldoverAndNamesItsBasisAndEnd) {
    const auto verdict =
        Case{"agreement.approved"}.officer("R. Alvarez").agreement("holdover", "2027-06-30", "section 9").verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_NE(all_reasons(verdict).find("holdover until 2027-06-30, under section 9"), std::string::npos);
}

TEST(OnFile, IsNotMetByADraftALapsedOrAnApprovedAgreementThatHasNotBegun) {
    for (const char* state : {"draft", "lapsed", "board_approved"}) {
        const auto verdict = Case{"agreement.approved"}.officer("R. Alvarez").agreement(state).verdict();
        EXPECT_EQ(verdict.outcome, not_met) << state;
        EXPECT_EQ(verdict.evidence, std::vector<std::string>{"agreement:1"});
        EXPECT_EQ(verdict.reasons.size(), 2u) << all_reasons(verdict);
    }
}

TEST(OnFile, TakesTheAgreementInForceBeforeALapsedOne) {
    EXPECT_EQ(Case{"agreement.approved"}
                  .officer("R. Alvarez")
                  .agreement("lapsed", "2026-06-30")
                  .agreement("in_force")
                  .outcome(),
              met);
}

TEST(OnFile, NeedsAnAgreementWithEachAgency) {
    auto two = Case{"agreement.approved"}.officer("R. Alvarez").agreement("in_force");
    two.fact("posting", "x", "K. Oyelaran", Date{2026, 8, 24},
             {{"agency", "harrow"}, {"agency-name", "Harrow Sheriff"}, {"contracted", "yes"}, {"kind", "sro"}});
    EXPECT_EQ(two.outcome(), not_met);
    EXPECT_NE(why(two.verdict()).find("Harrow Sheriff"), std::string::npos);
    EXPECT_EQ(why(two.verdict()).find("Ferndale"), std::string::npos);
}

TEST(OnFile, WaitsWhereNobodyIsPostedAndDoesNotApplyWhereTheClauseIsConditional) {
    EXPECT_EQ(Case{"agreement.approved"}.keeps("posting").keeps("agreement").outcome(), not_yet_due);
    EXPECT_EQ(
        Case{"agreement.approved"}.keeps("posting").keeps("agreement").set("condition", "if-contracted").outcome(),
        not_applicable);
    EXPECT_EQ(
        Case{"agreement.approved"}.set("condition", "if-contracted").officer("R. Alvarez").keeps("agreement").outcome(),
        not_met);
}

TEST(OnFile, AsksNoAgreementOfTheDistrictsOwnDepartment) {
    auto own = Case{"agreement.approved"}.keeps("agreement");
    own.fact("posting", "x", "K. Oyelaran", Date{2026, 8, 24},
             {{"agency", "own"}, {"agency-name", "School Police"}, {"contracted", "no"}});
    EXPECT_EQ(own.outcome(), not_yet_due);
}

TEST(OnFile, HoldsAForcePolicyAgainstWhatThePolicySaysItMustCover) {
    auto covered = Case{"officer.force-policy"}.officer("R. Alvarez");
    covered.fact("force-policy", "ferndale", "Ferndale Police", Date{2025, 1, 1},
                 {{"covers", "training-standards,vulnerable-populations"}});
    EXPECT_EQ(covered.outcome(), met);
    covered.set("covers", "training-standards,vulnerable-populations,minimum-training");
    EXPECT_EQ(covered.outcome(), not_met);
    EXPECT_NE(why(covered.verdict()).find("Ferndale Police (minimum training and course titles)"), std::string::npos)
        << why(covered.verdict());
}

// terms_covered

Case with_terms(std::initializer_list<const char*> terms, const char* state = "in_force") {
    Case with{"agreement.terms"};
    with.officer("R. Alvarez").keeps("agreement-term").set("terms", "purpose,roles");
    for (const char* term : terms)
        with.fact("agreement-term", "ferndale", "Ferndale Police", Date{2025, 7, 1},
                  {{"term", term}, {"passage", "Section 2, page 1"}, {"state", state}});
    return with;
}

TEST(TermsCovered, IsMetWhenEveryTermIsTiedToAPassage) {
    EXPECT_EQ(with_terms({"purpose", "roles"}).outcome(), met);
    EXPECT_EQ(why(with_terms({"purpose", "roles", "nondiscrimination"}).verdict()),
              "Every required term is tied to a passage of the agreement (2 of 2).");
}

TEST(TermsCovered, NamesTheTermsThatAreMissing) {
    const auto verdict = with_terms({"purpose"}).verdict();
    EXPECT_EQ(verdict.outcome, not_met);
    EXPECT_NE(why(verdict).find("Ferndale Police (roles, responsibilities and supervision)"), std::string::npos)
        << why(verdict);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"agreement-term:1"});
}

TEST(TermsCovered, DoesNotCountTermsOfALapsedAgreementNorTermsWithoutAPassage) {
    EXPECT_EQ(with_terms({"purpose", "roles"}, "lapsed").outcome(), not_met);
    auto no_passage = with_terms({"purpose"});
    no_passage.fact("agreement-term", "ferndale", "Ferndale Police", Date{2025, 7, 1},
                    {{"term", "roles"}, {"passage", ""}, {"state", "in_force"}});
    EXPECT_EQ(no_passage.outcome(), not_met);
}

TEST(TermsCovered, CannotTellWithoutAListOfTerms) {
    const auto verdict = Case{"agreement.terms"}.officer("R. Alvarez").keeps("agreement-term").verdict();
    EXPECT_EQ(verdict.outcome, cannot_tell);
    EXPECT_EQ(verdict.missing, std::vector<std::string>{"required-terms"});
}

// each_officer_has

Case trained(std::initializer_list<const char*> subjects, Date when = Date{2026, 8, 1}) {
    Case with{"officer.trained-before-assignment"};
    with.keeps("training").set("when-possible", "yes");
    for (const char* subject : subjects) with.fact("training", "R. Alvarez", "", when, {{"subject", subject}});
    return with;
}

TEST(EachOfficerHas, IsMetWhenEveryOfficerHasTheThreeSubjectsBeforeTheFirstDay) {
    const auto verdict =
        trained({"school-policing", "diverse-populations", "force-policy"}).officer("R. Alvarez").verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_EQ(why(verdict), "Officers who have completed the training that comes before the first day: 1 of 1.");
    EXPECT_EQ(verdict.evidence.size(), 3u);
}

TEST(EachOfficerHas, NamesTheOfficerAndTheSubjectThatIsMissing) {
    const auto verdict = trained({"school-policing", "diverse-populations"}).officer("R. Alvarez").verdict();
    EXPECT_EQ(verdict.outcome, not_met);
    EXPECT_NE(why(verdict).find("R. Alvarez (the agency's force policy)"), std::string::npos) << why(verdict);
    EXPECT_EQ(verdict.due, (Date{2026, 8, 24}));
}

TEST(EachOfficerHas, AcceptsAReasonWithADateUntilTheDateHasPassed) {
    auto promised = trained({"school-policing", "diverse-populations"});
    promised.officer("R. Alvarez", Date{2026, 8, 24}, {{"reason", "yes"}, {"training-by", "2026-12-15"}});
    EXPECT_EQ(promised.outcome(), met);
    EXPECT_EQ(promised.verdict().due, (Date{2026, 12, 15}));
    EXPECT_NE(all_reasons(promised.verdict()).find("R. Alvarez"), std::string::npos);
    promised.evidence.on = Date{2026, 12, 15};
    EXPECT_EQ(promised.outcome(), met);
    promised.evidence.on = Date{2026, 12, 16};
    EXPECT_EQ(promised.outcome(), not_met);
    EXPECT_EQ(promised.verdict().due, (Date{2026, 12, 15}));
}

TEST(EachOfficerHas, AcceptsNoReasonWhereThePolicyDoesNotSayWhenPossible) {
    auto strict = trained({"school-policing"});
    strict.parameters.clear();
    strict.officer("R. Alvarez", Date{2026, 8, 24}, {{"reason", "yes"}, {"training-by", "2026-12-15"}});
    EXPECT_EQ(strict.outcome(), not_met);
}

TEST(EachOfficerHas, TellsThatTheTrainingCameAfterTheFirstDay) {
    const auto verdict = trained({"school-policing", "diverse-populations", "force-policy"}, Date{2026, 9, 10})
                             .officer("R. Alvarez")
                             .verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_NE(all_reasons(verdict).find("Completed after the day on which it was due: R. Alvarez"), std::string::npos);
}

TEST(EachOfficerHas, DoesNotApplyWhereNobodyServes) {
    EXPECT_EQ(trained({}).keeps("posting").outcome(), not_applicable);
}

const std::initializer_list<const char*> series{"wa-a", "wa-b", "wa-c", "wa-d", "wa-e", "wa-f", "wa-g",
                                                "wa-h", "wa-i", "wa-j", "wa-k", "wa-l", "wa-m"};

Case in_series(const char* officer_kind, Date first_day, std::initializer_list<const char*> done, int days,
               int check_ins) {
    Case with{"officer.training-series"};
    with.keeps("training").officer("T. Ngo", first_day, {{"kind", officer_kind}});
    for (const char* subject : done) with.fact("training", "T. Ngo", "", first_day, {{"subject", subject}});
    for (int i = 0; i < days; ++i)
        with.fact("training", "T. Ngo", "", first_day + CalendarDays{i}, {{"subject", "on-the-job-day"}});
    for (int i = 0; i < check_ins; ++i)
        with.fact("training", "T. Ngo", "", first_day + CalendarDays{i}, {{"subject", "check-in"}});
    return with;
}

TEST(EachOfficerHas, RunsTheClocksOfTheStateSeriesFromTheFirstDayWithStudents) {
    auto officer = in_series("sro", Date{2026, 8, 31}, {"wa-a", "wa-b"}, 0, 0);
    EXPECT_EQ(officer.outcome(), not_yet_due);
    EXPECT_EQ(officer.verdict().due, (Date{2027, 2, 28}));
    officer.evidence.on = Date{2027, 2, 28};
    EXPECT_EQ(officer.outcome(), not_yet_due);
    officer.evidence.on = Date{2027, 3, 1};
    EXPECT_EQ(officer.outcome(), not_met);
}

TEST(EachOfficerHas, GivesAYearForTwoDaysOnTheJob) {
    auto officer = in_series("sro", Date{2025, 12, 1}, series, 1, 0);
    EXPECT_EQ(officer.outcome(), not_yet_due);
    EXPECT_EQ(officer.verdict().due, (Date{2026, 12, 1}));
    EXPECT_EQ(in_series("sro", Date{2025, 12, 1}, series, 2, 0).outcome(), met);
}

TEST(EachOfficerHas, AsksSixCheckInsOfSecurityStaffAndNoneOfResourceOfficers) {
    EXPECT_EQ(in_series("campus_security", Date{2025, 12, 1}, series, 2, 5).outcome(), not_yet_due);
    EXPECT_EQ(in_series("campus_security", Date{2025, 12, 1}, series, 2, 6).outcome(), met);
    EXPECT_EQ(in_series("campus_security", Date{2025, 11, 1}, series, 2, 5).outcome(), not_met);
}

TEST(EachOfficerHas, CannotTellWhoIsSwornBeforeTheAgencySaysSo) {
    auto unknown =
        Case{"officer.sworn"}.officer("R. Alvarez").officer("T. Ngo", Date{2026, 8, 24}, {{"sworn", "unknown"}});
    EXPECT_EQ(unknown.outcome(), cannot_tell);
    EXPECT_NE(why(unknown.verdict()).find("T. Ngo"), std::string::npos);
    EXPECT_EQ(unknown.verdict().missing, std::vector<std::string>{"sworn-status"});
    EXPECT_EQ(unknown.officer("K. Oyelaran", Date{2026, 8, 24}, {{"sworn", "no"}}).outcome(), not_met);
    EXPECT_EQ(Case{"officer.sworn"}.officer("R. Alvarez").outcome(), met);
    EXPECT_EQ(Case{"officer.sworn"}
                  .officer("R. Alvarez", Date{2026, 8, 24}, {{"kind", "campus_security"}, {"sworn", "no"}})
                  .outcome(),
              not_applicable);
}

// each_period

TEST(EachPeriod, AsksStaffTrainingOfEachSchoolWithAnOfficerInTheSchoolYear) {
    auto school = Case{"people.staff-trained", Date{2026, 9, 20}}.officer("R. Alvarez").keeps("staff-training");
    EXPECT_EQ(school.outcome(), not_yet_due);
    EXPECT_EQ(school.verdict().due, (Date{2026, 11, 16}));  // the sixtieth school day after 24 August
    school.evidence.on = Date{2026, 11, 17};
    EXPECT_EQ(school.outcome(), not_met);
    EXPECT_NE(why(school.verdict()).find("Oakview Middle"), std::string::npos);
    school.fact("staff-training", "oakview", "Oakview Middle", Date{2026, 11, 3}, {});
    EXPECT_EQ(school.outcome(), met);
    EXPECT_EQ(school.verdict().evidence, std::vector<std::string>{"staff-training:1"});
}

TEST(EachPeriod, DoesNotCountTheTrainingOfLastYearNorOfAnotherSchool) {
    auto school = Case{"people.staff-trained"}.officer("R. Alvarez");
    school.fact("staff-training", "oakview", "Oakview Middle", Date{2026, 6, 3}, {});
    school.fact("staff-training", "elmwood", "Elmwood High", Date{2026, 9, 3}, {});
    EXPECT_EQ(school.outcome(), not_met);
}

TEST(EachPeriod, GivesALaterPostingItsOwnTime) {
    EXPECT_EQ(Case{"people.staff-trained"}.officer("R. Alvarez", Date{2026, 11, 2}).keeps("staff-training").outcome(),
              not_yet_due);
}

TEST(EachPeriod, AsksAYearlyReviewWithParentsStudentsAndCommunity) {
    auto agency = Case{"agreement.yearly-review"}.officer("R. Alvarez", Date{2025, 9, 1});
    agency.fact("agreement-review", "ferndale", "Ferndale Police", Date{2026, 5, 12},
                {{"participants", "parents,community"}});
    EXPECT_EQ(agency.outcome(), not_met);
    agency.fact("agreement-review", "ferndale", "Ferndale Police", Date{2026, 6, 12},
                {{"participants", "parents,students,community"}});
    EXPECT_EQ(agency.outcome(), met);
    EXPECT_EQ(agency.verdict().due, (Date{2027, 6, 12}));
    agency.evidence.on = Date{2027, 6, 12};
    EXPECT_EQ(agency.outcome(), met);
    agency.evidence.on = Date{2027, 6, 13};
    EXPECT_EQ(agency.outcome(), not_met);
    EXPECT_EQ(agency.verdict().due, (Date{2027, 6, 12}));
}

TEST(EachPeriod, DoesNotApplyWhereNobodyServesWhateverIsNotCollected) {
    EXPECT_EQ(Case{"people.told"}.keeps("posting").outcome(), not_applicable);
    EXPECT_EQ(Case{"people.told"}.officer("R. Alvarez").outcome(), cannot_tell);
}

TEST(EachPeriod, IsNotYetDueInTheFirstYearOfAPosting) {
    EXPECT_EQ(Case{"agreement.yearly-review"}.officer("R. Alvarez").keeps("agreement-review").outcome(), not_yet_due);
}

// deadline

TEST(Deadline, AsksForTheReportOnTheLastWholePeriod) {
    auto board = Case{"fairness.board-report", Date{2026, 10, 20}}.keeps("report", Date{2025, 7, 1});
    EXPECT_EQ(board.outcome(), not_yet_due);
    EXPECT_EQ(board.verdict().due, (Date{2026, 10, 28}));  // 120 days after 30 June
    board.evidence.on = Date{2026, 10, 29};
    EXPECT_EQ(board.outcome(), not_met);
    board.fact("report", "", "", Date{2026, 10, 29}, {{"from", "2025-07-01"}, {"until", "2026-06-30"}});
    EXPECT_EQ(board.outcome(), not_met);  // a day late
    board.fact("report", "", "", Date{2026, 10, 20}, {{"from", "2025-07-01"}, {"until", "2026-06-30"}});
    EXPECT_EQ(board.outcome(), met);
    EXPECT_EQ(board.verdict().due, (Date{2027, 10, 28}));
    EXPECT_EQ(why(board.verdict()), "The disaggregated report was delivered in time. The next is due by 2027-10-28.");
}

TEST(Deadline, NeverCallsALateReportMetNorInTime) {
    auto board = Case{"fairness.board-report"}.keeps("report", Date{2025, 7, 1});
    board.fact("report", "", "", Date{2026, 11, 9}, {{"from", "2025-07-01"}, {"until", "2026-06-30"}});
    const auto verdict = board.verdict();
    EXPECT_EQ(verdict.outcome, not_met);
    EXPECT_EQ(why(verdict),
              "The report on 2025-07-01 to 2026-06-30 was due by 2026-10-28. It came on 2026-11-09, 12 "
              "days late.");
    EXPECT_EQ(all_reasons(verdict).find("in time"), std::string::npos);
    EXPECT_NE(all_reasons(verdict).find("The next report is due by 2027-10-28."), std::string::npos);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"report:1"});
    EXPECT_EQ(verdict.due, (Date{2027, 10, 28}));
    for (const auto& reason : verdict.reasons)  // each date is a value of its own: the page writes it in its language
        EXPECT_EQ(reason.key.find("202"), std::string::npos) << reason.key;
}

TEST(Deadline, HoldsALateOrMissingReportAgainstTheDistrictUntilTheNextOneIsThere) {
    auto board = Case{"fairness.board-report", Date{2027, 8, 1}}.keeps("report", Date{2025, 7, 1});
    EXPECT_EQ(board.outcome(), not_met);  // that on 2025-26 never came
    EXPECT_EQ(board.verdict().due, (Date{2026, 10, 28}));
    board.fact("report", "", "", Date{2026, 11, 9}, {{"from", "2025-07-01"}, {"until", "2026-06-30"}});
    EXPECT_EQ(board.outcome(), not_met);  // it came late, and the next is not there yet
    EXPECT_EQ(board.verdict().due, (Date{2027, 10, 28}));
    board.fact("report", "", "", Date{2027, 8, 1}, {{"from", "2026-07-01"}, {"until", "2027-06-30"}});
    EXPECT_EQ(board.outcome(), met);
    board.evidence.on = Date{2028, 8, 1};
    EXPECT_EQ(board.outcome(), not_yet_due);
}

TEST(Deadline, DoesNotAskForPeriodsBeforeTheProgramBegan) {
    const auto verdict = Case{"fairness.board-report"}.keeps("report", Date{2026, 8, 1}).verdict();
    EXPECT_EQ(verdict.outcome, not_yet_due);
    EXPECT_EQ(verdict.due, (Date{2027, 10, 28}));
}

TEST(Deadline, FollowsTheRhythmThatThePolicySets) {
    auto quarterly = Case{"fairness.board-report"}
                         .keeps("report", Date{2025, 7, 1})
                         .set("schedule", "quarterly")
                         .set("within", "30 days");
    quarterly.fact("report", "", "", Date{2026, 7, 20}, {{"from", "2026-04-01"}, {"until", "2026-06-30"}});
    EXPECT_EQ(quarterly.outcome(), not_met);  // the quarter to 30 September
    EXPECT_EQ(quarterly.verdict().due, (Date{2026, 10, 30}));
    quarterly.fact("report", "", "", Date{2026, 10, 20}, {{"from", "2026-07-01"}, {"until", "2026-09-30"}});
    EXPECT_EQ(quarterly.outcome(), met);
}

TEST(Deadline, StartsAClockWithEachDirectionOfTheBoard) {
    auto directed = Case{"fairness.board-report"}.keeps("report").keeps("direction").set("schedule", "directed");
    EXPECT_EQ(directed.outcome(), not_applicable);
    EXPECT_EQ(why(directed.verdict()), "The Board has not directed a report.");
    directed.fact("direction", "", "", Date{2026, 10, 1}, {{"due", "2026-12-01"}, {"answered", ""}});
    EXPECT_EQ(directed.outcome(), not_yet_due);
    EXPECT_EQ(directed.verdict().due, (Date{2026, 12, 1}));
    directed.evidence.on = Date{2026, 12, 2};
    EXPECT_EQ(directed.outcome(), not_met);
    directed.evidence.kinds["direction"].facts[0].values[1].second = "2026-11-30";
    EXPECT_EQ(directed.outcome(), met);
    directed.evidence.kinds["direction"].facts[0].values[1].second = "2026-12-02";
    EXPECT_EQ(directed.outcome(), not_met);
    EXPECT_EQ(why(directed.verdict()), "It was due by 2026-12-01. It came on 2026-12-02, 1 days late.");
}

// never

Case school_rules(std::initializer_list<std::pair<const char*, const char*>> acted_and_outcome) {
    Case with{"duties.no-discipline"};
    with.kind = policy::Kind::prohibition;
    with.officer("R. Alvarez").keeps("contact");
    for (const auto& [acted, outcome] : acted_and_outcome)
        with.fact("contact", "oakview", "", Date{2026, 10, 1},
                  {{"group", "school_rule"}, {"acted", acted}, {"outcome", outcome}});
    with.fact("contact", "oakview", "", Date{2026, 10, 1}, {{"group", "crime"}, {"acted", ""}, {"outcome", "arrest"}});
    return with;
}

TEST(Never, IsMetWhileEverySchoolRuleIsHandedBackOrExplained) {
    const auto verdict =
        school_rules(
            {{"handed_over", "to_administrator"}, {"handed_over", "to_administrator"}, {"danger_grew", "warning"}})
            .verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_EQ(why(verdict), "Contacts over a school rule this school year: 3. Handed back to the school: 2 (67 %).");
    EXPECT_NE(all_reasons(verdict).find("Exceptions with a reason on record: 1."), std::string::npos);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"contact:3"});
}

TEST(Never, IsNotMetByOneContactWithoutAReasonNorByAnArrestOverASchoolRule) {
    EXPECT_EQ(school_rules({{"handed_over", "to_administrator"}, {"unsaid", "back_to_class"}}).outcome(), not_met);
    const auto verdict = school_rules({{"handed_over", "arrest"}}).verdict();
    EXPECT_EQ(verdict.outcome, not_met);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"contact:1"});
}

TEST(Never, IsMetByZeroButCannotTellFromNothing) {
    EXPECT_EQ(school_rules({}).outcome(), met);
    auto nothing = Case{"duties.no-discipline"}.officer("R. Alvarez");
    EXPECT_EQ(nothing.outcome(), cannot_tell);
    EXPECT_EQ(nothing.verdict().missing, std::vector<std::string>{"contact"});
    EXPECT_EQ(nothing.keeps("contact", Date{2026, 12, 1}).outcome(), cannot_tell);  // kept only from a later day on
    // Kept, and nobody logged anything: an officer who writes nothing down keeps no duty by it.
    EXPECT_EQ(nothing.keeps("contact", november).outcome(), cannot_tell);
    EXPECT_EQ(nothing.verdict().missing, std::vector<std::string>{"contact"});
    EXPECT_NE(why(nothing.verdict()).find("Nothing was logged this school year: contacts with students."),
              std::string::npos);
    EXPECT_NE(all_reasons(nothing.verdict()).find("complete only since 2026-11-22"), std::string::npos);
    nothing.fact("contact", "oakview", "", november, {{"group", "crime"}, {"acted", ""}, {"outcome", "none"}});
    EXPECT_EQ(nothing.outcome(), met);  // zero of those that were logged
}

TEST(Never, CountsAPrincipalsDecisionAgainstThePolicysAnswerAsAnException) {
    auto rules = school_rules({{"handed_over", "to_administrator"}});
    const Values decided{{"control", "duties.no-discipline"}, {"provision", "P-00000001"}, {"overridden", "yes"}};
    rules.fact("request", "oakview", "", Date{2026, 10, 2}, decided);
    const auto verdict = rules.verdict();
    EXPECT_EQ(verdict.outcome, met);
    ASSERT_FALSE(verdict.evidence.empty());
    EXPECT_EQ(verdict.evidence.front(), "request:1");
    EXPECT_NE(
        all_reasons(verdict).find("Exceptions that a principal decided against this answer, each with a reason on "
                                  "record: 1."),
        std::string::npos)
        << all_reasons(verdict);
    // As the policy answered, of another control, or of the year before: no exception of this provision.
    auto other = school_rules({{"handed_over", "to_administrator"}});
    other.fact("request", "oakview", "", Date{2026, 10, 2},
               {{"control", "duties.no-discipline"}, {"provision", "P-00000001"}, {"overridden", "no"}});
    other.fact("request", "oakview", "", Date{2026, 10, 2},
               {{"control", "duties.intervention-grounds"}, {"provision", "P-00000002"}, {"overridden", "yes"}});
    other.fact("request", "oakview", "", Date{2026, 6, 2}, decided);
    EXPECT_EQ(other.verdict().evidence.front(), "contact:1");
}

TEST(Never, FindsNotesThatSpeakOfImmigration) {
    auto notes = Case{"immigration.no-collection"}.keeps("free-text");
    notes.fact("free-text", "", "", Date{2026, 9, 1}, {{"immigration", "no"}});
    EXPECT_EQ(notes.outcome(), met);
    notes.fact("free-text", "", "", Date{2026, 9, 2}, {{"immigration", "yes"}});
    EXPECT_EQ(notes.outcome(), not_met);
    EXPECT_EQ(notes.verdict().evidence, std::vector<std::string>{"free-text:2"});
}

// gate

Case requests(std::initializer_list<Values> all) {
    Case with{"duties.intervention-grounds"};
    with.officer("R. Alvarez").keeps("request");
    for (const auto& values : all) with.fact("request", "oakview", "Oakview Middle", Date{2026, 10, 1}, values);
    return with;
}

TEST(Gate, LetsAnOfficerBeCalledOnAGroundOrWithAReason) {
    EXPECT_EQ(
        requests(
            {{{"response", "officer"}, {"urgency", "now"}, {"reason", "other"}, {"because", "no"}},
             {{"response", "officer"}, {"urgency", "not_now"}, {"reason", "disruption"}, {"because", "no"}},
             {{"response", "officer"}, {"urgency", "not_now"}, {"reason", "school_rule"}, {"because", "yes"}},
             {{"response", "administrator"}, {"urgency", "not_now"}, {"reason", "school_rule"}, {"because", "no"}}})
            .outcome(),
        met);
}

TEST(Gate, IsNotMetByAnOfficerCalledOnNoGroundAndWithoutAReason) {
    const auto verdict =
        requests({{{"response", "officer"}, {"urgency", "not_now"}, {"reason", "school_rule"}, {"because", "no"}}})
            .verdict();
    EXPECT_EQ(verdict.outcome, not_met);
    EXPECT_EQ(verdict.evidence, std::vector<std::string>{"request:1"});
}

TEST(Gate, AsksAnOutcomeOfEveryCallForService) {
    auto calls = Case{"calls.recorded"}.officer("R. Alvarez").keeps("call");
    calls.fact("call", "oakview", "Oakview Middle", Date{2026, 9, 9}, {{"outcome", "report_taken"}});
    EXPECT_EQ(calls.outcome(), met);
    calls.fact("call", "oakview", "Oakview Middle", Date{2026, 9, 9}, {{"outcome", "unknown"}});
    EXPECT_EQ(calls.outcome(), not_met);
}

TEST(Gate, AsksForAJuvenilesRightsOnlySinceTheLawDoes) {
    auto contact = Case{"duties.law-enforcement-activity", Date{2021, 12, 1}}.officer("R. Alvarez", Date{2021, 8, 24});
    contact.keeps("interview");
    contact.fact("contact", "oakview", "", Date{2021, 11, 1},
                 {{"actions", "questioned"}, {"consulted", "yes"}, {"parent", "yes"}, {"rights", "no"}});
    EXPECT_EQ(contact.outcome(), met);
    contact.evidence.on = Date{2022, 1, 2};
    EXPECT_EQ(contact.outcome(), not_met);
}

// share

Case ways(int talked, int cited) {
    Case with{"duties.restorative"};
    with.officer("R. Alvarez").keeps("contact");
    for (int i = 0; i < talked; ++i)
        with.fact("contact", "oakview", "", Date{2026, 10, 1},
                  {{"group", "school_rule"}, {"actions", "talked,escorted"}, {"outcome", "to_administrator"}});
    for (int i = 0; i < cited; ++i)
        with.fact("contact", "oakview", "", Date{2026, 10, 1},
                  {{"group", "school_rule"}, {"actions", "talked"}, {"outcome", "citation"}});
    with.fact("contact", "oakview", "", Date{2026, 10, 1},
              {{"group", "crime"}, {"actions", "questioned"}, {"outcome", "arrest"}});
    return with;
}

TEST(Share, IsMetFromItsThresholdOn) {
    EXPECT_EQ(ways(9, 3).outcome(), met);
    EXPECT_EQ(ways(8, 3).outcome(), not_met);
    EXPECT_EQ(why(ways(8, 3).verdict()),
              "Contacts without danger or crime this school year: 11. Talking, de-escalation or a restorative way only "
              "in 73 % (75 % expected).");
}

TEST(Share, DoesNotJudgeAHandful) {
    EXPECT_EQ(ways(0, 9).outcome(), not_yet_due);
    EXPECT_EQ(ways(0, 0).outcome(), not_applicable);
}

// watch

TEST(Watch, AsksForAReviewOfEveryUseOfForceInTime) {
    auto force = Case{"duties.least-force"}.officer("R. Alvarez").keeps("force").keeps("contact");
    EXPECT_EQ(force.outcome(), cannot_tell);  // no contact at all was logged
    EXPECT_EQ(force.verdict().missing, std::vector<std::string>{"contact"});
    force.fact("contact", "oakview", "", Date{2026, 9, 1}, {});
    EXPECT_EQ(force.outcome(), met);  // none among those that were
    force.fact("force", "c1", "", Date{2026, 9, 1}, {{"answered", "2026-09-20"}, {"deescalated", "yes"}});
    EXPECT_EQ(force.outcome(), met);
    EXPECT_EQ(why(force.verdict()), "Uses of force this school year: 1, each reviewed. De-escalation was tried in 1.");
    force.fact("force", "c2", "", Date{2026, 11, 1}, {{"answered", ""}, {"deescalated", "no"}});
    EXPECT_EQ(force.outcome(), not_yet_due);
    EXPECT_EQ(force.verdict().due, (Date{2026, 12, 1}));
    force.fact("force", "c3", "", Date{2026, 10, 1}, {{"answered", ""}, {"deescalated", "no"}});
    EXPECT_EQ(force.outcome(), not_met);
    EXPECT_EQ(force.verdict().due, (Date{2026, 10, 31}));
}

TEST(Watch, WaitsForTheDisparityFlags) {
    const auto verdict = Case{"fairness.no-discrimination"}.verdict();
    EXPECT_EQ(verdict.outcome, cannot_tell);
    EXPECT_EQ(verdict.missing.front(), "disparity-flag");
}

// attested

Case tiers(Date on = november) { return Case{"people.tiers", on}; }

TEST(Attested, IsMetWhileAPersonsWordHolds) {
    auto said = tiers().fact("attestation", "", "D. Whitfield", Date{2026, 9, 1},
                             {{"control", "people.tiers"}, {"provision", ""}}, Date{2027, 8, 31});
    const auto verdict = said.verdict();
    EXPECT_EQ(verdict.outcome, met);
    EXPECT_EQ(verdict.basis, Basis::attested);
    EXPECT_EQ(verdict.due, (Date{2027, 8, 31}));
    EXPECT_NE(why(verdict).find("D. Whitfield attested on 2026-09-01"), std::string::npos);
}

TEST(Attested, IsNotMetOnceTheWordHasExpired) {
    auto said = tiers(Date{2027, 9, 1})
                    .fact("attestation", "", "D. Whitfield", Date{2026, 9, 1},
                          {{"control", "people.tiers"}, {"provision", "P-00000001"}}, Date{2027, 8, 31});
    EXPECT_EQ(said.outcome(), not_met);
    EXPECT_EQ(said.verdict().basis, Basis::attested);
}

TEST(Attested, CannotTellBeforeAnybodySaysSo) {
    EXPECT_EQ(tiers().keeps("attestation").outcome(), cannot_tell);
    EXPECT_EQ(tiers().verdict().missing, std::vector<std::string>{"attestation"});
    auto of_others = tiers().fact("attestation", "", "D. Whitfield", Date{2026, 9, 1},
                                  {{"control", "duties.climate"}, {"provision", ""}}, Date{2027, 8, 31});
    of_others.fact("attestation", "", "D. Whitfield", Date{2026, 9, 1},
                   {{"control", "people.tiers"}, {"provision", "P-0000000f"}}, Date{2027, 8, 31});
    EXPECT_EQ(of_others.outcome(), cannot_tell);
    auto tomorrow = tiers().fact("attestation", "", "D. Whitfield", Date{2026, 11, 23},
                                 {{"control", "people.tiers"}, {"provision", ""}}, Date{2027, 8, 31});
    EXPECT_EQ(tomorrow.outcome(), cannot_tell);
}

TEST(Attested, AnswersForADutyThatFitsNoControlSentenceBySentence) {
    Case hats{"attested"};
    hats.keeps("attestation");
    EXPECT_EQ(hats.outcome(), cannot_tell);
    EXPECT_EQ(hats.verdict().missing, std::vector<std::string>{"attestation"});
    hats.fact("attestation", "", "D. Whitfield", Date{2026, 9, 1}, {{"control", "attested"}, {"provision", ""}},
              Date{2027, 8, 31});
    EXPECT_EQ(hats.outcome(), cannot_tell);  // a word on all of them is a word on none
    hats.fact("attestation", "", "D. Whitfield", Date{2026, 9, 1},
              {{"control", "attested"}, {"provision", "P-00000001"}}, Date{2027, 8, 31});
    EXPECT_EQ(hats.outcome(), met);
    EXPECT_EQ(hats.verdict().basis, Basis::attested);
    hats.evidence.on = Date{2027, 9, 1};
    EXPECT_EQ(hats.outcome(), not_met);
}

// the table

TEST(Judges, EachHasASuiteOfItsOwn) {
    const auto* program = testing::UnitTest::GetInstance();
    for (const auto& judge : judges()) {
        bool found = false;
        for (int i = 0; i < program->total_test_suite_count(); ++i)
            found = found || program->GetTestSuite(i)->name() == judge.tests;
        EXPECT_TRUE(found) << judge.name << " has no suite " << judge.tests;
    }
}

}  // namespace
}  // namespace accord::compliance

#pragma once

#include <tuple>

#include "program/accounts.hpp"
#include "program/agreements.hpp"
#include "program/contacts.hpp"
#include "program/disparity_rule.hpp"
#include "program/district.hpp"
#include "program/force_and_search.hpp"
#include "program/government_filings.hpp"
#include "program/officers.hpp"
#include "program/oversight.hpp"
#include "program/policy_records.hpp"
#include "program/practices.hpp"
#include "program/publication_rule.hpp"
#include "program/race_lists.hpp"
#include "program/report_editions.hpp"
#include "program/requests.hpp"
#include "program/students.hpp"

namespace accord::program {

/// Every kind of record: what migrations are checked against, what verification walks, what an export holds.
using AllRecords =
    std::tuple<District, School, CalendarYear, ClosedDay, Account, Student, Enrolment, Membership, Agency, Agreement,
               AgreementTerm, AgreementReview, Officer, Assignment, TrainingCompletion, StaffTraining,
               InterventionRequest, Contact, ContactStudent, Search, Force, BoardDirection, ReportDelivery, Attestation,
               CallForService, PolicyDocument, PolicyBinding, PolicyChoice, ReportEdition, GovernmentFiling,
               DisparityRule, Practice, PracticeReview, RaceListStart, PublicationRule>;

}  // namespace accord::program

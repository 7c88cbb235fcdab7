#pragma once

#include "base/id.hpp"

namespace accord::program {

using DistrictId = Id<struct District>;
using SchoolId = Id<struct School>;
using CalendarId = Id<struct CalendarYear>;
using AccountId = Id<struct Account>;
using StudentId = Id<struct Student>;
using AgencyId = Id<struct Agency>;
using AgreementId = Id<struct Agreement>;
using OfficerId = Id<struct Officer>;
using AssignmentId = Id<struct Assignment>;
using RequestId = Id<struct InterventionRequest>;
using ContactId = Id<struct Contact>;
using PolicyId = Id<struct PolicyDocument>;
using PracticeId = Id<struct Practice>;

}  // namespace accord::program

#include "office/correction_reason.hpp"

#include <gtest/gtest.h>

namespace accord::office {
namespace {

TEST(CorrectionReason, TellsNoSmallNumber) {
    for (const char* told :
         {"3 contacts came in late", "Two contacts came in late", "One contact was of November", "A single arrest",
          "One late contact was added", "Both arrests were of an adult", "Tres contactos llegaron tarde",
          "Una estudiante era de otra escuela", "Un niño fue contado de más", "9 of the referrals were counted twice"})
        EXPECT_TRUE(small_number_told(told, 10)) << told;
    EXPECT_TRUE(small_number_told("12 contacts came in late", 15)) << "the district's own small number counts";
}

TEST(CorrectionReason, MayNameDaysSchoolYearsAndEditions) {
    for (const char* fine :
         {"Contacts came in late", "Contacts of one school came in late", "Wrong day", "Thirty contacts came in late",
          "Edition 1 was made before the roster of 10/3/2026", "The roster of 2026-10-03 was of another year",
          "Grade 7 was coded as grade 8", "School year 2025-26 was closed late",
          "Los contactos de julio llegaron tarde", "The agency sent a better list", "40 contacts came in late"})
        EXPECT_FALSE(small_number_told(fine, 10)) << fine << ": " << small_number_told(fine, 10).value_or("");
}

}  // namespace
}  // namespace accord::office

#include <gtest/gtest.h>

#include "policy/reading/reading_test.hpp"

namespace accord::policy::reading {
namespace {

constexpr auto body = "Guards shall rest.\n";

Document document_of(std::string_view name, std::string_view words) { return read_as(name, words).document; }

TEST(Document, TellsItsTitleNumberIssuerAndDate) {
    const auto found = document_of("p.txt", std::string{"HILLTOP UNION SCHOOL DISTRICT \xe2\x80\x93 BOARD "
                                                        "POLICY\n\nGrounds\n\nBP 3515.31(a)\n\nCAMPUS GUARDS\n\n"} +
                                                body + "\nPolicy Adopted: 9/13/21\n");
    EXPECT_EQ(found.title, "Campus Guards");
    EXPECT_EQ(found.number, "BP 3515.31");
    EXPECT_EQ(found.issuer, "Hilltop Union School District");
    EXPECT_EQ(found.adopted, (Date{2021, 9, 13}));
    EXPECT_EQ(found.status, Status::adopted);
    EXPECT_EQ(found.format, "text");
}

TEST(Document, MayNameItsIssuerBesideItsAdoption) {
    const auto found = document_of("p.md", std::string{"**Campus Guards**\n\n"} + body +
                                               "\n---\n\nHilltop Unified School District  \nAdopted May 4, 2021\n");
    EXPECT_EQ(found.issuer, "Hilltop Unified School District");
    EXPECT_EQ(found.adopted, (Date{2021, 5, 4}));
    EXPECT_EQ(found.title, "Campus Guards");
}

TEST(Document, MayLeaveEmptyWhenItWasApproved) {
    for (const auto* label : {"Approved on Date:", "Date Issued by Board:", "[Issued]:"}) {
        const auto found = document_of("p.txt", std::string{label} + "\n\nCampus Guards\n\n" + body);
        EXPECT_EQ(found.title, "Campus Guards") << label;
        EXPECT_FALSE(found.adopted) << label;
    }
}

// Without page numbers or dots: each heading stands once more where its section begins.
TEST(Document, MayBeginWithThePlainNamesOfItsSections) {
    const auto reading = read_text(
        "Campus Guards\n\nDuties\n\nTraining\n\nReports\n\nDuties\n\nGuards shall walk the grounds of every school "
        "each day.\n\n"
        "Training\n\nGuards shall be trained before they begin their work.\n\nReports\n\nThe principal shall report "
        "each year to "
        "the Board.\n");
    EXPECT_EQ(kinds_of(reading), "obligation obligation obligation");
}

TEST(Document, ThatAwaitsApprovalIsPendingAlthoughItBearsADate) {
    const auto reading = read_text(std::string{"Campus Guards\n\n"} + body +
                                   "\nPolicy Adopted: March 16, 2022 (PENDING BOARD APPROVAL)\n");
    EXPECT_EQ(reading.document.status, Status::pending);
    EXPECT_EQ(reading.document.adopted, (Date{2022, 3, 16}));
    EXPECT_EQ(warning_of(reading, "pending").line, 5);
    EXPECT_EQ(kinds_of(reading), "obligation adoption");
    EXPECT_EQ(document_of("p.txt", std::string{"Campus Guards\n\n"} + body + "\nDRAFT - FIRST READING\n").status,
              Status::pending);
}

TEST(Document, OfAnAssociationIsAModelWhateverItsFrontMatterSays) {
    const auto reading = read_as(
        "p.md",
        std::string{"# 4.7 - Campus Guards\n\n**Type:** BP  \n**Status:** ADOPTED  \n**Original Adopted:** "
                    "06/01/2021  \n**Last Revised:** \n\n---\n\n"
                    "## Policy\n\nASBX NOTE: This optional policy is offered to every district that wants one.\n\n"} +
            body);
    EXPECT_EQ(reading.document.status, Status::model);
    EXPECT_EQ(reading.document.issuer, "ASBX");
    EXPECT_EQ(reading.document.number, "BP 4.7");
    EXPECT_EQ(reading.document.title, "Campus Guards");
    EXPECT_EQ(reading.document.adopted, (Date{2021, 6, 1}));
    EXPECT_EQ(kinds_of(reading), "adoption note obligation");
}

TEST(Document, ThatLeavesTheDistrictsNameOpenIsAModel) {
    const auto reading = read_text(
        "Campus Guards\n\nThe aim of the [name of district] guards is to keep calm.\n\nGuards shall follow Policy "
        "12[adapt for your district]. Guards may rest.\n");
    EXPECT_EQ(reading.document.status, Status::model);
    EXPECT_EQ(count_of(reading, "placeholder"), 2);
    EXPECT_EQ(kinds_of(reading), "purpose obligation permission");
}

TEST(Document, OfOtherStatesIsKnownToo) {
    const auto oregon = document_of(
        "p.txt",
        std::string{"Pine Hollow School District 14J\nCode: KNQ\nAdopted: 5/14/2012\n\nGuards in Schools\n\n"} + body);
    EXPECT_EQ(oregon.number, "KNQ");
    EXPECT_EQ(oregon.issuer, "Pine Hollow School District 14J");
    EXPECT_EQ(oregon.title, "Guards in Schools");
    const auto texas = document_of(
        "p.md", std::string{"# Cedar Bluff ISD - Policy GKQ (LOCAL): Campus Guards\n\n## I. Purpose\n\n"} + body);
    EXPECT_EQ(texas.number, "GKQ");
    EXPECT_EQ(texas.issuer, "Cedar Bluff ISD");
    EXPECT_EQ(texas.title, "Campus Guards");
    const auto illinois = document_of(
        "p.txt", std::string{"RIVER BEND COMMUNITY UNIT SCHOOL DISTRICT 9\n7:155\nSTUDENTS\nCampus Guards\n\n"} + body +
                     "\nADOPTED:      March 8, 2021\nREVIEWED:     June 14, 2022\n");
    EXPECT_EQ(illinois.number, "7:155");
    EXPECT_EQ(illinois.title, "Campus Guards");
    EXPECT_EQ(illinois.adopted, (Date{2021, 3, 8}));
    const auto fields = document_of(
        "p.md",
        std::string{
            "---\ntitle: Campus Guards\nnumber: 5-12\ndistrict: Lakeview Public Schools\nstatus: draft\n---\n\n"} +
            body);
    EXPECT_EQ(fields.title, "Campus Guards");
    EXPECT_EQ(fields.issuer, "Lakeview Public Schools");
    EXPECT_EQ(fields.status, Status::pending);
}

TEST(Document, MayBearItsNumberInAColumnOfItsOwn) {
    const auto letters = document_of(
        "p.txt", std::string{"Cedar Bluff ISD\n\nSITE SAFETY                    GKQ\nCAMPUS GUARDS              "
                             "(LOCAL)\n\n"} +
                     body);
    EXPECT_EQ(letters.number, "GKQ (LOCAL)");
    EXPECT_EQ(letters.title, "Campus Guards");
    const auto file = document_of(
        "p.txt", std::string{"HILLTOP COUNTY PUBLIC SCHOOLS             File: GKQ\n\n     CAMPUS GUARDS\n\n"} + body);
    EXPECT_EQ(file.number, "GKQ");
    EXPECT_EQ(file.issuer, "Hilltop County Public Schools");
    EXPECT_EQ(file.title, "Campus Guards");
    const auto starred =
        document_of("p.txt", std::string{"HILLTOP COUNTY SCHOOL BOARD\n\n6.21*             CAMPUS GUARDS\n\n"} + body);
    EXPECT_EQ(starred.number, "6.21");
    EXPECT_EQ(starred.issuer, "Hilltop County School Board");
    EXPECT_EQ(starred.title, "Campus Guards");
}

TEST(Document, MayNameItselfOnOneLine) {
    const auto dashed =
        document_of("p.md", std::string{"# Hilltop Public Schools\n\n## GK-7: Campus Guards\n\n"} + body);
    EXPECT_EQ(dashed.number, "GK-7");
    EXPECT_EQ(dashed.title, "Campus Guards");
    const auto dotted = document_of(
        "p.md",
        std::string{"# Campus Guards\n\nHilltop School District \xc2\xb7 Policy GKQ \xc2\xb7 Adopted May 4, 2021\n\n"} +
            body);
    EXPECT_EQ(dotted.number, "GKQ");
    EXPECT_EQ(dotted.issuer, "Hilltop School District");
    EXPECT_EQ(dotted.title, "Campus Guards");
}

TEST(Document, IsNotIssuedByTheWayToItsPage) {
    const auto page = document_of(
        "p.html", std::string{"<html><body><nav>Home &raquo; Board of Education &raquo; Policies</nav><h1>612 Campus "
                              "Guards</h1><p>"} +
                      body + "</p><footer>&copy; 2024 Hilltop School District | Contact</footer></body></html>");
    EXPECT_EQ(page.issuer, "Hilltop School District");
    EXPECT_EQ(page.number, "612");
    EXPECT_EQ(page.title, "Campus Guards");
}

TEST(Document, IsNotNamedAfterItsFirstSection) {
    const auto found = document_of("p.txt", std::string{"Hilltop School District\n\n              Campus Guards\n\n"
                                                        "Contract\n\n"} +
                                                body + "\nRadios\n\nThe contract shall speak of radios for guards.\n");
    EXPECT_EQ(found.title, "Campus Guards");
}

TEST(Document, OfAnotherKindThanTextIsRefusedInPlainWords) {
    const auto pdf = read("p.pdf", "%PDF-1.7 ...");
    ASSERT_FALSE(pdf.ok());
    EXPECT_NE(english(pdf.problems().front().message).find("PDF"), std::string::npos);
    EXPECT_FALSE(read("p.txt", std::string(largest_document + 1, 'a')).ok());
    EXPECT_FALSE(read("p.txt", " \n\t\n").ok());
}

TEST(Document, InWindowsEncodingIsRead) {
    const auto reading = read_text(
        "Campus \x93Gate\x94 Guards\r\n\r\nA guard\x92s radio shall be on, and the guard\x92s lamp shall be lit at "
        "night in every hall of the school.\r\n");
    EXPECT_EQ(reading.document.title, "Campus “Gate” Guards");
    EXPECT_EQ(kinds_of(reading), "obligation obligation");
}

}  // namespace
}  // namespace accord::policy::reading

#pragma once

#include "web/app.hpp"

/// Every page and form of the site, one function each; routes.cpp gives them their addresses.
namespace accord::web::pages {

// sign_in.cpp
Response sign_in(Visit& visit);
Response take_sign_in(Visit& visit);
Response sign_out(Visit& visit);
Response choose_language(Visit& visit);
Response about(Visit& visit);

// public_reports.cpp
Response public_reports(Visit& visit);
Response public_newest(Visit& visit);

// public_report.cpp
Response public_report(Visit& visit);
Response public_report_pdf(Visit& visit);
Response public_method(Visit& visit);

// public_data.cpp
Response public_report_csv(Visit& visit);
Response public_report_json(Visit& visit);
Response public_index(Visit& visit);
Response public_codebook(Visit& visit);
Response public_codebook_csv(Visit& visit);
Response public_codebook_json(Visit& visit);

// today.cpp
Response today(Visit& visit);

// policy.cpp
Response policy(Visit& visit);
Response policy_csv(Visit& visit);

// provision.cpp
Response provision(Visit& visit);
Response take_attestation(Visit& visit);

// compare.cpp
Response compare(Visit& visit);

// help.cpp
Response help(Visit& visit);
Response take_help(Visit& visit);

// requests.cpp
Response requests(Visit& visit);
Response request(Visit& visit);
Response take_decision(Visit& visit);
Response take_result(Visit& visit);

// contact_form.cpp
Response new_contact(Visit& visit);
Response take_contact(Visit& visit);
Response find_students(Visit& visit);

// contacts.cpp
Response contacts(Visit& visit);
Response contacts_csv(Visit& visit);

// contact.cpp
Response contact(Visit& visit);
Response take_review_of_force(Visit& visit);

// correction.cpp
Response correct_contact(Visit& visit);
Response take_correction(Visit& visit);

// officers.cpp
Response officers(Visit& visit);
Response take_training(Visit& visit);
Response take_sworn(Visit& visit);
Response new_assignment(Visit& visit);
Response take_assignment(Visit& visit);

// staff_training.cpp
Response staff_training(Visit& visit);
Response take_staff_training(Visit& visit);
Response one_staff_training(Visit& visit);
Response take_staff_training_correction(Visit& visit);

// force_policies.cpp
Response force_policies(Visit& visit);
Response take_force_policy(Visit& visit);

// agreements.cpp
Response agreements(Visit& visit);
Response take_draft(Visit& visit);
Response take_term(Visit& visit);
Response take_further_term(Visit& visit);
Response take_approval(Visit& visit);
Response take_holdover(Visit& visit);
Response take_review(Visit& visit);

// report.cpp
Response report(Visit& visit);
Response report_csv(Visit& visit);
Response report_json(Visit& visit);
Response take_report_draft(Visit& visit);
Response report_drafting(Visit& visit);
Response report_drafting_progress(Visit& visit);

// editions.cpp
Response report_editions(Visit& visit);
Response report_edition(Visit& visit);
Response report_edition_csv(Visit& visit);
Response report_edition_json(Visit& visit);
Response report_draft(Visit& visit);
Response take_report_release(Visit& visit);
Response take_delivery(Visit& visit);
Response take_direction(Visit& visit);

// report_rules.cpp, report_rules_publication.cpp, report_rules_differences.cpp
Response report_rules(Visit& visit);
Response take_publication_rule(Visit& visit);
Response take_disparity_rule(Visit& visit);

// practices.cpp
Response practices(Visit& visit);
Response take_practice(Visit& visit);
Response practice(Visit& visit);
Response take_practice_review(Visit& visit);
Response take_practice_correction(Visit& visit);
Response take_practice_end(Visit& visit);

// filings.cpp
Response filings(Visit& visit);
Response filing(Visit& visit);
Response take_filing(Visit& visit);
Response filing_version(Visit& visit);

// adopt.cpp
Response adopt(Visit& visit);
Response take_document(Visit& visit);
Response adoption(Visit& visit);
Response original_document(Visit& visit);
Response take_words(Visit& visit);
Response take_binding(Visit& visit);
Response take_confirmation(Visit& visit);
Response take_discard(Visit& visit);
Response take_in_force(Visit& visit);

// import.cpp
Response import(Visit& visit);
Response take_import(Visit& visit);
Response import_template(Visit& visit);

// calendar.cpp
Response calendar(Visit& visit);
Response take_school_year(Visit& visit);
Response take_closed_days(Visit& visit);
Response take_opened_days(Visit& visit);
Response take_race_list(Visit& visit);

// import_job.cpp
Response import_job(Visit& visit);
Response import_progress(Visit& visit);
Response import_errors(Visit& visit);
Response take_import_yes(Visit& visit);
Response undo_import(Visit& visit);
Response take_undo(Visit& visit);

}  // namespace accord::web::pages

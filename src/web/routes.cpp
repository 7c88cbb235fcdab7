// Every address of the site, who may open it, and the page that answers.
#include "web/pages/pages.hpp"

namespace accord::web {

std::span<const Route> routes() {
    using enum Method;
    using enum office::Verb;
    constexpr auto everybody = std::nullopt;
    static const Route table[] = {
        {get, "/", see_today, pages::today},
        {get, "/sign-in", everybody, pages::sign_in},
        {post, "/sign-in", everybody, pages::take_sign_in},
        {post, "/sign-out", see_today, pages::sign_out},
        {get, "/language/:language", everybody, pages::choose_language},
        {get, "/about", everybody, pages::about},

        {get, "/public", everybody, pages::public_reports},
        {get, "/public/method", everybody, pages::public_method},
        {get, "/public/codebook", everybody, pages::public_codebook},
        {get, "/public/codebook.csv", everybody, pages::public_codebook_csv},
        {get, "/public/codebook.json", everybody, pages::public_codebook_json},
        {get, "/public/editions.json", everybody, pages::public_index},
        {get, "/public/report/:period", everybody, pages::public_newest},
        {get, "/public/report/:period/:edition", everybody, pages::public_report},
        {get, "/public/report/:period/:edition/report.csv", everybody, pages::public_report_csv},
        {get, "/public/report/:period/:edition/report.json", everybody, pages::public_report_json},
        {get, "/public/report/:period/:edition/report.pdf", everybody, pages::public_report_pdf},

        {get, "/policy", see_policy, pages::policy},
        {get, "/policy.csv", see_policy, pages::policy_csv},
        {get, "/policy/:provision", see_policy, pages::provision},
        {post, "/policy/:provision/attest", attest, pages::take_attestation},
        {get, "/compare", compare_policies, pages::compare},

        {get, "/help", ask_for_help, pages::help},
        {post, "/help", ask_for_help, pages::take_help},
        {get, "/requests", see_requests, pages::requests},
        {get, "/requests/:id", see_requests, pages::request},
        {post, "/requests/:id/decide", decide_request, pages::take_decision},
        {post, "/requests/:id/close", decide_request, pages::take_result},

        {get, "/contacts/new", log_contact, pages::new_contact},
        {post, "/contacts/new", log_contact, pages::take_contact},
        {get, "/students", find_students, pages::find_students},
        {get, "/contacts", see_contacts, pages::contacts},
        {get, "/contacts.csv", see_contacts, pages::contacts_csv},
        {get, "/contacts/:id", see_contacts, pages::contact},
        {get, "/contacts/:id/correct", correct_contact, pages::correct_contact},
        {post, "/contacts/:id/correct", correct_contact, pages::take_correction},
        {post, "/contacts/:id/review", review_force, pages::take_review_of_force},

        {get, "/officers", see_officers, pages::officers},
        {post, "/officers/training", keep_officers, pages::take_training},
        {post, "/officers/sworn", confirm_sworn, pages::take_sworn},
        {get, "/officers/assign", keep_officers, pages::new_assignment},
        {post, "/officers/assign", keep_officers, pages::take_assignment},

        {get, "/staff-training", see_officers, pages::staff_training},
        {post, "/staff-training", record_staff_training, pages::take_staff_training},
        {get, "/staff-training/:id", record_staff_training, pages::one_staff_training},
        {post, "/staff-training/:id", record_staff_training, pages::take_staff_training_correction},
        {get, "/force-policies", see_officers, pages::force_policies},
        {post, "/force-policies", keep_force_policies, pages::take_force_policy},

        {get, "/agreements", see_agreements, pages::agreements},
        {post, "/agreements", keep_agreements, pages::take_draft},
        {post, "/agreements/:id/term", keep_agreements, pages::take_term},
        {post, "/agreements/:id/further-term", keep_agreements, pages::take_further_term},
        {post, "/agreements/:id/approve", keep_agreements, pages::take_approval},
        {post, "/agreements/:id/hold-over", keep_agreements, pages::take_holdover},
        {post, "/agreements/:id/review", keep_agreements, pages::take_review},

        {get, "/report", see_report, pages::report},
        {get, "/report.csv", draft_report, pages::report_csv},
        {get, "/report.json", draft_report, pages::report_json},
        {post, "/report/drafts", draft_report, pages::take_report_draft},
        {get, "/report/drafting/:id", draft_report, pages::report_drafting},
        {get, "/report/drafting/:id/progress", draft_report, pages::report_drafting_progress},
        {get, "/report/drafts/:id", release_report, pages::report_draft},
        {post, "/report/drafts/:id/release", release_report, pages::take_report_release},
        {get, "/report/editions", see_report, pages::report_editions},
        {get, "/report/editions/:period/:edition", see_report, pages::report_edition},
        {get, "/report/editions/:period/:edition/report.csv", see_report, pages::report_edition_csv},
        {get, "/report/editions/:period/:edition/report.json", see_report, pages::report_edition_json},
        {post, "/report/deliver", deliver_report, pages::take_delivery},
        {post, "/report/direction", deliver_report, pages::take_direction},

        {get, "/report/rules", see_report, pages::report_rules},
        {post, "/report/rules/publication", adopt_policy, pages::take_publication_rule},
        {post, "/report/rules/differences", adopt_policy, pages::take_disparity_rule},

        {get, "/practices", see_practices, pages::practices},
        {post, "/practices", keep_practices, pages::take_practice},
        {get, "/practices/:id", see_practices, pages::practice},
        {post, "/practices/:id/review", keep_practices, pages::take_practice_review},
        {post, "/practices/:id/correct", keep_practices, pages::take_practice_correction},
        {post, "/practices/:id/end", keep_practices, pages::take_practice_end},

        {get, "/filings", prepare_filing, pages::filings},
        {get, "/filings/versions/:id", prepare_filing, pages::filing_version},
        {get, "/filings/:kind/:year", prepare_filing, pages::filing},
        {post, "/filings/:kind/:year", prepare_filing, pages::take_filing},

        {get, "/adopt", adopt_policy, pages::adopt},
        {post, "/adopt", adopt_policy, pages::take_document},
        {get, "/adopt/:id", adopt_policy, pages::adoption},
        {get, "/adopt/:id/document", adopt_policy, pages::original_document},
        {post, "/adopt/:id/words", adopt_policy, pages::take_words},
        {post, "/adopt/:id/bind", adopt_policy, pages::take_binding},
        {post, "/adopt/:id/confirm", adopt_policy, pages::take_confirmation},
        {post, "/adopt/:id/discard", adopt_policy, pages::take_discard},
        {post, "/adopt/:id/in-force", adopt_policy, pages::take_in_force},

        {get, "/calendar", keep_calendar, pages::calendar},
        {post, "/calendar", keep_calendar, pages::take_school_year},
        {post, "/calendar/closed", keep_calendar, pages::take_closed_days},
        {post, "/calendar/opened", keep_calendar, pages::take_opened_days},
        {post, "/calendar/races", keep_calendar, pages::take_race_list},

        {get, "/import", import_records, pages::import},
        {post, "/import", import_records, pages::take_import},
        {get, "/import/template/:kind", import_records, pages::import_template},
        {get, "/import/undo/:act", import_records, pages::undo_import},
        {post, "/import/undo", import_records, pages::take_undo},
        {get, "/import/:id", import_records, pages::import_job},
        {get, "/import/:id/progress", import_records, pages::import_progress},
        {get, "/import/:id/errors.csv", import_records, pages::import_errors},
        {post, "/import/:id/write", import_records, pages::take_import_yes},
    };
    return table;
}

}  // namespace accord::web

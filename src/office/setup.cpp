#include "office/setup.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "base/school_calendar.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "office/editions.hpp"
#include "office/embedded.hpp"
#include "office/policies.hpp"
#include "office/practices.hpp"
#include "office/publication_rules.hpp"
#include "office/sign_in.hpp"
#include "program/sample/sample.hpp"

namespace accord::office {

namespace {

/// The states, the District of Columbia and the territories. Source: USPS Publication 28, appendix B.
constexpr std::string_view states[] = {
    "AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS",
    "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
    "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"};

Problems problems_of(const NewDistrict& district) {
    Problems problems;
    if (trim(district.name).empty()) problems.push_back(problem("--name", "Name the district"));
    const bool two_letters = district.state.size() == 2 &&
                             std::isupper(static_cast<unsigned char>(district.state[0])) &&
                             std::isupper(static_cast<unsigned char>(district.state[1]));
    if (!two_letters)
        problems.push_back(problem("--state", "Write the state as two capital letters: CA"));
    else if (std::find(std::begin(states), std::end(states), district.state) == std::end(states))
        problems.push_back(
            problem("--state", "There is no state {state}: write it like CA", {{"state", district.state}}));
    const auto digit = [](unsigned char c) { return std::isdigit(c) != 0; };
    if (!district.federal_id.empty() && (district.federal_id.size() != 7 ||
                                         !std::all_of(district.federal_id.begin(), district.federal_id.end(), digit)))
        problems.push_back(problem("--federal-id", "The NCES id of a district has 7 digits: 0699990"));
    if (!is_zone(district.zone))
        problems.push_back(problem("--zone", "There is no time zone {zone}: write it like America/Los_Angeles",
                                   {{"zone", district.zone}}));
    if (district.small_number < 3 || district.small_number > 30)
        problems.push_back(problem("--small-number", "Counts below 3 to 30 can be hidden; 10 is usual"));
    return problems;
}

std::string sample_password(std::string_view login) { return "sample-" + std::string{login}; }

Result<Done> adopt_sample(Office& office, const program::SampleDistrict& sample) {
    const auto actor = operator_of_machine();
    const auto name = std::filesystem::path{sample.policy_file}.filename().string();
    const auto id = take_in_policy(office, actor, name, std::string{embedded(sample.policy_file)});
    if (!id) return id.problems();
    if (auto confirmed = confirm_bindings(office, actor, *id); !confirmed) return confirmed;
    return put_in_force(office, actor, *id, sample.policy_in_force_from, sample.policy_minutes);
}

/// The sample's requests say which control answered them; the provision is the one that the adopted document binds to
/// it.
void name_provisions(const Office& office, program::SampleDistrict& sample) {
    const auto policy = policy_in_force(office, office.today());
    for (auto& request : sample.requests) {
        const auto bound = policy->bound_to(request.control);
        request.provision = bound.empty() ? std::string{} : bound.front().provision->id;
    }
}

void set_passwords(program::SampleDistrict& sample) {
    for (auto& account : sample.accounts)
        for (const auto& person : program::sample_people())
            if (account.login == person.login) account.password_hash = hash_password(sample_password(person.login));
}

Result<Done> file_sample(Office& office, const program::SampleDistrict& sample) {
    return office.file().write(office.act(operator_of_machine(), Verb::import_records),
                               [&](filing::Writing& file) -> Result<Done> {
                                   sample.each([&](const auto& records) {
                                       for (const auto& record : records) file.add(record);
                                   });
                                   return Done{};
                               });
}

/// Every division: a report without any of them shows totals alone.
EnumSet<equity::Breakdown> all_divisions() {
    EnumSet<equity::Breakdown> divisions;
    for (const auto& division : names_of<equity::Breakdown>)
        if (division.value != equity::Breakdown::all) divisions.insert(division.value);
    return divisions;
}

/// What the sample's Board declared: last year halves of the year, which never came, and from this year on quarters,
/// and the totals of each month.
std::vector<program::PublicationRule> sample_publication_rules(const Office& office) {
    const auto rule = [](int year, EnumSet<ReportSpan> spans) {
        program::PublicationRule rule;
        rule.id = decltype(rule.id)::make();
        rule.school_year = year;
        rule.spans = spans;
        rule.follows = equity::small_number_profiles.front().whose;
        rule.declared_on = school_year_start(year) - CalendarDays{20};
        rule.minutes = "Minutes of the June meeting, item 9.3";
        return rule;
    };
    const int year = school_year_of(office.today());
    using enum ReportSpan;
    return {rule(year - 1, {school_year, half}), rule(year, {school_year, quarter, month})};
}

template <class Record>
Result<Done> file_all(Office& office, Verb verb, const std::vector<Record>& records) {
    return office.file().write(office.act(operator_of_machine(), verb), [&](filing::Writing& file) -> Result<Done> {
        for (const auto& record : records) file.add(record);
        return Done{};
    });
}

/// Files an edition of the sample's past, drafted by its designee and released by its custodian some days after.
Result<program::ReportEdition> file_edition(Office& office, const program::SampleDistrict& sample,
                                            const ReportPeriod& period, Date released_on) {
    ReportChoices choices;
    if (period.span == ReportSpan::month) choices.left_out = all_divisions();
    auto edition = prepare_edition(office, period, {}, choices);
    if (!edition) return edition;
    const auto account = [&](program::Role role) {
        return std::find_if(sample.accounts.begin(), sample.accounts.end(),
                            [&](const program::Account& each) { return each.role == role; })
            ->id;
    };
    edition->drafted_by = account(program::Role::designee);
    edition->drafted_at = office.at_local(released_on - CalendarDays{4}, 15, 20);
    edition->released_by = account(program::Role::custodian);
    edition->released_at = office.at_local(released_on, 10, 5);
    edition->doubts_seen = edition->doubts.empty() ? "" : "yes";
    if (const auto filed = file_all(office, Verb::release_report, std::vector{*edition}); !filed)
        return filed.problems();
    return edition;
}

/// The editions that are out in the sample, each protected beside those before it, and the record of those that the
/// Board got: each year that it got, and of this year what has ended.
Result<Done> file_reports(Office& office, const program::SampleDistrict& sample,
                          std::vector<program::ReportDelivery> deliveries) {
    if (auto filed = file_all(office, Verb::adopt_policy, sample_publication_rules(office)); !filed) return filed;
    for (auto& delivery : deliveries) {
        const ReportPeriod year{ReportSpan::school_year, school_year_of(delivery.period_from), 1};
        const auto edition = file_edition(office, sample, year, delivery.delivered_on - CalendarDays{12});
        if (!edition) return edition.problems();
        delivery.sha256 = edition->sha256;
    }
    const int this_year = school_year_of(office.today());
    const auto spans = publication_rule(office, this_year).spans;
    auto periods = report_periods(this_year);
    std::stable_sort(periods.begin(), periods.end(),
                     [](const auto& a, const auto& b) { return a.days().until < b.days().until; });
    for (const auto& period : periods) {
        const auto released_on = period.days().until + CalendarDays{20};
        if (!spans.has(period.span) || released_on >= office.today()) continue;
        if (const auto edition = file_edition(office, sample, period, released_on); !edition) return edition.problems();
    }
    return file_all(office, Verb::deliver_report, deliveries);
}

/// What the sample does about the first flag of its report: one practice, with a first look at it.
Result<Done> file_practice(Office& office, const program::SampleDistrict& sample) {
    const auto today = office.today();
    const auto out = office.file().read([&](const filing::Reading& file) { return flags_out(office, file, today); });
    if (!out || out->open.empty()) return Done{};
    const auto& open = out->open.front();
    program::Practice practice;
    practice.id = program::PracticeId::make();
    practice.measure = code_of(open.flag.measure);
    practice.breakdown = code_of(open.flag.breakdown);
    practice.group_code = open.flag.code;
    practice.edition = open.edition;
    practice.title = "Ask the counselor first";
    practice.description =
        "At the middle and high schools staff call the counselor before an officer when nobody is in danger. The "
        "principals look at each call of the month together.";
    practice.owner_role = program::Role::designee;
    practice.opened_on = practice.begins_on = std::min(open.raised_on + CalendarDays{10}, today);
    practice.review_due_on = practice.begins_on + CalendarDays{14};
    const program::PracticeReview review{
        Id<program::PracticeReview>::make(),
        practice.id,
        today,
        "All principals have told their staff. It is too early for figures.",
        today + CalendarDays{90},
        std::find_if(sample.accounts.begin(), sample.accounts.end(), [](const program::Account& each) {
            return each.role == program::Role::designee;
        })->id};
    return office.file().write(office.act(operator_of_machine(), Verb::keep_practices),
                               [&](filing::Writing& file) -> Result<Done> {
                                   file.add(practice);
                                   file.add(review);
                                   return Done{};
                               });
}

Result<filing::File> create_file(const std::string& directory, const program::District& district) {
    auto file = filing::File::create(directory, district.id);
    if (!file) return file.problems();
    filing::Act act;
    act.at = system_now();
    act.verb = "init_district";
    const auto added = file->write(act, [&](filing::Writing& writing) -> Result<Done> {
        writing.add(district);
        return Done{};
    });
    if (!added) return added.problems();
    return file;
}

}  // namespace

Result<Done> init_district(const std::string& directory, const NewDistrict& given) {
    if (auto problems = problems_of(given); !problems.empty()) return problems;
    program::District district;
    district.id = program::DistrictId::make();
    district.name = squeeze(given.name);
    district.state = given.state;
    district.zone = given.zone;
    district.federal_id = given.federal_id;
    district.small_number = given.small_number;
    if (auto file = create_file(directory, district); !file) return file.problems();
    return Done{};
}

const std::vector<SampleLogin>& sample_logins() {
    static const auto logins = [] {
        std::vector<SampleLogin> all;
        for (const auto& person : program::sample_people())
            all.push_back(
                {person.role, std::string{person.login}, std::string{person.name}, sample_password(person.login)});
        return all;
    }();
    return logins;
}

Result<Done> make_demo(const std::string& directory, const SampleSize& size) {
    auto desk = standard_desk();
    if (!desk) return desk.problems();
    program::SampleScale scale;
    for (const auto& [asked, given] : {std::pair{size.schools, &scale.schools},
                                       {size.students, &scale.students},
                                       {size.contacts, &scale.contacts},
                                       {size.years, &scale.years}})
        if (asked > 0) *given = asked;
    const auto today = to_local(desk->now(), "America/Los_Angeles").date;
    auto sample = program::make_sample(today, scale);

    auto file = create_file(directory, sample.district);
    if (!file) return file.problems();
    Office office{std::move(*file), std::move(*desk)};
    if (auto adopted = adopt_sample(office, sample); !adopted) return adopted;
    name_provisions(office, sample);
    set_passwords(sample);
    const auto deliveries = std::exchange(sample.deliveries, {});
    if (auto filed = file_sample(office, sample); !filed) return filed;
    if (auto filed = file_reports(office, sample, deliveries); !filed) return filed;
    return file_practice(office, sample);
}

}  // namespace accord::office

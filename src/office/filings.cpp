#include "office/filings.hpp"

#include <algorithm>
#include <charconv>

#include "base/school_calendar.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "office/filing_records.hpp"
#include "office/race_lists.hpp"

namespace accord::office {

/// Where the second door stands: a filing's bytes are taken out here alone, to be written down and to be compared.
struct FilingDesk {
    static const equity::FilingKey& key() {
        static const equity::FilingKey key{};
        return key;
    }
    static const std::string& bytes(const equity::Filing& filing) { return filing.bytes(key()); }
};

namespace {

using equity::CheckedFiling;
using program::GovernmentFiling;

bool of_school_year(FilingKind kind) { return kind != FilingKind::ripa; }

/// Only the law of the own state sends exact numbers anywhere.
Result<Done> asked_by_law(const program::District& district, FilingKind kind) {
    const auto only_in = [&](std::string_view state, std::string key) -> Result<Done> {
        if (district.state == state) return Done{};
        return problem("kind", std::move(key), {{"state", district.state}});
    };
    switch (kind) {
        case FilingKind::crdc:
            return Done{};
        case FilingKind::washington:
            return only_in("WA", "RCW 28A.320.1241 asks the districts of Washington; this district is in {state}");
        case FilingKind::ripa:
            return only_in("CA", "Gov. Code 12525.5 asks the agencies of California; this district is in {state}");
    }
    return Done{};
}

Result<Done> has_ended(const Office& office, FilingKind kind, int year) {
    if (!of_school_year(kind)) {
        if (Date{year, 1, 1} <= office.today()) return Done{};
        return problem("year", "The year {year} has not begun", {{"year", std::to_string(year)}});
    }
    const auto last = office.file().read([&](const filing::Reading& file) {
        const auto years = file.all<program::CalendarYear>({{"school_year", std::int64_t{year}}});
        return kind == FilingKind::crdc && !years.empty() ? years.front().last : school_year_end(year);
    });
    if (last < office.today()) return Done{};
    return problem("year", "The school year {year} ends on {day}: file it after that day",
                   {{"year", school_year_name(year)}, {"day", to_string(last)}});
}

/// The agency that a file of stop records is for.
Result<program::Agency> agency_of(const Office& office, const FilingOf& of) {
    const auto agencies = stop_record_agencies(office);
    if (agencies.empty())
        return problem("agency",
                       "No agency with peace officers is on file. It comes with its officers: import "
                       "officers.csv");
    if (!of.agency && agencies.size() == 1) return agencies.front();
    for (const auto& agency : agencies)
        if (of.agency == agency.id) return agency;
    std::string names;
    for (const auto& agency : agencies) names += (names.empty() ? "" : ", ") + agency.name;
    return problem("agency", "Say for which agency: {agencies}", {{"agencies", names}});
}

/// A filing counted now, and to whom it goes.
struct Made {
    FilingOf of;
    FilingDuty duty;
    CheckedFiling filing;
};

Result<Made> make(const Office& office, const FilingOf& asked) {
    if (const auto lawful = asked_by_law(office.district(), asked.kind); !lawful) return lawful.problems();
    if (const auto ended = has_ended(office, asked.kind, asked.year); !ended) return ended.problems();
    auto of = asked;
    switch (asked.kind) {
        case FilingKind::crdc: {
            const auto records = crdc_records(office, asked.year);
            if (!records) return records.problems();
            return Made{of,
                        {"U.S. Department of Education, Office for Civil Rights", "OMB 1870-0504"},
                        equity::file_crdc(*records, asked.crdc)};
        }
        case FilingKind::washington:
            return Made{of,
                        {"Washington Office of Superintendent of Public Instruction", "RCW 28A.320.1241"},
                        equity::file_washington(washington_records(office, asked.year))};
        case FilingKind::ripa: {
            const auto agency = agency_of(office, asked);
            if (!agency) return agency.problems();
            of.agency = agency->id;
            return Made{of,
                        {agency->name, "Gov. Code 12525.5"},
                        equity::file_ripa(ripa_records(office, asked.year, *agency), asked.triggers)};
        }
    }
    throw std::logic_error("a kind of filing without its records");
}

/// The versions of a filing, oldest first.
std::vector<GovernmentFiling> versions_of(const filing::Reading& file, const FilingOf& of, int year) {
    auto versions = file.all<GovernmentFiling>({{"kind", to_value(of.kind)}, {"year", std::int64_t{year}}});
    std::erase_if(versions, [&](const GovernmentFiling& each) { return each.agency != of.agency; });
    std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return a.version < b.version; });
    return versions;
}

/// The settings that shaped the bytes, in codes.
std::string settings_of(const FilingOf& of) {
    if (of.kind == FilingKind::crdc) return of.crdc.staff_reports ? "staff_reports" : "outcomes_only";
    return of.kind == FilingKind::ripa ? Codec<equity::StopTriggers>::write(of.triggers) : std::string{};
}

Problem was_changed(const GovernmentFiling& filing) {
    return problem(
        "",
        "Version {version} of this filing was changed on file: its checksum does not fit. Run accord verify, "
        "and take the file from a backup",
        {{"version", std::to_string(filing.version)}});
}

bool intact(const GovernmentFiling& filing) { return to_hex(sha256(filing.content)) == filing.sha256; }

/// Puts the differences from last year into the look: from what was filed, else from the records as they are now.
void compare_with_last_year(const Office& office, const Made& made, FilingLook& look) {
    const int before = made.of.year - 1;
    const auto year = filing_year_name(made.of.kind, before);
    const auto races = race_lists_of(office);
    const bool same_list = !of_school_year(made.of.kind) || races.of(before) == races.of(made.of.year);
    const auto lists = same_list ? equity::RaceListsOfYears::same : equity::RaceListsOfYears::differ;
    if (!same_list)
        look.left_out = {"Numbers by race and ethnicity are not compared: the two years count by different lists", {}};
    const auto filed =
        office.file().read([&](const filing::Reading& file) { return versions_of(file, made.of, before); });
    if (!filed.empty()) {
        if (!intact(filed.back())) {
            look.compared_with = was_changed(filed.back()).message;
            return;
        }
        look.compared = true;
        look.compared_with = {"Compared with version {version} that was filed for {year}",
                              {{"version", std::to_string(filed.back().version)}, {"year", year}}};
        look.differences =
            equity::differences(made.of.kind, filed.back().content, FilingDesk::bytes(made.filing.filing), lists);
        return;
    }
    auto of = made.of;
    of.year = before;
    const auto counted = make(office, of);
    if (!counted) {
        look.compared_with = {"Nothing was filed for {year}, and it cannot be counted from the records",
                              {{"year", year}}};
        return;
    }
    look.compared = true;
    look.compared_with = {"Nothing was filed for {year}: compared with its records as they are now", {{"year", year}}};
    look.differences = equity::differences(made.of.kind, FilingDesk::bytes(counted->filing.filing),
                                           FilingDesk::bytes(made.filing.filing), lists);
}

std::string name_of(const filing::Reading& file, const std::optional<program::AccountId>& id) {
    if (!id) return {};
    const auto account = file.find<program::Account>(*id);
    return account ? account->name : std::string{};
}

}  // namespace

std::string filing_year_name(FilingKind kind, int year) {
    return of_school_year(kind) ? school_year_name(year) : std::to_string(year);
}

std::optional<int> filing_year(FilingKind kind, std::string_view text) {
    int year = 0;
    const auto digits = text.substr(0, 4);
    std::from_chars(digits.data(), digits.data() + digits.size(), year);
    return year >= 2000 && filing_year_name(kind, year) == text ? std::optional{year} : std::nullopt;
}

std::string FiledVersion::file_name() const {
    return std::string{code_of(record.kind)} + "-" + year_name() + "-version-" + std::to_string(record.version) +
           ".csv";
}

std::vector<program::Agency> stop_record_agencies(const Office& office) {
    auto agencies = office.file().read([](const filing::Reading& file) { return file.all<program::Agency>(); });
    std::erase_if(agencies, [](const auto& each) { return each.kind == program::AgencyKind::security_company; });
    std::sort(agencies.begin(), agencies.end(),
              [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    return agencies;
}

Result<std::vector<FilingOf>> possible_filings(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::prepare_filing); !allowed) return allowed.problems();
    const auto years =
        office.file().read([](const filing::Reading& file) { return file.all<program::CalendarYear>(); });
    int first = office.today().year();
    for (const auto& year : years) first = std::min(first, year.school_year);
    std::vector<FilingOf> possible;
    for (int year = office.today().year(); year >= first; --year)
        for (const auto& kind : names_of<FilingKind>) {
            if (!asked_by_law(office.district(), kind.value) || !has_ended(office, kind.value, year)) continue;
            if (kind.value != FilingKind::ripa) {
                possible.push_back({kind.value, year});
                continue;
            }
            for (const auto& agency : stop_record_agencies(office)) possible.push_back({kind.value, year, agency.id});
        }
    return possible;
}

Result<FilingLook> look_at_filing(const Office& office, const Actor& actor, const FilingOf& of) {
    if (auto allowed = require(actor, Verb::prepare_filing); !allowed) return allowed.problems();
    auto made = make(office, of);
    if (!made) return made.problems();
    FilingLook look{made->of, made->duty, made->filing.checks};
    const auto before =
        office.file().read([&](const filing::Reading& file) { return versions_of(file, made->of, made->of.year); });
    if (!before.empty()) {
        look.version = before.back().version + 1;
        look.unchanged = before.back().sha256 == made->filing.filing.sha256();
    }
    compare_with_last_year(office, *made, look);
    return look;
}

Result<FilingId> prepare_filing(Office& office, const Actor& actor, const FilingOf& of, const std::string& reason) {
    if (auto allowed = require(actor, Verb::prepare_filing); !allowed) return allowed.problems();
    const auto made = make(office, of);
    if (!made) return made.problems();
    GovernmentFiling filing;
    filing.id = FilingId::make();
    filing.kind = made->of.kind;
    filing.year = made->of.year;
    filing.agency = made->of.agency;
    filing.recipient = made->duty.recipient;
    filing.law = made->duty.law;
    filing.settings = settings_of(made->of);
    filing.content = FilingDesk::bytes(made->filing.filing);
    filing.sha256 = made->filing.filing.sha256();
    if (!actor.account.none()) filing.filed_by = actor.account;
    filing.filed_at = office.now();
    return office.file().write(office.act(actor, Verb::prepare_filing), [&](filing::Writing& file) -> Result<FilingId> {
        const auto before = versions_of(file, made->of, filing.year);
        if (!before.empty()) {
            if (before.back().sha256 == filing.sha256)
                return problem("", "Nothing has changed since version {version}: there is nothing to correct",
                               {{"version", std::to_string(before.back().version)}});
            if (trim(reason).empty())
                return problem("reason", "Version {version} was prepared before: say why it is corrected",
                               {{"version", std::to_string(before.back().version)}});
            filing.version = before.back().version + 1;
            filing.reason = squeeze(reason);
        }
        file.add(filing);
        return filing.id;
    });
}

Result<std::vector<FiledVersion>> filed_versions(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::prepare_filing); !allowed) return allowed.problems();
    return office.file().read([](const filing::Reading& file) -> Result<std::vector<FiledVersion>> {
        std::vector<FiledVersion> versions;
        for (auto& record : file.all<GovernmentFiling>()) {
            auto filer = name_of(file, record.filed_by);
            record.content.clear();
            versions.push_back({std::move(record), std::move(filer)});
        }
        std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) {
            return std::tie(b.record.filed_at, b.record.id) < std::tie(a.record.filed_at, a.record.id);
        });
        return versions;
    });
}

Result<FiledVersion> filed_version(const Office& office, const Actor& actor, FilingId id) {
    if (auto allowed = require(actor, Verb::prepare_filing); !allowed) return allowed.problems();
    return office.file().read([&](const filing::Reading& file) -> Result<FiledVersion> {
        auto record = file.find<GovernmentFiling>(id);
        if (!record) return problem("", "There is no such filing: choose one of the list");
        if (!intact(*record)) return was_changed(*record);
        auto filer = name_of(file, record->filed_by);
        return FiledVersion{std::move(*record), std::move(filer)};
    });
}

std::vector<Message> filing_faults(const filing::Reading& file) {
    std::vector<Message> faults;
    const auto fault = [&](const char* key, std::string_view kind, std::int64_t year, std::int64_t version) {
        faults.push_back(
            {key,
             {{"filing", std::string{kind}}, {"year", std::to_string(year)}, {"version", std::to_string(version)}}});
    };
    for (const auto& filing : file.all<GovernmentFiling>())
        if (!intact(filing))
            fault("Version {version} of the filing {filing} of {year} does not fit its checksum", code_of(filing.kind),
                  filing.year, filing.version);
    file.session().query(
        "SELECT kind, year, version FROM government_filing WHERE district_id = $1 AND latest = 0 ORDER BY kind, year, "
        "version",
        {to_value(file.district())}, [&](const filing::Row& row) {
            fault("Version {version} of the filing {filing} of {year} was changed or withdrawn after it was prepared",
                  row.text(0), row.integer(1), row.integer(2));
        });
    return faults;
}

}  // namespace accord::office

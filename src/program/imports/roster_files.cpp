#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "program/imports/roster.hpp"

namespace accord::program::imports {

namespace {

constexpr auto read_files =
    std::to_array<std::string_view>({"orgs.csv", "academicSessions.csv", "users.csv", "roles.csv", "enrollments.csv",
                                     "classes.csv", "demographics.csv"});

std::string_view base_name(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Files by their lower-case base name; hidden files and those that macOS adds are left out.
std::map<std::string, const ImportFile*> by_name(const std::vector<ImportFile>& files, Log& log) {
    std::map<std::string, const ImportFile*> named;
    for (const auto& file : files) {
        const auto name = fold(base_name(file.name));
        if (name.starts_with('.') || file.name.starts_with("__MACOSX")) continue;
        if (!named.emplace(name, &file).second)
            log.fail(file.name, "There are two files of this name: keep one export in the zip or folder");
    }
    return named;
}

/// propertyName -> value, both without case.
std::map<std::string, std::string> read_manifest(const ImportFile& file, Log& log) {
    std::map<std::string, std::string> values;
    Table{log, file, ImportKind::roster, "manifest.csv"}.each(
        [&](const Row& row) { values[fold(row.text("propertyName"))] = fold(row.text("value")); });
    return values;
}

using Manifest = std::map<std::string, std::string>;

std::string value_of(const Manifest& manifest, const std::string& key) {
    const auto found = manifest.find(key);
    return found == manifest.end() ? std::string{} : found->second;
}

RosterFiles::Version version_of(const Manifest& manifest, bool has_roles, Log& log) {
    using enum RosterFiles::Version;
    if (const auto own = value_of(manifest, "manifest.version"); !own.empty() && own != "1.0")
        log.warn("manifest.csv: version {version} of the manifest is not known; it was read as 1.0",
                 {{"version", own}});
    const auto version = value_of(manifest, "oneroster.version");
    if (version.starts_with("1.2") || version.starts_with("v1.2")) return v1_2;
    if (version.starts_with("1.1") || version.starts_with("v1.1")) return v1_1;
    if (version.empty())
        log.warn("manifest.csv does not name the OneRoster version; the files look like {version}",
                 {{"version", has_roles ? "1.2" : "1.1"}});
    else
        log.fail("manifest.csv:oneroster.version", "OneRoster {version} cannot be read: export version 1.1 or 1.2",
                 {{"version", shorten(version, 20)}});
    return has_roles ? v1_2 : v1_1;
}

/// What the manifest says of one file that is read: its extent, or nothing when it is not to be read.
std::optional<Extent> extent_of(const Manifest& manifest, const std::string& name, bool present, Log& log) {
    const auto key = "file." + fold(name.substr(0, name.size() - 4));
    const auto value = value_of(manifest, key);
    if (value == "bulk" || value == "delta") {
        if (present) return value == "bulk" ? Extent::bulk : Extent::delta;
        log.fail("manifest.csv:" + key,
                 "The manifest says that {file} is there ({extent}), and it is not: export again",
                 {{"file", name}, {"extent", value}});
        return std::nullopt;
    }
    if (!value.empty() && value != "absent")
        log.fail("manifest.csv:" + key, "“{value}” is none of absent, bulk, delta", {{"value", shorten(value, 40)}});
    else if (present)
        log.warn("{file} is there although the manifest does not declare it; it was not read", {{"file", name}});
    return std::nullopt;
}

void tell_unread(const std::map<std::string, const ImportFile*>& named, Log& log) {
    std::string unread;
    for (const auto& [name, file] : named) {
        const auto same = [&lower = name](std::string_view read) { return fold(read) == lower; };
        if (name == "manifest.csv" || std::any_of(read_files.begin(), read_files.end(), same)) continue;
        (unread += unread.empty() ? "" : ", ") += shorten(base_name(file->name), 60);
    }
    if (!unread.empty()) log.warn("Not needed and not read: {files}", {{"files", shorten(unread, 400)}});
}

}  // namespace

RosterFiles open_roster(const std::vector<ImportFile>& files, Log& log) {
    const auto named = by_name(files, log);
    const auto find = [&](std::string_view name) -> const ImportFile* {
        const auto found = named.find(fold(name));
        return found == named.end() ? nullptr : found->second;
    };
    RosterFiles roster;
    const auto* manifest_file = find("manifest.csv");
    Manifest manifest;
    if (manifest_file)
        manifest = read_manifest(*manifest_file, log);
    else
        log.warn("manifest.csv is missing: every file was taken as the whole (bulk)");
    roster.version = version_of(manifest, find("roles.csv") != nullptr, log);
    for (const auto name : read_files) {
        const auto* file = find(name);
        const std::string known{name};
        const auto extent =
            manifest_file ? extent_of(manifest, known, file != nullptr, log) : std::optional{Extent::bulk};
        if (file && extent) roster.entries.emplace(known, RosterFiles::Entry{file, *extent});
    }
    tell_unread(named, log);
    if (roster.version == RosterFiles::Version::v1_2 && roster.find("users.csv") && !roster.find("roles.csv")) {
        log.warn("A OneRoster 1.2 export has roles.csv and this one has none; users.csv was read as version 1.1");
        roster.version = RosterFiles::Version::v1_1;
    }
    return roster;
}

}  // namespace accord::program::imports

#include "filing/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "filing/migrations.hpp"

namespace accord::filing {

namespace {

namespace fs = std::filesystem;

/// A word that only the right key opens, kept to tell a wrong key before it does harm.
constexpr std::string_view known_word = "accord";
constexpr SealedPlace known_place{"meta", "key", "value"};

std::string database_path(const std::string& directory) { return (fs::path{directory} / "accord.db").string(); }

std::string key_path(const std::string& directory) {
    const char* named = std::getenv("ACCORD_KEY_FILE");
    return named && *named ? std::string{named} : (fs::path{directory} / "accord.key").string();
}

/// An empty file that its owner alone may read, as are those that the engine puts beside it. Gives errno, or 0.
int make_empty_file(const std::string& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return errno;
    close(file);
    return 0;
}

struct Identity {
    std::optional<program::DistrictId> district;
    std::string word;
};

Identity identity_of(Database& database) {
    Identity identity;
    database.read([&](Session& session) {
        session.query("SELECT district_id, value FROM meta WHERE name = 'key'", {}, [&](const Row& row) {
            identity = {program::DistrictId::parse(row.text(0)), std::string{row.text(1)}};
        });
    });
    return identity;
}

}  // namespace

struct File::Inside {
    std::unique_ptr<Database> database;
    Sealer sealer;
    program::DistrictId district;
};

File::File(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
File::File(File&&) noexcept = default;
File& File::operator=(File&&) noexcept = default;
File::~File() = default;

Result<File> File::open(const std::string& directory) {
    const auto path = database_path(directory);
    if (!fs::exists(path))
        return problem(path, "There is no district's file in {directory}. `accord init` makes one.",
                       {{"directory", directory}});
    auto sealer = Sealer::from_file(key_path(directory));
    if (!sealer) return sealer.problems();

    auto database = open_sqlite(path);
    const auto migrated = Migrations{built_in_migrations(database->engine())}.run(*database);
    if (!migrated) return migrated.problems();

    const auto identity = identity_of(*database);
    if (!identity.district)
        return problem(path, "{file} was never finished: remove it and make the district again.", {{"file", path}});
    try {
        if (sealer->open(identity.word, known_place) != known_word) throw std::runtime_error("another word");
    } catch (const std::runtime_error&) {
        return problem(key_path(directory),
                       "The key in {file} is not the key of this district's file. Put the right key back.",
                       {{"file", key_path(directory)}});
    }
    return File{std::unique_ptr<Inside>{new Inside{std::move(database), *sealer, *identity.district}}};
}

Result<File> File::create(const std::string& directory, program::DistrictId district) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error)
        return problem(directory, "{directory} cannot be made: {why}.",
                       {{"directory", directory}, {"why", error.message()}});
    const auto path = database_path(directory);
    if (const int made = make_empty_file(path); made == EEXIST)
        return problem(path, "{directory} holds a district's file already.", {{"directory", directory}});
    else if (made != 0)
        return problem(path, "{file} cannot be made: {why}.",
                       {{"file", path}, {"why", std::generic_category().message(made)}});
    const auto sealer = Sealer::with_new_key();
    if (const auto saved = sealer.save(key_path(directory)); !saved) {
        fs::remove(path);
        return saved.problems();
    }

    auto database = open_sqlite(path);
    const auto migrated = Migrations{built_in_migrations(database->engine())}.run(*database);
    if (!migrated) return migrated.problems();
    database->write([&](Session& session) {
        session.execute("INSERT INTO meta (district_id, name, value) VALUES ($1, 'key', $2)",
                        {district.text(), sealer.seal(known_word, known_place)});
        session.execute("INSERT INTO ledger_head (district_id, size, peaks) VALUES ($1, 0, '')", {district.text()});
        return true;
    });
    return File{std::unique_ptr<Inside>{new Inside{std::move(database), sealer, district}}};
}

void File::read_with(const std::function<void(const Reading&)>& job) const {
    inside_->database->read([&](Session& session) { job(Reading{session, inside_->sealer, inside_->district}); });
}

void File::write_with(Act act, const std::function<bool(Writing&)>& job) {
    inside_->database->write([&](Session& session) {
        Writing writing{session, inside_->sealer, inside_->district, act};
        if (!job(writing)) return false;
        writing.close();
        return true;
    });
}

program::DistrictId File::district() const { return inside_->district; }
Database& File::database() const { return *inside_->database; }

}  // namespace accord::filing

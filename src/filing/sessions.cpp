#include "filing/sessions.hpp"

#include <stdexcept>

namespace accord::filing {

namespace {

/// Runs one statement of its own, durable when it returns.
std::int64_t run(File& file, Sql sql, std::initializer_list<Value> values) {
    std::int64_t changed = 0;
    file.database().write([&](Session& session) {
        changed = session.execute(sql, values);
        return true;
    });
    return changed;
}

/// A column that this program wrote itself; anything else in it means that the file was damaged.
template <class T>
T column(const Row& row, int place) {
    auto value = detail::read_column<T>(row, place);
    if (!value) throw std::runtime_error("the file holds a value of the server that cannot be read");
    return std::move(*value);
}

ImportJob import_job_of(const Row& row) {
    ImportJob job;
    job.id = column<Id<ImportJob>>(row, 0);
    job.account = column<program::AccountId>(row, 1);
    job.name = column<std::string>(row, 2);
    job.stage = column<ImportStage>(row, 3);
    job.done = row.integer(4);
    job.total = row.integer(5);
    job.started = column<Instant>(row, 6);
    job.ended = column<std::optional<Instant>>(row, 7);
    if (!row.null(8)) job.act = parse_uuid(row.text(8));
    job.report = column<std::string>(row, 9);
    return job;
}

}  // namespace

void keep_sign_in(File& file, const SignIn& sign_in) {
    run(file,
        "INSERT INTO sign_in (district_id, token_hash, account, csrf, started_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {file.district().text(), sign_in.token_hash, sign_in.account.text(), sign_in.csrf, to_string(sign_in.started),
         to_string(sign_in.expires)});
}

std::optional<SignIn> find_sign_in(const File& file, const std::string& token_hash, Instant now) {
    std::optional<SignIn> found;
    file.database().read([&](Session& session) {
        session.query(
            "SELECT account, csrf, started_at, expires_at FROM sign_in "
            "WHERE district_id = $1 AND token_hash = $2 AND expires_at > $3",
            {file.district().text(), token_hash, to_string(now)}, [&](const Row& row) {
                found = {token_hash, column<program::AccountId>(row, 0), column<std::string>(row, 1),
                         column<Instant>(row, 2), column<Instant>(row, 3)};
            });
    });
    return found;
}

void forget_sign_in(File& file, const std::string& token_hash) {
    run(file, "DELETE FROM sign_in WHERE district_id = $1 AND token_hash = $2", {file.district().text(), token_hash});
}

void forget_sign_ins_of(File& file, program::AccountId account) {
    run(file, "DELETE FROM sign_in WHERE district_id = $1 AND account = $2", {file.district().text(), account.text()});
}

void forget_expired_sign_ins(File& file, Instant now) {
    run(file, "DELETE FROM sign_in WHERE district_id = $1 AND expires_at <= $2",
        {file.district().text(), to_string(now)});
}

FailedSignIns note_failed_sign_in(File& file, const std::string& login, Instant now, std::chrono::seconds window) {
    FailedSignIns failed{0, now};
    file.database().write([&](Session& session) {
        session.query(
            "INSERT INTO failed_sign_in (district_id, login, times, last_at) VALUES ($1, $2, 1, $3) "
            "ON CONFLICT (district_id, login) DO UPDATE SET "
            "times = CASE WHEN failed_sign_in.last_at < $4 THEN 1 ELSE failed_sign_in.times + 1 END, last_at = $3 "
            "RETURNING times",
            {file.district().text(), login, to_string(now), to_string(now - window)},
            [&](const Row& row) { failed.times = static_cast<int>(row.integer(0)); });
        return true;
    });
    return failed;
}

FailedSignIns failed_sign_ins(const File& file, const std::string& login) {
    FailedSignIns failed;
    file.database().read([&](Session& session) {
        session.query("SELECT times, last_at FROM failed_sign_in WHERE district_id = $1 AND login = $2",
                      {file.district().text(), login}, [&](const Row& row) {
                          failed = {static_cast<int>(row.integer(0)), column<Instant>(row, 1)};
                      });
    });
    return failed;
}

void forget_failed_sign_ins(File& file, const std::string& login) {
    run(file, "DELETE FROM failed_sign_in WHERE district_id = $1 AND login = $2", {file.district().text(), login});
}

void keep_import_job(File& file, const ImportJob& job) {
    run(file,
        "INSERT INTO import_job (district_id, id, account, name, stage, done, total, started_at, ended_at, act, "
        "report) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (district_id, id) DO UPDATE SET "
        "stage = $5, done = $6, total = $7, ended_at = $9, act = $10, report = $11",
        {file.district().text(), job.id.text(), job.account.text(), job.name, std::string{code_of(job.stage)}, job.done,
         job.total, to_string(job.started), to_value(job.ended), job.act ? Value{to_string(*job.act)} : Value{},
         job.report});
}

std::optional<ImportJob> find_import_job(const File& file, Id<ImportJob> id) {
    std::optional<ImportJob> found;
    file.database().read([&](Session& session) {
        session.query(
            "SELECT id, account, name, stage, done, total, started_at, ended_at, act, report FROM import_job "
            "WHERE district_id = $1 AND id = $2",
            {file.district().text(), id.text()}, [&](const Row& row) { found = import_job_of(row); });
    });
    return found;
}

std::vector<ImportJob> import_jobs(const File& file, int at_most) {
    std::vector<ImportJob> jobs;
    file.database().read([&](Session& session) {
        session.query(
            "SELECT id, account, name, stage, done, total, started_at, ended_at, act, report FROM import_job "
            "WHERE district_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2",
            {file.district().text(), std::int64_t{at_most}},
            [&](const Row& row) { jobs.push_back(import_job_of(row)); });
    });
    return jobs;
}

}  // namespace accord::filing

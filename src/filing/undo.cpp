#include <map>
#include <stdexcept>

#include "filing/file.hpp"
#include "filing/generated.hpp"
#include "filing/ledger_book.hpp"
#include "filing/plain.hpp"
#include "filing/touched.hpp"

namespace accord::filing {

using ledger::Change;

namespace {

/// The records that an act touched, in the order in which it first did.
std::vector<Touched> touched_by(const Reading& reading, const Uuid& act) {
    std::vector<Touched> all;
    std::map<std::pair<std::string, Uuid>, std::size_t> places;
    reading.session().query(
        "SELECT e.record_table, e.record_id, e.change, e.revision FROM ledger_act a "
        "JOIN ledger_entry e ON e.district_id = a.district_id AND e.seq >= a.first_entry AND e.seq <= a.last_entry "
        "WHERE a.district_id = $1 AND a.act = $2 ORDER BY e.seq",
        {reading.district().text(), to_string(act)}, [&](const Row& row) {
            const auto* shape = shape_named(row.text(0));
            const auto id = parse_uuid(row.text(1));
            const auto change = parse_code<Change>(row.text(2));
            if (!shape || !id || !change)
                throw std::runtime_error("the ledger is damaged; `accord verify` names the fault");
            const auto revision = static_cast<int>(row.integer(3));
            const auto [place, first] = places.try_emplace({shape->table, *id}, all.size());
            if (first) all.push_back({shape, *id, *change, revision, *change, revision});
            all[place->second].last_change = *change;
            all[place->second].last_revision = revision;
        });
    return all;
}

/// Why an act cannot be undone at all.
Problems refusals(const Reading& reading, const Uuid& act) {
    Problems problems;
    bool found = false;
    reading.session().query(
        "SELECT undoes, EXISTS (SELECT 1 FROM ledger_act u WHERE u.district_id = $1 AND u.undoes = $2) FROM ledger_act "
        "WHERE district_id = $1 AND act = $2 LIMIT 1",
        {reading.district().text(), to_string(act)}, [&](const Row& row) {
            found = true;
            if (!row.null(0)) problems.push_back(problem("", "This act only took an earlier one back"));
            if (row.integer(1) != 0) problems.push_back(problem("", "This act was undone already"));
        });
    if (!found) problems.push_back(problem("", "The ledger holds no act {act}", {{"act", to_string(act)}}));
    return problems;
}

}  // namespace

bool Writing::changed_since(const Touched& touched) const {
    int newest = 0;
    bool shown = false;
    const auto text = "SELECT revision, latest FROM " + touched.shape->table +
                      " WHERE district_id = $1 AND id = $2 ORDER BY revision DESC LIMIT 1";
    session().query(SqlDoor::open(text), {district().text(), to_string(touched.id)}, [&](const Row& row) {
        newest = static_cast<int>(row.integer(0));
        shown = row.integer(1) == 1;
    });
    return newest != touched.last_revision || shown != (touched.last_change != Change::withdrawn);
}

void Writing::bring_back(const Touched& touched, int revision) {
    std::vector<Value> values;
    const auto text = "SELECT " + touched.shape->names + " FROM " + touched.shape->table +
                      " WHERE district_id = $1 AND id = $2 AND revision = $3";
    session().query(SqlDoor::open(text), {district().text(), to_string(touched.id), std::int64_t{revision}},
                    [&](const Row& row) { values = plain_values(*touched.shape, row, sealer()); });
    if (values.empty()) throw std::runtime_error("a version is missing; `accord verify` names it");
    if (touched.last_change != Change::withdrawn) retire(*touched.shape, touched.id);
    put(*touched.shape, touched.id, touched.last_revision + 1, Change::corrected, std::move(values));
}

Result<int> Writing::undo(const Uuid& act) {
    auto problems = refusals(*this, act);
    if (!problems.empty()) return problems;
    const auto all = touched_by(*this, act);
    for (const auto& touched : all)
        if (changed_since(touched))
            problems.push_back(problem(touched.shape->table + ":" + to_string(touched.id),
                                       "This record was changed again since: correct it by hand"));
    if (!problems.empty()) return problems;

    book_->undoes(act);
    for (auto touched = all.rbegin(); touched != all.rend(); ++touched) {
        if (touched->first_change != Change::added)
            bring_back(*touched, touched->first_revision - (touched->first_change == Change::corrected ? 1 : 0));
        else if (touched->last_change != Change::withdrawn)
            withdraw_record(*touched->shape, touched->id);
    }
    return static_cast<int>(all.size());
}

}  // namespace accord::filing

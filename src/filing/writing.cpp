#include <stdexcept>

#include "base/random.hpp"
#include "filing/file.hpp"
#include "filing/generated.hpp"
#include "filing/ledger_book.hpp"

namespace accord::filing {

using ledger::Change;

Writing::Writing(Session& session, const Sealer& sealer, program::DistrictId district, Act act)
    : Reading{session, sealer, district},
      act_{std::move(act)},
      book_{std::make_unique<LedgerBook>(session, district.uuid,
                                         ledger::Deed{act_.id, act_.at, act_.by.uuid, act_.verb})} {}

Writing::~Writing() = default;

void Writing::close() { book_->close(); }

void Writing::put(const Shape& shape, const Uuid& id, int revision, Change change, std::vector<Value> values) {
    ledger::Salt salt;
    fill_random(salt);
    const auto digest = ledger::salted_digest(salt, shape.bytes(values).bytes());
    const auto entry = book_->enter(change, shape.table, id, revision, digest);

    const auto& record = std::get<std::string>(values.front());
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        if (auto* text = std::get_if<std::string>(&values[i]); text && shape.columns[i].sealed)
            *text = sealer().seal(*text, {shape.table, record, shape.columns[i].name});
    values.insert(values.begin(), district().text());
    values.insert(values.end(), {std::int64_t{revision}, to_string(act_.at), act_.by.text(), entry, to_hex(salt)});
    session().execute(SqlDoor::open(shape.insert), values);
}

void Writing::add_version(const Shape& shape, const Uuid& id, std::vector<Value> values) {
    if (shape.table == "district" && id != district().uuid)
        throw std::logic_error("the District record bears the id of its file: File::district()");
    put(shape, id, 1, Change::added, std::move(values));
}

int Writing::retire(const Shape& shape, const Uuid& id) {
    int revision = 0;
    session().query(SqlDoor::open(shape.retire), {district().text(), to_string(id)},
                    [&](const Row& row) { revision = static_cast<int>(row.integer(0)); });
    if (revision == 0) throw std::logic_error("there is no " + shape.table + " " + to_string(id));
    return revision;
}

void Writing::correct_version(const Shape& shape, const Uuid& id, std::vector<Value> values) {
    put(shape, id, retire(shape, id) + 1, Change::corrected, std::move(values));
}

void Writing::withdraw_record(const Shape& shape, const Uuid& id) {
    book_->enter(Change::withdrawn, shape.table, id, retire(shape, id), Digest{});
}

}  // namespace accord::filing

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "equity/inside/counted.hpp"

namespace accord::equity {

namespace {

/// How many students of one row are also in another, for every pair of rows of different breakdowns.
class Overlaps {
public:
    explicit Overlaps(const Rows& rows) : rows_{rows}, students_(rows.count() * rows.count()) {}

    void add(const std::array<std::size_t, breakdown_count>& own, Students students) {
        for (std::size_t a = 1; a < breakdown_count; ++a)
            for (std::size_t b = a + 1; b < breakdown_count; ++b)
                students_[own[a] * rows_.count() + own[b]] += students;
    }

    /// For each row and each other breakdown, the rows of that breakdown that lie inside it.
    [[nodiscard]] std::vector<Containment> containments(const std::vector<Students>& enrolled) const {
        std::vector<Containment> found;
        for (std::size_t container = 1; container < rows_.count(); ++container) {
            const Breakdown own = rows_.breakdown(container);
            if (rows_.not_reported(own) == container) continue;
            for (const Breakdown division : divisions) {
                if (division == own) continue;
                Containment one{container, {}, {}};
                for (std::size_t row = rows_.first(division); row < rows_.end(division); ++row) {
                    const Students shared = overlap(row, container);
                    if (shared.count == 0 || rows_.not_reported(division) == row) continue;
                    (shared == enrolled[row] ? one.inside : one.partly).push_back(row);
                }
                if (!one.inside.empty()) found.push_back(std::move(one));
            }
        }
        return found;
    }

private:
    [[nodiscard]] Students overlap(std::size_t a, std::size_t b) const {
        return students_[std::min(a, b) * rows_.count() + std::max(a, b)];
    }

    const Rows& rows_;
    std::vector<Students> students_;
};

/// One pass over enrolment, one over contacts; the total is rolled up from the schools.
class Count {
public:
    explicit Count(const CodedData& data) : data_{data} {
        out_.period = data.period;
        out_.schools = data.schools;
        out_.school_state = data.school_state;
        out_.complaints = data.complaints;
        out_.rows = Rows{data.schools.size(), data.race_list};
        out_.events.resize(out_.rows.slots());
        out_.students.resize(out_.rows.slots());
        out_.example.resize(out_.rows.slots(), -1);
        least_.resize(out_.rows.slots());
        out_.enrolled.resize(out_.rows.count());
        for (const auto& category : categories(data.race_list)) races_.insert(category.race);
        check();
    }

    Counted take() {
        count_enrolment();
        count_events();
        for (const Measure measure : counted_measures)
            for (std::size_t row = first_school(); row < end_school(); ++row)
                out_.events[out_.rows.slot(measure, Rows::total)] += out_.events[out_.rows.slot(measure, row)];
        return std::move(out_);
    }

private:
    [[nodiscard]] std::size_t first_school() const { return out_.rows.first(Breakdown::school); }
    [[nodiscard]] std::size_t end_school() const { return out_.rows.end(Breakdown::school); }

    void check() {
        if (data_.school_state.size() != data_.schools.size()) {
            out_.broken.push_back(
                problem("schools", "Each school needs a state: counted, late, not collected or not applicable"));
            out_.school_state.resize(data_.schools.size(), Known::not_collected);
        }
        auto names = data_.schools;
        std::sort(names.begin(), names.end());
        for (std::size_t i = 1; i < names.size(); ++i)
            if (names[i] == names[i - 1])
                out_.broken.push_back(
                    problem("schools", "Two schools are both called {school}", {{"school", names[i]}}));
        if (data_.period.until < data_.period.from)
            out_.broken.push_back(problem("period", "The period ends before it begins"));
        if (data_.complaints == Known::counted)
            out_.broken.push_back(
                problem("complaints", "Complaints are said to be counted, and this scan holds none of their records"));
    }

    /// Of a school of the list, and by a race of the list that holds.
    template <class Coded>
    bool has_its_rows(const Coded& coded) {
        if (!races_.has(coded.race) && !other_list_) {
            other_list_ = true;
            out_.broken.push_back(problem("race", "A race is not of the list that holds for this school year"));
        }
        if (coded.school < data_.schools.size()) return true;
        if (!strays_)
            out_.broken.push_back(
                problem("schools", "A contact or an enrollment is of a school that is not in the list"));
        strays_ = true;
        return false;
    }

    [[nodiscard]] bool reports(std::uint16_t school) const { return out_.school_state[school] == Known::counted; }

    void count_enrolment() {
        Overlaps overlaps{out_.rows};
        out_.enrolment_known = !data_.enrolment.empty();
        for (const CodedEnrolment& enrolment : data_.enrolment) {
            if (!has_its_rows(enrolment)) continue;
            const auto own = out_.rows.of(enrolment);
            const Students students{enrolment.students};
            if (reports(enrolment.school)) {
                for (const std::size_t row : own) out_.enrolled[row] += students;
                overlaps.add(own, students);
            } else {
                out_.enrolled[own[static_cast<std::size_t>(Breakdown::school)]] += students;
            }
        }
        out_.containments = overlaps.containments(out_.enrolled);
    }

    void count_events() {
        std::vector<const CodedContact*> order;
        order.reserve(data_.contacts.size());
        for (const CodedContact& contact : data_.contacts)
            if (has_its_rows(contact) && reports(contact.school)) order.push_back(&contact);
        std::stable_sort(order.begin(), order.end(), [](const CodedContact* a, const CodedContact* b) {
            return std::pair{a->student, a->contact} < std::pair{b->student, b->contact};
        });
        std::vector<std::uint32_t> last_student(out_.rows.slots());
        const CodedContact* before = nullptr;
        for (const CodedContact* contact : order) {
            if (before && same_event(*before, *contact)) {
                doubt_twice();
                continue;
            }
            before = contact;
            count_one(*contact, last_student);
        }
        keep_examples();
    }

    static bool same_event(const CodedContact& a, const CodedContact& b) {
        return counts_as_student(a) && a.student == b.student && a.contact == b.contact;
    }

    /// Contacts come student by student, so a student is new to a slot when the slot's last student is another.
    void count_one(const CodedContact& contact, std::vector<std::uint32_t>& last_student) {
        const Profile profile{out_.rows.of(contact), measures_of(contact)};
        profile.measures.each([&](Measure measure) {
            for (const std::size_t row : profile.rows) {
                const std::size_t slot = out_.rows.slot(measure, row);
                if (row != Rows::total) ++out_.events[slot];
                if (!counts_as_student(contact)) continue;
                if (!least_[slot] || profile < *least_[slot]) least_[slot] = profile;
                if (last_student[slot] == contact.student) continue;
                last_student[slot] = contact.student;
                ++out_.students[slot];
            }
        });
    }

    /// The least of a slot's profiles is its example, so that it does not hang on how students are numbered.
    void keep_examples() {
        std::map<Profile, std::int32_t> numbers;
        for (std::size_t slot = 0; slot < least_.size(); ++slot) {
            if (!least_[slot]) continue;
            const auto [place, fresh] = numbers.try_emplace(*least_[slot], static_cast<std::int32_t>(numbers.size()));
            if (fresh) out_.profiles.push_back(*least_[slot]);
            out_.example[slot] = place->second;
        }
    }

    void doubt_twice() {
        if (twice_) return;
        twice_ = true;
        out_.doubtful.push_back(problem("contacts", "A contact names the same student twice; it is counted once"));
    }

    const CodedData& data_;
    Counted out_;
    std::vector<std::optional<Profile>> least_;  ///< by slot
    EnumSet<program::Race> races_;               ///< of the list
    bool strays_ = false;
    bool other_list_ = false;
    bool twice_ = false;
};

}  // namespace

std::shared_ptr<const Counts> count(const CodedData& data) {
    return std::make_shared<const Counts>(Count{data}.take());
}

}  // namespace accord::equity

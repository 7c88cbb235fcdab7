#include "office/sign_in.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <semaphore>
#include <stdexcept>

#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "filing/sessions.hpp"

namespace accord::office {

namespace {

using program::Account;
using program::AccountState;

constexpr std::chrono::hours session_length{12};  // a school day and its evening
constexpr std::chrono::minutes lock_length{15};
constexpr int failures_before_lock = 5;
constexpr std::size_t shortest_password = 12;  // NIST SP 800-63B-4: length before rules of composition
constexpr std::size_t longest_password = 200;

/// argon2id takes 64 MiB: two at once, the others wait.
class HashingTurn {
public:
    HashingTurn() { turns().acquire(); }
    ~HashingTurn() { turns().release(); }
    HashingTurn(const HashingTurn&) = delete;
    HashingTurn& operator=(const HashingTurn&) = delete;

private:
    static std::counting_semaphore<2>& turns() {
        static std::counting_semaphore<2> two{2};
        return two;
    }
};

void start_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium cannot start");
}

bool fits(const std::string& hash, const std::string& password) {
    start_sodium();
    const HashingTurn turn;
    return crypto_pwhash_str_verify(hash.c_str(), password.c_str(), password.size()) == 0;
}

std::optional<Account> account_of(const filing::Reading& file, const std::string& login) {
    auto found = file.all<Account>({{"login", login}});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::string token_hash(const std::string& token) { return to_hex(sha256(token)); }

Problems problems_of(const std::string& password) {
    if (length(password) < shortest_password)
        return {problem("password", "Choose a password of at least {limit} characters: several words are good",
                        {{"limit", std::to_string(shortest_password)}})};
    if (password.size() > longest_password)
        return {problem("password", "Choose a password of at most {limit} characters",
                        {{"limit", std::to_string(longest_password)}})};
    return {};
}

/// Names are compared as people type them: without case and without spaces around.
std::string login_of(const std::string& typed) { return fold(trim(typed)); }

/// Such as "m.ortiz" or "ortiz@example.org"; letters of every language.
bool is_a_login(const std::string& login) {
    return length(login) <= 80 && std::all_of(login.begin(), login.end(), [](unsigned char c) {
               return c >= 0x80 || std::isalnum(c) != 0 ||
                      std::string_view{".-_+@"}.find(static_cast<char>(c)) != std::string_view::npos;
           });
}

/// Changes an account by its sign-in name, and ends its sessions.
template <class Change>
Result<Done> change_account(Office& office, const Actor& actor, const std::string& login, Change change) {
    if (auto allowed = require(actor, Verb::keep_accounts); !allowed) return allowed.problems();
    program::AccountId changed;
    auto written =
        office.file().write(office.act(actor, Verb::keep_accounts), [&](filing::Writing& file) -> Result<Done> {
            auto account = account_of(file, login_of(login));
            if (!account) return problem("login", "No account has this sign-in name");
            change(*account);
            changed = account->id;
            file.correct(*account);
            return Done{};
        });
    if (written) filing::forget_sign_ins_of(office.file(), changed);
    return written;
}

}  // namespace

namespace {

/// The officers of a liaison's agency: that of the officer whom the account belongs to, or the district's only one.
std::vector<program::OfficerId> colleagues_of(const Office& office, const Account& account) {
    return office.file().read([&](const filing::Reading& file) {
        std::vector<program::OfficerId> colleagues;
        std::optional<program::AgencyId> agency;
        if (const auto self = account.officer ? file.find<program::Officer>(*account.officer) : std::nullopt)
            agency = self->agency;
        else if (const auto agencies = file.all<program::Agency>(); agencies.size() == 1)
            agency = agencies.front().id;
        if (!agency) return colleagues;
        for (const auto& officer : file.all<program::Officer>({{"agency", to_value(*agency)}}))
            colleagues.push_back(officer.id);
        return colleagues;
    });
}

}  // namespace

Actor actor_of(const Office& office, const Account& account) {
    Actor actor{account.id, account.name, account.role, {}, account.officer, false};
    if (account.role == program::Role::officer) {
        if (!account.officer) return actor;
        const auto today = office.today();
        const auto posts = office.file().read([&](const filing::Reading& file) {
            return file.all<program::Assignment>({{"officer", to_value(*account.officer)}});
        });
        for (const auto& post : posts)
            if (program::serves_on(post, today)) actor.schools.push_back(post.school);
    } else if (account.role == program::Role::liaison) {
        actor.colleagues = colleagues_of(office, account);
    } else if (account.school) {
        actor.schools.push_back(*account.school);
    } else {
        actor.every_school = true;
    }
    return actor;
}

std::string hash_password(const std::string& password) {
    start_sodium();
    const HashingTurn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.c_str(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("there is not enough memory to hash a password");
    return hash.data();
}

Result<SignedIn> sign_in(Office& office, const std::string& typed, const std::string& password) {
    const auto login = login_of(typed);
    const auto now = office.now();
    const auto failed = filing::failed_sign_ins(office.file(), login);
    if (failed.times >= failures_before_lock && now - failed.last < lock_length)
        return problem("login", "Too many wrong tries: wait {minutes} minutes",
                       {{"minutes", std::to_string(lock_length.count())}});

    const auto account = office.file().read([&](const filing::Reading& file) { return account_of(file, login); });
    // A name that does not exist costs the same time as a wrong password, so that nobody learns which names exist.
    static const std::string nobody = hash_password("a password that nobody has");
    const bool known = account && account->state == AccountState::active;
    const bool right = password.size() <= longest_password && fits(known ? account->password_hash : nobody, password);
    if (!known || !right) {
        filing::note_failed_sign_in(office.file(), login, now, lock_length);
        return problem("login", "The name or the password is wrong");
    }
    filing::forget_failed_sign_ins(office.file(), login);
    filing::forget_expired_sign_ins(office.file(), now);
    SignedIn signed_in{random_token(32), random_token(16), actor_of(office, *account)};
    filing::keep_sign_in(office.file(),
                         {token_hash(signed_in.token), account->id, signed_in.csrf, now, now + session_length});
    return signed_in;
}

std::optional<SignedIn> session(const Office& office, const std::string& token) {
    if (token.empty()) return std::nullopt;
    const auto found = filing::find_sign_in(office.file(), token_hash(token), office.now());
    if (!found) return std::nullopt;
    const auto account =
        office.file().read([&](const filing::Reading& file) { return file.find<Account>(found->account); });
    if (!account || account->state != AccountState::active) return std::nullopt;
    return SignedIn{token, found->csrf, actor_of(office, *account)};
}

void sign_out(Office& office, const std::string& token) { filing::forget_sign_in(office.file(), token_hash(token)); }

Result<program::AccountId> add_account(Office& office, const Actor& actor, Account account,
                                       const std::string& password) {
    if (auto allowed = require(actor, Verb::keep_accounts); !allowed) return allowed.problems();
    account.login = login_of(account.login);
    Problems problems = problems_of(password);
    if (account.login.empty())
        problems.push_back(problem("login", "Choose a sign-in name"));
    else if (!is_a_login(account.login))
        problems.push_back(
            problem("login", "A sign-in name has up to 80 letters and digits, and of the signs . - _ + @ alone"));
    const bool officer = account.role == program::Role::officer;
    if (officer && !account.officer)
        problems.push_back(
            problem("officer", "Say which officer signs in with it: the agency's number of the officer"));
    if (!officer && account.role != program::Role::liaison && account.officer)
        problems.push_back(
            problem("officer", "Only an account with the role officer or liaison belongs to an officer"));
    if (!problems.empty()) return problems;
    account.id = program::AccountId::make();
    account.password_hash = hash_password(password);
    return office.file().write(office.act(actor, Verb::keep_accounts),
                               [&](filing::Writing& file) -> Result<program::AccountId> {
                                   if (account_of(file, account.login))
                                       return problem("login", "This sign-in name is taken");
                                   file.add(account);
                                   return account.id;
                               });
}

Result<Done> set_password(Office& office, const Actor& actor, const std::string& login, const std::string& password) {
    if (auto problems = problems_of(password); !problems.empty()) return problems;
    const auto hash = hash_password(password);
    return change_account(office, actor, login, [&](Account& account) { account.password_hash = hash; });
}

Result<Done> close_account(Office& office, const Actor& actor, const std::string& login) {
    return change_account(office, actor, login, [](Account& account) { account.state = AccountState::closed; });
}

Result<std::vector<Account>> accounts(const Office& office, const Actor& actor) {
    if (auto allowed = require(actor, Verb::keep_accounts); !allowed) return allowed.problems();
    return office.file().read(
        [](const filing::Reading& file) -> Result<std::vector<Account>> { return file.all<Account>(); });
}

}  // namespace accord::office

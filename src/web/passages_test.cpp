// The words that a policy leaves open, on the pages: asked for, kept when something is wrong, shown as text.
#include <gtest/gtest.h>

#include "web/app.hpp"
#include "web/test_sample.hpp"

namespace accord::web {
namespace {

/// The designee of the sample district, signed in once.
const office::SignedIn& signed_in() {
    static const auto person = [] {
        for (const auto& login : office::sample_logins())
            if (login.role == program::Role::designee)
                return office::sign_in(sample(), login.login, login.password).value();
        throw std::runtime_error("no designee signs in");
    }();
    return person;
}

/// A draft of its own for each test, by the designee of the sample district, without a browser.
struct Draft {
    office::Actor designee = actor(program::Role::designee);
    std::string address;
    std::string change, blank;  ///< the fields of the two passages

    explicit Draft(const std::string& name) {
        address = location(send("/adopt",
                                "pasted=Made-up+policy%0A%0AThe+mission+and+purpose+are+calm.%0A%0AOfficers+shallmay+"
                                "not+take+part+in+student+discipline+at+%5Bname+of+" +
                                    name + "%5D.%0A"));
        const auto text = page();
        change = field(text, 0);
        blank = field(text, text.find(change + "-words"));
    }

    [[nodiscard]] static Response send(const std::string& path, const std::string& body) {
        auto request = posting(path, body + "&csrf=" + signed_in().csrf);
        request.headers["cookie"] = "session=" + signed_in().token;
        return answer(sample(), request);
    }
    [[nodiscard]] Response words(const std::string& body) const { return send(address + "/words", body); }
    [[nodiscard]] std::string page() const { return answer_as(sample(), asking(Method::get, address), designee).body; }

    static std::string location(const Response& response) {
        for (const auto& [name, value] : response.headers)
            if (name == "Location") return value;
        return {};
    }
    /// The name of the first group of radio buttons after a place.
    static std::string field(const std::string& text, std::size_t from) {
        const std::string radio = R"(<input type="radio")";
        const auto at = text.find("name=\"", text.find(radio, from)) + 6;
        return text.substr(at, text.find('"', at) - at);
    }
};

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

TEST(ChoosingWords, ShowsEachPassageInItsSentenceWithNothingChosen) {
    const Draft draft{"a"};
    const auto text = draft.page();
    EXPECT_TRUE(says(text, "Officers <mark>shallmay</mark> not take part in student discipline at [name of a]."));
    EXPECT_TRUE(says(text, "“shall”"));
    EXPECT_TRUE(says(text, "“may”"));
    EXPECT_TRUE(says(text, "2 of 2 passages are open."));
    EXPECT_FALSE(says(text, " checked"));
    EXPECT_FALSE(says(text, "Review the bindings")) << "the bindings follow the words";
}

TEST(ChoosingWords, IsNotDoneWhileAPassageIsOpenAndKeepsWhatWasChosen) {
    const Draft draft{"b"};
    const auto refused = draft.words(draft.change + "=first&then=done");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused.body, "Line 5: choose what “[name of b]” says")) << refused.body;
    EXPECT_TRUE(says(draft.page(), "1 of 2 passages are open."));
    EXPECT_TRUE(says(draft.page(), " checked"));
    EXPECT_EQ(draft.words(draft.blank + "=open&then=done").status, 303);
    EXPECT_TRUE(says(draft.page(), "Officers shall not take part in student discipline at [name of b]."));
}

TEST(ChoosingWords, KeepsWhatWasTypedOnAnError) {
    const Draft draft{"c"};
    const auto refused =
        draft.words(draft.change + "=typed&" + draft.blank + "=typed&" + draft.blank + "-words=Cedar+Valley&then=done");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused.body, "Type the words as the Board adopted them"));
    EXPECT_TRUE(says(refused.body, R"(value="Cedar Valley")"));
}

TEST(ChoosingWords, TakesWordsTypedWithoutTheBoxBeforeThem) {
    const Draft draft{"d"};
    EXPECT_EQ(draft.words(draft.blank + "-words=Cedar+Valley&then=later").status, 303);
    EXPECT_TRUE(says(draft.page(), "1 of 2 passages are open."));
}

TEST(ChoosingWords, ShowsHostileWordsAsText) {
    const Draft draft{"e"};
    ASSERT_EQ(draft
                  .words(draft.change + "=second&" + draft.blank + "=typed&" + draft.blank +
                         "-words=%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E&then=done")
                  .status,
              303);
    const auto text = draft.page();
    EXPECT_FALSE(says(text, "<script>alert"));
    EXPECT_TRUE(says(text, "at &lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(ChoosingWords, LeavesTheDocumentToBeReadAsItCameIn) {
    const Draft draft{"f"};
    ASSERT_EQ(draft.words(draft.change + "=second&then=later").status, 303);
    const auto original = answer_as(sample(), asking(Method::get, draft.address + "/document"), draft.designee);
    EXPECT_EQ(original.type, "text/plain; charset=utf-8");
    EXPECT_TRUE(says(original.body, "Officers shallmay not take part in student discipline at [name of f]."));
    EXPECT_EQ(answer_as(sample(), asking(Method::get, draft.address + "/document"), actor(program::Role::staff)).status,
              403);
}

}  // namespace
}  // namespace accord::web

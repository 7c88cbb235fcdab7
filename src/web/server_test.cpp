#include "web/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace accord::web {

namespace {

using namespace std::chrono_literals;

/// A client that writes and reads bytes as they are.
class Connection {
public:
    explicit Connection(unsigned short port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) != 0)
            throw std::runtime_error("connect");
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// False when the server has hung up.
    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Reads up to and with `end`; what came until then when the server hung up.
    std::string read_until(std::string_view end) {
        for (;;) {
            if (const auto at = unread_.find(end); at != std::string::npos) {
                auto text = unread_.substr(0, at + end.size());
                unread_.erase(0, at + end.size());
                return text;
            }
            if (!more()) return std::exchange(unread_, {});
        }
    }

    std::string read_to_the_end() {
        while (more()) {
        }
        return std::exchange(unread_, {});
    }

private:
    bool more() {
        char bytes[65536];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got > 0) unread_.append(bytes, static_cast<std::size_t>(got));
        return got > 0;
    }

    int socket_;
    std::string unread_;
};

/// A server on a free port, for as long as a test.
class Running {
public:
    explicit Running(Handler handler, ServerOptions options = {}) : server_{on_free_port(options), std::move(handler)} {
        thread_ = std::jthread{[this] { server_.run(); }};
    }
    ~Running() { server_.stop(); }

    [[nodiscard]] unsigned short port() const { return server_.port(); }
    void stop() { server_.stop(); }
    void join() { thread_.join(); }
    std::string ask(std::string_view bytes) const {
        Connection client{port()};
        client.write(bytes);
        return client.read_to_the_end();
    }

private:
    static ServerOptions on_free_port(ServerOptions options) {
        options.port = 0;
        return options;
    }

    Server server_;
    std::jthread thread_;
};

Response hello(const Request& request) { return {200, "text/plain", {}, "hello " + request.path}; }

std::string get(std::string_view path, std::string_view more = "Connection: close\r\n") {
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: here\r\n" + std::string{more} + "\r\n";
}

std::string post(std::string_view body, std::string_view more = "Connection: close\r\n") {
    return "POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string{more} + "\r\n" + std::string{body};
}

}  // namespace

TEST(Server, AnswersARequest) {
    const Running server{hello};
    const auto answer = server.ask(get("/there"));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\nhello /there")) << answer;
}

TEST(Server, TakesARequestApart) {
    const Running server{[](const Request& request) {
        return Response{200,
                        "text/plain",
                        {},
                        request.path + "|" + request.query + "|" + std::string{request.header("x-thing")} + "|" +
                            std::string{request.cookie("session")} + "|" + request.client};
    }};
    const auto answer =
        server.ask(get("/a%20b?q=1%202", "X-Thing: yes\r\nCookie: a=1\r\nCookie: session=s3\r\nConnection: close\r\n"));
    EXPECT_TRUE(answer.ends_with("/a b|q=1%202|yes|s3|127.0.0.1")) << answer;
}

TEST(Server, AnswersHeadWithTheLengthAndWithoutTheBody) {
    const Running server{hello};
    const auto answer = server.ask("HEAD /there HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    EXPECT_NE(answer.find("Content-Length: 12\r\n"), std::string::npos) << answer;
    EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << answer;
}

TEST(Server, AnswersRequestsOfOneConnectionInTheirOrder) {
    const Running server{hello};
    Connection client{server.port()};
    client.write(get("/1", "") + get("/2", "") + get("/3", "Connection: close\r\n"));
    EXPECT_TRUE(client.read_until("hello /1").ends_with("hello /1"));
    EXPECT_TRUE(client.read_until("hello /2").ends_with("hello /2"));
    EXPECT_TRUE(client.read_to_the_end().ends_with("hello /3"));
}

TEST(Server, GivesAFormsBodyToTheHandler) {
    const Running server{[](const Request& request) { return Response{200, "text/plain", {}, request.body}; }};
    EXPECT_TRUE(server.ask(post("a=1&b=2")).ends_with("\r\n\r\na=1&b=2"));
}

TEST(Server, AsksForABodyThatWaitsToBeAskedFor) {
    const Running server{[](const Request& request) { return Response{200, "text/plain", {}, request.body}; }};
    Connection client{server.port()};
    client.write(
        "POST /form HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
    client.write("a=12");
    EXPECT_TRUE(client.read_to_the_end().ends_with("a=12"));
}

TEST(Server, RefusesAMethodThatIsNotUsed) {
    const Running server{hello};
    EXPECT_TRUE(server.ask("DELETE / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 405"));
}

TEST(Server, RefusesWhatIsNotHttp) {
    const Running server{hello};
    EXPECT_TRUE(server.ask("HELO mail.example\r\n\r\n").starts_with("HTTP/1.1 400"));
}

TEST(Server, RefusesHeadersThatAreTooLarge) {
    const Running server{hello};
    EXPECT_TRUE(server.ask(get("/", "X: " + std::string(40'000, 'x') + "\r\n")).starts_with("HTTP/1.1 431"));
}

TEST(Server, RefusesAFormThatIsTooLargeAndStillHearsItOut) {
    ServerOptions options;
    options.largest_form = 1000;
    const Running server{hello, options};
    EXPECT_TRUE(server.ask(post(std::string(3'000'000, 'x'))).starts_with("HTTP/1.1 413"));
}

TEST(Server, RefusesAFormWithoutALengthThatIsTooLarge) {
    ServerOptions options;
    options.largest_form = 1000;
    const Running server{hello, options};
    const std::string chunk = "800\r\n" + std::string(0x800, 'x') + "\r\n";
    EXPECT_TRUE(
        server.ask("POST /form HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n")
            .starts_with("HTTP/1.1 413"));
}

TEST(Server, TakesALargerFormWhenItBringsFiles) {
    ServerOptions options;
    options.largest_form = 1000;
    options.largest_upload = 5000;
    const Running server{[](const Request& request) {
                             return Response{200, "text/plain", {}, std::to_string(request.body.size())};
                         },
                         options};
    const std::string files = "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n";
    EXPECT_TRUE(server.ask(post(std::string(4000, 'x'), files)).ends_with("\r\n\r\n4000"));
    EXPECT_TRUE(server.ask(post(std::string(6000, 'x'), files)).starts_with("HTTP/1.1 413"));
}

TEST(Server, RefusesMoreUploadsAtOnceThanItHasRoomFor) {
    ServerOptions options;
    options.largest_form = 1000;
    options.largest_upload = 5000;
    options.all_uploads = 8000;
    const Running server{hello, options};
    const std::string files =
        "Content-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\nConnection: close\r\n";
    const auto whole = post(std::string(5000, 'x'), files);
    Connection first{server.port()};
    first.write(whole.substr(0, whole.size() - 5000));
    ASSERT_TRUE(first.read_until("\r\n\r\n").starts_with("HTTP/1.1 100"));
    EXPECT_TRUE(server.ask(whole).starts_with("HTTP/1.1 503"));
    first.write(std::string(5000, 'x'));
    EXPECT_TRUE(first.read_to_the_end().starts_with("HTTP/1.1 200"));
    EXPECT_NE(server.ask(whole).find("HTTP/1.1 200"), std::string::npos) << "the room is free again";
}

TEST(Server, CutsOffAClientThatIsTooSlow) {
    ServerOptions options;
    options.patience = 50ms;
    const Running server{hello, options};
    Connection client{server.port()};
    client.write("GET / HTTP/1.1\r\nHost: he");
    EXPECT_EQ(client.read_to_the_end(), "");
}

TEST(Server, CutsOffAConnectionThatIsIdle) {
    ServerOptions options;
    options.idle = 50ms;
    const Running server{hello, options};
    Connection client{server.port()};
    client.write(get("/1", ""));
    EXPECT_TRUE(client.read_to_the_end().ends_with("hello /1"));
}

TEST(Server, KeepsAThousandIdleConnectionsAndAnswersAnother) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 3000) GTEST_SKIP() << "this machine allows only " << files.rlim_cur << " open files";

    const Running server{hello};
    std::vector<std::unique_ptr<Connection>> idle;
    for (int i = 0; i < 1000; ++i) idle.push_back(std::make_unique<Connection>(server.port()));
    EXPECT_TRUE(server.ask(get("/there")).ends_with("hello /there"));
    for (const auto& connection : idle) {
        ASSERT_TRUE(connection->write(get("/idle", "")));
        ASSERT_TRUE(connection->read_until("hello /idle").ends_with("hello /idle"));
    }
}

TEST(Server, RunsAsManyHandlersAtATimeAsItHasWorkers) {
    // Each handler waits for all the others: with fewer threads than workers none would ever end.
    constexpr int together = 16;
    std::mutex guard;
    std::condition_variable all_here;
    int here = 0;
    ServerOptions options;
    options.workers = together;
    const Running server{[&](const Request& request) {
                             std::unique_lock lock{guard};
                             ++here;
                             all_here.notify_all();
                             const bool met = all_here.wait_for(lock, 8s, [&] { return here >= together; });
                             return met ? hello(request) : Response{504, "text/plain", {}, "alone"};
                         },
                         options};
    std::vector<std::future<std::string>> answers;
    for (int i = 0; i < together; ++i)
        answers.push_back(std::async(std::launch::async, [&server] { return server.ask(get("/")); }));
    for (auto& answer : answers) EXPECT_TRUE(answer.get().starts_with("HTTP/1.1 200"));
}

TEST(Server, AnswersAnExceptionWithoutItsWords) {
    const Running server{[](const Request&) -> Response { throw std::runtime_error("a secret"); }};
    const auto answer = server.ask(get("/"));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 500")) << answer;
    EXPECT_EQ(answer.find("secret"), std::string::npos);
}

TEST(Server, LetsNoValueBeginAnotherHeader) {
    const Running server{[](const Request&) { return see_other("/x\r\nSet-Cookie: session=theirs"); }};
    const auto answer = server.ask(get("/"));
    EXPECT_NE(answer.find("Location: /xSet-Cookie"), std::string::npos) << answer;
    EXPECT_EQ(answer.find("\r\nSet-Cookie"), std::string::npos) << answer;
}

TEST(Server, FinishesTheRequestInFlightWhenItStops) {
    std::promise<void> arrived;
    std::promise<void> go_on;
    auto may_go_on = go_on.get_future().share();
    Running server{[&](const Request& request) {
        arrived.set_value();
        may_go_on.wait();
        return hello(request);
    }};
    auto answer = std::async(std::launch::async, [&server] { return server.ask(get("/slow", "")); });
    arrived.get_future().wait();
    server.stop();
    go_on.set_value();
    server.join();
    EXPECT_TRUE(answer.get().ends_with("hello /slow"));
}

TEST(Server, SaysWhereItCannotListen) {
    const Running server{hello};
    ServerOptions same;
    same.port = server.port();
    try {
        const Server other{same, hello};
        FAIL() << "two servers on one port";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("127.0.0.1:" + std::to_string(same.port)), std::string::npos)
            << error.what();
    }
}

}  // namespace accord::web

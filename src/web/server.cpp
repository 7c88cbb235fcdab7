// The one place that includes Boost.Beast and Asio: heavy headers, met once.
#include "web/server.hpp"

#include <coroutine>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace accord::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

std::optional<Request> take_apart(const http::request<http::string_body>& message, const std::string& client) {
    Request request;
    switch (message.method()) {
        case http::verb::get:
        case http::verb::head: request.method = Method::get; break;
        case http::verb::post: request.method = Method::post; break;
        default: return std::nullopt;
    }
    const std::string target{message.target()};
    const auto question = target.find('?');
    request.path = percent_decode(std::string_view{target}.substr(0, question));
    if (question != std::string::npos) request.query = target.substr(question + 1);
    for (const auto& field : message) {
        std::string name{field.name_string()};
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        auto& value = request.headers[name];
        if (!value.empty()) value += name == "cookie" ? "; " : ", ";
        value += std::string{field.value()};
    }
    request.client = client;
    return request;
}

Response plain(int status, std::string text) { return {status, "text/plain; charset=utf-8", {}, std::move(text)}; }

http::response<http::string_body> put_together(Response answer, unsigned version, bool keep_alive, bool head) {
    http::response<http::string_body> message{static_cast<http::status>(answer.status), version};
    message.set(http::field::content_type, answer.type);
    for (const auto& [name, value] : answer.headers) message.insert(name, value);
    message.keep_alive(keep_alive);
    const auto size = answer.body.size();
    if (!head) message.body() = std::move(answer.body);
    message.prepare_payload();
    if (head) message.content_length(size);
    return message;
}

/// What to tell a client whose request broke off, or nothing when there is nobody to tell.
std::optional<Response> refusal(const beast::error_code& error) {
    if (error == http::error::end_of_stream || error == beast::error::timeout) return std::nullopt;
    if (error == http::error::body_limit) return plain(413, "What was sent is larger than this server takes.\n");
    if (error == http::error::header_limit) return plain(431, "The request's headers are too large.\n");
    if (error.category() == beast::error_code{http::error::bad_method}.category()) return plain(400, "This is not an HTTP request.\n");
    return std::nullopt;
}

/// Counts a request while it is being answered.
class InFlight {
public:
    explicit InFlight(std::atomic<int>& count) : count_{count} { ++count_; }
    ~InFlight() { --count_; }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

private:
    std::atomic<int>& count_;
};

}  // namespace

struct Server::Inside {
    ServerOptions options;
    Handler handler;
    asio::io_context io;
    asio::thread_pool workers;
    tcp::acceptor acceptor{io};
    std::atomic<bool> stopping{false};
    std::atomic<int> in_flight{0};  ///< requests that are being answered

    Inside(ServerOptions given, Handler handle)
        : options{std::move(given)}, handler{std::move(handle)}, io{static_cast<int>(options.io_threads)}, workers{options.workers} {}

    void listen() {
        try {
            const tcp::endpoint endpoint{asio::ip::make_address(options.address), options.port};
            acceptor.open(endpoint.protocol());
            acceptor.set_option(tcp::acceptor::reuse_address{true});
            acceptor.bind(endpoint);
            acceptor.listen(asio::socket_base::max_listen_connections);
        } catch (const boost::system::system_error& error) {
            throw std::runtime_error("cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                                     error.code().message());
        }
    }

    Response answer(const Request& request) const {
        try {
            return handler(request);
        } catch (const std::exception&) {
            return plain(500, "The server could not answer. Nothing was saved.\n");
        }
    }

    /// Runs the handler on a worker thread and comes back to the connection's own.
    asio::awaitable<Response> answer_beside(Request request) {
        Response response;
        const auto home = co_await asio::this_coro::executor;
        co_await asio::post(workers, asio::use_awaitable);
        response = answer(request);
        co_await asio::post(home, asio::use_awaitable);
        co_return response;
    }

    asio::awaitable<void> converse(beast::tcp_stream stream) {
        beast::flat_buffer buffer;
        beast::error_code error;
        const auto remote = stream.socket().remote_endpoint(error);
        const std::string client = error ? std::string{} : remote.address().to_string();
        stream.socket().set_option(tcp::no_delay{true}, error);
        while (!stopping) {
            // Wait for the first byte with the patience of an idle connection, then for the rest with a request's.
            if (buffer.size() == 0) {
                stream.expires_after(options.idle);
                const auto got = co_await stream.async_read_some(buffer.prepare(16384), asio::redirect_error(asio::use_awaitable, error));
                if (error) break;
                buffer.commit(got);
            }
            http::request_parser<http::string_body> parser;
            parser.header_limit(static_cast<std::uint32_t>(options.largest_head));
            parser.body_limit(options.largest_body);
            stream.expires_after(options.patience);
            co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
            if (error) {
                if (auto told = refusal(error)) co_await send(stream, put_together(std::move(*told), 11, false, false));
                break;
            }
            auto message = parser.release();
            const bool keep_alive = message.keep_alive() && !stopping;
            const bool head = message.method() == http::verb::head;
            const unsigned version = message.version();
            auto request = take_apart(message, client);
            if (request) request->body = std::move(message.body());
            stream.expires_never();
            const InFlight counted{in_flight};
            auto response = request ? co_await answer_beside(std::move(*request)) : plain(405, "This method is not used here.\n");
            if (!co_await send(stream, put_together(std::move(response), version, keep_alive, head)) || !keep_alive) break;
        }
        stream.socket().shutdown(tcp::socket::shutdown_send, error);
    }

    asio::awaitable<bool> send(beast::tcp_stream& stream, http::response<http::string_body> message) {
        beast::error_code error;
        stream.expires_after(options.patience);
        co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    asio::awaitable<void> accept() {
        for (;;) {
            beast::error_code error;
            auto socket = co_await acceptor.async_accept(asio::make_strand(io), asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted || stopping) co_return;
            if (error) {
                // Out of file descriptors: wait a little for others to close.
                asio::steady_timer pause{co_await asio::this_coro::executor, std::chrono::milliseconds{50}};
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            const auto strand = socket.get_executor();
            asio::co_spawn(strand, converse(beast::tcp_stream{std::move(socket)}), asio::detached);
        }
    }

    /// Waits for the requests in flight, then ends; idle connections are dropped.
    asio::awaitable<void> drain() {
        asio::steady_timer pause{co_await asio::this_coro::executor};
        beast::error_code error;
        for (auto waited = std::chrono::milliseconds{0}; in_flight > 0 && waited < options.patience; waited += std::chrono::milliseconds{10}) {
            pause.expires_after(std::chrono::milliseconds{10});
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
        io.stop();
    }

    void stop() {
        if (stopping.exchange(true)) return;
        asio::post(io, [this] {
            beast::error_code error;
            acceptor.close(error);
            asio::co_spawn(io, drain(), asio::detached);
        });
    }
};

Server::Server(ServerOptions options, Handler handler)
    : inside_{std::make_unique<Inside>(std::move(options), std::move(handler))} {
    inside_->listen();
}

Server::~Server() = default;

unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }

void Server::run() {
    asio::signal_set signals{inside_->io, SIGINT, SIGTERM};
    signals.async_wait([this](const beast::error_code& error, int) {
        if (!error) inside_->stop();
    });
    asio::co_spawn(inside_->io, inside_->accept(), asio::detached);
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < inside_->options.io_threads; ++i) threads.emplace_back([this] { inside_->io.run(); });
    inside_->io.run();
    for (auto& thread : threads) thread.join();
}

void Server::stop() { inside_->stop(); }

}  // namespace accord::web

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
#include <stdexcept>
#include <thread>
#include <vector>

namespace accord::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;

namespace {

constexpr std::size_t slowest_bytes_per_second = 64u << 10;

/// Without control characters: a header's value cannot begin another header, a path cannot forge a line of the log.
std::string one_line(std::string value) {
    std::erase_if(value, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return value;
}

/// Our own request, or nothing when its method is one that is not used here.
std::optional<Request> take_apart(http::request<http::string_body> message, const std::string& client) {
    Request request;
    switch (message.method()) {
        case http::verb::get:
        case http::verb::head:
            request.method = Method::get;
            break;
        case http::verb::post:
            request.method = Method::post;
            break;
        default:
            return std::nullopt;
    }
    const std::string target{message.target()};
    const auto question = target.find('?');
    request.path = one_line(percent_decode(std::string_view{target}.substr(0, question)));
    if (question != std::string::npos) request.query = target.substr(question + 1);
    for (const auto& field : message) {
        std::string name{field.name_string()};
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        auto& value = request.headers[name];
        if (!value.empty()) value += name == "cookie" ? "; " : ", ";
        value += std::string{field.value()};
    }
    request.client = client;
    request.body = std::move(message.body());
    return request;
}

Response plain(int status, std::string text) {
    return {status, "text/plain; charset=utf-8", {{"X-Content-Type-Options", "nosniff"}}, std::move(text)};
}

http::response<http::string_body> put_together(Response answer, unsigned version, bool keep_alive, bool head) {
    http::response<http::string_body> message{static_cast<http::status>(answer.status), version};
    message.set(http::field::content_type, one_line(answer.type));
    for (const auto& [name, value] : answer.headers) message.insert(name, one_line(value));
    message.keep_alive(keep_alive);
    const auto size = answer.body.size();
    if (!head) message.body() = std::move(answer.body);
    if (answer.status != 304) message.prepare_payload();
    if (head) message.content_length(size);
    return message;
}

/// What to tell a client whose request broke off, or nothing when there is nobody to tell.
std::optional<Response> refusal(const beast::error_code& error) {
    if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
    if (error == http::error::body_limit) return plain(413, "What was sent is larger than this server takes.\n");
    if (error == http::error::header_limit) return plain(431, "The request's headers are too large.\n");
    const bool not_http = error.category() == beast::error_code{http::error::bad_method}.category();
    return not_http ? std::optional{plain(400, "This is not an HTTP request.\n")} : std::nullopt;
}

/// Adds to a count that connections share, and takes it off again at the end.
class Share {
public:
    Share() = default;
    Share(std::atomic<std::size_t>& sum, std::size_t part) : sum_{&sum}, part_{part} { sum += part; }
    Share(Share&& other) noexcept : sum_{std::exchange(other.sum_, nullptr)}, part_{other.part_} {}
    Share& operator=(Share&& other) noexcept {
        std::swap(sum_, other.sum_);
        std::swap(part_, other.part_);
        return *this;
    }
    ~Share() {
        if (sum_) *sum_ -= part_;
    }

private:
    std::atomic<std::size_t>* sum_ = nullptr;
    std::size_t part_ = 0;
};

}  // namespace

struct Server::Inside {
    ServerOptions options;
    Handler handler;
    asio::io_context io;
    asio::thread_pool workers;
    tcp::acceptor acceptor{asio::make_strand(io)};
    asio::steady_timer last_moment{acceptor.get_executor()};
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> in_flight{0};  ///< requests that are being answered
    std::atomic<std::size_t> uploading{0};  ///< bytes of the large bodies that are in memory or on their way

    Inside(ServerOptions given, Handler handle)
        : options{std::move(given)},
          handler{std::move(handle)},
          io{static_cast<int>(options.io_threads)},
          workers{options.workers} {}

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

    asio::awaitable<void> accept() {
        for (;;) {
            beast::error_code error;
            auto socket =
                co_await acceptor.async_accept(asio::make_strand(io), asio::redirect_error(asio::use_awaitable, error));
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

    /// One connection: requests one after another, each answered before the next is looked at.
    asio::awaitable<void> converse(beast::tcp_stream stream) {
        beast::flat_buffer buffer;
        beast::error_code error;
        const auto remote = stream.socket().remote_endpoint(error);
        const std::string client = error ? std::string{} : remote.address().to_string();
        stream.socket().set_option(tcp::no_delay{true}, error);
        // g++ 12 awaits the right side of && even when the left is false: an await stands alone.
        for (bool keep_alive = true; keep_alive && !stopping;) {
            const bool comes = co_await something_comes(stream, buffer);
            if (!comes) break;
            Parser parser;
            Share room;
            auto refused = co_await receive(stream, buffer, parser, room);
            if (refused && refused->status != 0) co_await hang_up(stream, buffer, std::move(*refused));
            if (refused) co_return;
            auto message = parser.release();
            keep_alive = message.keep_alive();
            const bool head = message.method() == http::verb::head;
            const unsigned version = message.version();
            auto response = plain(405, "This method is not used here.\n");
            auto request = take_apart(std::move(message), client);
            const Leave leave{*this};
            if (request) response = co_await answer_beside(std::move(*request));
            keep_alive = keep_alive && !stopping;
            const bool taken = co_await send(stream, put_together(std::move(response), version, keep_alive, head));
            if (!taken) co_return;
        }
        stream.socket().shutdown(tcp::socket::shutdown_send, error);
    }

    /// Waits with an idle connection's patience for a first byte, which the client may have sent already.
    asio::awaitable<bool> something_comes(beast::tcp_stream& stream, beast::flat_buffer& buffer) {
        if (buffer.size() > 0) co_return true;
        beast::error_code error;
        stream.expires_after(options.idle);
        const auto got =
            co_await stream.async_read_some(buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
        buffer.commit(got);
        co_return !error;
    }

    /// Reads one request. Gives what to tell a client whose request is refused; status 0: there is nobody to tell.
    asio::awaitable<std::optional<Response>> receive(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                                     Parser& parser, Share& room) {
        constexpr auto nobody = [] { return Response{0, {}, {}, {}}; };
        beast::error_code error;
        parser.header_limit(static_cast<std::uint32_t>(options.largest_head));
        parser.body_limit(options.largest_upload);
        stream.expires_after(options.patience);
        co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return refusal(error).value_or(nobody());

        // Only a form with files may be large, and only when it says beforehand how large.
        const auto& head = parser.get();
        const bool files = head[http::field::content_type].starts_with("multipart/form-data");
        const auto size = static_cast<std::size_t>(parser.content_length().value_or(0));
        if (size == 0 || !files) parser.body_limit(options.largest_form);
        if (size > options.largest_form) {
            if (!files) co_return refusal(http::error::body_limit);
            room = Share{uploading, size};
            if (uploading > options.all_uploads)
                co_return plain(503, "Too many files are being sent at once. Try again in a minute.\n");
        }
        stream.expires_after(time_for(size));
        if (beast::iequals(head[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, head.version()};
            co_await http::async_write(stream, go_on, asio::redirect_error(asio::use_awaitable, error));
        }
        if (!error) co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return refusal(error).value_or(nobody());
        stream.expires_never();
        co_return std::nullopt;
    }

    [[nodiscard]] std::chrono::milliseconds time_for(std::size_t bytes) const {
        return options.patience + std::chrono::seconds{bytes / slowest_bytes_per_second};
    }

    /// Runs the handler on a worker thread; the connection goes on where it was.
    asio::awaitable<Response> answer_beside(Request request) {
        auto start = [this](auto done, Request asked) {
            asio::post(workers, [this, done = std::move(done), asked = std::move(asked)]() mutable {
                auto response = answer(asked);
                const auto home = asio::get_associated_executor(done);
                asio::post(home, [done = std::move(done), response = std::move(response)]() mutable {
                    done(std::move(response));
                });
            });
        };
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(Response)>(
            std::move(start), asio::use_awaitable, std::move(request));
    }

    Response answer(const Request& request) const {
        try {
            return handler(request);
        } catch (const std::exception&) {
            return plain(500, "The server could not answer. Nothing was saved.\n");
        }
    }

    asio::awaitable<bool> send(beast::tcp_stream& stream, http::response<http::string_body> message) {
        beast::error_code error;
        stream.expires_after(time_for(message.body().size()));
        co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    /// Tells why and ends, but hears the client out for a while: closing on unread bytes would lose the answer.
    asio::awaitable<void> hang_up(beast::tcp_stream& stream, beast::flat_buffer& buffer, Response told) {
        beast::error_code error;
        const bool taken = co_await send(stream, put_together(std::move(told), 11, false, false));
        if (!taken) co_return;
        stream.socket().shutdown(tcp::socket::shutdown_send, error);
        stream.expires_after(options.patience);
        buffer.clear();
        while (!error && !stopping)
            co_await stream.async_read_some(buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    }

    /// The last answer of a server that stops lets it end.
    struct Leave {
        Inside& inside;
        explicit Leave(Inside& of) : inside{of} { ++inside.in_flight; }
        ~Leave() {
            if (--inside.in_flight == 0 && inside.stopping && !inside.io.stopped()) inside.io.stop();
        }
        Leave(const Leave&) = delete;
        Leave& operator=(const Leave&) = delete;
    };

    /// No new connections; idle ones are dropped; requests in flight are answered, for as long as patience lasts.
    void stop() {
        if (stopping.exchange(true)) return;
        asio::post(acceptor.get_executor(), [this] {
            beast::error_code error;
            acceptor.close(error);
            if (in_flight == 0) return io.stop();
            last_moment.expires_after(options.patience);
            last_moment.async_wait([this](const beast::error_code&) { io.stop(); });
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
    auto& io = inside_->io;
    asio::signal_set signals{io, SIGINT, SIGTERM};
    signals.async_wait([this](const beast::error_code& error, int) {
        if (!error) inside_->stop();
    });
    asio::co_spawn(inside_->acceptor.get_executor(), inside_->accept(), [](const std::exception_ptr& broken) {
        if (broken) std::rethrow_exception(broken);
    });
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < inside_->options.io_threads; ++i) threads.emplace_back([&io] { io.run(); });
    io.run();
}

void Server::stop() { inside_->stop(); }

}  // namespace accord::web

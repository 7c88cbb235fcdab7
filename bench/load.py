#!/usr/bin/env python3
"""load.py PORT COOKIE FORM_JSON LIST_PATH SECONDS CLIENTS log|list: keep-alive clients over raw sockets; prints JSON.

Raw sockets and select, because the load generator shares the machine's two cores with the server under test.
"""

import json
import selectors
import socket
import sys
import time
import urllib.parse
import uuid

port, cookie, form, list_path, seconds, clients, act = sys.argv[1:8]
base = urllib.parse.urlencode(list(json.loads(form).items()), doseq=True).encode()
expected = b"303" if act == "log" else b"200"


def request():
    if act == "list":
        return f"GET {list_path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()
    body = base + b"&key=" + uuid.uuid4().hex.encode()
    head = f"POST /contacts/new HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def whole(answer):
    """True when the answer has come whole: by its length, or by its last chunk."""
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = answer[:end].lower()
    at = head.find(b"content-length:")
    if at >= 0:
        return len(answer) >= end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0])
    if b"transfer-encoding: chunked" in head:
        return answer.endswith(b"0\r\n\r\n")
    return True


selector = selectors.DefaultSelector()
answers, started, took = {}, {}, []
done = failed = 0
for _ in range(int(clients)):
    connection = socket.create_connection(("127.0.0.1", int(port)))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(connection, selectors.EVENT_READ)
    answers[connection], started[connection] = b"", time.perf_counter()
    connection.sendall(request())
until = time.perf_counter() + float(seconds)
while time.perf_counter() < until:
    for key, _ in selector.select(0.2):
        connection = key.fileobj
        part = connection.recv(262144)
        answers[connection] += part
        if not part or whole(answers[connection]):
            took.append((time.perf_counter() - started[connection]) * 1000)
            if answers[connection][9:12] == expected:
                done += 1
            else:
                failed += 1
            closing = not part or b"connection: close" in answers[connection][:600].lower()
            if closing:
                selector.unregister(connection)
                connection.close()
                connection = socket.create_connection(("127.0.0.1", int(port)))
                selector.register(connection, selectors.EVENT_READ)
            answers[connection], started[connection] = b"", time.perf_counter()
            connection.sendall(request())
print(json.dumps({"done": done, "failed": failed, "milliseconds": took}))

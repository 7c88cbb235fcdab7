#!/usr/bin/env python3
"""Runs Accord and its peers through the same two acts in the same run and prints the ratios.

Log a contact durably (POST, one transaction, answered after the commit) and list contacts with a filter, 50 rows of HTML.
For each server: idle latency with one client, throughput with 32 clients, CPU per request, memory.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

root = pathlib.Path(__file__).resolve().parent.parent
clients = 32


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"a server ended before it answered: {process.args}")
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit("a server did not answer within 30 s")


def family(pid):
    """The process and all its descendants."""
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rsplit(") ", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(stat[1]), []).append(int(entry.name))
    found, queue = [], [pid]
    while queue:
        at = queue.pop()
        found.append(at)
        queue += children.get(at, [])
    return found


def cpu_seconds(pid):
    ticks = 0
    for member in family(pid):
        try:
            stat = pathlib.Path(f"/proc/{member}/stat").read_text().rsplit(") ", 1)[1].split()
            ticks += int(stat[11]) + int(stat[12])
        except OSError:
            pass
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mib(pid):
    """Proportional set size: pages that several processes or mappings share count once."""
    kib = 0
    for member in family(pid):
        try:
            text = pathlib.Path(f"/proc/{member}/smaps_rollup").read_text()
            kib += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))
        except (OSError, AttributeError):
            pass
    return kib / 1024


class Server:
    """A server under measurement: how to start it, and the request of each act."""

    def __init__(self, name, command, port, cookie, form, list_path, env=None):
        self.name, self.port, self.cookie, self.form, self.list_path = name, port, cookie, form, list_path
        self.process = subprocess.Popen(command, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL)
        wait_for(port, self.process)

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, connection, method, path, body, headers):
        """One request; once more on a new connection when the server had closed the old one."""
        try:
            connection.request(method, path, body, headers)
            return connection.getresponse()
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            connection.close()
            connection.request(method, path, body, headers)
            return connection.getresponse()

    def log(self, connection):
        body = urllib.parse.urlencode([*self.form.items(), ("key", uuid.uuid4().hex)], doseq=True)
        response = self.ask(connection, "POST", "/contacts/new", body, {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
        text = response.read()
        if response.status != 303:
            sys.exit(f"{self.name} answered {response.status}: {text[:2000].decode(errors='replace')}")

    def list(self, connection):
        response = self.ask(connection, "GET", self.list_path, None, {"Cookie": self.cookie})
        text = response.read()
        if response.status != 200 or text.count(b"<tr") < 50:
            sys.exit(f"{self.name} listed {text.count(b'<tr')} rows with status {response.status}")
        return len(text)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def idle(server, act, times):
    connection = server.connection()
    act(connection)
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act(connection)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), sorted(took)[int(len(took) * 0.99)]


def busy(server, act, seconds):
    """32 keep-alive clients, eight in each of four processes of load.py."""
    before = cpu_seconds(server.process.pid)
    command = [sys.executable, str(root / "bench/load.py"), str(server.port), server.cookie, json.dumps(server.form), server.list_path,
               str(seconds), str(clients // 4), act]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    reports = [json.loads(worker.communicate()[0]) for worker in workers]
    used = cpu_seconds(server.process.pid) - before
    done = sum(report["done"] for report in reports)
    failed = sum(report["failed"] for report in reports)
    if not done:
        sys.exit(f"{server.name} answered nothing")
    if failed:
        print(f"{server.name}: {failed} of {done + failed} requests failed under load", file=sys.stderr)
    latencies = sorted(x for report in reports for x in report["milliseconds"])
    return done / seconds, latencies[len(latencies) // 2], latencies[int(len(latencies) * 0.99)], used / done * 1e6


def sign_in(port, login, password):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/sign-in")
    page = connection.getresponse()
    cookies = [page.getheader("Set-Cookie", "").split(";")[0]]
    found = re.search(r'name="csrf" value="([^"]*)"', page.read().decode())
    body = urllib.parse.urlencode({"login": login, "password": password, "csrf": found.group(1) if found else ""})
    connection.request("POST", "/sign-in", body, {"Content-Type": "application/x-www-form-urlencoded", "Cookie": "; ".join(filter(None, cookies))})
    response = connection.getresponse()
    response.read()
    for header, value in response.getheaders():
        if header.lower() == "set-cookie" and "session" in value:
            return value.split(";")[0]
    sys.exit("signing in to Accord failed")


def accord(directory, binary):
    port = free_port()
    server = Server("Accord", [binary, "serve", directory, "--port", str(port)], port, "", {}, "")
    server.cookie = sign_in(port, "officer", "sample-officer")
    connection = server.connection()
    connection.request("GET", "/contacts/new", headers={"Cookie": server.cookie})
    page = connection.getresponse().read().decode()
    field = lambda name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page).group(1)
    school = re.search(r'<select[^>]*name="school".*?<option value="([^"]+)"', page, re.S)
    server.form = {
        "csrf": field("csrf"), "school": school.group(1) if school else field("school"), "ago": "5", "origin": "officer_saw",
        "reason": "fight", "student": "unknown", "actions": ["talked", "none_of_these"], "outcome": "back_to_class",
        "administrator_consulted": "not_needed", "parent_told": "not_needed", "minutes": "under_5", "note": "",
    }
    return server


peer_form = {
    "csrf": "bench-csrf", "officer": "Officer Reyes", "school": "Cedar Valley High", "origin": "officer_saw", "reason": "fight",
    "student": "A. R., grade 9", "actions": "talked,none_of_these", "outcome": "back_to_class", "minutes": "under_5", "note": "",
}


def fastify(scratch):
    folder = root / "bench" / "peers" / "fastify"
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    port = free_port()
    command = ["node", str(folder / "server.mjs"), str(scratch / "fastify.db"), str(port)]
    return Server("Fastify + better-sqlite3", command, port, "session=bench-token", peer_form, "/contacts?reason=fight")


def gunicorn(scratch):
    folder = root / "bench" / "peers" / "django"
    port = free_port()
    command = ["/usr/bin/gunicorn", "--chdir", str(folder), "--preload", "--workers", "2", "--threads", "8", "--bind", f"127.0.0.1:{port}", "app:application"]
    env = {"ACCORD_BENCH_FILE": str(scratch / "django.db")}
    return Server("Django + gunicorn", command, port, "session=bench-token", peer_form, "/contacts?reason=fight", env)


def measure(server, seconds):
    print(f"  {server.name} ...", file=sys.stderr)
    connection = server.connection()
    for _ in range(120):
        server.log(connection)  # at least 50 rows to list
    figures = {"name": server.name}
    figures["log p50 ms"], figures["log p99 ms"] = idle(server, server.log, 200)
    figures["log/s"], figures["log p50 ms, 32"], figures["log p99 ms, 32"], figures["log CPU us"] = busy(server, "log", seconds)
    figures["list p50 ms"], figures["list p99 ms"] = idle(server, server.list, 100)
    figures["list/s"], _, figures["list p99 ms, 32"], figures["list CPU us"] = busy(server, "list", seconds)
    figures["page bytes"] = server.list(connection)
    figures["memory MiB"] = memory_mib(server.process.pid)
    return figures


def print_table(all_figures):
    names = [key for key in all_figures[0] if key != "name"]
    width = max(len(f["name"]) for f in all_figures) + 2
    print(f"{'':22}" + "".join(f"{f['name']:>{width}}" for f in all_figures) + "".join(f"{'/ ' + f['name'].split()[0]:>12}" for f in all_figures[1:]))
    for name in names:
        row = f"{name:22}" + "".join(f"{f[name]:>{width}.2f}" for f in all_figures)
        for peer in all_figures[1:]:
            row += f"{all_figures[0][name] / peer[name]:>12.2f}" if peer[name] else f"{'-':>12}"
        print(row)


def pages(server, logins):
    """The district's policy page and report at ten years of a large district: first and repeated view."""
    for path, login in logins:
        cookie = sign_in(server.port, login, f"sample-{login}")
        took = []
        for _ in range(12):
            connection = server.connection()
            start = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            response = connection.getresponse()
            response.read()
            took.append((time.perf_counter() - start) * 1000)
            if response.status != 200:
                sys.exit(f"{path} answered {response.status}")
        print(f"{path:40} first {took[0]:8.1f} ms   then median {statistics.median(took[1:]):8.1f} ms")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--accord", default=str(root / "build/release/accord"))
    options.add_argument("--seconds", type=float, default=8)
    options.add_argument("--no-peers", action="store_true")
    chosen = options.parse_args()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="accord-bench-", dir=root / "build"))
    try:
        demo = scratch / "demo"
        subprocess.run([chosen.accord, "demo", str(demo)], check=True, stdout=subprocess.DEVNULL)
        server = accord(str(demo), chosen.accord)
        server.list_path = "/contacts?reason=fight"
        figures = []
        makers = [lambda: server] + ([] if chosen.no_peers else [lambda: fastify(scratch), lambda: gunicorn(scratch)])
        for make in makers:
            under_test = make()
            figures.append(measure(under_test, chosen.seconds))
            under_test.stop()
        print_table(figures)

        print("\nTen years of a large district: 60 schools, 40,000 students, 50,000 contacts")
        large = scratch / "large"
        start = time.perf_counter()
        subprocess.run([chosen.accord, "demo", str(large), "--schools", "60", "--students", "40000", "--contacts", "50000", "--years", "10"],
                       check=True, stdout=subprocess.DEVNULL)
        print(f"made in {time.perf_counter() - start:.1f} s, file {(large / 'accord.db').stat().st_size / 1e6:.0f} MB")
        server = accord(str(large), chosen.accord)
        pages(server, [("/policy", "designee"), ("/report", "designee"), ("/report?from=2000-07-01", "designee"), ("/contacts?reason=fight", "designee")])
        print(f"memory {memory_mib(server.process.pid):.0f} MiB")
        server.stop()
        start = time.perf_counter()
        subprocess.run([chosen.accord, "check", str(large)], stdout=subprocess.DEVNULL)
        print(f"accord check {time.perf_counter() - start:.2f} s")
        start = time.perf_counter()
        subprocess.run([chosen.accord, "verify", str(large)], check=True, stdout=subprocess.DEVNULL)
        print(f"accord verify {time.perf_counter() - start:.2f} s")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()

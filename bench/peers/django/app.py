"""Django under gunicorn: the same two acts as Accord. ACCORD_BENCH_FILE names the database.
gunicorn --preload --workers 2 --threads 8 --bind 127.0.0.1:PORT app:application"""

import os
import pathlib
import uuid
from datetime import datetime, timezone

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.backends.signals import connection_created
from django.http import HttpResponse, HttpResponseForbidden
from django.template import Context, Engine
from django.urls import path

here = pathlib.Path(__file__).resolve().parent
settings.configure(
    SECRET_KEY="bench",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    INSTALLED_APPS=[],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["ACCORD_BENCH_FILE"],
            "OPTIONS": {"timeout": 30},
            "CONN_MAX_AGE": None,
        }
    },
)
django.setup()


def prepare(sender, connection, **kwargs):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")


connection_created.connect(prepare)
with connection.cursor() as setup:
    for statement in (here.parent / "schema.sql").read_text().split(";"):
        if statement.strip():
            setup.execute(statement)
    setup.execute("INSERT OR IGNORE INTO session VALUES ('bench-token', 'officer', 'bench-csrf')")
connection.close()  # made once, before the workers are forked (--preload): each opens its own

frame = (here.parent / "frame.html").read_text().split("<!--rows-->")
rows_template = Engine().from_string(
    "<p>{{ total }} contacts</p>{% for c in contacts %}<tr><td>{{ c.5 }}</td><td>{{ c.3 }}</td><td>{{ c.2 }}</td><td>{{ c.6 }}</td>"
    '<td><a href="/contacts/{{ c.0 }}">{{ c.7 }}</a></td><td>{{ c.12 }}</td><td>{{ c.8 }}</td><td>{{ c.9 }}</td><td>{{ c.10 }}</td></tr>\n'
    "{% endfor %}"
)


def session_of(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, csrf FROM session WHERE token = %s", [request.COOKIES.get("session", "")])
        return cursor.fetchone()


def log(request):
    session = session_of(request)
    form = request.POST
    if session is None or form.get("csrf") != session[1]:
        return HttpResponseForbidden("csrf")
    if not form.get("reason") or not form.get("key"):
        return HttpResponse("Choose a reason", status=422)
    # BEGIN IMMEDIATE: two workers that read first and write then would otherwise meet a stale snapshot.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            cursor.execute("SELECT id FROM contact WHERE idempotency_key = %s", [form["key"]])
            same = cursor.fetchone()
            if same:
                contact = same[0]
            else:
                contact = str(uuid.uuid4())
                at = datetime.now(timezone.utc).isoformat()
                cursor.execute(
                    "INSERT INTO contact VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                    [contact, form["key"], form["officer"], form["school"], at, at[:10], form["origin"], form["reason"],
                     form["actions"], form["outcome"], form["minutes"], form.get("note", "")],
                )
                cursor.execute("INSERT INTO contact_student VALUES (%s, %s, %s, %s)", [str(uuid.uuid4()), contact, form["student"], at[:10]])
            cursor.execute("COMMIT")
        except Exception:
            cursor.execute("ROLLBACK")
            raise
    response = HttpResponse(status=303)
    response["Location"] = f"/contacts/{contact}"
    return response


def listing(request):
    if session_of(request) is None:
        return HttpResponse(status=303)
    reason = request.GET.get("reason", "fight")
    skipped = 50 * (int(request.GET.get("page", "1")) - 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contact WHERE reason = %s", [reason])
        total = cursor.fetchone()[0]
        cursor.execute(
            "SELECT * FROM contact WHERE reason = %s ORDER BY happened_on DESC, happened_at DESC, id DESC LIMIT 50 OFFSET %s", [reason, skipped]
        )
        contacts = cursor.fetchall()
        shown = []
        for contact in contacts:
            cursor.execute("SELECT student FROM contact_student WHERE contact = %s", [contact[0]])
            shown.append((*contact, ", ".join(row[0] for row in cursor.fetchall())))
    return HttpResponse(frame[0] + rows_template.render(Context({"total": total, "contacts": shown})) + frame[1])


urlpatterns = [path("contacts/new", log), path("contacts", listing)]
application = get_wsgi_application()

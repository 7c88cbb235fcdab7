// Fastify + better-sqlite3: the same two acts as Accord. node server.mjs FILE PORT
import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [, , file, port] = process.argv;
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('foreign_keys = ON');
db.exec(readFileSync(new URL('../schema.sql', import.meta.url), 'utf8'));
db.prepare("INSERT OR IGNORE INTO session VALUES ('bench-token', 'officer', 'bench-csrf')").run();

const sessionOf = db.prepare('SELECT account, csrf FROM session WHERE token = ?');
const byKey = db.prepare('SELECT id FROM contact WHERE idempotency_key = ?');
const addContact = db.prepare('INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const addStudent = db.prepare('INSERT INTO contact_student VALUES (?, ?, ?, ?)');
const count = db.prepare('SELECT count(*) AS n FROM contact WHERE reason = ?');
const page = db.prepare('SELECT * FROM contact WHERE reason = ? ORDER BY happened_on DESC, happened_at DESC, id DESC LIMIT 50 OFFSET ?');
const students = db.prepare('SELECT student FROM contact_student WHERE contact = ?');

const log = db.transaction((form) => {
  const same = byKey.get(form.key);
  if (same) return same.id;
  const id = randomUUID();
  const at = new Date().toISOString();
  addContact.run(id, form.key, form.officer, form.school, at, at.slice(0, 10), form.origin, form.reason, form.actions, form.outcome, form.minutes, form.note ?? '');
  addStudent.run(randomUUID(), id, form.student, at.slice(0, 10));
  return id;
});

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const frame = readFileSync(new URL('../frame.html', import.meta.url), 'utf8').split('<!--rows-->');
const rowOf = (c) =>
  `<tr><td>${escape(c.happened_on)}</td><td>${escape(c.school)}</td><td>${escape(c.officer)}</td><td>${escape(c.origin)}</td>` +
  `<td><a href="/contacts/${escape(c.id)}">${escape(c.reason)}</a></td><td>${students.all(c.id).map((s) => escape(s.student)).join(', ')}</td>` +
  `<td>${escape(c.actions)}</td><td>${escape(c.outcome)}</td><td>${escape(c.minutes)}</td></tr>\n`;

const app = Fastify();
app.register(cookie);
app.register(formbody);
app.addHook('preHandler', async (request, reply) => {
  const session = sessionOf.get(request.cookies.session ?? '');
  if (!session) return reply.code(303).header('location', '/sign-in').send();
  if (request.method === 'POST' && request.body.csrf !== session.csrf) return reply.code(403).send('csrf');
});
app.post('/contacts/new', async (request, reply) => {
  if (!request.body.reason || !request.body.key) return reply.code(422).type('text/html').send('Choose a reason');
  return reply.code(303).header('location', `/contacts/${log(request.body)}`).send();
});
app.get('/contacts', async (request, reply) => {
  const { reason = 'fight', page: at = '1' } = request.query;
  const rows = page.all(reason, 50 * (Number(at) - 1)).map(rowOf).join('');
  return reply.type('text/html; charset=utf-8').send(frame[0] + `<p>${count.get(reason).n} contacts</p>` + rows + frame[1]);
});
await app.listen({ port: Number(port), host: '127.0.0.1' });

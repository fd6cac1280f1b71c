// What the peers in JavaScript share: people as documents, packed requests, and orders read line by line.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const readline = require("node:readline");
const zlib = require("node:zlib");

const COLUMNS = [
  "external_id", "title", "first_name", "last_name", "birth_date", "email", "mobile", "phone",
  "address", "address_more", "postcode", "town", "occupation", "origin", "notes", "tags",
  "languages", "skills", "availability", "created_at",
];
/** Documents a request, for both: their own 100 takes ten times the requests. */
const AT_ONCE = 1000;

/** Return the lines of a list as documents: what is empty is left out. */
function people(path) {
  const [, ...lines] = fs.readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  return lines.map((line) => {
    const values = line.split(";");
    return Object.fromEntries(COLUMNS.map((name, at) => [name, values[at]]).filter(([, it]) => it));
  });
}

/** Return a body as it is sent: neither peer packs what it says, so this does. */
function packed(body, headers) {
  if (typeof body !== "string" || body.length < 256) return body;
  headers.set("Content-Encoding", "gzip");
  return zlib.gzipSync(body);
}

/** Do each order {act, words} of standard input; answer each with a line of JSON. */
async function obey(acts) {
  const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  say({});
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { act, words } = JSON.parse(line);
    const before = process.cpuUsage();
    const began = performance.now();
    const answer = await acts[act](...words);
    const spent = process.cpuUsage(before);
    const wall = (performance.now() - began) / 1000;
    say({ cpu: (spent.user + spent.system) / 1e6, wall, ...answer });
  }
  process.exit(0);
}

/** Return an occupation that nobody had before. */
const work = () => `métier ${crypto.randomBytes(4).toString("hex")}`;

module.exports = { AT_ONCE, COLUMNS, obey, packed, people, work };

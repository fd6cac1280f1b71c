// PouchDB's side of the benchmark of the line: LevelDB at both ends, CouchDB's protocol between them.
//
//     node pouch.js serve FOLDER PORT
//     node pouch.js laptop FOLDER URL      orders come on standard input
"use strict";

const http = require("node:http");
const path = require("node:path");
const PouchDB = require("pouchdb");
const { AT_ONCE, obey, packed, people, work } = require("./talking.js");

function serve(folder, port) {
  const express = require("express");
  const Kept = PouchDB.defaults({ prefix: `${folder}${path.sep}` });
  const app = express();
  app.use("/", require("express-pouchdb")(Kept, { mode: "minimumForPouchDB" }));
  new Kept("people").info().then(() => app.listen(Number(port), "127.0.0.1"));
}

function laptop(folder, url) {
  const agent = new http.Agent({ keepAlive: true });
  const fetch = (where, options) => {
    options.body = packed(options.body, options.headers);
    return PouchDB.fetch(where, { ...options, agent });
  };
  const own = new PouchDB(path.join(folder, "people"));
  const there = new PouchDB(`${url}/people`, { fetch, skip_setup: true });
  const count = async () => ({ people: (await own.info()).doc_count });
  return obey({
    async make(list) {
      const docs = people(list).map((each) => ({ _id: globalThis.crypto.randomUUID(), ...each }));
      await own.bulkDocs(docs);
      return count();
    },
    async edit(many) {
      const { rows } = await own.allDocs({ include_docs: true, limit: Number(many) });
      await own.bulkDocs(rows.map(({ doc }) => ({ ...doc, occupation: work() })));
      return count();
    },
    async exchange() {
      const done = await own.sync(there, { batch_size: AT_ONCE });
      const { push, pull } = done;
      if (!push.ok || !pull.ok) throw new Error(JSON.stringify(done));
      return { sent: push.docs_written, received: pull.docs_written, ...(await count()) };
    },
  });
}

({ serve, laptop })[process.argv[2]](...process.argv.slice(3));

// RxDB's side of the benchmark of the line: its replication over plain HTTP, its free storage in memory.
//
//     node rx.js serve FOLDER PORT
//     node rx.js laptop FOLDER URL         orders come on standard input
"use strict";

const { createRxDatabase, rxStorageInstanceToReplicationHandler } = require("rxdb/plugins/core");
const { replicateRxCollection } = require("rxdb/plugins/replication");
const { getRxStorageMemory } = require("rxdb/plugins/storage-memory");
const { AT_ONCE, COLUMNS, obey, packed, people, work } = require("./talking.js");

const KEY = { type: "string", maxLength: 36 };
const SCHEMA = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: KEY, ...Object.fromEntries(COLUMNS.map((name) => [name, { type: "string" }])) },
  required: ["id"],
};

async function made(name) {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory() });
  await database.addCollections({ people: { schema: SCHEMA } });
  return database;
}

async function serve(_folder, port) {
  const express = require("express");
  const database = await made("headquarters");
  const { storageInstance, conflictHandler } = database.people;
  const held = rxStorageInstanceToReplicationHandler(storageInstance, conflictHandler, database.token);
  const app = express();
  app.use(require("compression")());
  app.use(express.json({ limit: "64mb" }));
  app.post("/push", async (asked, answer) => answer.json(await held.masterWrite(asked.body)));
  app.get("/pull", async ({ query }, answer) => {
    const since = query.id ? { id: query.id, lwt: Number(query.lwt) } : undefined;
    answer.json(await held.masterChangesSince(since, Number(query.limit)));
  });
  app.listen(Number(port), "127.0.0.1");
}

async function laptop(_folder, url) {
  const own = (await made("laptop")).people;
  const count = async () => ({ people: await own.count().exec() });
  const push = async (rows) => {
    const headers = new Headers({ "Content-Type": "application/json" });
    const body = packed(JSON.stringify(rows), headers);
    return (await fetch(`${url}/push`, { method: "POST", headers, body })).json();
  };
  const pull = async (since, limit) => {
    const query = new URLSearchParams({ ...since, limit });
    return (await fetch(`${url}/pull?${query}`)).json();
  };
  return obey({
    async make(list) {
      await own.bulkInsert(people(list).map((each) => ({ id: globalThis.crypto.randomUUID(), ...each })));
      return count();
    },
    async edit(many) {
      const some = await own.find({ limit: Number(many) }).exec();
      await Promise.all(some.map((each) => each.incrementalPatch({ occupation: work() })));
      return count();
    },
    async exchange() {
      const line = replicateRxCollection({
        collection: own, replicationIdentifier: "people", live: false, waitForLeadership: false,
        push: { handler: push, batchSize: AT_ONCE }, pull: { handler: pull, batchSize: AT_ONCE },
      });
      const troubles = [];
      let sent = 0;
      let received = 0;
      line.error$.subscribe((trouble) => troubles.push(trouble));
      line.sent$.subscribe(() => (sent += 1));
      line.received$.subscribe(() => (received += 1));
      await line.awaitInitialReplication();
      if (troubles.length) throw troubles[0];
      return { sent, received, ...(await count()) };
    },
  });
}

({ serve, laptop })[process.argv[2]](...process.argv.slice(3));

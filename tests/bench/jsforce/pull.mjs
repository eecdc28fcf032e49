// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts from Salesforce into SQLite, as a program of jsforce and better-sqlite3 brings them. Standard input:
// {"instanceUrl", "accessToken", "version", "database", "columns": [[name, type], …]}; output: {"records", "seconds"}.
// Neither Node's start nor the opening of the database is counted.
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import jsforce from 'jsforce';

const { instanceUrl, accessToken, version, database, columns } = JSON.parse(await text(process.stdin));
const names = columns.map(([name]) => name);

const db = new Database(database);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.exec(`CREATE TABLE Account(${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`);
const upsert = db.prepare(
  `INSERT INTO Account(${names.join(',')}) VALUES(${names.map(() => '?').join(',')}) ` +
    `ON CONFLICT(Id) DO UPDATE SET ${names.slice(1).map((name) => `${name}=excluded.${name}`).join(',')}`,
);
const store = db.transaction((records) => {
  for (const record of records) upsert.run(names.map((name) => record[name]));
});

const connection = new jsforce.Connection({ instanceUrl, accessToken, version });
const begun = process.hrtime.bigint();
let stored = 0;
let page = await connection.query(`SELECT ${names.join(',')} FROM Account`);
for (;;) {
  store(page.records);
  stored += page.records.length;
  if (page.done) break;
  page = await connection.queryMore(page.nextRecordsUrl);
}
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
db.close();
console.log(JSON.stringify({ records: stored, seconds }));

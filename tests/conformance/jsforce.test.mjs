// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { QueryJobV2 } from 'jsforce/lib/api/bulk2.js';
import { parseCSV } from 'jsforce/lib/csv.js';
import { Browser, startPractice } from './practice.mjs';

const redirectUri = 'http://localhost:41717/callback';
const rows = 5200;
let practice;
let connection;

function oauth2() {
  return new jsforce.OAuth2({
    loginUrl: practice.salesforce,
    clientId: practice.salesforceClient.id,
    redirectUri,
    useVerifier: true,
  });
}

async function authorizationCode(auth, login, press = 'save') {
  const browser = new Browser();
  const url = auth.getAuthorizationUrl({ scope: 'api refresh_token', state: 's1', prompt: 'login consent' });
  await browser.go(url, redirectUri);
  await browser.submit({ username: login.username, pw: login.password }, redirectUri);
  const back = await browser.submit({ [press]: 'x' }, redirectUri);
  assert.equal(back.searchParams.get('state'), 's1');
  return back.searchParams;
}

async function post(path, body) {
  const response = await fetch(practice.salesforce + path, { method: 'POST', body: JSON.stringify(body) });
  assert.ok(response.ok, await response.text());
}

describe('jsforce against the practice org', () => {
  before(async () => {
    practice = await startPractice('--rows', String(rows));
  });
  after(() => practice?.stop());

  test('signs in with an authorization code and PKCE', async () => {
    const auth = oauth2();
    const code = (await authorizationCode(auth, practice.admin)).get('code');
    connection = new jsforce.Connection({ oauth2: auth, version: '66.0' });
    const user = await connection.authorize(code);
    assert.match(user.id, /^005\w{15}$/);
    assert.match(user.organizationId, /^00D\w{15}$/);
    assert.equal(connection.instanceUrl, practice.salesforce);
    const identity = await connection.identity();
    assert.equal(identity.username, practice.admin.username);
    // A code is good once.
    await assert.rejects(new jsforce.Connection({ oauth2: auth }).authorize(code), { name: 'invalid_grant' });
  });

  test('meets a refusal as one', async () => {
    const answer = await authorizationCode(oauth2(), practice.admin, 'cancel');
    assert.equal(answer.get('error'), 'access_denied');
    assert.equal(answer.get('error_description'), 'end-user denied authorization');
  });

  test('lists versions and limits', async () => {
    const versions = await connection.request('/services/data');
    assert.ok(versions.some((each) => each.version === '66.0' && each.url === '/services/data/v66.0'));
    const limits = await connection.limits();
    assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max);
    assert.equal(connection.limitInfo.apiUsage.limit, limits.DailyApiRequests.Max);
    assert.ok(connection.limitInfo.apiUsage.used > 0);
  });

  test('describes objects', async () => {
    const { sobjects } = await connection.describeGlobal();
    for (const name of ['Account', 'Contact', 'Lead', 'Opportunity', 'Task', 'Event', 'User'])
      assert.ok(sobjects.some((each) => each.name === name), name);
    const contact = await connection.describe('Contact');
    assert.equal(contact.keyPrefix, '003');
    const field = contact.fields.find((each) => each.name === 'AccountId');
    assert.deepEqual(field.referenceTo, ['Account']);
    assert.equal(field.relationshipName, 'Account');
    await assert.rejects(connection.describe('Kontakt'), { errorCode: 'NOT_FOUND' });
  });

  test('queries past several pages', async () => {
    const first = await connection.query('SELECT Id, Name, Owner.Name FROM Account ORDER BY Id');
    assert.equal(first.totalSize, rows);
    assert.equal(first.done, false);
    assert.equal(first.records.length, 2000);
    const ids = new Set(first.records.map((each) => each.Id));
    let pages = 1;
    for (let page = first; !page.done; pages++) {
      page = await connection.queryMore(page.nextRecordsUrl);
      page.records.forEach((each) => ids.add(each.Id));
    }
    assert.equal(pages, 3);
    assert.equal(ids.size, rows);
    // The same through jsforce's own paging, in smaller steps.
    const all = await connection.query('SELECT Id FROM Lead', {
      autoFetch: true,
      maxFetch: 100000,
      headers: { 'Sforce-Query-Options': 'batchSize=500' },
    });
    assert.equal(all.records.length, rows);
    await assert.rejects(connection.queryMore('/services/data/v66.0/query/0r8Lm0000009999EAA-2000'), {
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });

  test('builds queries of its own', async () => {
    const found = await connection
      .sobject('Contact')
      .find({ CreatedDate: { $lt: jsforce.SfDate.TODAY }, 'Account.Name': { $ne: null }, LastName: { $like: 'M%' } })
      .select('Id, LastName, Account.Name')
      .sort({ LastName: 1 })
      .limit(20);
    assert.ok(found.length > 5 && found.length <= 20);
    for (const each of found) assert.ok(/^m/i.test(each.LastName) && each.Account.Name);
    const total = await connection.sobject('Lead').count({ Status: { $in: ['Open - Not Contacted'] } });
    assert.ok(total > rows / 10 && total < rows);
  });

  test('creates, reads, updates and deletes', async () => {
    const leads = connection.sobject('Lead');
    const created = await leads.create({ LastName: 'Łukasz "Q" O\'Brien', Company: 'Acme', AnnualRevenue: 139000000 });
    assert.equal(created.success, true);
    assert.match(created.id, /^00Q\w{15}$/);
    let lead = await leads.retrieve(created.id);
    assert.equal(lead.Name, 'Łukasz "Q" O\'Brien');
    assert.equal(lead.AnnualRevenue, 139000000);
    assert.equal(lead.Status, 'Open - Not Contacted');
    const updated = await leads.update({ Id: created.id, Email: 'lukasz@acme.example', AnnualRevenue: null });
    assert.equal(updated.success, true);
    lead = (await connection.query(`SELECT Email, AnnualRevenue FROM Lead WHERE Id = '${created.id}'`)).records[0];
    assert.equal(lead.Email, 'lukasz@acme.example');
    assert.equal(lead.AnnualRevenue, null);
    const deleted = await leads.destroy(created.id);
    assert.equal(deleted.success, true);
    await assert.rejects(leads.retrieve(created.id), { errorCode: 'ENTITY_IS_DELETED' });
    const soql = `SELECT Id FROM Lead WHERE Id = '${created.id}'`;
    assert.equal((await connection.query(soql)).totalSize, 0);
    assert.equal((await connection.query(soql, { scanAll: true })).totalSize, 1);
  });

  test('writes several at once, some of them wrong', async () => {
    const results = await connection
      .sobject('Contact')
      .create([{ LastName: 'One' }, { FirstName: 'Nameless' }, { LastName: 'Three' }]);
    assert.deepEqual(results.map((each) => each.success), [true, false, true]);
    assert.equal(results[1].errors[0].statusCode ?? results[1].errors[0].errorCode, 'REQUIRED_FIELD_MISSING');
    const gone = await connection.sobject('Contact').destroy([results[0].id, results[2].id]);
    assert.ok(gone.every((each) => each.success));
  });

  test('gets the right exceptions', async () => {
    const accounts = connection.sobject('Account');
    await assert.rejects(connection.query('SELECT Id FORM Account'), { errorCode: 'MALFORMED_QUERY' });
    await assert.rejects(connection.query('SELECT Colour FROM Account'), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(connection.query('SELECT Id FROM Konto'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(accounts.create({ Site: 'no name' }), { errorCode: 'REQUIRED_FIELD_MISSING' });
    await assert.rejects(accounts.create({ Name: 'x'.repeat(256) }), { errorCode: 'STRING_TOO_LONG' });
    await assert.rejects(accounts.create({ Name: 'x', Colour: 'red' }), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(accounts.create({ Name: 'x', CreatedDate: '2020-01-01T00:00:00Z' }), {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    });
    await assert.rejects(accounts.update({ Id: '001Lm0000099999EAA', Site: 'x' }), (error) =>
      ['NOT_FOUND', 'MALFORMED_ID'].includes(error.errorCode));
    await assert.rejects(connection.sobject('Lead').create({ LastName: 'x', Company: 'y', Email: 'nonsense' }), {
      errorCode: 'INVALID_EMAIL_ADDRESS',
    });
  });

  test('asks what was updated and deleted', async () => {
    const tasks = connection.sobject('Task');
    const { id } = await tasks.create({ Subject: 'Call', ActivityDate: '2026-12-24' });
    await tasks.destroy(id);
    const start = new Date(Date.now() - 3600_000).toISOString();
    const end = new Date(Date.now() + 120_000).toISOString();
    const gone = await tasks.deleted(start, end);
    assert.ok(gone.deletedRecords.some((each) => each.id === id));
    assert.ok(gone.latestDateCovered && gone.earliestDateAvailable);
    const lead = await connection.sobject('Lead').create({ LastName: 'new', Company: 'c' });
    assert.ok((await connection.sobject('Lead').updated(start, end)).ids.includes(lead.id));
  });

  test('upserts by external id, one record at a time', async () => {
    await post('/_practice/settings', { externalIdField: true });
    const leads = connection.sobject('Lead');
    const field = (await connection.describe('Lead')).fields.find((each) => each.name === 'Fairlead_Id__c');
    assert.ok(field.externalId && field.unique && field.idLookup && field.custom);
    const record = { Fairlead_Id__c: 'one/1 ü', LastName: 'Upserted', Company: 'Acme' };
    const encoded = { ...record, Fairlead_Id__c: encodeURIComponent(record.Fairlead_Id__c) };
    const created = await leads.upsert(encoded, 'Fairlead_Id__c');
    assert.deepEqual({ ...created, id: '' }, { id: '', success: true, errors: [], created: true });
    const updated = await leads.upsert({ ...encoded, City: 'Ulm' }, 'Fairlead_Id__c');
    assert.equal(updated.id, created.id);
    assert.equal(updated.created, false);
    const lead = await leads.retrieve(created.id);
    assert.equal(lead.Fairlead_Id__c, record.Fairlead_Id__c);
    assert.equal(lead.City, 'Ulm');
    // Several of them: jsforce meets the 300 as an error of its own.
    const twins = { LastName: 'Twin', Company: 'Acme', Email: 'twin@acme.example' };
    await leads.create([twins, twins]);
    await assert.rejects(leads.upsert(twins, 'Email'), { name: 'MULTIPLE_CHOICES' });
    await assert.rejects(leads.upsert({ Nothing__c: '1', LastName: 'x' }, 'Nothing__c'), { errorCode: 'NOT_FOUND' });
  });

  test('creates, updates, upserts and deletes whole collections', async () => {
    const leads = connection.sobject('Lead');
    const records = Array.from({ length: 450 }, (_, i) => ({ LastName: `Many ${i}`, Company: 'Acme' }));
    const created = await leads.create(records, { allowRecursive: true });
    assert.equal(created.length, 450);
    assert.ok(created.every((each) => each.success && /^00Q\w{15}$/.test(each.id)));
    const updated = await leads.update(
      created.slice(0, 200).map(({ id }, i) => ({ Id: id, City: 'Ulm', Email: i === 7 ? 'nonsense' : null })),
    );
    assert.deepEqual(updated.filter((each) => !each.success).map((each) => each.errors[0].statusCode), ['INVALID_EMAIL_ADDRESS']);
    assert.equal((await connection.query("SELECT COUNT() FROM Lead WHERE City = 'Ulm' AND LastName LIKE 'Many%'")).totalSize, 199);
    // All or none.
    const none = await leads.update(
      [{ Id: created[0].id, City: 'Bonn' }, { Id: created[1].id, Email: 'nonsense' }],
      { allOrNone: true },
    );
    assert.deepEqual(none.map((each) => each.errors[0].statusCode), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_EMAIL_ADDRESS']);
    const keyed = records.slice(0, 200).map((each, i) => ({ ...each, Fairlead_Id__c: `many-${i}` }));
    const first = await leads.upsert(keyed, 'Fairlead_Id__c');
    assert.ok(first.every((each) => each.success && each.created));
    const second = await leads.upsert(keyed, 'Fairlead_Id__c');
    assert.deepEqual(second.map((each) => each.id), first.map((each) => each.id));
    assert.ok(second.every((each) => each.success && each.created === false));
    // Reading them back, with one that is not there.
    const ids = [first[5].id, '00QLm0000099999EAA', first[3].id];
    const read = await leads.retrieve(ids, { fields: ['Id', 'Fairlead_Id__c'] });
    assert.deepEqual(read.map((each) => each?.Fairlead_Id__c), ['many-5', undefined, 'many-3']);
    const gone = await leads.destroy([...created, ...first].map((each) => each.id), { allowRecursive: true });
    assert.equal(gone.filter((each) => each.success).length, 650);
    const again = await leads.destroy(first.slice(0, 2).map((each) => each.id));
    assert.deepEqual(again.map((each) => each.errors[0].statusCode), ['ENTITY_IS_DELETED', 'ENTITY_IS_DELETED']);
  });

  test('hears of deletions that fell out of the log', async () => {
    const [first] = await connection.sobject('Lead').create([{ LastName: 'gone', Company: 'Acme' }]);
    await connection.sobject('Lead').destroy(first.id);
    const start = new Date(Date.now() - 3600_000).toISOString();
    const end = new Date(Date.now() + 120_000).toISOString();
    const ids = async () => (await connection.sobject('Lead').deleted(start, end)).deletedRecords.map((each) => each.id);
    assert.ok((await ids()).includes(first.id));
    const trimmed = new Date(Date.now() + 60_000).toISOString();
    await post('/_practice/settings', { earliestDeletedDate: trimmed });
    const { deletedRecords, earliestDateAvailable } = await connection.sobject('Lead').deleted(start, end);
    assert.deepEqual(deletedRecords, []);
    assert.ok(new Date(earliestDateAvailable) > new Date(start));
    await post('/_practice/settings', { earliestDeletedDate: '' });
  });

  test('meets duplicate, validation and lock errors', async () => {
    const leads = connection.sobject('Lead');
    const lead = { LastName: 'Once', Company: 'Acme', Email: 'once@acme.example' };
    const { id } = await leads.create(lead);
    await post('/_practice/settings', { duplicateRules: 'alert' });
    await assert.rejects(leads.create(lead), (error) => {
      assert.equal(error.errorCode, 'DUPLICATES_DETECTED');
      assert.equal(error.data.duplicateResut.matchResults[0].matchRecords[0].record.Id, id);
      return true;
    });
    const allowed = await leads.create(lead, { headers: { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' } });
    assert.equal(allowed.success, true);
    await post('/_practice/settings', {
      duplicateRules: 'off',
      validationRules: [{ object: 'Lead', field: 'Title', pattern: '^Lord', message: 'No lords.' }],
      lockedRecords: { [id]: 1 },
    });
    await assert.rejects(leads.create({ ...lead, Title: 'Lord' }), { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No lords.' });
    await assert.rejects(leads.update({ Id: id, City: 'Ulm' }), { errorCode: 'UNABLE_TO_LOCK_ROW' });
    assert.equal((await leads.update({ Id: id, City: 'Ulm' })).success, true);
    await post('/_practice/settings', { validationRules: [] });
  });

  test('runs bulk queries', async () => {
    const soql = 'SELECT Id, Name, AnnualRevenue, Owner.Name, Description, IsDeleted, CreatedDate FROM Account';
    connection.bulk2.pollInterval = 10;
    const rowsOf = async (query, options) => (await connection.bulk2.query(query, options)).toArray();
    const bulk = await rowsOf(soql);
    assert.equal(bulk.length, rows);
    const rest = (await connection.query(soql, { autoFetch: true, maxFetch: 100000 })).records;
    const byId = new Map(rest.map((each) => [each.Id, each]));
    for (const each of bulk) {
      const other = byId.get(each.Id);
      assert.equal(each.Name, other.Name);
      assert.equal(each['Owner.Name'], other.Owner.Name);
      assert.equal(each.Description, other.Description ?? '');
      assert.equal(each.IsDeleted, 'false');
      assert.equal(each.AnnualRevenue === '' ? null : Number(each.AnnualRevenue), other.AnnualRevenue);
      assert.match(each.CreatedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
      assert.equal(new Date(each.CreatedDate).getTime(), new Date(other.CreatedDate.replace('+0000', 'Z')).getTime());
    }
    // Deleted ones too.
    const gone = "SELECT Id FROM Lead WHERE LastName = 'gone'";
    assert.equal((await rowsOf(gone)).length, 0);
    assert.equal((await rowsOf(gone, { scanAll: true })).length, 1);
    assert.equal((await rowsOf('SELECT Id, Name FROM User', { columnDelimiter: 'COMMA', lineEnding: 'CRLF' })).length > 3, true);
  });

  // jsforce itself ends its stream after the first page, so the pages are fetched one by one.
  test('fetches the pages of a bulk result side by side', async () => {
    await post('/_practice/settings', { bulkResultPageRecords: 1000 });
    const job = new QueryJobV2(connection, {
      bodyParams: { query: 'SELECT Id, Name, Description FROM Account', operation: 'query' },
      pollingOptions: { pollInterval: 20, pollTimeout: 20000 },
    });
    await job.open();
    await job.poll();
    const urls = [];
    for (let at = `/services/data/v66.0/jobs/query/${job.id}/resultPages`; at; ) {
      const answer = await connection.request(at);
      assert.ok(answer.resultPages.length <= 5);
      urls.push(...answer.resultPages.map((each) => each.resultUrl));
      assert.equal(answer.done, !answer.nextRecordsUrl);
      at = answer.nextRecordsUrl;
    }
    assert.equal(urls.length, 6);
    const pages = await Promise.all(urls.map((url) => connection.request({ method: 'GET', url, headers: { Accept: 'text/csv' } })));
    const records = pages.flatMap((page) => (typeof page === 'string' ? parseCSV(page) : page));
    assert.equal(records.length, rows);
    assert.equal(new Set(records.map((each) => each.Id)).size, rows);
    await post('/_practice/settings', { bulkResultPageRecords: 20000 });
  });

  test('sees bulk jobs through their states', async () => {
    await post('/_practice/settings', { bulkQueryMilliseconds: 300 });
    const job = new QueryJobV2(connection, {
      bodyParams: { query: 'SELECT Id FROM Contact', operation: 'query' },
      pollingOptions: { pollInterval: 20, pollTimeout: 20000 },
    });
    const states = new Set([(await job.open()).state]);
    job.on('inProgress', (info) => states.add(info.state));
    await job.poll();
    states.add(job.getInfo().state);
    assert.deepEqual([...states], ['UploadComplete', 'InProgress', 'JobComplete']);
    assert.equal(job.getInfo().numberRecordsProcessed, (await connection.query('SELECT COUNT() FROM Contact')).totalSize);
    await job.delete();
    await assert.rejects(job.check(), { errorCode: 'NOT_FOUND' });
    await post('/_practice/settings', { bulkQueryMilliseconds: 60000 });
    const aborted = new QueryJobV2(connection, {
      bodyParams: { query: 'SELECT Id FROM Contact', operation: 'query' },
      pollingOptions: { pollInterval: 20, pollTimeout: 20000 },
    });
    await aborted.open();
    assert.equal((await aborted.abort()).state, 'Aborted');
    await assert.rejects(aborted.poll(), /aborted/);
    await assert.rejects(aborted.abort(), { errorCode: 'INVALIDJOBSTATE' });
    await post('/_practice/settings', { bulkQueryMilliseconds: 0, bulkQueryFailure: 'too much' });
    await assert.rejects(connection.bulk2.query('SELECT Id FROM Contact'), /failed to complete/);
    await post('/_practice/settings', { bulkQueryFailure: '' });
    await assert.rejects(connection.bulk2.query('SELECT Id, MailingAddress FROM Contact'), { errorCode: 'API_ERROR' });
  });

  test('refreshes an expired token once and goes on', async () => {
    let refreshes = 0;
    connection.on('refresh', () => refreshes++);
    const old = connection.accessToken;
    await post('/_practice/expire-access-tokens', {});
    const answer = await connection.query('SELECT COUNT() FROM Account');
    assert.equal(answer.totalSize, rows);
    assert.equal(refreshes, 1);
    assert.notEqual(connection.accessToken, old);
  });

  test('finds the family dead when a spent refresh token comes again', async () => {
    await post('/_practice/settings', { refreshTokenRotation: true });
    const auth = oauth2();
    const code = (await authorizationCode(auth, practice.admin)).get('code');
    const first = await auth.requestToken(code);
    const second = await auth.refreshToken(first.refresh_token);
    assert.ok(second.refresh_token && second.refresh_token !== first.refresh_token);
    await assert.rejects(auth.refreshToken(first.refresh_token), { name: 'invalid_grant' });
    await assert.rejects(auth.refreshToken(second.refresh_token), { name: 'invalid_grant' });
    const dead = new jsforce.Connection({ instanceUrl: practice.salesforce, accessToken: second.access_token });
    await assert.rejects(dead.query('SELECT COUNT() FROM Lead'), { errorCode: 'INVALID_SESSION_ID' });
    await post('/_practice/settings', { refreshTokenRotation: false });
  });

  test('works server to server with client credentials', async () => {
    const auth = new jsforce.OAuth2({
      loginUrl: practice.salesforce,
      clientId: practice.salesforceClient.id,
      clientSecret: practice.salesforceClient.secret,
    });
    const server = new jsforce.Connection({ oauth2: auth, version: '66.0' });
    await server.authorize({ grant_type: 'client_credentials' });
    assert.equal((await server.identity()).username, practice.integrationUser.username);
    assert.equal((await server.query('SELECT COUNT() FROM Opportunity')).totalSize, rows);
    const wrong = new jsforce.OAuth2({ loginUrl: practice.salesforce, clientId: practice.salesforceClient.id, clientSecret: 'x' });
    await assert.rejects(wrong.requestToken({ grant_type: 'client_credentials' }), { name: 'invalid_client' });
  });

  test('is signed out after a logout', async () => {
    const { accessToken, refreshToken } = connection;
    assert.equal((await connection.query('SELECT COUNT() FROM User')).done, true);
    await connection.logout(true);
    const again = new jsforce.Connection({ instanceUrl: practice.salesforce, accessToken });
    await assert.rejects(again.query('SELECT COUNT() FROM User'), { errorCode: 'INVALID_SESSION_ID' });
    await assert.rejects(oauth2().refreshToken(refreshToken), { name: 'invalid_grant' });
  });

  test('meets faults as failures', async () => {
    const server = new jsforce.Connection({
      oauth2: { loginUrl: practice.salesforce, clientId: practice.salesforceClient.id, clientSecret: practice.salesforceClient.secret },
      version: '66.0',
    });
    await server.authorize({ grant_type: 'client_credentials' });
    await post('/_practice/faults', [
      {
        match: 'POST .*/sobjects/Account',
        times: 1,
        status: 400,
        body: [{ message: 'unable to obtain exclusive access to this record', errorCode: 'UNABLE_TO_LOCK_ROW', fields: [] }],
      },
      { match: 'POST .*/sobjects/Account', times: 1, drop: 'after' },
    ]);
    const name = 'Lost and found';
    await assert.rejects(server.sobject('Account').create({ Name: name }), { errorCode: 'UNABLE_TO_LOCK_ROW' });
    await assert.rejects(server.sobject('Account').create({ Name: name }));
    // Nobody heard of it, yet it is there.
    assert.equal((await server.query(`SELECT COUNT() FROM Account WHERE Name = '${name}'`)).totalSize, 1);
    const requests = await (await fetch(`${practice.salesforce}/_practice/requests`)).json();
    const posts = requests.filter((each) => each.method === 'POST' && each.path.endsWith('/sobjects/Account'));
    assert.deepEqual(posts.slice(-2).map((each) => each.status), [400, 0]);
  });
});

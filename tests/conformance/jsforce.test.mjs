// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
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

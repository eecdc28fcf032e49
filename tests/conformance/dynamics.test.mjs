// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DynamicsWebApi } from 'dynamics-web-api';
import { startPractice } from './practice.mjs';

const rows = 5200;
const nobody = '00000000-0000-4000-8000-000000000000';
let practice;
let api;

/** A token of the password grant, for `person`. */
async function token(person) {
  const response = await fetch(`${practice.entra}/${practice.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: practice.entraClient.id,
      username: person.username,
      password: person.password,
      scope: `${practice.dataverse}/user_impersonation`,
    }),
  });
  const answer = await response.json();
  assert.ok(answer.access_token, answer.error_description);
  return answer.access_token;
}

function apiOf(onTokenRefresh, more = {}) {
  return new DynamicsWebApi({ serverUrl: practice.dataverse, dataApi: { version: '9.2' }, onTokenRefresh, ...more });
}

async function apiFor(name) {
  const text = await token({ username: `${name}@larkmoor.example`, password: 'Practice-Makes-2026' });
  return apiOf(async () => text);
}

/** Refused with this HTTP status and this code of Dataverse. */
function refusal(status, code, words = /./) {
  return (error) => {
    assert.equal(error.status, status, error.message);
    if (code) assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}

/** The same of a part of a batch, whose body dynamics-web-api leaves as it is. */
function partRefusal(part, status, code) {
  assert.equal(part.status, status, JSON.stringify(part.error));
  assert.equal(part.error.code, code, part.error.message);
  return true;
}

async function control(what, body) {
  const response = await fetch(`${practice.dataverse}/_practice/${what}`, { method: 'POST', body: JSON.stringify(body) });
  assert.ok(response.ok, await response.text());
}

/** Targets of a bulk action. */
const targets = (table, rows) => ({ Targets: rows.map((row) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${table}`, ...row })) });

describe('dynamics-web-api against the practice org', () => {
  before(async () => {
    practice = await startPractice('--rows', String(rows));
    const text = await token(practice.nonInteractiveUser);
    api = apiOf(async () => text);
  });
  after(() => practice?.stop());

  test('is challenged without a token, and served with one', async () => {
    await assert.rejects(apiOf(async () => 'not.a.token').retrieveMultiple({ collection: 'accounts' }), (error) => {
      assert.equal(error.status, 401);
      const challenge = error.headers['www-authenticate'];
      assert.match(challenge, new RegExp(`authorization_uri=${practice.entra}/${practice.tenant}/oauth2/authorize`));
      assert.match(challenge, new RegExp(`resource_id=${practice.dataverse}/`));
      return true;
    });
    const me = await api.callFunction({ name: 'WhoAmI' });
    assert.match(me.UserId, /^[0-9a-f-]{36}$/);
    assert.match(me.OrganizationId, /^[0-9a-f-]{36}$/);
    const user = await api.retrieve({
      collection: 'systemusers',
      key: me.UserId,
      select: ['domainname', 'accessmode', 'isdisabled'],
      expand: [{ property: 'systemuserroles_association', select: ['name'] }],
    });
    assert.equal(user.domainname, practice.nonInteractiveUser.username);
    assert.equal(user.accessmode, 4);
    assert.ok(user.systemuserroles_association.length > 0);
    const { RolePrivileges } = await api.callFunction({
      collection: 'systemusers',
      key: me.UserId,
      name: 'Microsoft.Dynamics.CRM.RetrieveUserPrivileges',
    });
    assert.ok(RolePrivileges.some((each) => each.PrivilegeName === 'prvReadLead' && each.Depth === 'Global'));
  });

  test('describes tables and columns', async () => {
    const { value } = await api.retrieveEntities({ select: ['LogicalName', 'EntitySetName'] });
    for (const name of ['account', 'contact', 'lead', 'opportunity', 'task', 'appointment', 'systemuser'])
      assert.ok(value.some((each) => each.LogicalName === name), name);
    const lead = await api.retrieveEntity({
      key: "LogicalName='lead'",
      select: ['LogicalName', 'EntitySetName', 'PrimaryIdAttribute', 'ChangeTrackingEnabled', 'MetadataId'],
    });
    assert.equal(lead.EntitySetName, 'leads');
    assert.equal(lead.PrimaryIdAttribute, 'leadid');
    const attributes = await api.retrieveAttributes({ entityKey: "LogicalName='lead'", select: ['LogicalName', 'AttributeType'] });
    assert.ok(attributes.value.some((each) => each.LogicalName === 'ownerid' && each.AttributeType === 'Owner'));
    const choices = await api.retrieveAttributes({
      entityKey: "LogicalName='lead'",
      castType: 'Microsoft.Dynamics.CRM.StateAttributeMetadata',
      select: ['LogicalName'],
      expand: [{ property: 'OptionSet' }],
    });
    assert.equal(choices.value[0].OptionSet.Options.length, 3);
    await assert.rejects(api.retrieveEntity({ key: "LogicalName='nothing'" }), refusal(404));
    assert.match(await api.retrieveCsdlMetadata(), /<EntityType Name="lead"/);
  });

  test('queries past several pages', async () => {
    const first = await api.retrieveMultiple({
      collection: 'contacts',
      select: ['fullname'],
      orderBy: ['lastname', 'contactid'],
      maxPageSize: 2000,
      count: true,
    });
    assert.equal(first.value.length, 2000);
    assert.equal(first.oDataCount, 5000); // Dataverse never counts further
    const ids = new Set(first.value.map((each) => each.contactid));
    let pages = 1;
    for (let page = first; page.oDataNextLink; pages++) {
      page = await api.retrieveMultiple({ collection: 'contacts', select: ['fullname'], maxPageSize: 2000 }, page.oDataNextLink);
      page.value.forEach((each) => ids.add(each.contactid));
    }
    assert.equal(pages, 3);
    assert.equal(ids.size, rows);
    const all = await api.retrieveAll({ collection: 'leads', select: ['subject'] });
    assert.equal(new Set(all.value.map((each) => each.leadid)).size, rows);
    await assert.rejects(
      api.retrieveMultiple({ collection: 'leads' }, `${practice.dataverse}/api/data/v9.2/leads?$skiptoken=nonsense`),
      refusal(400, null, /Paging Cookie/),
    );
  });

  test('filters, sorts, counts and expands', async () => {
    const { value } = await api.retrieveMultiple({
      collection: 'contacts',
      select: ['fullname', '_parentcustomerid_value', 'createdon'],
      filter: "startswith(lastname,'m') and _parentcustomerid_value ne null and createdon lt 2100-01-01T00:00:00Z",
      orderBy: ['lastname desc'],
      expand: [{ property: 'parentcustomerid_account', select: ['name'] }],
      includeAnnotations: '*',
      top: 20,
    });
    assert.equal(value.length, 20);
    for (const each of value) {
      assert.equal(each.parentcustomerid_account.name, each._parentcustomerid_value_Formatted);
      assert.equal(each._parentcustomerid_value_LogicalName, 'account');
      assert.equal(each._parentcustomerid_value_NavigationProperty, 'parentcustomerid_account');
    }
    const companies = await api.retrieveMultiple({
      collection: 'accounts',
      select: ['name'],
      filter: "contact_customer_accounts/any(c:startswith(c/lastname,'m'))",
      expand: [{ property: 'contact_customer_accounts', select: ['lastname'], filter: "startswith(lastname,'m')" }],
    });
    assert.ok(companies.value.length > 0);
    assert.ok(companies.value.every((each) => each.contact_customer_accounts.length > 0));
    const open = await api.count({ collection: 'leads', filter: 'statecode eq 0' });
    assert.ok(open > 0 && open <= 5000);
    assert.equal(await api.countAll({ collection: 'leads', select: ['leadid'] }), rows);
    await assert.rejects(api.retrieveMultiple({ collection: 'leads', select: ['nothing'] }), refusal(400, '0x80060888', /nothing/));
    await assert.rejects(api.retrieveMultiple({ collection: 'nothings' }), refusal(404, null, /nothings/));
  });

  test('creates, reads, updates and deletes', async () => {
    const key = await api.create({
      collection: 'leads',
      data: { subject: 'Größe "Q" O\'Brien', lastname: 'Łukasz', companyname: 'Acme', revenue: 139000000.5 },
    });
    assert.match(key, /^[0-9a-f-]{36}$/);
    const lead = await api.retrieve({ collection: 'leads', key, select: ['subject', 'revenue', 'statecode', 'fullname'] });
    assert.equal(lead.subject, 'Größe "Q" O\'Brien');
    assert.equal(lead.revenue, 139000000.5);
    assert.equal(lead.fullname, 'Łukasz');
    assert.equal(lead.statecode, 0);
    // Unchanged since: no body.
    const etag = lead['@odata.etag'];
    assert.equal(await api.retrieve({ collection: 'leads', key, select: ['subject'], ifnonematch: etag }), undefined);
    const updated = await api.update({
      collection: 'leads',
      key,
      data: { emailaddress1: 'lukasz@acme.example', revenue: null },
      ifmatch: etag,
      returnRepresentation: true,
      select: ['emailaddress1', 'revenue'],
    });
    assert.equal(updated.emailaddress1, 'lukasz@acme.example');
    assert.equal(updated.revenue, null);
    await api.updateSingleProperty({ collection: 'leads', key, fieldValuePair: { subject: 'Single' } });
    assert.equal((await api.retrieve({ collection: 'leads', key, select: ['subject'] })).subject, 'Single');
    // The version is an old one now: for dynamics-web-api a 412 on its own condition is "nothing done".
    assert.equal(await api.update({ collection: 'leads', key, data: { subject: 'late' }, ifmatch: etag }), false);
    assert.equal((await api.retrieve({ collection: 'leads', key, select: ['subject'] })).subject, 'Single');
    assert.equal(await api.deleteRecord({ collection: 'leads', key }), true);
    await assert.rejects(api.retrieve({ collection: 'leads', key }), refusal(404, '0x80040217', /Does Not Exist/));
    await assert.rejects(api.deleteRecord({ collection: 'leads', key }), refusal(404, '0x80040217'));
  });

  test('upserts, and only inserts or only updates when told', async () => {
    const key = 'a1b2c3d4-0000-4000-8000-000000000002';
    const upsert = (more) => api.upsert({ collection: 'accounts', key, data: { name: 'Upserted' }, ...more });
    assert.equal(await upsert({ ifmatch: '*' }), null);
    assert.equal(await upsert({ ifnonematch: '*' }), key);
    assert.equal(await upsert({ ifnonematch: '*' }), null);
    assert.equal(await upsert({}), key);
    await api.deleteRecord({ collection: 'accounts', key });
  });

  test('links rows', async () => {
    const account = await api.create({ collection: 'accounts', data: { name: 'Linked' } });
    const contact = await api.create({
      collection: 'contacts',
      data: { lastname: 'Bound', 'parentcustomerid_account@odata.bind': `/accounts(${account})` },
    });
    const read = () => api.retrieve({ collection: 'contacts', key: contact, select: ['_parentcustomerid_value'] });
    assert.equal((await read())._parentcustomerid_value, account);
    const relation = { collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts' };
    await api.disassociate({ ...relation, relatedKey: contact });
    assert.equal((await read())._parentcustomerid_value, null);
    await api.associate({ ...relation, relatedCollection: 'contacts', relatedKey: contact });
    assert.equal((await read())._parentcustomerid_value, account);
    const single = { collection: 'accounts', primaryKey: account, navigationProperty: 'primarycontactid' };
    await api.associateSingleValued({ ...single, relatedCollection: 'contacts', relatedKey: contact });
    const main = await api.retrieve({ collection: 'accounts', key: account, select: ['name'], expand: [{ property: 'primarycontactid', select: ['lastname'] }] });
    assert.equal(main.primarycontactid.lastname, 'Bound');
    await api.disassociateSingleValued(single);
    await assert.rejects(
      api.associate({ ...relation, relatedCollection: 'contacts', relatedKey: nobody }),
      refusal(404, '0x80040217'),
    );
  });

  test('follows changes', async () => {
    const whole = await api.retrieveMultiple({ collection: 'tasks', select: ['subject'], trackChanges: true });
    assert.ok(whole.oDataDeltaLink);
    const key = await api.create({ collection: 'tasks', data: { subject: 'Followed' } });
    const gone = await api.create({ collection: 'tasks', data: { subject: 'Gone' } });
    await api.deleteRecord({ collection: 'tasks', key: gone });
    const changes = await api.retrieveMultiple({ collection: 'tasks', select: ['subject'] }, whole.oDataDeltaLink);
    assert.deepEqual(changes.value.map((each) => each.activityid ?? each.id), [key, gone]);
    assert.equal(changes.value[1].reason, 'deleted');
  });

  test('follows changes over pages, until the link is too old', async () => {
    const request = { collection: 'leads', select: ['subject'], trackChanges: true, maxPageSize: 2000 };
    const ids = new Set();
    let page = await api.retrieveMultiple(request);
    let pages = 1;
    for (; page.oDataNextLink; ++pages) {
      page.value.forEach((each) => ids.add(each.leadid));
      page = await api.retrieveMultiple(request, page.oDataNextLink);
    }
    page.value.forEach((each) => ids.add(each.leadid));
    assert.equal(pages, 3);
    const there = await api.countAll({ collection: 'leads', select: ['leadid'] });
    assert.equal(ids.size, there);
    const link = page.oDataDeltaLink;
    const key = await api.create({ collection: 'leads', data: { subject: 'Came back', lastname: 'Lazarus' } });
    await api.deleteRecord({ collection: 'leads', key });
    await api.upsert({ collection: 'leads', key, data: { subject: 'Is back', lastname: 'Lazarus' } });
    const changes = await api.retrieveMultiple({ collection: 'leads', select: ['subject'] }, link);
    assert.deepEqual(changes.value.map((each) => [each.leadid, each.subject, each.reason]), [[key, 'Is back', undefined]]);
    assert.equal((await api.retrieveMultiple({ collection: 'leads' }, changes.oDataDeltaLink)).value.length, 0);
    await api.deleteRecord({ collection: 'leads', key });
    await control('expire-delta-links');
    await assert.rejects(api.retrieveMultiple({ collection: 'leads' }, changes.oDataDeltaLink), refusal(400, '0x80044352', /full sync/));
    await assert.rejects(
      api.retrieveMultiple({ collection: 'leads', trackChanges: true, filter: 'statecode eq 0' }),
      refusal(400, null, /isn't supported when Change Tracking is enabled/),
    );
  });

  test('sends many requests as one', async () => {
    const first = await api.create({ collection: 'accounts', data: { name: 'First' } });
    const { '@odata.etag': etag } = await api.retrieve({ collection: 'accounts', key: first, select: ['name'] });
    const apart = { collection: 'accounts', inChangeSet: false };
    api.startBatch();
    api.create({ ...apart, data: { name: 'Größe' } });
    api.update({ ...apart, key: first, data: { name: 'Second' }, ifmatch: etag });
    api.retrieve({ collection: 'accounts', key: first, select: ['name'] });
    api.retrieveMultiple({ collection: 'accounts', select: ['name'], filter: "name eq 'Größe'" });
    api.count({ collection: 'accounts', filter: "name eq 'Größe'" });
    const [made, updated, read, list, count] = await api.executeBatch();
    assert.match(made, /^[0-9a-f-]{36}$/);
    assert.equal(updated, true);
    assert.equal(read.name, 'Second');
    assert.deepEqual(list.value.map((each) => each.accountid), [made]);
    assert.equal(count, 1);

    // The version is an old one now. Without being told to go on, a batch ends there.
    const stale = () => {
      api.startBatch();
      api.update({ ...apart, key: first, data: { name: 'Third' }, ifmatch: etag });
      api.update({ ...apart, key: made, data: { name: 'Third' } });
    };
    stale();
    await assert.rejects(api.executeBatch(), (errors) => {
      assert.equal(errors.length, 1);
      return partRefusal(errors[0], 412, '0x80060882');
    });
    assert.equal((await api.retrieve({ collection: 'accounts', key: made, select: ['name'] })).name, 'Größe');
    stale();
    const [refused, done] = await api.executeBatch({ continueOnError: true });
    partRefusal(refused, 412, '0x80060882');
    assert.equal(done, true);
    assert.equal((await api.retrieve({ collection: 'accounts', key: made, select: ['name'] })).name, 'Third');

    api.startBatch();
    api.deleteRecord({ ...apart, key: made });
    api.deleteRecord({ ...apart, key: first });
    assert.deepEqual(await api.executeBatch(), [true, true]);
  });

  test('upserts in a batch, and only inserts or only updates when told', async () => {
    const key = 'a1b2c3d4-0000-4000-8000-000000000003';
    const send = async (...conditions) => {
      api.startBatch();
      for (const condition of conditions)
        api.upsert({ collection: 'accounts', key, data: { name: 'Upserted' }, inChangeSet: false, ...condition });
      return (await api.executeBatch({ continueOnError: true })).map((each) => each?.status ?? each);
    };
    assert.deepEqual(await send({ ifmatch: '*' }, { ifnonematch: '*' }, { ifnonematch: '*' }, { ifmatch: '*' }, {}), [404, key, 412, key, key]);
    await api.deleteRecord({ collection: 'accounts', key });
  });

  test('changes all of a set or nothing', async () => {
    const person = { lastname: 'Bound', 'parentcustomerid_account@odata.bind': '$1' };
    api.startBatch();
    api.create({ collection: 'accounts', data: { name: 'Set' }, contentId: '1' });
    api.create({ collection: 'contacts', data: person, contentId: '2' });
    api.associateSingleValued({ contentId: '$1', navigationProperty: 'primarycontactid', relatedKey: '$2' });
    api.update({ contentId: '$2', data: { firstname: 'Bea' } });
    api.create({ collection: 'leads', data: { subject: 'Set', lastname: 'Other' } });
    const [account, contact, , , lead] = await api.executeBatch();
    const read = await api.retrieve({ collection: 'accounts', key: account, select: ['name', '_primarycontactid_value'] });
    assert.equal(read._primarycontactid_value, contact);
    assert.equal((await api.retrieve({ collection: 'contacts', key: contact, select: ['_parentcustomerid_value'] }))._parentcustomerid_value, account);

    api.startBatch();
    api.update({ collection: 'accounts', key: account, data: { name: 'Undone' } });
    api.deleteRecord({ collection: 'leads', key: lead });
    api.update({ collection: 'contacts', key: nobody, data: { lastname: 'Nobody' } });
    await assert.rejects(api.executeBatch(), (errors) => partRefusal(errors[0], 404, '0x80040217'));
    assert.equal((await api.retrieve({ collection: 'accounts', key: account, select: ['name'] })).name, 'Set');
    assert.ok(await api.retrieve({ collection: 'leads', key: lead, select: ['subject'] }));
    await api.deleteRecord({ collection: 'leads', key: lead });
    await api.deleteRecord({ collection: 'accounts', key: account });
  });

  test('asks in a batch what is too long for an address', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `name eq 'A long name that nobody has ${i}'`).join(' or ');
    const { value } = await api.retrieveMultiple({ collection: 'accounts', select: ['name'], filter: names });
    assert.deepEqual(value, []);
  });

  test('creates, updates and upserts many rows', async () => {
    const call = (action, rows) => api.callAction({ collection: 'accounts', actionName: `Microsoft.Dynamics.CRM.${action}`, action: targets('account', rows) });
    const own = 'a1b2c3d4-0000-4000-8000-000000000004';
    const { Ids } = await call('CreateMultiple', [{ name: 'Many 1' }, { name: 'Many 2', accountid: own }, { name: 'Many 3' }]);
    assert.equal(Ids.length, 3);
    assert.equal(Ids[1], own);
    assert.equal(await call('UpdateMultiple', Ids.map((accountid) => ({ accountid, telephone1: '555' }))), undefined);
    assert.equal(await api.count({ collection: 'accounts', filter: "startswith(name,'Many ') and telephone1 eq '555'" }), 3);
    await assert.rejects(call('CreateMultiple', [{ name: 'Many 4' }, { name: 'Many 2', accountid: own }]), refusal(412, '0x80040237', /duplicate key/));
    await assert.rejects(call('UpdateMultiple', [{ accountid: own, telephone1: '556' }, { accountid: nobody }]), refusal(404, '0x80040217', /Do Not Exist/));
    await assert.rejects(
      api.callAction({ collection: 'accounts', actionName: 'Microsoft.Dynamics.CRM.CreateMultiple', action: { Targets: [{ name: 'Untyped' }] } }),
      refusal(400, '0x80048d19'),
    );
    assert.equal(await api.count({ collection: 'accounts', filter: "startswith(name,'Many ') and telephone1 eq '555'" }), 3);
    await call('UpsertMultiple', [{ name: 'Many 4', '@odata.id': `accounts(${nobody})` }, { name: 'Many 2!', accountid: own }]);
    assert.equal((await api.retrieve({ collection: 'accounts', key: own, select: ['name'] })).name, 'Many 2!');
    for (const key of [...Ids, nobody]) await api.deleteRecord({ collection: 'accounts', key });
  });

  test('meets the limits of service protection', async () => {
    await control('settings', { requestBudget: { requests: 2, seconds: 60 } });
    await api.callFunction('WhoAmI');
    await api.callFunction('WhoAmI');
    await assert.rejects(api.callFunction('WhoAmI'), (error) => {
      assert.equal(error.headers['retry-after'], '60');
      assert.equal(error.headers['x-ms-ratelimit-burst-remaining-xrm-requests'], '0');
      return refusal(429, '0x80072322', /limit of 2 over time window of 60 seconds/)(error);
    });
    await control('settings', { requestBudget: {} });
    await api.callFunction('WhoAmI');
  });

  test('gets the right exceptions', async () => {
    const accounts = { collection: 'accounts' };
    await assert.rejects(api.create({ ...accounts, data: { name: 'x'.repeat(161) } }), refusal(400, '0x80044331', /exceeded the maximum allowed length/));
    await assert.rejects(api.create({ ...accounts, data: { name: 'x', colour: 'red' } }), refusal(400, '0x80048d19', /Invalid property 'colour'/));
    await assert.rejects(api.create({ ...accounts, data: { name: 'x', industrycode: 99999 } }), refusal(400, '0x80044330', /outside the valid range/));
    await assert.rejects(
      api.create({ ...accounts, data: { name: 'x', 'primarycontactid@odata.bind': `/contacts(${nobody})` } }),
      refusal(404, '0x80040217'),
    );
    await assert.rejects(api.retrieve({ ...accounts, key: nobody }), refusal(404, '0x80040217'));
    const key = await api.create({ collection: 'contacts', data: { lastname: 'Twin', emailaddress1: 'twin@acme.example' } });
    await assert.rejects(
      api.create({ collection: 'contacts', data: { lastname: 'Twin', emailaddress1: 'twin@acme.example' }, duplicateDetection: true }),
      refusal(412, '0x80040333'),
    );
    await api.deleteRecord({ collection: 'contacts', key });
  });

  test('tells users apart', async () => {
    const limited = await apiFor('limited');
    assert.ok((await limited.retrieveMultiple({ collection: 'accounts', top: 1 })).value.length);
    await assert.rejects(limited.retrieveMultiple({ collection: 'leads', top: 1 }), refusal(403, '0x80048306', /prvReadLead/));
    await assert.rejects((await apiFor('noroles')).retrieveMultiple({ collection: 'leads' }), refusal(403, '0x80042f09'));
    await assert.rejects((await apiFor('crmdisabled')).callFunction({ name: 'WhoAmI' }), refusal(403, '0x80040225'));
    await assert.rejects((await apiFor('nomember')).callFunction({ name: 'WhoAmI' }), refusal(403, '0x80072560'));
  });

  test('meets faults as failures', async () => {
    const response = await fetch(`${practice.dataverse}/_practice/faults`, {
      method: 'POST',
      body: JSON.stringify([
        {
          match: 'GET .*/leads',
          times: 1,
          status: 429,
          headers: { 'Retry-After': '7' },
          body: { error: { code: '0x80072322', message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.' } },
        },
        { match: 'POST .*/accounts', times: 1, drop: 'after' },
      ]),
    });
    assert.ok(response.ok, await response.text());
    await assert.rejects(api.retrieveMultiple({ collection: 'leads' }), (error) => {
      assert.equal(error.status, 429);
      assert.equal(error.code, '0x80072322');
      assert.equal(error.headers['retry-after'], '7');
      return true;
    });
    await assert.rejects(api.create({ collection: 'accounts', data: { name: 'Lost and found' } }));
    // Nobody heard of it, yet it is there.
    assert.equal(await api.count({ collection: 'accounts', filter: "name eq 'Lost and found'" }), 1);
  });
});

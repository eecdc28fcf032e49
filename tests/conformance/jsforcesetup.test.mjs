// SPDX-License-Identifier: GPL-3.0-or-later
// An administrator gives a program a user of its own, in the order of reference Salesforce 5.6, and takes it back.
import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { Browser, startPractice } from './practice.mjs';

const redirectUri = 'http://localhost:41717/callback';
const username = 'sync.robot@larkmoor.example.sync';
let practice;
let admin;
let robot;
let untouched;
const made = {};

async function setup() {
  return (await fetch(`${practice.salesforce}/_practice/setup`)).json();
}

async function signIn(login) {
  const oauth2 = new jsforce.OAuth2({
    loginUrl: practice.salesforce,
    clientId: practice.salesforceClient.id,
    redirectUri,
    useVerifier: true,
  });
  const browser = new Browser();
  await browser.go(oauth2.getAuthorizationUrl({ scope: 'api', state: 's', prompt: 'login consent' }), redirectUri);
  await browser.submit({ username: login.username, pw: login.password }, redirectUri);
  const back = await browser.submit({ save: 'x' }, redirectUri);
  const connection = new jsforce.Connection({ oauth2, version: '66.0' });
  await connection.authorize(back.searchParams.get('code'));
  return connection;
}

async function jwtBearer() {
  const { privateKey } = await (await fetch(`${practice.salesforce}/_practice/jwt-key`)).json();
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: practice.salesforceClient.id,
    sub: username,
    aud: practice.salesforce,
    exp: Math.floor(Date.now() / 1000) + 120,
  };
  const text = `${part({ alg: 'RS256' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
  const connection = new jsforce.Connection({
    oauth2: new jsforce.OAuth2({ loginUrl: practice.salesforce, clientId: practice.salesforceClient.id }),
    version: '66.0',
  });
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${text}.${signature}`,
  });
  return connection;
}

async function one(soql) {
  const { records } = await admin.query(soql);
  assert.equal(records.length, 1, soql);
  return records[0];
}

describe('jsforce as an administrator who sets up a program', () => {
  before(async () => {
    practice = await startPractice('--rows', '20');
    admin = await signIn(practice.admin);
    untouched = await setup();
  });
  after(() => practice?.stop());

  test('makes a user on the integration licence', async () => {
    const profile = await one("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const user = {
      Username: username,
      LastName: 'Sync Robot',
      Email: practice.admin.username,
      Alias: 'robot',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      ProfileId: profile.Id,
      IsActive: true,
    };
    made.user = (await admin.sobject('User').create(user)).id;
    assert.match(made.user, /^005\w{15}$/);
    await assert.rejects(admin.sobject('User').create(user), { errorCode: 'DUPLICATE_USERNAME' });
  });

  test('grants rights in the only order that works', async () => {
    const sets = admin.sobject('PermissionSet');
    made.set = (await sets.create({ Name: 'Sync_Robot', Label: 'Sync Robot', PermissionsApiEnabled: true })).id;
    const right = { ParentId: made.set, PermissionsRead: true };
    const objects = await admin.sobject('ObjectPermissions').create([
      { ...right, SobjectType: 'Account', PermissionsViewAllRecords: true },
      { ...right, SobjectType: 'Contact', PermissionsCreate: true },
    ]);
    assert.ok(objects.every((each) => each.success));
    const account = await admin.describe('Account');
    assert.ok(account.fields.find((each) => each.name === 'BillingAddress').permissionable);
    assert.ok(!account.fields.find((each) => each.name === 'Name').permissionable);
    const fields = await admin.sobject('FieldPermissions').create([
      { ...right, SobjectType: 'Account', Field: 'Account.Phone' },
      { ...right, SobjectType: 'Contact', Field: 'Contact.Email', PermissionsEdit: true },
    ]);
    assert.ok(fields.every((each) => each.success));

    const assignment = { AssigneeId: made.user, PermissionSetId: made.set };
    await assert.rejects(admin.sobject('PermissionSetAssignment').create(assignment), {
      errorCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: /The user license doesn't allow the permission: Read Accounts/,
    });
    const license = await one(
      "SELECT Id, TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'",
    );
    assert.ok(license.UsedLicenses < license.TotalLicenses);
    made.license = (
      await admin
        .sobject('PermissionSetLicenseAssign')
        .create({ AssigneeId: made.user, PermissionSetLicenseId: license.Id })
    ).id;
    made.assignment = (await admin.sobject('PermissionSetAssignment').create(assignment)).id;
  });

  test('lets the program do that and nothing else', async () => {
    const settings = { method: 'POST', body: JSON.stringify({ preauthorizedUsers: [username] }) };
    await fetch(`${practice.salesforce}/_practice/settings`, settings);
    robot = await jwtBearer();
    const { sobjects } = await robot.describeGlobal();
    const names = sobjects.map((each) => each.name);
    assert.ok(names.includes('Account') && names.includes('Contact') && !names.includes('Lead'));
    assert.equal((await robot.query('SELECT Id, Name, Phone FROM Account')).totalSize, 20);
    await assert.rejects(robot.query('SELECT Fax FROM Account'), { errorCode: 'INVALID_FIELD' });
    await assert.rejects(robot.query('SELECT Id FROM Lead'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(robot.describe('Lead'), { errorCode: 'NOT_FOUND' });
    await assert.rejects(robot.sobject('Account').create({ Name: 'x' }), {
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    });
    // Contacts of others are not there, one of his own is.
    assert.equal((await robot.query('SELECT Id FROM Contact')).totalSize, 0);
    const contact = await robot.sobject('Contact').create({ LastName: 'Lo', Email: 'lo@acme.example' });
    assert.equal((await robot.query('SELECT Id FROM Contact')).totalSize, 1);
    await assert.rejects(robot.sobject('Contact').update({ Id: contact.id, LastName: 'Li' }), {
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    });
    await admin.sobject('Contact').destroy(contact.id);
  });

  test('takes everything back but the user', async () => {
    await assert.rejects(admin.sobject('PermissionSet').destroy(made.set), { errorCode: 'DELETE_FAILED' });
    await assert.rejects(admin.sobject('PermissionSetLicenseAssign').destroy(made.license), {
      errorCode: 'FIELD_INTEGRITY_EXCEPTION',
    });
    await admin.sobject('PermissionSetAssignment').destroy(made.assignment);
    await assert.rejects(robot.query('SELECT Id FROM Account'), { errorCode: 'INVALID_TYPE' });
    await admin.sobject('PermissionSet').destroy(made.set);
    await admin.sobject('PermissionSetLicenseAssign').destroy(made.license);
    await assert.rejects(admin.sobject('User').destroy(made.user), { errorCode: 'METHOD_NOT_ALLOWED' });
    await admin.sobject('User').update({ Id: made.user, IsActive: false });
    // jsforce takes the 401 for a session to be renewed, which it has nothing for.
    await assert.rejects(robot.query('SELECT Id FROM User'), /Unable to refresh session/);
    const left = await setup();
    left.User = left.User.filter((each) => each.Username !== username);
    assert.deepEqual(left, untouched);
  });
});

// SPDX-License-Identifier: GPL-3.0-or-later
// What jsforce does at the Setup side of the practice org: Metadata API, deployments, users and their rights.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createSign, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import { Browser, startPractice } from './practice.mjs';

const redirectUri = 'http://localhost:41717/callback';
const consumerKey = `sync-${randomBytes(24).toString('hex')}`;
const app = 'SyncConnector';
let practice;
let connection;
let certificate;
let privateKey;

function makeKey() {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-conformance-'));
  const at = (name) => join(folder, name);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=sync',
    '-keyout', at('key.pem'), '-out', at('cert.pem')], { stdio: 'ignore' });
  certificate = readFileSync(at('cert.pem'), 'utf8');
  privateKey = readFileSync(at('key.pem'), 'utf8');
  rmSync(folder, { recursive: true });
}

function assertion(username, key = consumerKey) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: key, sub: username, aud: 'https://login.salesforce.com', exp: Math.floor(Date.now() / 1000) + 120 };
  const input = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${input}.${createSign('sha256').update(input).sign(privateKey, 'base64url')}`;
}

async function jwtLogin(username) {
  const server = new jsforce.Connection({ oauth2: { loginUrl: practice.salesforce, clientId: consumerKey }, version: '66.0' });
  await server.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(username),
  });
  return server;
}

// Stored entries alone, put together by hand.
function zip(files) {
  const table = [...Array(256).keys()].map((byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });
  const sum = (bytes) => (bytes.reduce((crc, byte) => table[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(sum(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, Buffer.from(name));
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), content);
    offset += 30 + Buffer.byteLength(name) + content.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const manifest = (type, ...names) =>
  `<Package ${namespace}>${names.length ? `<types>${names.map((each) => `<members>${each}</members>`).join('')}<name>${type}</name></types>` : ''}<version>66.0</version></Package>`;

const header = (fullName) => ({
  fullName,
  contactEmail: 'admin@acme.example',
  description: 'Größe <&>',
  distributionState: 'Local',
  isProtected: false,
  label: 'Sync Connector',
});

describe('jsforce at the Setup of the practice org', () => {
  before(async () => {
    makeKey();
    practice = await startPractice('--rows', '20');
    const auth = new jsforce.OAuth2({ loginUrl: practice.salesforce, clientId: practice.salesforceClient.id, redirectUri, useVerifier: true });
    const browser = new Browser();
    await browser.go(auth.getAuthorizationUrl({ scope: 'api refresh_token', prompt: 'login consent' }), redirectUri);
    await browser.submit({ username: practice.admin.username, pw: practice.admin.password }, redirectUri);
    const back = await browser.submit({ save: 'x' }, redirectUri);
    connection = new jsforce.Connection({ oauth2: auth, version: '66.0' });
    await connection.authorize(back.searchParams.get('code'));
  });
  after(() => practice?.stop());

  test('describes and lists metadata', async () => {
    const { metadataObjects, partialSaveAllowed } = await connection.metadata.describe();
    assert.equal(partialSaveAllowed, true);
    const header = metadataObjects.find((each) => each.xmlName === 'ExternalClientApplication');
    assert.equal(header.directoryName, 'externalClientApps');
    const profiles = await connection.metadata.list([{ type: 'Profile' }]);
    assert.ok(profiles.some((each) => each.fullName === 'Standard User'));
    assert.deepEqual(await connection.metadata.list([{ type: 'ExternalClientApplication' }]), []);
  });

  test('makes an external client app for an integration user, who logs in', async () => {
    const one = async (soql) => (await connection.query(soql)).records[0].Id;
    const profile = await one("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const username = 'sync.conformance@acme.example.sync';
    const user = await connection.sobject('User').create({
      Username: username, LastName: 'Sync', Email: 'admin@acme.example', Alias: 'sync', CommunityNickname: 'sync-c',
      TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8',
      ProfileId: profile, IsActive: true,
    });
    assert.equal(user.success, true);
    const license = await one("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");
    await connection.sobject('PermissionSetLicenseAssign').create({ AssigneeId: user.id, PermissionSetLicenseId: license });
    const set = await connection.sobject('PermissionSet').create({ Name: 'Sync', Label: 'Sync', LicenseId: license, PermissionsApiEnabled: true });
    await connection.sobject('ObjectPermissions').create({
      ParentId: set.id, SobjectType: 'Account', PermissionsRead: true, PermissionsCreate: false, PermissionsEdit: false,
      PermissionsDelete: false, PermissionsViewAllRecords: true, PermissionsModifyAllRecords: false,
    });
    await connection.sobject('PermissionSetAssignment').create({ AssigneeId: user.id, PermissionSetId: set.id });

    const externalClientApplication = app;
    const metadata = connection.metadata;
    assert.deepEqual(await metadata.create('ExternalClientApplication', header(app)), { errors: [], fullName: app, success: true });
    const parts = [
      ['create', 'ExtlClntAppOauthSettings', { fullName: `${app}OAuth`, commaSeparatedOauthScopes: 'Api', externalClientApplication, label: 'OAuth' }],
      ['create', 'ExtlClntAppGlobalOauthSettings', {
        fullName: `${app}Global`, callbackUrl: 'http://localhost:41999/callback', certificate, consumerKey, externalClientApplication,
        isConsumerSecretOptional: true, isPkceRequired: true, label: 'Global',
      }],
      ['upsert', 'ExtlClntAppOauthConfigurablePolicies', {
        fullName: `${app}OAuth_defaultPolicy`, commaSeparatedPermissionSet: set.id, externalClientApplication, ipRelaxationPolicyType: 'Enforce',
        label: 'Policies', permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Zero', requiredSessionLevel: 'STANDARD',
      }],
      ['upsert', 'ExtlClntAppConfigurablePolicies', {
        fullName: `${app}_defaultPolicy`, externalClientApplication, isEnabled: true, isOauthPluginEnabled: true, label: 'Policies',
      }],
    ];
    for (const [operation, type, content] of parts) {
      const result = await metadata[operation](type, content);
      assert.deepEqual(result.errors, [], type);
      assert.equal(result.success, true);
    }
    const server = await jwtLogin(username);
    assert.equal((await server.identity()).username, username);
    assert.ok((await server.query('SELECT COUNT() FROM Account')).totalSize >= 20);
    await assert.rejects(server.query('SELECT Id FROM Lead'), { errorCode: 'INVALID_TYPE' });
    await assert.rejects(jwtLogin(practice.admin.username), { name: 'invalid_app_access' });
    await assert.rejects(server.metadata.list([{ type: 'Profile' }]), { errorCode: 'sf:INSUFFICIENT_ACCESS' });
  });

  test('reads, updates and refuses metadata', async () => {
    const read = await connection.metadata.read('ExternalClientApplication', app);
    assert.equal(read.fullName, app);
    assert.equal(read.description, 'Größe <&>');
    const several = await connection.metadata.read('ExternalClientApplication', [app, 'Missing']);
    assert.equal(several.length, 2);
    assert.ok(!several[1].fullName);
    assert.equal((await connection.metadata.update('ExternalClientApplication', { ...header(app), label: 'New' })).success, true);
    assert.equal((await connection.metadata.read('ExternalClientApplication', app)).label, 'New');
    const again = await connection.metadata.create('ExternalClientApplication', [header(app), { ...header('Other'), label: undefined }]);
    assert.deepEqual(again.map((each) => each.errors[0]?.statusCode), ['DUPLICATE_DEVELOPER_NAME', undefined]);
    const connected = await connection.metadata.create('ConnectedApp', { fullName: 'C', contactEmail: 'a@b.example', label: 'C' });
    assert.match(connected.errors[0].message, /contact Salesforce Customer Support/);
    await assert.rejects(connection.metadata.create('ExternalClientApplication', { ...header('X'), colour: 'red' }), {
      errorCode: 'soapenv:Client',
    });
    await connection.metadata.delete('ExternalClientApplication', 'Other');
  });

  test('adds the external id field and takes it away', async () => {
    const field = { fullName: 'Lead.Fairlead_Id__c', label: 'Fairlead Id', type: 'Text', length: 64, externalId: true, unique: true };
    assert.equal((await connection.metadata.create('CustomField', field)).success, true);
    assert.ok((await connection.describe('Lead')).fields.some((each) => each.name === 'Fairlead_Id__c' && each.externalId));
    assert.ok(!(await connection.describe('Account')).fields.some((each) => each.name === 'Fairlead_Id__c'));
    assert.equal((await connection.metadata.delete('CustomField', field.fullName)).success, true);
    assert.ok(!(await connection.describe('Lead')).fields.some((each) => each.name === 'Fairlead_Id__c'));
  });

  test('deploys an archive', async () => {
    const content = Object.entries(header('Deployed'))
      .filter(([name]) => name !== 'fullName' && name !== 'description')
      .map(([name, value]) => `<${name}>${value}</${name}>`).join('');
    const archive = (email) => zip({
      'package.xml': manifest('ExternalClientApplication', 'Deployed'),
      'externalClientApps/Deployed.eca': `<ExternalClientApplication ${namespace}>${content.replace('admin@acme.example', email)}</ExternalClientApplication>`,
    });
    const deploy = async (bytes) => {
      const { id } = await connection.metadata.deployRest(bytes, { rollbackOnError: true, singlePackage: true });
      return connection.metadata.checkDeployStatus(id, true, true);
    };
    const failed = await deploy(archive('nobody'));
    assert.equal(failed.status, 'Failed');
    assert.match(failed.details.componentFailures[0].problem, /invalid email address/);
    const done = await deploy(archive('admin@acme.example'));
    assert.equal(done.status, 'Succeeded');
    assert.equal(done.numberComponentsDeployed, 1);
    assert.equal((await connection.metadata.list([{ type: 'ExternalClientApplication' }])).length, 2);
    const removed = await deploy(zip({
      'package.xml': manifest(),
      'destructiveChanges.xml': manifest('ExternalClientApplication', 'Deployed'),
    }));
    assert.equal(removed.status, 'Succeeded');
  });

  test('takes the app away with everything it made', async () => {
    const { accessToken } = await jwtLogin('sync.conformance@acme.example.sync');
    // Without an OAuth client jsforce has nothing to renew the session with and tells what it was told.
    const server = new jsforce.Connection({ instanceUrl: practice.salesforce, accessToken, version: '66.0' });
    assert.equal((await server.identity()).username, 'sync.conformance@acme.example.sync');
    assert.equal((await connection.metadata.delete('ExternalClientApplication', app)).success, true);
    for (const type of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppConfigurablePolicies'])
      assert.deepEqual(await connection.metadata.list([{ type }]), [], type);
    await assert.rejects(server.query('SELECT Id FROM Account'), { errorCode: 'INVALID_SESSION_ID' });
    await assert.rejects(server.metadata.describe(), { errorCode: 'sf:INVALID_SESSION_ID' });
    await assert.rejects(jwtLogin('sync.conformance@acme.example.sync'), { name: 'invalid_client_id' });
  });
});

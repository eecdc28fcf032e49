// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  ConfidentialClientApplication,
  CryptoProvider,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import { Browser, startPractice } from './practice.mjs';
import { makeCertificate, startTlsFront } from './tlsfront.mjs';

const redirectUri = 'http://localhost:51023';
const commonPassword = 'Practice-Makes-2026';
const certificateClient = '73d9a0b6-e4c1-4852-9b7f-18a5c36f02ed';
let practice;
let front;
let resource;

function options(auth) {
  return {
    auth: { clientId: practice.entraClient.id, knownAuthorities: [new URL(front.origin).host], ...auth },
    system: { customAgentOptions: { ca: front.ca } },
  };
}

function publicClient(tenant = practice.tenant, clientId = practice.entraClient.id) {
  return new PublicClientApplication(options({ clientId, authority: `${front.origin}/${tenant}` }));
}

function confidentialClient(auth) {
  return new ConfidentialClientApplication(options({ authority: `${front.origin}/${practice.tenant}`, ...auth }));
}

/** Signs in by forms and returns what the redirect carried; `client` sends it to the token endpoint afterwards. */
async function authorize(client, login, more = {}, browser = new Browser(front.fetch)) {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const url = await client.getAuthCodeUrl({
    scopes: [resource],
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state: 's=1&2',
    nonce: 'n-0S6',
    ...more,
  });
  await browser.go(url, redirectUri);
  await browser.submit({ loginfmt: login.username, action: 'next' }, redirectUri);
  const back = await browser.submit({ passwd: login.password, action: 'next' }, redirectUri);
  return { answer: back.searchParams, verifier, browser };
}

function claims(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));
}

function account(name) {
  return { username: `${name}@larkmoor.example`, password: commonPassword };
}

async function whoAmI(token) {
  const response = await fetch(`${practice.dataverse}/api/data/v9.2/WhoAmI`, { headers: { authorization: `Bearer ${token}` } });
  return response.status === 200 ? (await response.json()).UserId : response.status;
}

async function post(path, body) {
  const response = await fetch(practice.entra + path, { method: 'POST', body: JSON.stringify(body) });
  assert.ok(response.ok, await response.text());
}

/** The error is of this class and comes from this AADSTS code. */
function refusal(type, code) {
  return (error) => {
    assert.ok(error instanceof type, `${error.constructor.name}: ${error.message}`);
    assert.match(error.errorMessage, new RegExp(`AADSTS${code}\\b`));
    return true;
  };
}

describe('msal-node against the practice org', () => {
  before(async () => {
    practice = await startPractice('--rows', '20');
    front = await startTlsFront(practice.entra);
    resource = `${practice.dataverse}/user_impersonation`;
  });
  after(async () => {
    await front?.stop();
    await practice?.stop();
  });

  test('signs in with an authorization code and PKCE, then refreshes', async () => {
    const client = publicClient('organizations');
    const { answer, verifier } = await authorize(client, practice.nonInteractiveUser);
    assert.equal(answer.get('state'), 's=1&2');
    const request = { code: answer.get('code'), scopes: [resource], redirectUri, codeVerifier: verifier };
    const result = await client.acquireTokenByCode(request, { nonce: 'n-0S6' });
    assert.equal(result.tenantId, practice.tenant);
    assert.equal(result.account.username, practice.nonInteractiveUser.username);
    assert.ok(result.scopes.some((scope) => scope.endsWith('user_impersonation')), result.scopes.join());
    assert.ok(result.accessToken.length >= 1500);
    assert.equal(claims(result.accessToken).aud, practice.dataverse);
    assert.match(await whoAmI(result.accessToken), /^[0-9a-f-]{36}$/);
    // A code is good once.
    await assert.rejects(client.acquireTokenByCode(request, { nonce: 'n-0S6' }), refusal(ServerError, 54005));

    // From the cache, then with the refresh token msal keeps to itself.
    const cached = await client.acquireTokenSilent({ account: result.account, scopes: [resource] });
    assert.equal(cached.fromCache, true);
    assert.equal(cached.accessToken, result.accessToken);
    const fresh = await client.acquireTokenSilent({ account: result.account, scopes: [resource], forceRefresh: true });
    assert.equal(fresh.fromCache, false);
    assert.notEqual(fresh.accessToken, result.accessToken);
    assert.match(await whoAmI(fresh.accessToken), /^[0-9a-f-]{36}$/);
    // And with one carried over from elsewhere.
    const { secret } = Object.values(JSON.parse(client.getTokenCache().serialize()).RefreshToken)[0];
    const elsewhere = publicClient();
    const again = await elsewhere.acquireTokenByRefreshToken({ refreshToken: secret, scopes: [resource] });
    assert.equal(again.account.username, practice.nonInteractiveUser.username);
    await assert.rejects(elsewhere.acquireTokenByRefreshToken({ refreshToken: 'made-up', scopes: [resource] }), refusal(InteractionRequiredAuthError, 70000));
  });

  test('holds the verifier against the code', async () => {
    const client = publicClient();
    const { answer } = await authorize(client, account('readwrite'));
    const { verifier } = await new CryptoProvider().generatePkceCodes();
    await assert.rejects(
      client.acquireTokenByCode({ code: answer.get('code'), scopes: [resource], redirectUri, codeVerifier: verifier }),
      refusal(ServerError, 501481),
    );
  });

  test('finds who has signed in before, and picks an account when asked', async () => {
    const client = publicClient();
    const { browser } = await authorize(client, account('readwrite'));
    const url = async (more) =>
      client.getAuthCodeUrl({ scopes: [resource], redirectUri, codeChallenge: 'x'.repeat(43), codeChallengeMethod: 'S256', ...more });
    const straight = await browser.go(await url({}), redirectUri);
    assert.ok(straight.searchParams.get('code'));
    await browser.go(await url({ prompt: 'select_account' }), redirectUri);
    assert.match(browser.page, /Pick an account[\s\S]*readwrite@larkmoor\.example/);
  });

  test('reads the configuration and checks the signature with the published key', async () => {
    const client = publicClient();
    const result = await client.acquireTokenByUsernamePassword({ scopes: [resource], ...practice.nonInteractiveUser });
    const configuration = JSON.parse(
      await (await front.fetch(`${front.origin}/${practice.tenant}/v2.0/.well-known/openid-configuration`)).text(),
    );
    assert.equal(configuration.issuer, `${front.origin}/${practice.tenant}/v2.0`);
    assert.equal(claims(result.idToken).iss, configuration.issuer);
    const { keys } = JSON.parse(await (await front.fetch(configuration.jwks_uri)).text());
    for (const token of [result.idToken, result.accessToken]) {
      const [header, payload, signature] = token.split('.');
      const { kid, alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
      assert.equal(alg, 'RS256');
      const key = createPublicKey({ key: keys.find((each) => each.kid === kid), format: 'jwk' });
      assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')));
    }
  });

  test('signs in with user name and password', async () => {
    const client = publicClient('organizations');
    const result = await client.acquireTokenByUsernamePassword({ scopes: [resource], ...practice.nonInteractiveUser });
    assert.equal(result.tenantId, practice.tenant);
    assert.match(await whoAmI(result.accessToken), /^[0-9a-f-]{36}$/);
    const silent = await client.acquireTokenSilent({ account: result.account, scopes: [resource], forceRefresh: true });
    assert.equal(silent.account.homeAccountId, result.account.homeAccountId);
  });

  for (const [name, type, code] of [
    ['mfa', InteractionRequiredAuthError, 50076],
    ['mfa-enrol', InteractionRequiredAuthError, 50079],
    ['noconsent', InteractionRequiredAuthError, 65001],
    ['locked', ServerError, 50053],
    ['expired', InteractionRequiredAuthError, 50055],
    ['disabled', ServerError, 50057],
    ['nobody-here', ServerError, 50034],
  ])
    test(`is refused for ${name} as at Entra`, async () => {
      const client = publicClient('organizations');
      const request = { scopes: [resource], ...account(name) };
      await assert.rejects(client.acquireTokenByUsernamePassword(request), refusal(type, code));
    });

  test('is refused for a wrong password and a federated account', async () => {
    const client = publicClient('organizations');
    const wrong = { scopes: [resource], username: practice.nonInteractiveUser.username, password: 'x' };
    await assert.rejects(client.acquireTokenByUsernamePassword(wrong), refusal(ServerError, 50126));
    const federated = { scopes: [resource], username: 'fred@federated.larkmoor.example', password: commonPassword };
    await assert.rejects(client.acquireTokenByUsernamePassword(federated), refusal(ServerError, 50126));
  });

  test('must ask a person again when a policy stops the refresh', async () => {
    const client = publicClient();
    const result = await client.acquireTokenByUsernamePassword({ scopes: [resource], ...account('mfa-later') });
    await assert.rejects(
      client.acquireTokenSilent({ account: result.account, scopes: [resource], forceRefresh: true }),
      refusal(InteractionRequiredAuthError, 50076),
    );
  });

  test('works as an application by its secret', async () => {
    const scopes = [`${practice.dataverse}/.default`];
    const client = confidentialClient({ clientSecret: practice.entraClient.secret });
    const result = await client.acquireTokenByClientCredential({ scopes });
    assert.match(await whoAmI(result.accessToken), /^[0-9a-f-]{36}$/);
    assert.equal(claims(result.accessToken).idtyp ?? 'app', 'app');
    assert.equal((await client.acquireTokenByClientCredential({ scopes })).fromCache, true);
    await assert.rejects(
      confidentialClient({ clientSecret: 'x' }).acquireTokenByClientCredential({ scopes }),
      refusal(ServerError, 7000215),
    );
    const expired = confidentialClient({ clientId: '41be7f98-d203-4a5c-86e1-f37b0c29a6d4', clientSecret: practice.entraClient.secret });
    await assert.rejects(expired.acquireTokenByClientCredential({ scopes }), refusal(ServerError, '7000215|7000222'));
    await assert.rejects(client.acquireTokenByClientCredential({ scopes: [resource] }), refusal(ServerError, 1002012));
  });

  test('works as an application by a certificate', async () => {
    const { key, certificate } = makeCertificate('Fairlead conformance');
    await post('/_practice/certificates', { clientId: certificateClient, certificate });
    const thumbprintSha256 = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
    const scopes = [`${practice.dataverse}/.default`];
    const client = confidentialClient({ clientId: certificateClient, clientCertificate: { thumbprintSha256, privateKey: key } });
    const result = await client.acquireTokenByClientCredential({ scopes });
    assert.equal(claims(result.accessToken).appid ?? claims(result.accessToken).azp, certificateClient);
    const stranger = makeCertificate('Somebody else');
    const other = createHash('sha256').update(new X509Certificate(stranger.certificate).raw).digest('hex');
    const refused = (clientCertificate) => confidentialClient({ clientId: certificateClient, clientCertificate })
      .acquireTokenByClientCredential({ scopes });
    await assert.rejects(refused({ thumbprintSha256: other, privateKey: stranger.key }), refusal(ServerError, 700027));
    await assert.rejects(refused({ thumbprintSha256, privateKey: stranger.key }), refusal(ServerError, 700027));
  });

  test('signs in with a device code', async () => {
    // One person types the code and signs in, another declines; msal asks again every few seconds meanwhile.
    const byDeviceCode = async (person) => {
      let done;
      const result = publicClient().acquireTokenByDeviceCode({
        scopes: [resource],
        deviceCodeCallback: (code) => { done = person(code); },
      });
      const outcome = await result.catch((error) => error);
      await done;
      return outcome;
    };
    const upToTheQuestion = async ({ userCode, verificationUri }) => {
      assert.ok(verificationUri.startsWith(front.origin));
      const browser = new Browser(front.fetch);
      await browser.go(verificationUri);
      await browser.submit({ otc: userCode, action: 'next' });
      await browser.submit({ loginfmt: practice.nonInteractiveUser.username, action: 'next' });
      await browser.submit({ passwd: practice.nonInteractiveUser.password, action: 'next' });
      assert.match(browser.page, /Are you trying to sign in/);
      return browser;
    };
    const [accepted, declined] = await Promise.all([
      byDeviceCode(async (code) => {
        await (await upToTheQuestion(code)).submit({ action: 'next' });
      }),
      byDeviceCode(async (code) => {
        await (await upToTheQuestion(code)).submit({ action: 'cancel' });
      }),
    ]);
    assert.equal(accepted.account?.username, practice.nonInteractiveUser.username, String(accepted));
    assert.match(await whoAmI(accepted.accessToken), /^[0-9a-f-]{36}$/);
    assert.match(String(declined), /authorization_declined|AADSTS65004/);
  });

  test('is told of unknown tenants, applications and resources', async () => {
    const person = { scopes: [resource], ...practice.nonInteractiveUser };
    await assert.rejects(publicClient('00000000-1111-4222-8333-444444444444').acquireTokenByUsernamePassword(person));
    await assert.rejects(
      publicClient(practice.tenant, '00000000-1111-4222-8333-444444444444').acquireTokenByUsernamePassword(person),
      refusal(ServerError, 700016),
    );
    await assert.rejects(
      publicClient().acquireTokenByUsernamePassword({ ...person, scopes: ['https://elsewhere.example/user_impersonation'] }),
      refusal(ServerError, 500011),
    );
  });
});

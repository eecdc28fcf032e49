// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS front for clients that insist on https: speaks TLS with a certificate made for this run and passes everything
// on, saying so in X-Forwarded-Proto as any such front does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** {key, certificate} in PEM: RSA, self-signed, for localhost. */
export function makeCertificate(commonName) {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-tls.'));
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    execFileSync(
      'openssl',
      [
        'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${commonName}`,
        '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** {origin, ca, fetch, stop()}: `origin` is https://localhost:PORT in front of `target`. */
export async function startTlsFront(target) {
  const { key, certificate } = makeCertificate('localhost');
  const server = https.createServer({ key, cert: certificate }, (incoming, answer) => {
    const onwards = http.request(
      target + incoming.url,
      { method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-proto': 'https' } },
      (response) => {
        answer.writeHead(response.statusCode, response.headers);
        response.pipe(answer);
      },
    );
    onwards.once('error', () => answer.destroy());
    incoming.pipe(onwards);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${server.address().port}`;

  /** As much of fetch() as a sign-in in a Browser needs: node's own cannot be told of an authority. */
  function fetchOverTls(url, { method = 'GET', headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const text = body?.toString() ?? '';
      const request = https.request(url, {
        method,
        ca: certificate,
        headers: body
          ? { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(text) }
          : headers,
      });
      request.once('error', reject);
      request.once('response', async (response) => {
        const chunks = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({
          status: response.statusCode,
          headers: {
            get: (name) => response.headers[name] ?? null,
            getSetCookie: () => response.headers['set-cookie'] ?? [],
          },
          text: async () => Buffer.concat(chunks).toString('utf8'),
        });
      });
      request.end(text);
    });
  }

  return {
    origin,
    ca: certificate,
    fetch: fetchOverTls,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

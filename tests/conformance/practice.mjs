// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the practice org for a test file and ends it with it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The announcement, and stop(). */
export async function startPractice(...options) {
  const child = spawn(process.env.FAIRLEAD_PRACTICE, ['--with-parent', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the practice org ended with ${code}`)));
  });
  return {
    ...JSON.parse(line),
    async stop() {
      child.stdin.end();
      return ended;
    },
  };
}

// Debian's own Node 18 joins them into one line; none of the practice org's holds a comma.
const cookieLines = (headers) => headers.getSetCookie?.() ?? headers.get('set-cookie')?.split(/,\s*/) ?? [];

/** A browser reduced to what a sign-in needs: cookies, redirects, forms. `fetch` may be another than node's own. */
export class Browser {
  cookies = new Map();
  page = '';
  address = '';
  #fetch;

  constructor(fetchPage = fetch) {
    this.#fetch = fetchPage;
  }

  /** Follows redirects up to one that starts with `stopAt`, which becomes the address and is not loaded. */
  async go(url, stopAt, options = {}) {
    for (;;) {
      this.address = url;
      if (stopAt && url.startsWith(stopAt)) return new URL(url);
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await this.#fetch(url, { redirect: 'manual', ...options, headers: { ...options.headers, cookie } });
      for (const line of cookieLines(response.headers)) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        this.cookies.set(name, value);
      }
      this.page = await response.text();
      const location = response.headers.get('location');
      if (!location) return new URL(url);
      url = new URL(location, url).href;
      options = {};
    }
  }

  /** Sends the page's first form with these values over its hidden ones. */
  async submit(values, stopAt) {
    const decode = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    const form = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(this.page);
    if (!form) throw new Error(`no form on ${this.address}: ${this.page}`);
    const fields = new URLSearchParams();
    for (const input of form[2].matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input[0])?.[1];
      if (name) fields.set(name, decode(/value="([^"]*)"/.exec(input[0])?.[1] ?? ''));
    }
    for (const [name, value] of Object.entries(values)) fields.set(name, value);
    return this.go(new URL(decode(form[1]), this.address).href, stopAt, { method: 'POST', body: fields });
  }
}

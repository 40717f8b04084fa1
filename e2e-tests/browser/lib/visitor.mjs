import assert from 'node:assert/strict';
import { address } from './system.mjs';
import { foreignSite } from './foreign-site.mjs';
import { relay } from './relay.mjs';
import { screenshot } from './screenshot.mjs';
import { DESKTOP } from './sizes.mjs';

const ACCEPTED = { sv: 'sv-SE,sv', en: 'en-GB,en' };

/** A person with a browser: opens pages, and notes their faults. */
export class Visitor {
  #context;
  #pages = [];
  #servers = [];
  #faults = [];
  #hosts = new Set([new URL(address).host]);

  constructor(context) {
    this.#context = context;
  }

  /**
   * Opens a page, by its path at the system or by a whole address, and returns Puppeteer's page once it has loaded, or
   * once an element is there that `awaiting` selects.
   *
   * Faults are errors on the console (scripts, failed requests, violations of the content security policy) and requests
   * to other hosts, except those that `allow` expects: `{ errors: [/a text/], hosts: ['name:port'] }`.
   */
  async open(target, { size = DESKTOP, language = 'sv', dark = false, reducedMotion = false, javaScript = true,
    awaiting, allow = {} } = {}) {
    const page = await this.#context.newPage();
    this.#pages.push(page);
    this.#watch(page, allow);
    page.setDefaultTimeout(30_000);
    await page.setViewport(size);
    await page.setJavaScriptEnabled(javaScript);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
    ]);
    await page.emulateTimezone('Europe/Stockholm');
    const session = await page.createCDPSession();
    await session.send('Emulation.setUserAgentOverride', {
      userAgent: await page.browser().userAgent(),
      acceptLanguage: ACCEPTED[language] ?? language,
    });
    await page.goto(new URL(target, address).href);
    if (awaiting) {
      await page.waitForSelector(awaiting);
    }
    return page;
  }

  #watch(page, { errors = [], hosts = [] }) {
    const fault = (text) => errors.some((expected) => expected.test(text)) || this.#faults.push(text);
    page.on('console', (message) => {
      if (message.type() === 'error') {
        fault(`error on the console: ${message.text()} (${message.location().url ?? page.url()})`);
      }
    });
    page.on('pageerror', (error) => fault(`error in a script: ${error?.stack ?? error}`));
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && !this.#hosts.has(host) && !hosts.includes(host)) {
        fault(`request to another host: ${request.url()} (from ${page.url()})`);
      }
    });
  }

  /** A web site of somebody else, at another host, until the end of the step: see foreign-site.mjs. */
  async foreignSite(pages, options) {
    return this.#serve(await foreignSite(pages, options));
  }

  /** Another address of the system, whose connections can be cut, until the end of the step: see relay.mjs. */
  async relay() {
    return this.#serve(await relay(address));
  }

  #serve(server) {
    this.#servers.push(server);
    this.#hosts.add(new URL(server.address).host);
    return server;
  }

  /** The faults so far; they are forgotten, so that the step does not fail for them. */
  takeFaults() {
    return this.#faults.splice(0);
  }

  async assertNoFaults() {
    // The pages' answers come after the events that they have sent.
    await Promise.all(this.#pages.filter((page) => !page.isClosed()).map((page) => page.evaluate(() => {})));
    if (this.#faults.length > 0) {
      assert.fail(`faults on the pages:\n${this.#faults.join('\n')}`);
    }
  }

  /** A screenshot of each open page of a step that failed, and the faults of its pages in the log. */
  async leaveTraces(sentence) {
    for (const fault of this.#faults) {
      console.error(`${sentence}: ${fault}`);
    }
    for (const [index, page] of this.#pages.entries()) {
      if (!page.isClosed()) {
        await screenshot(page, `failed-${sentence}-${index + 1}`);
      }
    }
  }

  async leave() {
    await Promise.all([this.#context.close(), ...this.#servers.map((server) => server.close())]);
  }
}

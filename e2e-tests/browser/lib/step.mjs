import { after, test } from 'node:test';
import { startBrowser, stopBrowser } from './browser.mjs';
import { Visitor } from './visitor.mjs';

const LIMIT = Number(process.env.STEP_SECONDS ?? 60);

let browser;
after(() => browser && stopBrowser(browser));

/** Fails after so many seconds. */
async function within(seconds, work) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the step took more than ${seconds} seconds`)), seconds * 1_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function run(name, body) {
  if (!browser?.connected) {
    browser = await startBrowser();
  }
  const visitor = new Visitor(await browser.createBrowserContext());
  try {
    await body(visitor);
  } catch (failure) {
    await within(5, visitor.leaveTraces(name)).catch(() => {});
    throw failure;
  } finally {
    await within(5, visitor.leave()).catch(() => {});
  }
}

/**
 * A step of a story: a sentence, and what a visitor does and sees. Each step has a visitor of its own, without cookies
 * or a cache. It fails after a time limit, and for each fault on a page that the visitor did not expect.
 */
export function step(sentence, body, { seconds = LIMIT } = {}) {
  test(sentence, { timeout: (seconds + 30) * 1_000 }, () =>
    run(sentence, (visitor) => within(seconds, Promise.resolve(body(visitor)).then(() => visitor.assertNoFaults()))));
}

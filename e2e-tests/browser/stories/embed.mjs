// The elements, frames and fragments on somebody else's web site, under a strict policy.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { DESKTOP, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { Archivist, address } from '../lib/system.mjs';

const CODE = '2425';
const SITE = new URL(address).origin;
const HOST = new URL(address).host;
const POLICY = `default-src 'none'; img-src data:; script-src ${SITE}; connect-src ${SITE}; frame-src ${SITE}; style-src 'self'`
  + "; require-trusted-types-for 'script'; trusted-types samverkan";

let published;

function promise() {
  published ??= new Archivist(CODE).publish('promises', 'Inbäddat löfte', {
    validity: { from: '2021', to: '2021' },
    commitments: [{ id: 'c1', text: 'Vi ska finnas på torget.' }],
  });
  return published;
}

function hostPage(body) {
  return `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Kommunens sida</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main><h1>Kommunen</h1>${body}</main></body></html>`;
}

/** The text that a reader sees of an element, with its shadow root. */
function shown(page, selector) {
  return page.$eval(selector, (element) => (element.shadowRoot ?? element).textContent);
}

async function open(visitor, body, options = {}) {
  const site = await visitor.foreignSite({ '/': hostPage(body) }, { policy: POLICY });
  return visitor.open(`${site.address}/`, { language: 'sv', allow: { hosts: [HOST], ...options.allow }, ...options });
}

step('two pasted lines show the promises under a strict policy', async (visitor) => {
  await promise();
  for (const size of [DESKTOP, PHONE]) {
    const page = await open(visitor, `<script type="module" src="${SITE}/embed.js"></script>
<samverkan-promises municipality="${CODE}"><a href="/reserv">Läs löftena</a></samverkan-promises>`, { size });
    await page.waitForFunction(() => document.querySelector('samverkan-promises').shadowRoot);

    assert.match(await shown(page, 'samverkan-promises'), /Inbäddat löfte[\s\S]*Vi ska finnas på torget/);
    await assertAccessible(page);
    await assertNoHorizontalScroll(page);
    await screenshot(page, 'promises');
    await page.close();
  }
});

step('every element shows its part of the data', async (visitor) => {
  const { id } = await promise();
  const page = await open(visitor, `<script type="module" src="${SITE}/embed.js"></script>
<samverkan-overview municipality="${CODE}" language="en" heading-level="2"></samverkan-overview>
<samverkan-progress promise="${id}"></samverkan-progress>
<samverkan-statistics municipality="${CODE}" theme="dark"></samverkan-statistics>
<samverkan-search municipality="${CODE}"></samverkan-search>`);
  await page.waitForFunction(() => ['overview', 'progress', 'statistics', 'search']
    .every((name) => document.querySelector(`samverkan-${name}`).shadowRoot));

  assert.match(await shown(page, 'samverkan-overview'), /Commitments[\s\S]*Vi ska finnas på torget/);
  assert.match(await shown(page, 'samverkan-progress'), /Inbäddat löfte/);
  assert.match(await shown(page, 'samverkan-statistics'), /Medborgarlöften/);
  assert.equal(await page.$eval('samverkan-statistics', (element) => element.style.colorScheme), 'dark');
  await page.type('>>> #samverkan-q', 'torget');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('samverkan-search').shadowRoot.querySelector('mark'));
  assert.match(await shown(page, 'samverkan-search'), /Inbäddat löfte/);
  assert.equal(await page.$eval('samverkan-search', (element) => element.shadowRoot.activeElement?.name), 'q');
  await screenshot(page, 'elements');
});

step('a site changes the look by custom properties', async (visitor) => {
  await promise();
  const site = await visitor.foreignSite({
    '/': hostPage(`<style>samverkan-promises { --samverkan-surface: rgb(1, 2, 3) }</style><script type="module" src="${SITE}/embed.js"></script>
<samverkan-promises municipality="${CODE}"></samverkan-promises>`),
  }, { policy: POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'") });
  const page = await visitor.open(`${site.address}/`, { language: 'sv', allow: { hosts: [HOST] } });
  await page.waitForFunction(() => document.querySelector('samverkan-promises').shadowRoot);

  const colour = await page.$eval('samverkan-promises', (element) =>
    getComputedStyle(element.shadowRoot.querySelector('.samverkan-promise')).backgroundColor);
  assert.equal(colour, 'rgb(1, 2, 3)');
});

step('on a light page the text is readable for a reader who prefers dark', async (visitor) => {
  await promise();
  const page = await open(visitor, `<script type="module" src="${SITE}/embed.js"></script>
<samverkan-statistics municipality="${CODE}"></samverkan-statistics><samverkan-progress promise="${(await promise()).id}" theme="dark"></samverkan-progress>`,
  { dark: true });
  await page.waitForFunction(() => ['statistics', 'progress'].every((name) => document.querySelector(`samverkan-${name}`).shadowRoot));

  await assertAccessible(page);
  await screenshot(page, 'dark-reader');
});

step('what stands in the tag stays when there is no answer', async (visitor) => {
  const page = await open(visitor, `<script type="module" src="${SITE}/embed.js"></script>
<samverkan-promises municipality="9999"><a href="/reserv">Läs löftena</a></samverkan-promises>`,
  { allow: { hosts: [HOST], errors: [/status of 404/, /Samverkan:/] } });
  await page.waitForFunction(() => new Promise((resolve) => {
    document.addEventListener('samverkan-failed', () => resolve(true));
    document.querySelector('samverkan-promises').setAttribute('year', '2020');
    setTimeout(() => resolve(true), 2_000);
  }));

  assert.equal((await page.$eval('samverkan-promises', (element) => element.innerText)).trim(), 'Läs löftena');

  await promise();
  await page.$eval('samverkan-promises', (element, code) => {
    element.removeAttribute('year');
    element.setAttribute('municipality', code);
  }, CODE);
  await page.waitForFunction(() => document.querySelector('samverkan-promises').shadowRoot);
});

step('the first paint needs one request after the script', async (visitor) => {
  await promise();
  const page = await open(visitor, `<script type="module" src="${SITE}/embed.js"></script>
<samverkan-promises municipality="${CODE}"></samverkan-promises>`);
  await page.waitForFunction(() => document.querySelector('samverkan-promises').shadowRoot);

  const requests = await page.evaluate((site) => performance.getEntriesByType('resource')
    .map((entry) => entry.name).filter((name) => name.startsWith(site)), SITE);
  assert.equal(requests.length, 2);
});

step('a frame tells its height and may stand on other sites, the pages may not', async (visitor) => {
  await promise();
  const page = await open(visitor, `<iframe src="${SITE}/embed/promises.html?municipality=${CODE}&frame=1" title="Löftena"></iframe>`);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes('/embed/'));
  await frame.waitForSelector('.samverkan-promise');
  await assertAccessible(page);
  const height = await page.evaluate(() => new Promise((resolve) => {
    addEventListener('message', ({ data }) => resolve(data.height), { once: true });
    const [frame] = document.querySelectorAll('iframe');
    frame.width = frame.clientWidth + 40;
  }));
  assert.ok(height > 50);

  const policies = await Promise.all(['/kommuner', `/embed/promises.html?municipality=${CODE}&frame=1`].map(
    async (path) => (await fetch(SITE + path)).headers.get('Content-Security-Policy')));
  assert.match(policies[0], /frame-ancestors 'none'/);
  assert.match(policies[1], /frame-ancestors \*/);
});

step('a pasted frame gets the height of its content', async (visitor) => {
  await promise();
  const chosen = await visitor.open(`/badda-in?municipality=${CODE}`, { language: 'sv', awaiting: 'h1' });
  const lines = await chosen.$$eval('pre code', (codes) => codes.map((code) => code.textContent).find((code) => code.startsWith('<iframe')));
  const page = await open(visitor, lines.replace('height="800"', 'height="40"'));

  await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 150);
});

step('the script and its style are at most 30 KiB compressed', async () => {
  const response = await fetch(`${SITE}/embed.js`, { headers: { 'Accept-Encoding': 'gzip' } });
  await response.arrayBuffer();

  assert.ok(Number(response.headers.get('Content-Length')) <= 30 * 1024);
});

step('oEmbed describes the frame of a page', async () => {
  const page = await fetch(`${SITE}/kommuner/${CODE}-dorotea`);
  const link = (await page.text()).match(/type="application\/json\+oembed" href="([^"]+)"/)[1].replaceAll('&amp;', '&');
  const described = await (await fetch(new URL(link, SITE))).json();

  assert.equal(described.type, 'rich');
  const frame = described.html.match(/src="([^"]+)"/)[1].replaceAll('&amp;', '&');
  assert.match(await (await fetch(frame)).text(), /Inbäddat löfte/);
  assert.equal((await fetch(`${SITE}/oembed?url=https://example.com/`)).status, 404);
  assert.equal((await fetch(`${SITE}/oembed?url=${SITE}/kommuner&format=xml`)).status, 501);
});

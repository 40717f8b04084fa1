// The pages for developers: accessible in both languages, at every size, by keyboard and without JavaScript.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { DESKTOP, NARROW, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { address } from '../lib/system.mjs';

const GUIDES = ['index', 'web', 'integration', 'statistics', 'accessibility', 'try'];
const PAGES = [...GUIDES, 'reference', 'reference-promises', 'reference-feeds', 'reference-schemas'];
const LANGUAGES = ['sv', 'en'];
const FORM = '#operation optgroup';

function open(visitor, language, page, options = {}) {
  const awaiting = page === 'try' ? FORM : 'h1';
  return visitor.open(`${address}/docs/${language}/${page}.html`, { language, awaiting, ...options });
}

for (const language of LANGUAGES) {
  for (const name of PAGES) {
    step(`${language}/${name}.html is accessible and fits into every window`, async (visitor) => {
      for (const size of [DESKTOP, PHONE, NARROW]) {
        const page = await open(visitor, language, name, { size });

        // All schemas are too tall for one picture.
        if (name !== 'reference-schemas') {
          await screenshot(page, `${language}-${name}`);
        }
        await assertNoHorizontalScroll(page);
        await assertAccessible(page, { bestPractices: true });
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        await page.close();
      }
    });
  }
}

for (const [language, heading] of [['sv', 'Om API:et'], ['en', 'About the API']]) {
  step(`a browser set to ${language} is shown the first page in ${language}`, async (visitor) => {
    const page = await visitor.open(`${address}/docs`, { language });

    assert.equal(page.url(), `${address}/docs/${language}/index.html`);
    assert.equal(await page.$eval('h1', (h1) => h1.textContent), heading);
  });
}

step('every page can be walked through by keyboard, with a visible focus', async (visitor) => {
  for (const name of [...GUIDES, 'reference', 'reference-promises']) {
    for (const size of [DESKTOP, NARROW]) {
      const page = await open(visitor, 'sv', name, { size });

      const stops = await keyboardOnly(page).tabThrough();

      assert.equal(stops[0], '<a> Till innehållet');
      assert.ok(stops.includes('<a> Tillgänglighet'), stops.join('\n'));
      await page.close();
    }
  }
}, { seconds: 180 });

step('the skip link leads past the menu', async (visitor) => {
  const page = await open(visitor, 'sv', 'web');
  const keyboard = keyboardOnly(page);

  await keyboard.tabTo('.skip');
  await keyboard.press('Enter');
  await keyboard.press('Tab');

  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('main'))), true);
});

step('the form opens with the list of promises, and what need not be filled in is folded', async (visitor) => {
  for (const size of [PHONE, NARROW]) {
    const page = await open(visitor, 'sv', 'try', { size });

    assert.equal(await page.$eval('#call-address code', (code) => code.textContent), 'GET /promises');
    assert.equal(await page.$eval('#optional', (details) => details.open), false);
    assert.match(await page.$eval('#optional summary', (summary) => summary.textContent), /Valfria parametrar \(\d+\)/);
    await page.close();
  }
});

step('no address is cut in a narrow window', async (visitor) => {
  for (const size of [PHONE, NARROW]) {
    const page = await open(visitor, 'sv', 'try', { size });
    const operations = await page.$$eval('#operation option', (options) => options.map((option) => option.value));
    assert.ok(operations.length > 70);
    for (const operation of operations) {
      await page.select('#operation', operation);
      const cut = await page.$$eval('#call-address, #call-address code, pre:has(#curl)', (elements) => elements
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .map((element) => element.textContent));
      assert.deepEqual(cut, []);
    }
    await assertNoHorizontalScroll(page);
    await page.close();
  }
});

step('a call is chosen, sent and answered by keyboard', async (visitor) => {
  const page = await open(visitor, 'sv', 'try');
  const keyboard = keyboardOnly(page);

  await keyboard.tabTo('aria/Anrop[role="combobox"]');
  await keyboard.type('Lista kommunerna');
  await keyboard.tabTo('aria/Skicka[role="button"]');
  await keyboard.press('Enter');

  await page.waitForFunction(() => document.querySelector('#status').textContent.startsWith('Svar: 200'));
  assert.match(await page.$eval('#answer', (answer) => answer.textContent), /"code": "0114"/);
  // All municipalities are a long answer, which scrolls in its own box.
  const height = await page.$eval('pre:has(#answer)', (box) => [box.clientHeight, box.scrollHeight]);
  assert.ok(height[0] < 600 && height[1] > 2 * height[0], `${height}`);
  await screenshot(page, 'answered');
  await assertAccessible(page, { bestPractices: true });
});

step('the reference leads to the form with its call, and back', async (visitor) => {
  const page = await open(visitor, 'sv', 'reference-municipalities');

  await page.click('a[href="try.html#getMunicipality"]');
  await page.waitForSelector('#call-address code');
  assert.equal(await page.$eval('#call-address code', (code) => code.textContent), 'GET /municipalities/{code}');
  await page.click('#call-address a');
  await page.waitForSelector('#getMunicipality');
  assert.ok(page.url().endsWith('/reference-municipalities.html#getMunicipality'), page.url());
});

step('code is copied by its button, and that is announced', async (visitor) => {
  const page = await open(visitor, 'sv', 'index');
  await page.browserContext().overridePermissions(new URL(address).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const keyboard = keyboardOnly(page);

  await keyboard.tabTo('.code button');
  await keyboard.press('Enter');

  await page.waitForFunction(() => document.querySelector('.docs > [role=status]').textContent === 'Kopierat');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^curl -sS 'http.+\/municipalities\/0486' \| jq \.\n$/);
});

step('every page of the reference is accessible in the dark', async (visitor) => {
  const index = await open(visitor, 'sv', 'reference', { dark: true });
  const pages = await index.$$eval('h2 a', (links) => links.map((link) => link.getAttribute('href').replace('.html', '')));
  assert.ok(pages.length > 10, `${pages}`);
  for (const name of ['reference', 'try', ...pages]) {
    const page = await open(visitor, 'sv', name, { dark: true, size: PHONE });

    await assertNoHorizontalScroll(page);
    await assertAccessible(page, { bestPractices: true });
    await page.close();
  }
}, { seconds: 240 });

step('the reference is whole without JavaScript', async (visitor) => {
  const page = await visitor.open(`${address}/docs/sv/reference-promises.html`, { javaScript: false });

  assert.ok((await page.$$('.operation')).length > 10);
  assert.ok(await page.$('#listPromises'));
});

step('the largest pages of the reference are drawn within 3 seconds on a slow machine', async (visitor) => {
  for (const name of ['reference', 'reference-promises', 'reference-schemas']) {
    const page = await open(visitor, 'sv', 'index');
    await page.emulateCPUThrottling(4);
    const start = Date.now();
    await page.goto(`${address}/docs/sv/${name}.html`, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); }));
    const took = Date.now() - start;
    assert.ok(took < 3000, `${name}: ${took} ms`);
    await page.close();
  }
});

step('an answer that is an error is shown as one', async (visitor) => {
  const page = await open(visitor, 'en', 'try', { allow: { errors: [/status of 400/] } });

  await page.select('#operation', await page.$$eval('#operation option', (options) =>
    options.find((option) => option.textContent.startsWith('Search ')).value));
  await page.click('#optional summary');
  await page.type('[name=limit]', '1000000');
  await page.click('button[type=submit]');

  await page.waitForFunction(() => document.querySelector('#status').textContent.includes('400'));
  assert.match(await page.$eval('#answer', (answer) => answer.textContent), /"status": 400[^]+limit/);
});

step('without JavaScript the form says what to use instead', async (visitor) => {
  const page = await visitor.open(`${address}/docs/sv/try.html`, { javaScript: false });

  assert.match(await page.$eval('noscript', (element) => element.textContent), /kräver JavaScript/);
});

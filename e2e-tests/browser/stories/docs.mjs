// The pages for developers: accessible in both languages, at every size, by keyboard and without JavaScript.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { DESKTOP, NARROW, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { address } from '../lib/system.mjs';

// Redoc's reference is not among them: its page is to be replaced by one of ours.
const PAGES = ['index', 'web', 'integration', 'statistics', 'accessibility', 'try'];
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

        await screenshot(page, `${language}-${name}`);
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
  for (const name of PAGES) {
    for (const size of [DESKTOP, NARROW]) {
      const page = await open(visitor, 'sv', name, { size });

      const stops = await keyboardOnly(page).tabThrough();

      assert.equal(stops[0], '<a> Till innehållet');
      assert.ok(stops.includes('<a> Tillgänglighet'), stops.join('\n'));
      await page.close();
    }
  }
});

step('the skip link leads past the menu', async (visitor) => {
  const page = await open(visitor, 'sv', 'web');
  const keyboard = keyboardOnly(page);

  await keyboard.tabTo('.skip');
  await keyboard.press('Enter');
  await keyboard.press('Tab');

  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('main'))), true);
});

step('a call is chosen, sent and answered by keyboard', async (visitor) => {
  const page = await open(visitor, 'sv', 'try');
  const keyboard = keyboardOnly(page);

  await keyboard.tabTo('aria/Anrop[role="combobox"]');
  await keyboard.type('GET /municipalities:');
  await keyboard.tabTo('aria/Skicka[role="button"]');
  await keyboard.press('Enter');

  await page.waitForFunction(() => document.querySelector('#status').textContent.startsWith('Svar: 200'));
  assert.match(await page.$eval('#answer', (answer) => answer.textContent), /"code": "0114"/);
  await screenshot(page, 'answered');
  await assertAccessible(page);
});

step('an answer that is an error is shown as one', async (visitor) => {
  const page = await open(visitor, 'en', 'try', { allow: { errors: [/status of 400/] } });

  await page.select('#operation', await page.$$eval('#operation option', (options) =>
    options.find((option) => option.textContent.startsWith('GET /search')).value));
  await page.type('[name=limit]', '1000000');
  await page.click('button[type=submit]');

  await page.waitForFunction(() => document.querySelector('#status').textContent.includes('400'));
  assert.match(await page.$eval('#answer', (answer) => answer.textContent), /"status": 400[^]+limit/);
});

step('without JavaScript the form says what to use instead', async (visitor) => {
  const page = await visitor.open(`${address}/docs/sv/try.html`, { javaScript: false });

  assert.match(await page.$eval('noscript', (element) => element.textContent), /kräver JavaScript/);
});

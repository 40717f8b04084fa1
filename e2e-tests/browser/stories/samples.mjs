// The sample data: what five real pages of municipalities say can be read on ours, in both languages, at every size.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { DESKTOP, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';

/** Each with what it says in every language, and in each of the two. */
const PAGES = [
  {
    name: 'Sollentuna in 2017', page: '0163-sollentuna', day: '2017-12-31',
    both: ['Henrik Thunes', '08-579 210 00', 'kontaktcenter@sollentuna.se', 'mopedkörning'],
    sv: ['december 2016', 'oförändrat', 'framgår inte'], en: ['December 2016', 'unchanged', 'not stated'],
  },
  {
    name: 'Sigtuna in 2019', page: '0191-sigtuna', day: '2019-02-06',
    both: ['samverkansavtal', 'Valsta centrum', 'Trygghetscentret', 'Olov Holst', 'tystnadskultur'],
    sv: ['sommaren 2018', 'medborgardialog'], en: ['summer 2018', 'citizen dialogue'],
  },
  {
    name: 'Värmdö in 2018', page: '0120-varmdo', day: '2018-07-17',
    both: ['Gustavsbergs centrum', 'Nacka', 'Tyresö', 'Skogsbovägen 9–11', 'Trygghetsrådet'],
    sv: ['april 2014', 'till och med 2017', 'bland annat'], en: ['April 2014', '2017', 'among others'],
  },
  {
    name: 'Strängnäs in 2019', page: '0486-strangnas', day: '2019-12-20',
    both: ['20 grannsamverkansområden', '303 trafikkontroller', 'Läggesta station'],
    sv: ['minst 4', 'februari 2019', 'uppfyllt', 'kommande'], en: ['at least 4', 'February 2019', 'fulfilled', 'upcoming'],
  },
  {
    name: 'Sollentuna today', page: '0163-sollentuna',
    both: ['Inga utsatta områden 2030', 'Sollentunahem', 'Brandkåren Attunda', 'EST'],
    sv: ['2023–2026', 'tillsammans eller var för sig'], en: ['2023–2026', 'jointly or separately'],
  },
];
const ADDRESSES = { sv: ['/kommuner/', 'per'], en: ['/en/municipalities/', 'asOf'] };

for (const { name, page: path, day, both, ...words } of PAGES) {
  step(`the page of ${name} says what its source says`, async (visitor) => {
    for (const [language, [root, parameter]] of Object.entries(ADDRESSES)) {
      for (const size of [DESKTOP, PHONE]) {
        const address = root + path + (day ? `?${parameter}=${day}` : '');
        const page = await visitor.open(address, { language, size, dark: size === PHONE, awaiting: 'h1' });
        await page.$$eval('details', (all) => all.forEach((details) => { details.open = true; }));
        const text = (await page.$eval('main', (main) => main.innerText)).toLowerCase();

        for (const word of [...both, ...words[language]]) {
          assert.ok(text.includes(word.toLowerCase()), `${address} does not say "${word}"`);
        }
        await assertNoHorizontalScroll(page);
        await assertAccessible(page, { bestPractices: true });
        await screenshot(page, `${path}-${language}${day ? `-${day}` : ''}`);
        await page.close();
      }
    }
  }, { seconds: 120 });
}

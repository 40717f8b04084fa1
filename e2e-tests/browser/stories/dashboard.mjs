// The dashboard: what is chosen stands in the address, every chart has a table and a file.
import assert from 'node:assert/strict';
import { screenshot } from '../lib/screenshot.mjs';
import { PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { Archivist, address } from '../lib/system.mjs';

const COUNTY = '24';
const SITE = new URL(address).origin;

step('a choice is in the address, and the address leads back to the same view', async (visitor) => {
  await new Archivist('2425').publish('promises', 'Ett gammalt löfte', {
    validity: { from: '2015', to: '2015' }, commitments: [{ id: 'c1', text: 'Vi lovar.' }],
  });
  const page = await visitor.open('/instrumentpanel', { language: 'sv', awaiting: 'h1' });
  await page.select('#county', COUNTY);
  await page.select('#figure', 'overdue');
  await Promise.all([page.waitForNavigation(), page.locator('.filters button').click()]);

  const chosen = new URL(page.url()).searchParams;
  assert.deepEqual([chosen.get('county'), chosen.get('figure')], [COUNTY, 'overdue']);
  const again = await visitor.open(`${page.url()}&sort=since`, { language: 'sv', size: PHONE, awaiting: 'h1' });
  assert.equal(await again.$eval('#county', (select) => select.value), COUNTY);
  assert.match(await again.$eval('#late + p + div', (table) => table.innerText), /Ett gammalt löfte/);
  await screenshot(again, 'county');
});

step('the late documents are sorted by their headings', async (visitor) => {
  const page = await visitor.open('/instrumentpanel?sort=title', { language: 'sv', awaiting: 'h1' });
  const titles = () => page.$$eval('#late ~ div tbody th', (cells) => cells.map((cell) => cell.innerText));
  const ascending = await titles();
  await Promise.all([page.waitForNavigation(), page.locator('th[aria-sort] a').click()]);

  assert.match(page.url(), /sort=-title/);
  assert.equal((await titles()).length, ascending.length);
  assert.notDeepEqual(await titles(), ascending);
});

step('every chart has its figures as CSV and for Excel', async (visitor) => {
  const page = await visitor.open(`/instrumentpanel?county=${COUNTY}`, { language: 'sv', awaiting: 'h1' });
  const files = await page.$$eval('.downloads a[href*=csv]', (links) => links.map((link) => link.getAttribute('href')));

  assert.equal(files.length, 8);
  for (const file of files) {
    const response = await fetch(new URL(file, SITE));
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type'), /text\/csv/);
    await response.arrayBuffer();
  }
});

step('a municipality is compared with its police region', async (visitor) => {
  const page = await visitor.open('/instrumentpanel', { language: 'sv', awaiting: 'h1' });
  await page.select('#municipality', '0486');
  await page.select('#compare', 'Öst');
  await Promise.all([page.waitForNavigation(), page.locator('.filters button').click()]);

  const areas = await page.$$eval('#outcomes ~ .scroll tbody th', (cells) => cells.map((cell) => cell.innerText));
  assert.deepEqual(areas, ['Löftespunkter, Strängnäs', 'Aktiviteter, Strängnäs', 'Löftespunkter, Polisregion Öst', 'Aktiviteter, Polisregion Öst']);
  await screenshot(page, 'compared');
});

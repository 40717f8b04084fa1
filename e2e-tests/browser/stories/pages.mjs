// The pages for inhabitants: the whole way from the first page to an answer, without scripts, in both languages, at every size.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { DESKTOP, NARROW, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { Archivist, address, request, token } from '../lib/system.mjs';

const CODE = '2425';
const NAME = 'Dorotea';
const MARKUP = '<img src=x onerror=alert(1)> & "citat"';
const COMMITMENT = {
  id: 'c1',
  text: 'Vi ska gå trygghetsvandringar.',
  targets: [{ id: 't1', comparator: 'AT_LEAST', value: 4, unit: 'trygghetsvandringar' }],
  places: [{ name: 'Torget', relation: 'IN_AND_AROUND' }],
};

let published;

/** A promise with its follow-up and an agreement, published once for all steps. */
async function documents() {
  published ??= (async () => {
    const archivist = new Archivist(CODE);
    const agreement = await archivist.publish('agreements', `Överenskommelse ${MARKUP}`, {
      validity: { from: '2019', to: '2022' },
      focusAreas: [{ id: 'f1', title: 'Trygg trafik', scope: 'Hastighet och nykterhet' }],
      situationalPicture: { summary: 'Trafiken oroar.', evidence: [{ type: 'CITIZEN_DIALOGUE', count: 7 }] },
    });
    const promise = await archivist.publish('promises', 'Medborgarlöfte om trygga gator', {
      agreementId: agreement.id,
      theme: 'trygghet',
      validity: { from: '2020', to: '2020' },
      commitments: [COMMITMENT, { id: 'c2', text: `${MARKUP} ${'långtord'.repeat(30)}` }],
    });
    const followUp = await archivist.publish('follow-ups', 'Uppföljning av 2020', {
      subject: { type: 'PROMISE', id: promise.id, version: 1 },
      period: { from: '2020', to: '2020' },
      assessments: [{
        itemId: 'c1', outcome: 'FULFILLED', basis: 'MEASURED', text: 'Fem vandringar.',
        results: [{ targetId: 't1', value: 5, unit: 'trygghetsvandringar' }],
      }],
    });
    const plan = await archivist.publish('action-plans', 'Åtgärdsplan för gator', {
      agreementId: agreement.id,
      goals: [{ id: 'g1', title: 'Lägre fart', comparator: 'AT_MOST', value: 40, unit: 'km/h', by: '2030', baseline: { value: 52 } }],
      measures: [{ id: 'm1', text: 'Farthinder.', focusAreaId: 'f1' }],
    });
    const { id: withdrawn } = await archivist.publish('agreements', 'Den gamla överenskommelsen');
    const approver = { Authorization: `Bearer ${await token('approver', `municipality:${CODE}`)}` };
    const { etag } = await request('GET', `/agreements/${withdrawn}`, { headers: approver });
    await request('POST', `/agreements/${withdrawn}/withdrawals`, {
      headers: { ...approver, 'If-Match': etag }, body: { explanation: 'Den var inte undertecknad.' },
    });
    return { agreement, promise, followUp, plan, withdrawn };
  })();
  return published;
}

async function text(page) {
  return page.$eval('main', (main) => main.innerText);
}

step('an inhabitant finds in three clicks whether the promise was kept', async (visitor) => {
  await documents();
  const page = await visitor.open('/', { language: 'sv', awaiting: 'h1' });
  await Promise.all([page.waitForNavigation(), page.locator('nav ::-p-text(Kommuner)').click()]);
  await Promise.all([page.waitForNavigation(), page.locator(`::-p-text(${NAME})`).click()]);

  assert.match(await text(page), /uppfyllt[\s\S]*5 trygghetsvandringar/);
  await Promise.all([page.waitForNavigation(), page.locator('::-p-text(Uppföljning av 2020)').click()]);
  assert.match(await text(page), /Fem vandringar/);
});

const PAGES = (found) => [
  ['start', '/', '/en'],
  ['municipalities', '/kommuner', '/en/municipalities'],
  ['municipality', `/kommuner/${CODE}-dorotea`, `/en/municipalities/${CODE}-dorotea`],
  ['promise', `/loften/${found.promise.id}`, `/en/promises/${found.promise.id}`],
  ['history', `/loften/${found.promise.id}/historik`, `/en/promises/${found.promise.id}/history`],
  ['agreement', `/overenskommelser/${found.agreement.id}`, `/en/agreements/${found.agreement.id}`],
  ['follow-up', `/uppfoljningar/${found.followUp.id}`, `/en/follow-ups/${found.followUp.id}`],
  ['action-plan', `/atgardsplaner/${found.plan.id}`, `/en/action-plans/${found.plan.id}`],
  ['documents', '/loften', '/en/promises'],
  ['search', '/sok?q=trygghetsvandring', '/en/search?q=trygghetsvandring'],
  ['dashboard', '/instrumentpanel?compare=24', '/en/dashboard?compare=24'],
  ['narrowed', '/sok?kind=PROMISE&municipality=0486', '/en/search?county=24&q=trygghetsvandring'],
  ['embed-search', `/badda-in?component=search&year=2020`, `/en/embed?component=overview&theme=dark`],
  ['embed', `/badda-in?municipality=${CODE}`, `/en/embed?municipality=${CODE}`],
];

for (const [index, [name]] of PAGES({ promise: {}, agreement: {}, followUp: {}, plan: {} }).entries()) {
  step(`the page ${name} is accessible in both languages, at every size, also in the dark`, async (visitor) => {
    const [, ...paths] = PAGES(await documents())[index];
    for (const [i, path] of paths.entries()) {
      const language = ['sv', 'en'][i];
      for (const size of [DESKTOP, PHONE, NARROW]) {
        const page = await visitor.open(path, { language, size, dark: size === PHONE && language === 'en', awaiting: 'h1' });

        await screenshot(page, `${name}-${language}`);
        await assertNoHorizontalScroll(page);
        await assertAccessible(page, { bestPractices: true });
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        assert.doesNotMatch(await page.content(), /NOT_FOUND|<img/);
        await page.close();
      }
    }
  }, { seconds: 120 });
}

step('markup in a document is shown as text', async (visitor) => {
  const { promise } = await documents();
  const page = await visitor.open(`/loften/${promise.id}`, { language: 'sv', awaiting: 'h1' });

  assert.ok((await text(page)).includes(MARKUP));
});

step('the pages work without scripts', async (visitor) => {
  await documents();
  const page = await visitor.open('/', { language: 'sv', javaScript: false, awaiting: 'h1' });
  await page.type('#q', 'trygghetsvandringar');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  assert.match(page.url(), /\/sok\?q=trygghetsvandringar$/);
  assert.match(await text(page), /Medborgarlöfte om trygga gator/);
});

step('a browser set to English is led to the English pages', async (visitor) => {
  const page = await visitor.open('/', { language: 'en', awaiting: 'h1' });

  assert.equal(new URL(page.url()).pathname, '/en');
  await Promise.all([page.waitForNavigation(), page.locator('a.other-language').click()]);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'sv');
});

step('a municipality is shown as it was on a day', async (visitor) => {
  await documents();
  const page = await visitor.open(`/kommuner/${CODE}-dorotea?per=2020-06-01`, { language: 'sv', awaiting: 'h1' });

  assert.match(await text(page), /gällande/);
  assert.match(await text(page), /1 juni 2020/);
});

step('a reader walks through a page by keyboard', async (visitor) => {
  const { promise } = await documents();
  const page = await visitor.open(`/loften/${promise.id}`, { language: 'sv', awaiting: 'h1' });
  await (await keyboardOnly(page)).tabThrough();
});

step('a new version shows which words changed', async (visitor) => {
  const { promise } = await documents();
  const archivist = { Authorization: `Bearer ${await token('archivist', `municipality:${CODE}`)}` };
  const path = `/promises/${promise.id}`;
  const current = await request('GET', path, { headers: archivist });
  const { title, municipalities, parties, sources, validity, theme, agreementId, commitments } = current.json;
  const changed = commitments.map((commitment) => commitment.id === 'c1'
    ? { ...commitment, text: 'Vi ska gå fem trygghetsvandringar.' } : commitment);
  const edited = await request('PUT', path, {
    headers: { ...archivist, 'If-Match': current.etag },
    body: { title, municipalities, parties, sources, validity, theme, agreementId, commitments: changed },
  });
  await request('POST', `${path}/publications`, {
    headers: { ...archivist, 'If-Match': edited.etag }, body: { changeNote: 'Antalet står i texten' },
  });
  const page = await visitor.open(`/loften/${promise.id}/historik?fran=1&till=2`, { language: 'sv', awaiting: 'h1' });

  assert.deepEqual(await page.$$eval('ins', (words) => words.map((word) => word.textContent.trim())), ['fem']);
  assert.match(await text(page), /Antalet står i texten/);
  assert.match(await page.$eval('dl.differences dt', (place) => place.innerText), /^Löfte c1 Text$/);
  assert.deepEqual(await page.$$eval('.compare select', (all) => all.map((select) => select.value)), ['1', '2']);
  await assertAccessible(page, { bestPractices: true });
  await screenshot(page, 'differences');
});

for (const [name, path, status] of [
  ['an unknown municipality', '/kommuner/9999', 404],
  ['an unknown promise', '/loften/00000000-0000-7000-8000-000000000000', 404],
  ['an id that is none', '/loften/x', 404],
  ['a day that does not exist', `/kommuner/${CODE}-dorotea?per=2019-02-30`, 400],
  ['an address that leads nowhere', '/finns-inte', 404],
  ['a version that does not exist', null, 404],
]) {
  step(`${name} gets a page that helps`, async (visitor) => {
    const target = path ?? `/loften/${(await documents()).promise.id}/historik?fran=1&till=99`;
    const page = await visitor.open(target, { language: 'sv', awaiting: 'h1', allow: { errors: [/status of 40/] } });
    const response = await fetch(new URL(target, address), { headers: { Accept: 'text/html' } });

    assert.equal(response.status, status);
    assert.match(await text(page), /Kommuner/);
    await assertAccessible(page, { bestPractices: true });
  });
}

step('a hundred commitments, a word of 5,000 letters and a name from right to left fit into the page', async (visitor) => {
  const long = await new Archivist('2425').publish('promises', 'Ett mycket långt löfte', {
    validity: { from: '2022', to: '2022' },
    representatives: [{ name: 'שרה כהן', roleTitle: 'kommunpolis' }],
    commitments: Array.from({ length: 100 }, (_, i) => ({ id: `c${i}`, text: i ? `Punkt ${i}.` : 'o'.repeat(5_000) })),
  });
  const page = await visitor.open(`/loften/${long.id}`, { language: 'sv', size: PHONE, awaiting: 'h1' });

  await assertNoHorizontalScroll(page);
  await assertAccessible(page, { bestPractices: true });
  assert.match(await text(page), /שרה כהן[\s\S]*Punkt 99/);
});

step('a withdrawn document says by whom and why, in both languages', async (visitor) => {
  const { withdrawn } = await documents();
  const page = await visitor.open(`/overenskommelser/${withdrawn}`, {
    language: 'sv', awaiting: 'h1', allow: { errors: [/status of 410/] },
  });

  assert.match(await text(page), /Tillbakadraget[\s\S]*Den var inte undertecknad/);
  await assertAccessible(page, { bestPractices: true });
  await screenshot(page, 'withdrawn');
  await Promise.all([page.waitForNavigation(), page.locator('a.other-language').click()]);
  assert.match(await text(page), /Withdrawn[\s\S]*Den var inte undertecknad/);
});

step('a folded text is on paper', async (visitor) => {
  const { promise } = await documents();
  const page = await visitor.open(`/loften/${promise.id}/historik`, { language: 'sv', awaiting: 'h1' });
  await page.emulateMediaType('print');

  await page.waitForFunction(() =>
    document.querySelector('details:not([open]) code').checkVisibility({ contentVisibilityAuto: true }));
});

step('a reader whose browser prefers English stays on the Swedish pages', async (visitor) => {
  const page = await visitor.open('/kommuner', { language: 'en', awaiting: 'h1' });
  await Promise.all([page.waitForNavigation(), page.locator('a.site-name').click()]);

  assert.equal(await page.evaluate(() => document.documentElement.lang), 'sv');
});

// The desk: two people of two parties take a promise from draft to publication, in the browser alone.
import assert from 'node:assert/strict';
import { assertAccessible } from '../lib/checks.mjs';
import { allow, assertFine, click, deskOf, fill, issuer, press, settled, status, textOf } from '../lib/desk.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { NARROW } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { address, Archivist, request, token } from '../lib/system.mjs';

// Nobody else's stories are about Knivsta.
const CODE = '0330';
const MUNICIPALITY = `municipality:${CODE}`;
const POLICE = 'police:polismyndigheten';

async function headers(party) {
  return { Authorization: `Bearer ${await token('editor', party)}` };
}

/** A draft with members that the form has and others that it has not. */
async function draft(title, members = {}) {
  const { json } = await request('POST', '/promises', {
    headers: await headers(MUNICIPALITY),
    body: {
      title,
      municipalities: [CODE],
      parties: [{ id: MUNICIPALITY, name: 'Knivsta kommun' }, { id: POLICE, name: 'Polisen' }],
      validity: { from: '2030', to: '2031', asPublished: '2030–2031' },
      purposes: ['ökad trygghet'],
      commitments: [{ id: 'c1', text: 'Vi ska synas mer i centrum.', places: [{ name: 'Knivsta centrum' }] }],
      activities: [{
        id: 'a1',
        text: 'Trygghetsvandringar',
        targets: [{ id: 't1', comparator: 'AT_LEAST', value: 4, unit: 'trygghetsvandringar' }],
      }],
      ...members,
    },
  });
  return json.id;
}

async function readDraft(id) {
  return request('GET', `/promises/${id}`, { headers: await headers(MUNICIPALITY) });
}

step('somebody who has not signed in reads why and where to', async (visitor) => {
  for (const language of ['sv', 'en']) {
    const desk = await visitor.open(language === 'sv' ? '/skrivbord' : '/en/desk', {
      language, awaiting: '#desk h2', allow });
    assert.equal(await textOf(desk, '#desk h2'), language === 'sv' ? 'Logga in för att arbeta' : 'Sign in to work');
    await assertFine(desk, `${language}-signed-out`);
    await click(desk, '#desk button');
    await desk.waitForSelector('#organisation');
    assert.match(await textOf(desk, '.warning'), language === 'sv' ? /Bara för att prova/ : /trying out/);
    await assertFine(desk, `${language}-sign-in`);
  }
}, { seconds: 120 });

step('two people of two parties take a promise from draft to publication', async (visitor) => {
  const id = await draft('Löfte från utkast till publicering');
  const view = `#/promises/${id}`;
  const editor = await deskOf(visitor, MUNICIPALITY);
  await editor.waitForSelector(`#list-drafts a[href="${view}"]`);
  await assertFine(editor, 'lists');

  await click(editor, `#list-drafts a[href="${view}"]`);
  await settled(editor);
  await press(editor, 'Ändra');
  await editor.waitForSelector('.desk-form');
  await assertFine(editor, 'form');
  await fill(editor, 'Text', 'Vi ska synas mer i centrum på kvällarna.');
  await press(editor, 'Spara');
  await status(editor, 'Ändringarna är sparade.');
  const { json: saved } = await readDraft(id);
  assert.equal(saved.commitments[0].text, 'Vi ska synas mer i centrum på kvällarna.');
  assert.deepEqual(saved.commitments[0].places, [{ name: 'Knivsta centrum' }]);
  assert.deepEqual(saved.purposes, ['ökad trygghet']);
  assert.equal(await editor.$$eval('button', (all) => all.some(({ textContent }) => textContent === 'Publicera')), false);

  await press(editor, 'Godkänn');
  await editor.waitForSelector('dialog[open]');
  await assertFine(editor, 'dialogue');
  await press(editor, 'Godkänn');
  await status(editor, 'Texten är godkänd.');
  assert.match(await textOf(editor), /Knivsta kommun har godkänt/);

  const police = await deskOf(visitor, POLICE);
  await police.waitForSelector(`#list-waiting a[href="${view}"]`);
  await click(police, `#list-waiting a[href="${view}"]`);
  await settled(police);
  await press(police, 'Godkänn');
  await press(police, 'Godkänn');
  await status(police, 'Texten är godkänd.');
  await press(police, 'Publicera');
  await fill(police, 'Vad som är ändrat (visas för läsaren)', 'Första versionen');
  await press(police, 'Publicera');
  await status(police, 'Texten är publicerad.');
  await assertFine(police, 'published');

  const everybody = await visitor.open(`/loften/${id}`, { awaiting: 'h1' });
  assert.match(await textOf(everybody, 'main'), /Vi ska synas mer i centrum på kvällarna/);
}, { seconds: 240 });

step('a change of a published promise is shown against the last version, and waits in the lists', async (visitor) => {
  const id = await published('Löfte som ändras');
  const { json, etag } = await readDraft(id);
  await request('PUT', `/promises/${id}`, {
    headers: { ...await headers(MUNICIPALITY), 'If-Match': etag },
    body: { ...json, theme: 'trygga kvällar' },
  });

  const police = await deskOf(visitor, POLICE);
  await police.waitForSelector(`#list-waiting a[href="#/promises/${id}"]`);
  await click(police, `#list-waiting a[href="#/promises/${id}"]`);
  await police.waitForSelector('.differences');

  assert.equal(await textOf(police, '.differences ins'), 'trygga kvällar');
  await assertFine(police, 'difference');
}, { seconds: 120 });

step('what has expired without a follow-up is overdue', async (visitor) => {
  const { id } = await new Archivist(CODE).publish('promises', 'Löfte från förr', { validity: { from: '2019', to: '2019' } });
  const desk = await deskOf(visitor, MUNICIPALITY, { language: 'en' });

  assert.match(await textOf(desk, '#list-overdue'), /Löfte från förr/);
  assert.ok(await desk.$(`#list-overdue a[href="#/promises/${id}"]`));
}, { seconds: 120 });

step('a violation stands at its field, and the summary leads to it', async (visitor) => {
  const id = await draft('Löfte med fel');
  const expected = [/status of 4\d\d/];
  const editor = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}/edit`, expected });
  await editor.waitForSelector('.desk-form');
  const from = await fill(editor, 'Från', 'i våras');
  await press(editor, 'Spara');
  await editor.waitForSelector('.desk-summary');

  assert.equal(await editor.$eval(from, (field) => field.getAttribute('aria-invalid')), 'true');
  const described = await editor.$eval(from, (field) => field.getAttribute('aria-describedby').split(' ').at(-1));
  assert.match(await textOf(editor, `#${described}`), /YYYY/);
  assert.equal(await editor.evaluate(() => document.activeElement.textContent), 'Rätta det här (1)');
  await assertFine(editor, 'violation');
  await click(editor, '.desk-summary a');
  assert.equal(await editor.evaluate(() => `#${document.activeElement.id}`), from);

  await fill(editor, 'Från', '2030-03');
  await press(editor, 'Spara');
  await status(editor, 'Ändringarna är sparade.');
}, { seconds: 120 });

step('who saves second sees what the first one changed, and chooses', async (visitor) => {
  const id = await draft('Löfte med två redaktörer');
  const expected = [/status of 412/];
  const editor = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}/edit`, expected });
  await editor.waitForSelector('.desk-form');
  await fill(editor, 'Tema', 'mitt tema');
  const { json, etag } = await readDraft(id);
  await request('PUT', `/promises/${id}`, {
    headers: { ...await headers(POLICE), 'If-Match': etag },
    body: { ...json, summary: 'Polisens sammanfattning' },
  });

  await press(editor, 'Spara');
  await editor.waitForFunction(() => document.querySelector('#desk h2').textContent === 'Någon annan har hunnit spara');
  assert.equal(await textOf(editor, '[aria-labelledby=desk-theirs] ins'), 'Polisens sammanfattning');
  await assertFine(editor, 'conflict');
  await press(editor, 'Fortsätt med min text');
  await editor.waitForSelector('.desk-form');
  await press(editor, 'Spara');
  await status(editor, 'Ändringarna är sparade.');

  const { json: saved } = await readDraft(id);
  assert.deepEqual([saved.theme, saved.summary], ['mitt tema', 'Polisens sammanfattning']);
}, { seconds: 120 });

step('an approver withdraws with an explanation, which the public reads', async (visitor) => {
  const id = await published('Löfte som återkallas');
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}`, language: 'en' });
  await press(desk, 'Withdraw');
  await desk.waitForSelector('dialog[open]');
  await fill(desk, 'Explanation that is shown instead of the document', 'Publicerades för tidigt.');
  await press(desk, 'Withdraw');
  await status(desk, 'The document is withdrawn.');

  const everybody = await visitor.open(`/loften/${id}`, { awaiting: 'h1', allow: { errors: [/410/] } });
  assert.match(await textOf(everybody, 'main'), /Publicerades för tidigt\./);
}, { seconds: 120 });

step('a party dissents from a published follow-up, for everybody to read', async (visitor) => {
  const promise = await published('Löfte som följs upp');
  const { json, etag } = await request('POST', '/follow-ups', {
    headers: await headers(MUNICIPALITY),
    body: {
      title: 'Uppföljning av löftet',
      municipalities: [CODE],
      parties: [{ id: MUNICIPALITY, name: 'Knivsta kommun' }, { id: POLICE, name: 'Polisen' }],
      subject: { type: 'PROMISE', id: promise },
      kind: 'FINAL',
      assessments: [{ itemId: 'c1', outcome: 'FULFILLED', basis: 'NARRATIVE', text: 'Vi har synts mer.' }],
    },
  });
  await request('POST', `/follow-ups/${json.id}/publications`, {
    headers: { ...await headers(MUNICIPALITY), 'If-Match': etag }, body: {} });

  const police = await deskOf(visitor, POLICE);
  await police.waitForSelector(`#list-waiting a[href="#/follow-ups/${json.id}"]`);
  await click(police, `#list-waiting a[href="#/follow-ups/${json.id}"]`);
  await settled(police);
  await press(police, 'Ta ställning');
  await police.waitForSelector('dialog[open]');
  await assertFine(police, 'position');
  await click(police, 'dialog input[value=DISSENTED]');
  await fill(police, 'Kommentar', 'Vi ser det annorlunda.');
  await press(police, 'Ta ställning');
  await status(police, 'Ställningstagandet är sparat.');

  const { json: told } = await request('GET', `/follow-ups/${json.id}`);
  const { status: position, comment } = told.confirmations.find(({ partyId }) => partyId === POLICE);
  assert.deepEqual([position, comment], ['DISSENTED', 'Vi ser det annorlunda.']);
}, { seconds: 120 });

step('an editor begins a promise, gives it a commitment with a target, and deletes it', async (visitor) => {
  const desk = await deskOf(visitor, MUNICIPALITY, { view: '#/new/promises' });
  await assertFine(desk, 'new');
  await fill(desk, 'Rubrik', 'Löfte från början');
  await press(desk, 'Skapa utkast');
  await status(desk, 'Utkastet är skapat.');
  await press(desk, 'Lägg till: löfte');
  await press(desk, 'Lägg till: mål');
  await fill(desk, 'Text', 'Fler lyktor');
  await fill(desk, 'Värde', '2,5');
  await fill(desk, 'Enhet', 'kilometer väg');
  await press(desk, 'Spara');
  await status(desk, 'Ändringarna är sparade.');
  const id = /promises.(.*)/.exec(desk.url())[1];
  const { json } = await readDraft(id);
  assert.deepEqual(json.parties.map((party) => party.name), ['Knivsta kommun', 'Polisen']);
  assert.equal(json.commitments[0].targets[0].value, 2.5);

  await press(desk, 'Ta bort utkastet');
  await desk.waitForSelector('dialog[open]');
  await press(desk, 'Ta bort utkastet');
  await status(desk, 'Utkastet är borttaget.');
  await assert.rejects(readDraft(id), /404/);
}, { seconds: 120 });

step('the desk is worked by keyboard alone, and remembers nobody who signed out', async (visitor) => {
  const id = await draft('Löfte utan mus');
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}`, size: NARROW, dark: true, reducedMotion: true });
  await assertAccessible(desk, { bestPractices: true });
  await screenshot(desk, 'dark');
  const keyboard = keyboardOnly(desk);
  await keyboard.tabTo('aria/Godkänn[role="button"]');
  await keyboard.press('Enter');
  await desk.waitForSelector('dialog[open]');
  await keyboard.tabTo('dialog button');
  await keyboard.press('Enter');
  await status(desk, 'Texten är godkänd.');

  assert.equal(await desk.evaluate(() => JSON.stringify([localStorage, sessionStorage]).includes('ey')), false);
  await desk.reload();
  await desk.waitForSelector('.desk-person');
  await settled(desk);
  assert.equal(await textOf(desk, '#desk h2'), 'Löfte utan mus');
  await click(desk, '.desk-person button');
  await desk.waitForFunction(() => document.querySelector('#desk h2')?.textContent === 'Logga in för att arbeta');
  await desk.reload();
  await desk.waitForFunction(() => document.querySelector('#desk h2')?.textContent === 'Logga in för att arbeta');
}, { seconds: 120 });

step('a token that is about to expire is renewed without a word', async (visitor) => {
  const desk = await deskOf(visitor, MUNICIPALITY, { view: '#/new/promises' });
  await desk.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 280_000;
  });
  const renewal = desk.waitForResponse((response) => response.url() === `${issuer.origin}/token`);
  await press(desk, 'Avbryt');

  assert.equal((await renewal).status(), 200);
  await desk.waitForSelector('#list-drafts');
});

step('the page of the desk alone may speak with the issuer', async () => {
  const policyOf = async (path) =>
    (await fetch(new URL(path, address))).headers.get('Content-Security-Policy').split('; ');

  for (const directive of ['connect-src', 'form-action']) {
    assert.ok((await policyOf('/skrivbord')).includes(`${directive} 'self' ${issuer.origin}`));
    assert.ok((await policyOf('/en/desk')).includes(`${directive} 'self' ${issuer.origin}`));
    assert.ok((await policyOf('/sok')).includes(`${directive} 'self'`));
  }
  assert.ok((await policyOf('/skrivbord')).includes("script-src 'self'"));
});

/** A promise that both parties have approved and published. */
async function published(title) {
  const id = await draft(title);
  const { etag } = await readDraft(id);
  for (const party of [MUNICIPALITY, POLICE]) {
    await request('POST', `/promises/${id}/approvals`, {
      headers: { Authorization: `Bearer ${await token('approver', party)}`, 'If-Match': etag }, body: {} });
  }
  await request('POST', `/promises/${id}/publications`, {
    headers: { ...await headers(MUNICIPALITY), 'If-Match': etag }, body: {} });
  return id;
}

// The desk: two people of two parties take a promise from draft to publication, in the browser alone.
import assert from 'node:assert/strict';
import { assertFine, click, deskOf, fill, press, settled, status, textOf } from '../lib/desk.mjs';
import { CODE, draft, headers, MUNICIPALITY, POLICE, published, readDraft } from '../lib/knivsta.mjs';
import { step } from '../lib/step.mjs';
import { Archivist, request } from '../lib/system.mjs';

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
  const history = await visitor.open(`/loften/${id}/historik`, { awaiting: '#versions' });
  assert.match(await textOf(history, 'main'), /Godkänd av (Knivsta kommun|Polisen) \(.*\), (Knivsta kommun|Polisen)/);
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

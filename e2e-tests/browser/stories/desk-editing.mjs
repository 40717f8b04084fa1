// The form of the desk: violations at their fields, conflicts, and a promise from the beginning.
import assert from 'node:assert/strict';
import { assertFine, carryOut, choose, click, deskOf, fill, press, status, textOf } from '../lib/desk.mjs';
import { CODE, draft, headers, MUNICIPALITY, POLICE, published, readDraft } from '../lib/knivsta.mjs';
import { step } from '../lib/step.mjs';
import { request } from '../lib/system.mjs';

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
  await press(desk, 'Lägg till: plats');
  await fill(desk, 'Namn', 'Torget');
  await fill(desk, 'Syfte', 'Ljusare gångvägar\n\nFler som går');
  await press(desk, 'Lägg till: källa');
  await fill(desk, 'Utgivare', 'Kommunen');
  await press(desk, 'Spara');
  await status(desk, 'Ändringarna är sparade.');
  const id = /promises.(.*)/.exec(desk.url())[1];
  const { json } = await readDraft(id);
  assert.deepEqual(json.parties.map((party) => party.name), ['Knivsta kommun', 'Polisen']);
  assert.equal(json.commitments[0].targets[0].value, 2.5);
  assert.deepEqual(json.commitments[0].places, [{ name: 'Torget' }]);
  assert.deepEqual(json.purposes, ['Ljusare gångvägar', 'Fler som går']);
  assert.equal(json.sources[0].publisher, 'Kommunen');

  await carryOut(desk, 'Ta bort utkastet');
  await status(desk, 'Utkastet är borttaget.');
  await assert.rejects(readDraft(id), /404/);
}, { seconds: 120 });

step('whoever leaves the form is asked about what is not saved', async (visitor) => {
  const id = await draft('Löfte som inte sparas');
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}/edit` });
  await desk.waitForSelector('.desk-form');
  const asked = [];
  desk.on('dialog', async (dialog) => {
    asked.push(dialog.message());
    await (asked.length > 1 ? dialog.accept() : dialog.dismiss());
  });
  const field = await fill(desk, 'Tema', 'inte sparat');
  await desk.$eval(field, (control) => control.dispatchEvent(new Event('input', { bubbles: true })));
  await press(desk, 'Avbryt');
  await desk.waitForFunction(() => location.hash.endsWith('/edit'));

  assert.equal(await desk.$eval(field, (control) => control.value), 'inte sparat');
  await press(desk, 'Avbryt');
  await desk.waitForSelector('#desk-actions');
  assert.deepEqual(asked, Array(2).fill('Det du har skrivit är inte sparat. Lämna formuläret ändå?'));
}, { seconds: 120 });

step('whoever approves a text that changed meanwhile reads the change first', async (visitor) => {
  const id = await draft('Löfte som ändras före godkännandet');
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${id}`, expected: [/status of 412/] });
  await desk.waitForSelector('#desk-actions');
  const { json, etag } = await readDraft(id);
  await request('PUT', `/promises/${id}`, {
    headers: { ...await headers(POLICE), 'If-Match': etag }, body: { ...json, theme: 'nytt tema' },
  });
  await carryOut(desk, 'Godkänn');
  await desk.waitForSelector('#desk-changed');

  assert.equal(await textOf(desk, '[aria-labelledby=desk-changed] ins'), 'nytt tema');
  await assertFine(desk, 'changed-meanwhile');
  await carryOut(desk, 'Godkänn');
  await status(desk, 'Texten är godkänd.');
}, { seconds: 120 });

step('the desk works again after the contract could not be loaded', async (visitor) => {
  const id = await draft('Löfte utan kontrakt');
  const desk = await deskOf(visitor, MUNICIPALITY, { expected: [/status of 503/] });
  let isAway = true;
  await desk.setRequestInterception(true);
  desk.on('request', (sent) => isAway && sent.url().endsWith('/openapi.json')
    ? sent.respond({ status: 503, contentType: 'application/problem+json', body: '{"status":503}' }) : sent.continue());
  await desk.goto(`${desk.url().split('#')[0]}#/promises/${id}`);
  await desk.reload();
  await desk.waitForFunction(() => document.querySelector('#desk h2')?.textContent === 'Det gick inte');

  isAway = false;
  await press(desk, 'Försök igen');
  await desk.waitForFunction(() => document.querySelector('#desk h2')?.textContent === 'Löfte utan kontrakt');
}, { seconds: 120 });

step('an editor begins an agreement and an action plan', async (visitor) => {
  for (const [kind, collection] of [['Samverkansöverenskommelse', 'agreements'], ['Åtgärdsplan', 'action-plans']]) {
    const desk = await deskOf(visitor, MUNICIPALITY, { view: '#/new/promises' });
    await choose(desk, 'Vad som ska skrivas', kind);
    await fill(desk, 'Rubrik', `${kind} från början`);
    await press(desk, 'Skapa utkast');
    await status(desk, 'Utkastet är skapat.');
    assert.match(desk.url(), new RegExp(`#/${collection}/.*/edit$`));
    await fill(desk, 'Sammanfattning', 'Vi är överens.');
    await press(desk, 'Spara');
    await status(desk, 'Ändringarna är sparade.');
    await carryOut(desk, 'Ta bort utkastet');
    await status(desk, 'Utkastet är borttaget.');
  }
}, { seconds: 120 });

step('an editor follows up a published promise from its own page, and publishes', async (visitor) => {
  const promise = await published('Löfte som blev av');
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/promises/${promise}` });
  await desk.waitForSelector('#desk-actions');
  await click(desk, `a[href="#/promises/${promise}/follow-up"]`);
  await desk.waitForSelector('#desk-new-title');
  await assertFine(desk, 'follow-up');
  assert.equal(await desk.$eval('#desk-new-title', (field) => field.value), 'Uppföljning av Löfte som blev av');
  await press(desk, 'Skapa utkast');
  await status(desk, 'Utkastet är skapat.');
  await press(desk, 'Lägg till: bedömning');
  await choose(desk, 'Punkt', 'Vi ska synas mer i centrum.');
  await choose(desk, 'Utfall', 'uppfyllt');
  await press(desk, 'Spara');
  await status(desk, 'Ändringarna är sparade.');
  await carryOut(desk, 'Publicera');
  await status(desk, 'Texten är publicerad.');

  const { json } = await request('GET', `/promises/${promise}/progress`);
  assert.equal(json.items.find(({ itemId }) => itemId === 'c1').outcome, 'FULFILLED');
}, { seconds: 120 });

step('an assessment names what it judges by its text', async (visitor) => {
  const promise = await published('Löfte som följs upp');
  const { json: { id } } = await request('POST', '/follow-ups', {
    headers: await headers(MUNICIPALITY),
    body: {
      title: 'Uppföljning i formulär',
      municipalities: [CODE],
      parties: [{ id: MUNICIPALITY, name: 'Knivsta kommun' }],
      subject: { type: 'PROMISE', id: promise },
    },
  });
  const desk = await deskOf(visitor, MUNICIPALITY, { view: `#/follow-ups/${id}/edit` });
  await desk.waitForSelector('.desk-form');
  await press(desk, 'Lägg till: bedömning');
  await press(desk, 'Lägg till: resultat');
  await choose(desk, 'Punkt', 'Trygghetsvandringar');
  await choose(desk, 'Mål', '4 trygghetsvandringar');
  await choose(desk, 'Utfall', 'uppfyllt');
  await choose(desk, 'Grund', 'uppmätt');
  await fill(desk, 'Värde', '5');
  await fill(desk, 'Enhet', 'trygghetsvandringar');
  await assertFine(desk, 'assessment');
  await press(desk, 'Spara');
  await status(desk, 'Ändringarna är sparade.');

  const { json } = await request('GET', `/follow-ups/${id}`, { headers: await headers(MUNICIPALITY) });
  assert.equal(json.assessments[0].itemId, 'a1');
  assert.equal(json.assessments[0].results[0].targetId, 't1');
}, { seconds: 120 });

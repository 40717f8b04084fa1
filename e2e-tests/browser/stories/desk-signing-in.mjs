// The desk before and after signing in, by keyboard, and what it may reach.
import assert from 'node:assert/strict';
import { assertAccessible } from '../lib/checks.mjs';
import { allow, assertFine, click, deskOf, issuer, press, settled, status, textOf } from '../lib/desk.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { draft, MUNICIPALITY } from '../lib/knivsta.mjs';
import { screenshot } from '../lib/screenshot.mjs';
import { NARROW } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';
import { address } from '../lib/system.mjs';

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

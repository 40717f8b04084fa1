// The desk where people sign in at a Keycloak with the realm of containers/; KeycloakDeskStory runs it.
import assert from 'node:assert/strict';
import { allow, carryOut, click, fill, press, settled, status, textOf } from '../../lib/desk.mjs';
import { screenshot } from '../../lib/screenshot.mjs';
import { step } from '../../lib/step.mjs';

/** Opens the desk as somebody of the realm, on a view that the address names behind #. */
async function deskOf(visitor, user, view = '') {
  const desk = await visitor.open(`/skrivbord${view}`, { awaiting: '#desk button', allow });
  await click(desk, '#desk button');
  await desk.waitForSelector('#username');
  assert.equal(await desk.$eval('html', (page) => page.lang), 'sv');
  await desk.type('#username', user);
  await desk.type('#password', process.env.PASSWORD);
  await Promise.all([desk.waitForNavigation(), click(desk, '#kc-login')]);
  await desk.waitForSelector('.desk-person');
  await settled(desk);
  return desk;
}

step('an editor writes a draft, and an approver of the same municipality approves it', async (visitor) => {
  const editor = await deskOf(visitor, 'varmdo-redaktor', '#/new/promises');
  assert.match(await textOf(editor, '.desk-person'), /Värmdö.*redaktör/);
  await fill(editor, 'Rubrik', 'Löfte med Keycloak');
  await press(editor, 'Skapa utkast');
  await status(editor, 'Utkastet är skapat.');
  await screenshot(editor, 'keycloak-editor');
  const view = new URL(editor.url()).hash.replace('/edit', '');

  await click(editor, '.desk-person button');
  await editor.waitForFunction(() => document.querySelector('#desk h2')?.textContent === 'Logga in för att arbeta');

  const approver = await deskOf(visitor, 'varmdo-godkannare', view);
  assert.equal(await textOf(approver, '#desk h2'), 'Löfte med Keycloak');
  await carryOut(approver, 'Godkänn');
  await status(approver, 'Texten är godkänd.');
}, { seconds: 180 });

step('the session is taken up again after a reload, without the password', async (visitor) => {
  const desk = await deskOf(visitor, 'varmdo-redaktor');

  await desk.reload();
  await desk.waitForSelector('.desk-person');
  await settled(desk);

  assert.match(await textOf(desk, '.desk-person'), /Värmdö/);
}, { seconds: 120 });

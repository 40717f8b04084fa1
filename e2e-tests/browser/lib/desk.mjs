import { assertAccessible, assertNoHorizontalScroll } from './checks.mjs';
import { screenshot } from './screenshot.mjs';
import { DESKTOP, NARROW, PHONE } from './sizes.mjs';
import { address } from './system.mjs';

const html = await (await fetch(new URL('/skrivbord', address))).text();

/** Where people sign in. */
export const issuer = new URL(/data-issuer="([^"]+)"/.exec(html)[1]);

/** The hosts, beside the system's own, that a visitor of the desk may reach. */
export const allow = { hosts: [issuer.host] };

/** Opens the desk as somebody of an organisation; `view` is the address behind #. */
export async function deskOf(visitor, organisation, { view = '', language = 'sv', expected = [], ...options } = {}) {
  const path = language === 'sv' ? '/skrivbord' : '/en/desk';
  const desk = await visitor.open(path + view, {
    language, awaiting: '#desk h2', allow: { ...allow, errors: expected }, ...options });
  await click(desk, '#desk button');
  await desk.waitForSelector('#organisation');
  await desk.type('#organisation', organisation);
  await Promise.all([desk.waitForNavigation(), click(desk, 'form:last-of-type button')]);
  await desk.waitForSelector('.desk-person');
  await settled(desk);
  return desk;
}

/** Presses what a selector finds. */
export function click(desk, selector) {
  return desk.$eval(selector, (button) => button.click());
}

/** A view is there, and none is being fetched. */
export function settled(desk) {
  return desk.waitForFunction(() => document.querySelector('#desk h2') && !document.querySelector('#desk[aria-busy]'));
}

/** Presses the button or link with a text, in the open dialogue if there is one. */
export async function press(desk, text) {
  await desk.waitForFunction((wanted) => {
    const root = document.querySelector('dialog[open]') ?? document;
    const found = [...root.querySelectorAll('button, a')].find((each) => each.textContent === wanted);
    found?.click();
    return Boolean(found);
  }, {}, text);
}

/** Presses the button of an action, and the same again in the dialogue that it opens. */
export async function carryOut(desk, text) {
  await press(desk, text);
  await desk.waitForSelector('dialog[open]');
  await press(desk, text);
}

/** The desk says a result. */
export function status(desk, text) {
  return desk.waitForFunction(
    (wanted) => document.querySelector('#desk-status').textContent === wanted, {}, text);
}

/** The visible text of an element. */
export function textOf(desk, selector = '#desk') {
  return desk.$eval(selector, (element) => element.innerText);
}

/** Replaces the text of the field with a label, the first of several. */
export async function fill(desk, label, text) {
  const id = await desk.evaluate((wanted) =>
    [...document.querySelectorAll('label')].find((each) => each.textContent === wanted)?.htmlFor, label);
  await desk.$eval(`#${id}`, (field, value) => { field.value = value; }, text);
  return `#${id}`;
}

/** Chooses the option with a text in the list with a label, the first of several. */
export async function choose(desk, label, text) {
  await desk.select(await fill(desk, label, ''), await desk.evaluate((wanted) =>
    [...document.querySelectorAll('option')].find((option) => option.textContent === wanted).value, text));
}

/** The view is accessible, and fits into every window. */
export async function assertFine(desk, name) {
  for (const { width, height } of [DESKTOP, PHONE, NARROW]) {
    // Without touch: a change of it loads the page again.
    await desk.setViewport({ width, height });
    await assertNoHorizontalScroll(desk);
    await assertAccessible(desk, { bestPractices: true });
    await screenshot(desk, name);
  }
  await desk.setViewport({ width: DESKTOP.width, height: DESKTOP.height });
}

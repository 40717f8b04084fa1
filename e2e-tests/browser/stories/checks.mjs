// The checks themselves: each finds its fault on a page that has it.
import assert from 'node:assert/strict';
import { assertAccessible, assertNoHorizontalScroll } from '../lib/checks.mjs';
import { keyboardOnly } from '../lib/keyboard.mjs';
import { DESKTOP, NARROW, PHONE } from '../lib/sizes.mjs';
import { step } from '../lib/step.mjs';

const html = (body) => `<!DOCTYPE html>
<html lang="sv">
<head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sida</title></head>
<body><h1>Sida</h1>${body}</body>
</html>`;

const PAGES = {
  '/': html('<a href="#a">Länk</a> <button>Knapp</button>'),
  '/pale': html('<p style="color: #999">Blek</p>'),
  '/wide': html('<div style="width: 900px; background: red">Bred</div><div style="overflow: auto"><pre style="width: 999px">Kod</pre></div>'),
  '/long': html(`<p>${'lång'.repeat(100)}</p>`),
  '/ringless': html('<button style="outline: none">Utan ring</button>'),
  '/covered': html('<button>Dold</button><div style="position: fixed; inset: 0; background: white"></div>'),
  '/trap': html('<input onkeydown="event.preventDefault()"><button>Bakom</button>'),
  '/foreign': html('<img alt="" src="http://images.example/x.png">'),
  '/script': html('<script>throw new Error("Trasigt")</script>'),
  '/form-in-frame': (site) =>
    html(`<button>Före</button><iframe title="Sida" src="${site.address}/"></iframe><button>Efter</button>`),
  '/frame': (site) => html(`<iframe title="Blek" src="${site.address}/pale"></iframe>`),
};

async function open(visitor, path, options) {
  const { address } = await visitor.foreignSite(PAGES, options);
  return visitor.open(address + path, options);
}

step('a page without faults passes', async (visitor) => {
  for (const size of [DESKTOP, PHONE, NARROW]) {
    const page = await open(visitor, '/', { size });

    await assertAccessible(page);
    await assertNoHorizontalScroll(page);
    assert.deepEqual(await keyboardOnly(page).tabThrough(), ['<a> Länk', '<button> Knapp']);
  }
});

step('the visitor has the window, the language and the preferences of the story', async (visitor) => {
  const page = await open(visitor, '/', { size: PHONE, language: 'en', dark: true, reducedMotion: true });

  assert.deepEqual(
    await page.evaluate(() => ({
      width: innerWidth,
      language: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      reduced: matchMedia('(prefers-reduced-motion: reduce)').matches,
      touch: matchMedia('(pointer: coarse)').matches,
    })),
    { width: 360, language: 'en-GB', dark: true, reduced: true, touch: true },
  );
});

step('pale text is not accessible, also in a frame, unless the story says why', async (visitor) => {
  for (const path of ['/pale', '/frame']) {
    const page = await open(visitor, path);

    await assert.rejects(assertAccessible(page), /color-contrast .*\n {4}p: <p style="color: #999">Blek/);
    await assertAccessible(page, { except: { 'color-contrast': 'the page is a sample of pale text' } });
  }
});

step('a page that is too wide is found with what makes it so', async (visitor) => {
  const page = await open(visitor, '/wide', { size: PHONE });

  await assert.rejects(assertNoHorizontalScroll(page), (found) =>
    /is 908 px wide in a window of 360 px:\n {2}<div style="width: 900px/.test(found.message) && !found.message.includes('Kod'));
});

step('a word that is too long is found', async (visitor) => {
  const page = await open(visitor, '/long', { size: NARROW });

  await assert.rejects(assertNoHorizontalScroll(page), /:\n {2}långlång/);
});

for (const [path, fault] of [['/ringless', /the focus is not visible/], ['/covered', /it is covered by <div/]]) {
  step(`a focus that nobody sees is found: ${path}`, async (visitor) => {
    const page = await open(visitor, path);

    await assert.rejects(keyboardOnly(page).tabThrough(), fault);
  });
}

step('the keyboard walks through a frame', async (visitor) => {
  const page = await open(visitor, '/form-in-frame');

  const stops = await keyboardOnly(page).tabThrough();

  assert.deepEqual(stops, ['<button> Före', '<a> Länk', '<button> Knapp', '<button> Efter']);
});

step('a keyboard trap is found, and a keyboard has no pointer', async (visitor) => {
  const page = await open(visitor, '/trap');

  await assert.rejects(keyboardOnly(page).tabTo('aria/Bakom'), /Tab does not reach aria\/Bakom/);
  await assert.rejects(page.click('button'), /no pointer/);
});

for (const [path, fault, policy] of [
  ['/foreign', /^request to another host: http:\/\/images\.example\/x\.png/],
  ['/script', /^error in a script: Error: Trasigt/],
  ['/script', /^error on the console: .*Content Security Policy/, "default-src 'none'"],
]) {
  step(`a fault fails the step without being asked for: ${fault.source}`, async (visitor) => {
    await open(visitor, path, { policy });

    await assert.rejects(visitor.assertNoFaults(), /faults on the pages/);
    assert.ok(visitor.takeFaults().some((text) => fault.test(text)));
  });
}

step('an expected fault does not', async (visitor) => {
  await open(visitor, '/foreign', { allow: { errors: [/ERR_NAME_NOT_RESOLVED/], hosts: ['images.example'] } });
});

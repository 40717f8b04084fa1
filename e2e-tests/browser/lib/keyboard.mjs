import assert from 'node:assert/strict';

const MOST_STOPS = 300;
const POINTER = ['click', 'down', 'up', 'move', 'wheel', 'tap', 'touchStart', 'touchMove', 'touchEnd', 'dragAndDrop'];

/** The element with the focus, also inside shadow roots: what it is, and the faults of how its focus shows. */
function readFocus() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  if (!element || element === document.body) {
    return undefined;
  }
  const faults = [];
  const style = getComputedStyle(element);
  if ((style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) && style.boxShadow === 'none') {
    faults.push('the focus is not visible');
  }
  // The first line of a link that is broken over several.
  const box = element.getClientRects()[0];
  if (!box || box.width === 0 || box.height === 0) {
    faults.push('it has no size');
  } else {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = element.getRootNode().elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element) || top.getRootNode().host === element)) {
      faults.push(`it is covered by ${top?.outerHTML.slice(0, 80) ?? 'nothing: it is outside the window'}`);
    }
  }
  const seen = (window[Symbol.for('stops')] ??= new Map());
  if (!seen.has(element)) {
    seen.set(element, seen.size);
  }
  const text = (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 80);
  return { number: seen.get(element), tag: element.localName, id: element.id, text, faults };
}

/** The element with the focus, inside the frame that has it. */
async function focusIn(frame) {
  const stop = await frame.evaluate(readFocus);
  if (stop?.tag !== 'iframe') {
    return stop && { ...stop, key: `${frame.page().frames().indexOf(frame)}/${stop.number}` };
  }
  for (const child of frame.childFrames()) {
    const inner = (await child.evaluate(() => document.hasFocus())) && (await focusIn(child));
    if (inner) {
      return inner;
    }
  }
  // A frame without stops of its own: browsers scroll it by keyboard and draw nothing.
  return { ...stop, key: 'frame', faults: [] };
}

function describe({ tag, id, text }) {
  return `<${tag}${id ? ` id="${id}"` : ''}> ${text}`.trim();
}

/** The keyboard of a page whose visitor has no pointer: from now on the page's mouse and touchscreen fail. */
export function keyboardOnly(page) {
  for (const pointer of [page.mouse, page.touchscreen]) {
    for (const method of POINTER.filter((name) => name in pointer)) {
      pointer[method] = async () => {
        throw new Error('this visitor has no pointer');
      };
    }
  }
  const focused = () => focusIn(page.mainFrame());

  /** Presses Tab and returns the stop, whose focus must be visible; undefined outside the page. */
  const next = async () => {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (stop?.faults.length > 0) {
      assert.fail(`${describe(stop)}: ${stop.faults.join(', ')} (${page.url()})`);
    }
    return stop;
  };

  return {
    /** The element with the focus: `{ tag, id, text }`, or undefined. */
    focused,

    /** Presses a key, such as 'Enter', 'Escape' or 'ArrowDown'. */
    press: (key) => page.keyboard.press(key),

    type: (text) => page.keyboard.type(text),

    /** Presses Tab until an element has the focus: a selector of Puppeteer, such as 'aria/Skicka', or a handle. */
    async tabTo(wanted) {
      const target = typeof wanted === 'string' ? await page.waitForSelector(wanted) : wanted;
      const seen = new Set();
      while (seen.size < MOST_STOPS) {
        const stop = await next();
        const isThere = await target.evaluate(
          (element) => document.hasFocus() && element.getRootNode().activeElement === element);
        if (isThere) {
          return;
        }
        if (stop && seen.has(stop.key)) {
          break;
        }
        seen.add(stop?.key);
      }
      assert.fail(`Tab does not reach ${typeof wanted === 'string' ? wanted : 'the element'} (${page.url()})`);
    },

    /** Presses Tab from the first stop to the last, each with a visible focus that nothing covers, and returns them. */
    async tabThrough() {
      const stops = new Map();
      await page.evaluate(() => document.activeElement?.blur());
      while (stops.size < MOST_STOPS) {
        const stop = await next();
        if (!stop || stops.has(stop.key)) {
          return [...stops.values()];
        }
        stops.set(stop.key, describe(stop));
      }
      return assert.fail(`more than ${MOST_STOPS} stops, the last ${[...stops.values()].at(-1)} (${page.url()})`);
    },
  };
}

import assert from 'node:assert/strict';
import axe from 'axe-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

function description(violation) {
  const places = violation.nodes.map((node) =>
    `    ${node.target.join(' ')}: ${node.html}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`);
  return `  ${violation.id} (${violation.impact}): ${violation.help}\n${places.join('\n')}`;
}

/**
 * The page and its frames keep the rules of WCAG 2.2 AA that axe-core can check, and with `bestPractices` its advice.
 * `except` is `{ 'id-of-a-rule': 'the reason' }`.
 */
export async function assertAccessible(page, { except = {}, bestPractices = false } = {}) {
  for (const frame of page.frames()) {
    // Evaluated outside the page's content security policy, which allows no inline scripts.
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(
      (values) => window.axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        iframes: false,
      }),
      bestPractices ? [...WCAG_22_AA, 'best-practice'] : WCAG_22_AA,
    );
    const found = violations.filter((violation) => !(violation.id in except));
    if (found.length > 0) {
      assert.fail(`not accessible: ${frame.url()}\n${found.map(description).join('\n')}`);
    }
  }
}

/** The page is not wider than the window: WCAG 1.4.10. Tables and code may scroll within themselves. */
export async function assertNoHorizontalScroll(page) {
  // A mobile browser widens its own window for content that is too wide, so that innerWidth says nothing.
  const { width } = page.viewport();
  const [pageWidth, wide] = await page.evaluate((limit) => {
    const isClipped = (element) => {
      for (let at = element; at; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') {
          return true;
        }
      }
      return false;
    };
    const found = [];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      // A text may be wider than its element.
      const range = document.createRange();
      range.selectNode(node);
      const { right } = node.getBoundingClientRect?.() ?? range.getBoundingClientRect();
      if (right > limit + 1 && !isClipped(node.parentElement)) {
        found.push(`${(node.outerHTML ?? node.data).trim().slice(0, 120)} ends at ${Math.round(right)} px`);
      }
    }
    return [document.scrollingElement.scrollWidth, found];
  }, width);
  if (pageWidth > width) {
    assert.fail(`${page.url()} is ${pageWidth} px wide in a window of ${width} px:\n  ${wide.slice(0, 10).join('\n  ')}`);
  }
}

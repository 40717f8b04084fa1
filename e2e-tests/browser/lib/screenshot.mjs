import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sizes from './sizes.mjs';

const DIRECTORY = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const story = basename(process.argv[1], '.mjs');

function sizeOf(page) {
  const { width } = page.viewport();
  return Object.values(sizes).find((size) => size.width === width)?.name ?? width;
}

/** Writes the whole page to e2e-tests/target/screenshots/{story}-{name}-{size}.png and returns the file. */
export async function screenshot(page, name) {
  const file = `${story}-${name}-${sizeOf(page)}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  await mkdir(DIRECTORY, { recursive: true });
  const path = `${DIRECTORY}${file.slice(0, 150)}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}

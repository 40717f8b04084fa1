// Makes the pictures of the README against ./run with its sample data: npm run pictures
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startBrowser, stopBrowser } from './lib/browser.mjs';
import { address } from './lib/system.mjs';

const DIRECTORY = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const PICTURES = {
  'municipality.png': '/kommuner/0486-strangnas?per=2020-02-01',
  'dashboard.png': '/instrumentpanel?compare=04',
};

await mkdir(DIRECTORY, { recursive: true });
const browser = await startBrowser();
try {
  for (const [file, path] of Object.entries(PICTURES)) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1100, height: 1000, deviceScaleFactor: 0.8 });
    await page.goto(new URL(path, address).href, { waitUntil: 'load' });
    await page.screenshot({ path: DIRECTORY + file });
    await page.close();
  }
} finally {
  await stopBrowser(browser);
}

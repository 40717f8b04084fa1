// Makes the pictures of the README against ./run with its sample data, and the one of shared links: npm run pictures
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startBrowser, stopBrowser } from './lib/browser.mjs';
import { address } from './lib/system.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ASSETS = `${ROOT}web/src/main/resources/assets/`;
const PICTURES = {
  'municipality.png': '/kommuner/0486-strangnas?per=2020-02-01',
  'dashboard.png': '/instrumentpanel?compare=04',
};
/** The size that sites show of a shared link. */
const SHARED = { width: 1200, height: 630 };

async function sharedPicture() {
  const icon = await readFile(`${ASSETS}icon.svg`, 'utf8');
  return `<body style="margin:0;height:100vh;display:grid;place-content:center;justify-items:center;gap:2rem;
    background:#123a63;color:#fff;font:500 44px sans-serif"><div style="width:200px">${icon}</div>
    <div style="font-size:96px">Samverkan</div><div>Vad som lovades, och om det hölls</div></body>`;
}

await mkdir(`${ROOT}docs/pictures`, { recursive: true });
const browser = await startBrowser();
try {
  for (const [file, path] of Object.entries(PICTURES)) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1100, height: 1000, deviceScaleFactor: 0.8 });
    await page.goto(new URL(path, address).href, { waitUntil: 'load' });
    await page.screenshot({ path: `${ROOT}docs/pictures/${file}` });
    await page.close();
  }
  const page = await browser.newPage();
  await page.setViewport(SHARED);
  await page.setContent(await sharedPicture());
  await page.screenshot({ path: `${ASSETS}share.png` });
} finally {
  await stopBrowser(browser);
}

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { launch } from 'puppeteer-core';

const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));
/** Unpacked once for each installation of the packages: npm ci empties the directory. */
const UNPACKED = join(MODULES, '.chromium');
const SYSTEM_BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of the machine, if it has one. */
function systemBrowser() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => SYSTEM_BROWSERS.map((name) => join(directory, name)))
    .find(isExecutable);
}

/** Unpacks the browser of the package with its fonts and libraries, all or nothing. */
async function unpack() {
  const half = await mkdtemp(join(MODULES, '.chromium-'));
  // The package unpacks into the directory for temporary files.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = half;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(MODULES, '@sparticuz/chromium/bin/al2023.tar.br'));
    await rename(half, UNPACKED);
  } catch (failure) {
    await rm(half, { recursive: true });
    // Another process may have been faster.
    if (!existsSync(UNPACKED)) {
      throw failure;
    }
  } finally {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
  }
}

/** The headless browser of the package, with its own fonts, and with its own libraries where the machine lacks them. */
async function packagedBrowser() {
  if (!existsSync(UNPACKED)) {
    await unpack();
  }
  const executablePath = join(UNPACKED, 'chromium');
  const fonts = join(UNPACKED, 'fonts.conf');
  await writeFile(
    fonts,
    `<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${UNPACKED}/fonts</dir></fontconfig>`,
  );
  const env = { ...process.env, FONTCONFIG_FILE: fonts };
  try {
    await promisify(execFile)(executablePath, ['--version'], { env });
  } catch {
    env.LD_LIBRARY_PATH = join(UNPACKED, 'al2023/lib');
  }
  return { executablePath, env };
}

/** Starts a browser that reaches this machine only. It ends with this process, however that ends. */
export async function startBrowser() {
  const system = systemBrowser();
  const headful = Boolean(process.env.HEADFUL);
  if (headful && !system) {
    throw new Error(`HEADFUL needs one of ${SYSTEM_BROWSERS.join(', ')} on PATH: the packaged browser has no window`);
  }
  return launch({
    ...(system ? { executablePath: system } : await packagedBrowser()),
    headless: headful ? false : system ? true : 'shell',
    slowMo: headful ? 100 : 0,
    // A closed pipe ends the browser.
    pipe: true,
    timeout: 60_000,
    protocolTimeout: 60_000,
    args: [
      // Root has no sandbox, and the stories read no pages but ours.
      '--no-sandbox',
      '--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Stops the browser, if need be by force. */
export async function stopBrowser(browser) {
  const force = setTimeout(() => browser.process()?.kill('SIGKILL'), 5_000);
  await browser.close().catch(() => browser.process()?.kill('SIGKILL'));
  clearTimeout(force);
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A headless Chromium, with switches of its own where a test needs them; whoever starts it closes it. */
export function startChromium(switches: readonly string[] = []): Promise<Browser> {
  // Chromium refuses its own sandbox to root, and a container has a small /dev/shm.
  const args = isRoot() ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  return chromium.launch({ executablePath: chromiumPath(), args: [...args, ...switches] });
}

/** The one that CHROME_PATH names, one in a usual place, playwright's own, or one that Debian installs for root. */
function chromiumPath(): string {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  const found = named ?? firstThere();
  if (found !== undefined) return found;
  if (isRoot() && existsSync('/usr/bin/apt-get')) install();
  const installed = firstThere();
  if (installed !== undefined) return installed;
  throw new Error('The browser tests need Chromium: install the package "chromium" or set CHROME_PATH to a Chrome.');
}

function firstThere(): string | undefined {
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

/** Waits for its turn where another test file installs at the same moment. */
function install(): void {
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-y'];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update'], ['install', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', [...wait, ...words], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

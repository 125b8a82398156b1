/** Finds Chromium or Chrome; on Debian as root installs the package `chromium`. Never skips: no browser is an error. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const found = (): string | undefined =>
  [process.env['LIANTU_CHROMIUM'], ...KNOWN].find((path) => path && existsSync(path));

function installOnDebian(): void {
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/** Path of the browser. @throws Error saying what to install. */
export function findBrowser(): string {
  const present = found();
  if (present) return present;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) installOnDebian();
  const installed = found();
  if (installed) return installed;
  throw new Error('No Chromium or Chrome: install one, or set LIANTU_CHROMIUM to its path.');
}

/** Without the network flags the browser calls its maker's hosts at every start. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

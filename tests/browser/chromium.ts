import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags for a machine without a screen, a sandbox or a way out to the network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a Chrome or Chromium: the one `CHROME_PATH` names, one on the PATH, playwright's own; where there is none it
 * is installed, by Debian's packages as root on Debian, by playwright elsewhere.
 * @throws Error saying what to install when there is none after that, or `CHROME_PATH` leads nowhere
 */
export function chromiumPath(): string {
  const found = findChromium();
  if (found) return found;
  install();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chrome or Chromium, and none could be installed. Install one (Debian: apt-get install ' +
      'chromium; elsewhere: npx playwright install --with-deps chromium), or set CHROME_PATH to where it lies.',
  );
}

function findChromium(): string | undefined {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (isExecutable(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, where no program lies that can be run.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places, chromium.executablePath()].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

function install(): void {
  const commands: [string, string[]][] = isDebianAsRoot()
    ? [
        ['apt-get', ['update']],
        ['apt-get', ['install', '-y', 'chromium']],
      ]
    : [['npx', ['playwright', 'install', 'chromium']]];
  try {
    for (const [command, args] of commands) {
      console.log(`No Chrome or Chromium found: ${command} ${args.join(' ')}`);
      execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
  } catch (cause) {
    console.error(String(cause));
  }
}

function isDebianAsRoot(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

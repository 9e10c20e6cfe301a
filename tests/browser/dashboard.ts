import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { chromiumFlags } from './chromium.ts';

/** Every page of the dashboard: its address and its name in the menu. */
export const pages = [
  { path: '/', name: 'Overview' },
  { path: '/products', name: 'Products' },
  { path: '/reasons', name: 'Reasons' },
  { path: '/fixes', name: 'Fixes' },
  { path: '/damage', name: 'Damage' },
  { path: '/costs', name: 'Costs' },
  { path: '/suspicion', name: 'Second look' },
  { path: '/data', name: 'Data' },
] as const;

export interface Visit extends BrowserContextOptions {
  /** Address on the server, `/` unless told otherwise. */
  path?: string;
  /** Whether the page may complain on the console: where the server is taken away. */
  mayComplain?: boolean;
}

/** The real server, as `returnscope serve` starts it, and a browser on it, for the tests of one file. */
export interface Dashboard {
  readonly url: string;
  /** Where its data lives, for the command line. */
  readonly warehouse: string;
  /** Opens a page in a browser of its own; at the test's end it must not have complained on the console. */
  visit(visit?: Visit): Promise<Page>;
  start(): Promise<void>;
  /** Ends the server, asked to unless told to kill it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The command line, as `npx returnscope` starts it. */
export const program = join(import.meta.dirname, '../../server/returnscope.js');

/** @param content whether the server starts on the small sample shop or on nothing */
export function openDashboard(content: 'shop' | 'empty'): Dashboard {
  const folder = mkdtempSync(join(tmpdir(), 'returnscope-dashboard-'));
  const warehouse = `duckdb:${join(folder, 'warehouse', 'shop.duckdb')}`;
  let url = '';
  let browser: Browser;
  let server: ChildProcess | undefined;

  const start = async () => {
    const port = url ? new URL(url).port : '0';
    const args = [program, 'serve', '--warehouse', warehouse, '--port', port];
    server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    url = await addressOf(server);
  };
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };

  beforeAll(async () => {
    mkdirSync(join(folder, 'warehouse'));
    if (content === 'shop') cpSync(join(inject('shop'), '..'), join(folder, 'warehouse'), { recursive: true });
    await start();
    browser = await chromium.launch({ executablePath: inject('chromium'), args: chromiumFlags });
  });
  afterAll(async () => {
    await browser?.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get url() {
      return url;
    },
    warehouse,
    start,
    stop,
    async visit({ path = '/', mayComplain = false, ...options } = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      onTestFinished(async () => {
        await context.close();
        if (!mayComplain) expect(complaints).toEqual([]);
      });
      await page.goto(path);
      await settled(page);
      return page;
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const found = /https?:\/\/\S+/.exec(line);
    if (found) return found[0];
  }
  throw new Error(`the server ended with ${server.exitCode} before it told its address`);
}

/** Waits until every panel of the page has its answer. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.waitForLoadState('networkidle');
}

/** A panel of the page, by its title. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title });
}

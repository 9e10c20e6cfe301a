import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Once before all browser tests: a browser is found or installed, and the pages are built. */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('chromium', chromiumPath());
  await build({ configFile: join(import.meta.dirname, '../../vite.config.ts'), logLevel: 'warn' });
}

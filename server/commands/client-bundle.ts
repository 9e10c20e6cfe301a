import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, 'dist', 'client');

/** What the browser's bundle is made of. */
const sources = [
  'client',
  'server/contract',
  'server/questions',
  'pipelines/domain',
  'vite.config.ts',
  'package-lock.json',
];

/** The folder of the browser's bundle, built first when it is missing or older than its sources. */
export async function builtClient(): Promise<string> {
  if (!isFresh()) {
    console.error('Building the dashboard …');
    const { build } = await import('vite');
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  }
  return bundle;
}

function isFresh(): boolean {
  const index = join(bundle, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  return sources.every((source) => newest(join(root, source)) <= built);
}

/** When something in a file or folder last changed; 0 when it does not exist, as in an installation without sources. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

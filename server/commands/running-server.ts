import { readFileSync } from 'node:fs';
import { warehousePath } from '../../pipelines/warehouse/open.ts';

/** The file in which a server that holds a warehouse leaves its address. */
export function serverFile(warehouse: string): string {
  return `${warehousePath(warehouse)}.server.json`;
}

/** The address of the server that holds a warehouse, or null when none answers. */
export async function runningServer(warehouse: string): Promise<string | null> {
  try {
    const { url } = JSON.parse(readFileSync(serverFile(warehouse), 'utf8')) as { url: string };
    const response = await fetch(new URL('/api/health', url), { signal: AbortSignal.timeout(2000) });
    return response.ok ? url : null;
  } catch {
    return null;
  }
}

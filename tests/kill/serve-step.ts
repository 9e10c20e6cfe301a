import { serve } from '../../server/main.ts';

/** Serves a warehouse in a process that can be killed, and tells its address. */
const server = await serve({ warehouse: process.argv[2]!, port: 0, isQuiet: true, clientDir: null });
process.send?.(server.url);
await server.closed;
process.disconnect?.();

import type { DuckDBConnection } from '@duckdb/node-api';
import type { Watch } from './engine.ts';

const lookEvery = 300;

/**
 * Runs statements of one connection under someone's eyes: ended as soon as they say so, told of how far they are.
 * @throws what `signal` was aborted by, or `onShare` threw
 */
export async function watched<T>(
  connection: DuckDBConnection,
  { signal, onShare }: Watch,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const end = () => connection.interrupt();
  const stop = new AbortController();
  const look = () => {
    const { percentage } = connection.progress;
    try {
      if (percentage > 0) onShare?.(Math.min(percentage / 100, 1));
    } catch (cause) {
      stop.abort(cause);
      end();
    }
  };
  signal?.addEventListener('abort', end, { once: true });
  const looking = onShare && setInterval(look, lookEvery);
  try {
    const result = await work();
    stop.signal.throwIfAborted();
    return result;
  } catch (error) {
    stop.signal.throwIfAborted();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    clearInterval(looking);
  }
}

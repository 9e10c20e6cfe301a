/** Milliseconds of work after which keys and the eye are let in. */
const longest = 16;

/**
 * Keeps long work from holding the page up: `if (pace.isDue) await pace.rest()` at every stretch of it. Short work is never
 * put off.
 */
export class Pace {
  private since = performance.now();

  /** Whether the work has gone on for long enough. */
  get isDue(): boolean {
    return performance.now() - this.since > longest;
  }

  /** Lets the page do all that waits. */
  async rest(): Promise<void> {
    await nextTask();
    this.since = performance.now();
  }
}

/** Sooner than a timer, which browsers hold back when there are many. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

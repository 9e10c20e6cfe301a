import type { Watch } from '../warehouse/engine.ts';

interface Listener {
  onProgress?: (done: { bytes: number; rows?: number }) => void;
  signal?: AbortSignal;
}

/** How far one file is: its steps, one after another, make the whole, and it never goes back. */
export class Pace {
  /** Rows of the file, once they are counted. */
  rows: number | undefined;
  private share = 0;
  private readonly bytes: number;
  private readonly listener: Listener;

  constructor(bytes: number, listener: Listener) {
    this.bytes = bytes;
    this.listener = listener;
  }

  /**
   * Begins a step, of which there may be several statements.
   * @param part of what is left of the file, the step is this much
   * @returns to be told how much of the step is done, 0 to 1; throws what the load was aborted by
   */
  step(part: number): (share: number) => void {
    const began = this.share;
    const length = (1 - began) * part;
    return (share) => {
      this.listener.signal?.throwIfAborted();
      this.tell(began + length * Math.min(share, 1));
    };
  }

  /** The file is done with, and in the warehouse. */
  end(): void {
    this.tell(1);
  }

  private tell(share: number): void {
    this.share = Math.max(this.share, share);
    const rows = this.rows === undefined ? {} : { rows: Math.round(this.rows * this.share) };
    this.listener.onProgress?.({ bytes: Math.round(this.bytes * this.share), ...rows });
  }

  /** Begins a step that an engine does. */
  watch(part: number): Required<Pick<Watch, 'onShare'>> & Watch {
    const { signal } = this.listener;
    return { ...(signal ? { signal } : {}), onShare: this.step(part), isPatient: true };
  }
}

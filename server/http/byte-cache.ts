/**
 * Answers as bytes, kept by key until their sum exceeds the limit, the longest unused leaving first. Whoever asks for a key
 * that is being made waits for the same bytes; what failed is not kept.
 */
export class ByteCache {
  private readonly limit: number;
  private readonly kept = new Map<string, Buffer>();
  private readonly making = new Map<string, Promise<Buffer>>();
  private size = 0;

  constructor(limitBytes: number) {
    this.limit = limitBytes;
  }

  /** The bytes of a key; `make` runs where they are not kept. */
  async get(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const running = this.making.get(key) ?? this.make(key, make);
    return running;
  }

  private make(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const running = make()
      .then((bytes) => this.keep(key, bytes))
      .finally(() => this.making.delete(key));
    this.making.set(key, running);
    return running;
  }

  private keep(key: string, bytes: Buffer): Buffer {
    if (bytes.length > this.limit) return bytes;
    this.kept.set(key, bytes);
    this.size += bytes.length;
    for (const [oldest, old] of this.kept) {
      if (this.size <= this.limit) break;
      this.kept.delete(oldest);
      this.size -= old.length;
    }
    return bytes;
  }
}

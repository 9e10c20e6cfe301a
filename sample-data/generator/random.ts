/**
 * Reproducible random numbers: the same seed and stream give the same draws on every machine (sfc32, Doty-Humphrey's
 * small fast counter generator). Every subject draws from its own stream, so that a change in one leaves the others alone.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream = 0) {
    this.a = seed | 0;
    this.b = Math.imul(stream, 0x9e3779b1) | 0;
    this.c = (seed ^ Math.imul(stream + 1, 0x85ebca6b)) | 0;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One entry of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A standard normal number (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A log-normal number of this median; `spread` is the standard deviation of its logarithm. */
  around(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }
}

/** Draws entries of a list in proportion to their weights; weights need not add up to 1. */
export class Weighted<T> {
  private readonly entries: readonly T[];
  private readonly upTo: Float64Array;

  constructor(entries: readonly T[], weightOf: (entry: T, index: number) => number) {
    this.entries = entries;
    this.upTo = new Float64Array(entries.length);
    let sum = 0;
    entries.forEach((entry, index) => {
      sum += weightOf(entry, index);
      this.upTo[index] = sum;
    });
  }

  draw(random: Random): T {
    const mark = random.next() * this.upTo[this.upTo.length - 1]!;
    let low = 0;
    let high = this.upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    return this.entries[low]!;
  }
}

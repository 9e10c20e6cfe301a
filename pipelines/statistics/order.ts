/** Values of a byte. */
const radix = 256;
/** Bytes of a number. */
const width = 8;

/**
 * Indices of the numbers, smallest first, equal ones in their order, NaN left out. By radix (byte after byte of the
 * numbers' bits, last one first), which orders 20,000 in a millisecond where a comparing sort takes ten.
 */
export function ascending(values: ArrayLike<number>): Uint32Array {
  let order = new Uint32Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++) if (!Number.isNaN(values[index])) order[count++] = index;
  order = order.subarray(0, count);
  const keys = keysOf(values);
  const tallies = talliesOf(keys, order);
  let sorted = new Uint32Array(count);
  for (let byte = 0; byte < width; byte++) {
    const next = tallies.subarray(byte * radix, (byte + 1) * radix);
    if (next.includes(count)) continue;
    let start = 0;
    for (let digit = 0; digit < radix; digit++) {
      const size = next[digit]!;
      next[digit] = start;
      start += size;
    }
    for (let at = 0; at < count; at++) {
      const index = order[at]!;
      sorted[next[keys[index * width + byte]!]!++] = index;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}

/** The numbers' bits, lowest byte first, so that as whole numbers they stand in the numbers' order. */
function keysOf(values: ArrayLike<number>): Uint8Array {
  const numbers = new Float64Array(values.length);
  // Adding 0 makes 0 of -0.
  for (let index = 0; index < numbers.length; index++) numbers[index] = values[index]! + 0;
  const halves = new Uint32Array(numbers.buffer);
  for (let high = 1; high < halves.length; high += 2) {
    const isNegative = halves[high]! >>> 31 === 1;
    halves[high] = isNegative ? ~halves[high]! : halves[high]! | 0x80000000;
    if (isNegative) halves[high - 1] = ~halves[high - 1]!;
  }
  return new Uint8Array(halves.buffer);
}

/** How often each digit stands at each byte. */
function talliesOf(keys: Uint8Array, indices: Uint32Array): Uint32Array {
  const tallies = new Uint32Array(width * radix);
  for (let at = 0; at < indices.length; at++) {
    const first = indices[at]! * width;
    for (let byte = 0; byte < width; byte++) tallies[byte * radix + keys[first + byte]!]!++;
  }
  return tallies;
}

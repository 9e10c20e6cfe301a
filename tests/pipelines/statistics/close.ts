import { expect } from 'vitest';

/** Holds a number to a reference value within a relative tolerance (of 1 where the reference is 0). */
export function expectClose(actual: number | null | undefined, expected: number, tolerance = 1e-6): void {
  expect(actual).toSatisfy(
    (value) => typeof value === 'number' && Math.abs(value - expected) <= tolerance * (Math.abs(expected) || 1),
    `${expected} ± ${tolerance} relative, got ${actual}`,
  );
}

/** The same for each number of a list. */
export function expectAllClose(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-6): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expectClose(actual[i], value, tolerance);
  });
}

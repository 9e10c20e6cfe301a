import { expect, test } from 'vitest';
import { fewestGained } from '../../../pipelines/domain/training.ts';
import { evenChanceP } from '../../../pipelines/statistics/wilson.ts';

test('the fewest newly right texts that are told to be needed are those from which on the exact test passes', () => {
  for (const [lost, gained] of fewestGained.entries()) {
    expect(evenChanceP(gained, gained + lost)).toBeLessThanOrEqual(0.05);
    expect(evenChanceP(gained - 1, gained - 1 + lost)).toBeGreaterThan(0.05);
  }
});

import { expect, test } from 'vitest';
import {
  alarmLevel,
  cusum,
  expectedEvents,
  extraVariation,
  type SliceWeek,
} from '../../../pipelines/statistics/cusum.ts';
import { seededRandom } from '../../../pipelines/statistics/random.ts';

const slices = 50;
const history = 30;
const year = 52;

/** Poisson counts by multiplying uniform numbers (Knuth). */
function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); product *= random()) count++;
  return count;
}

/** Fifty slices over a history and a year: `rate` gives the factor on a slice's usual damages in a week. */
function shop(means: readonly number[], rate: (slice: number, week: number) => number, random: () => number) {
  const counts = means.map((mean, s) =>
    Array.from({ length: history + year }, (_, week) => poisson(mean * rate(s, week), random)),
  );
  const exposure = means.reduce((sum, mean) => sum + mean);
  const sums = Array.from({ length: history + year }, (_, week) => counts.reduce((sum, c) => sum + c[week]!, 0));
  return counts.map((own, s) =>
    own.map((events, week): SliceWeek => {
      const rest = { rest_events: sums[week]! - events, rest_exposure: exposure - means[s]! };
      return { events, exposure: means[s]!, ...rest };
    }),
  );
}

/** Weeks in which a slice raises an alarm, watched from the end of its history on, restarted after each. */
function alarms(weeks: readonly SliceWeek[], variation: number): number[] {
  const found: number[] = [];
  for (let newest = history; newest < weeks.length; newest++) {
    const known = weeks.slice(0, newest + 1);
    const statistic = cusum(known, expectedEvents(known)!, variation, (found.at(-1) ?? -1) + 1);
    if (alarmLevel(statistic.at(-1)!, variation, slices) === 'alarm') found.push(newest);
  }
  return found;
}

test('fifty steady slices raise about one false alarm a year, season or not', () => {
  const random = seededRandom(4);
  const means = Array.from({ length: slices }, () => 1 + 49 * random() ** 2);
  const season = (_: number, week: number) => 1 + 0.4 * Math.sin((2 * Math.PI * week) / year);
  const years = 6;
  let false_alarms = 0;
  for (let run = 0; run < years; run++) {
    const watched = shop(means, season, random);
    for (const weeks of watched) false_alarms += alarms(weeks, 0.05).length;
  }
  expect(false_alarms / years).toBeLessThan(1.5);
});

test('a doubling at 20 damages a week is told within two weeks nine times in ten', () => {
  const random = seededRandom(5);
  const means = Array.from({ length: slices }, () => 20);
  const start = history + 10;
  const delays = Array.from({ length: 200 }, () => {
    const [doubled] = shop(means, (slice, week) => (slice === 0 && week >= start ? 2 : 1), random);
    const alarm = alarms(doubled!, 0.05).find((week) => week >= start) ?? Number.POSITIVE_INFINITY;
    return alarm - start + 1;
  });
  const within = (weeks: number) => delays.filter((delay) => delay <= weeks).length / delays.length;
  expect(within(2)).toBeGreaterThan(0.85);
  expect(within(4)).toBeGreaterThan(0.98);
});

test('variation between weeks is measured as it is', () => {
  const random = seededRandom(6);
  const expected = new Float64Array(5000).fill(30);
  const shaken = expected.map((mean) => poisson(mean * (random() < 0.5 ? 0.8 : 1.2), random));
  expect(extraVariation(shaken, expected)).toBeCloseTo(0.2, 1);
});

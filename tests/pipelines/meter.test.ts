import { expect, test } from 'vitest';
import { meter, type PipelineProgress } from '../../pipelines/meter.ts';

/** A meter of two files with 1000 bytes each, and what it told last. */
function metered() {
  let now = 0;
  let told: PipelineProgress | undefined;
  const sizes = new Map([
    ['a.csv', 1000],
    ['b.csv', 1000],
  ]);
  const tell = meter(
    (progress) => (told = progress),
    sizes,
    () => now,
  );
  return (seconds: number, step: Parameters<typeof tell>[0]) => {
    now = seconds * 1000;
    tell(step);
    return told!;
  };
}

test('rows and bytes add up over the files of a stage, with their rate and the time that is left', () => {
  const at = metered();
  at(0, { stage: 'load', detail: 'a.csv' });
  at(2, { stage: 'load', detail: 'a.csv', rows: 400, bytes: 1000 });
  expect(at(3, { stage: 'load', detail: 'b.csv', rows: 200, bytes: 500 })).toEqual({
    ...{ stage: 'load', detail: 'b.csv', done: null, total: null },
    ...{ rows: 600, rows_per_second: 200, bytes: 1500, bytes_total: 2000, seconds_left: 1 },
  });
});

test('a stage of parts has its own time, and no bytes', () => {
  const at = metered();
  at(0, { stage: 'load', detail: 'a.csv', rows: 10, bytes: 1000 });
  at(5, { stage: 'build', detail: 'fct_sold', done: 0, total: 4 });
  expect(at(6, { stage: 'build', detail: 'fct_returned', done: 1, total: 4 })).toMatchObject({
    ...{ rows: null, bytes: null, bytes_total: null, done: 1, total: 4, seconds_left: 3 },
  });
});

test('what cannot be told yet is unknown', () => {
  const at = metered();
  expect(at(0, { stage: 'read', detail: 'a.csv' })).toMatchObject({
    ...{ rows: null, rows_per_second: null, bytes: 0, bytes_total: 2000, seconds_left: null },
  });
});

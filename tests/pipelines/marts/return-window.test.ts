import { expect, test } from 'vitest';
import { returnWindowDays } from '../../../pipelines/marts/return-window.ts';

test('a return window is 30 days until the shop says otherwise', () => {
  const of = (said?: string) => returnWindowDays({ RETURNSCOPE_RETURN_WINDOW_DAYS: said });
  expect([of(), of(''), of(' 14 '), of('100')]).toEqual([30, 30, 14, 100]);
  for (const wrong of ['0', '-5', '2.5', 'a month', '366', '1000'])
    expect(() => of(wrong)).toThrow(/RETURNSCOPE_RETURN_WINDOW_DAYS is no number of days from 1 to 365/);
});

import { expect, test } from 'vitest';
import { holidayOrders, returnWindowDays, windowSettings } from '../../../pipelines/marts/return-window.ts';

test('a return window is 30 days until the shop says otherwise', () => {
  const of = (said?: string) => returnWindowDays({ RETURNSCOPE_RETURN_WINDOW_DAYS: said });
  expect([of(), of(''), of(' 14 '), of('100')]).toEqual([30, 30, 14, 100]);
  for (const wrong of ['0', '-5', '2.5', 'a month', '366', '1000'])
    expect(() => of(wrong)).toThrow(/RETURNSCOPE_RETURN_WINDOW_DAYS is no number of days from 1 to 365/);
});

test('holiday orders are for the data to find until the shop says which they are', () => {
  const of = (said?: string) => holidayOrders({ RETURNSCOPE_HOLIDAY_ORDERS: said });
  expect([of(), of(' ')]).toEqual(Array(2).fill({ first: 1101, last: 1224, isSaid: false }));
  expect(of('none')).toBeNull();
  expect([of('11-15/12-31'), of(' 02-29/02-29 ')]).toEqual([
    { first: 1115, last: 1231, isSaid: true },
    { first: 229, last: 229, isSaid: true },
  ]);
  for (const wrong of [
    '11-01',
    '11-01/',
    '12-24/11-01',
    '11-31/12-24',
    '13-01/13-02',
    '1-1/2-2',
    '11-01/12-24/12-31',
    'x',
  ])
    expect(() => of(wrong)).toThrow(/RETURNSCOPE_HOLIDAY_ORDERS is no two days of a year/);
});

test('marts of other settings are out of date', () => {
  const of = (days: string, orders: string) =>
    windowSettings({ RETURNSCOPE_RETURN_WINDOW_DAYS: days, RETURNSCOPE_HOLIDAY_ORDERS: orders });
  const all = [of('', ''), of('14', ''), of('', 'none'), of('', '11-01/12-24'), of('', '11-02/12-24')];
  expect(new Set(all).size).toBe(all.length);
  expect(of('30', '')).toBe(of('', ''));
});

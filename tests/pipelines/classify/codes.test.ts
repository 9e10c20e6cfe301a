import { expect, test } from 'vitest';
import { reasonOfCode } from '../../../pipelines/classify/codes.ts';

test.each([
  ['SIZE_TOO_LARGE', 'too_large'],
  ['UNWANTED', 'no_longer_wanted'],
  ['CR-SWITCHEROO', 'wrong_item'],
  ['AMZ-PG-APP-TOO-SMALL', 'too_small'],
  ['AMZ-PG-APP-STYLE', 'not_to_taste'],
  ['AMZ-PG-BAD-DESC', 'unlike_photo'],
  ['AMZ-PG-BAD-ITEM', 'does_not_work'],
  ['UND-UNKNOWN', 'refused_or_undelivered'],
  ['UNDELIVERABLE_REFUSED', 'refused_or_undelivered'],
  ['0', 'no_reason_given'],
  ['2', 'too_large'],
  ['3', 'too_small'],
  ['10', 'does_not_work'],
  ['ARRIVED_LATE', 'arrived_late'],
  ['FAKE_OR_COUNTERFEIT', 'not_genuine'],
  ['too-tight', 'too_small'],
  ['Changed mind', 'no_longer_wanted'],
])('%s stands for %s', (code, reason) => {
  expect(reasonOfCode(code)).toBe(reason);
});

test('a code of no list stands for nothing by itself', () => {
  expect(reasonOfCode('7')).toBeUndefined();
  expect(reasonOfCode('BLUE_MOON')).toBeUndefined();
});

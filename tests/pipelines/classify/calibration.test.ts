import { expect, test } from 'vitest';
import { type Answer, fitCurve, onCurve } from '../../../pipelines/classify/calibration.ts';
import { shippedModel } from '../../../pipelines/classify/version.ts';

const answers = (count: number, said: number, right: number): Answer[] =>
  Array.from({ length: count }, (_, at) => ({ said, isRight: at < right }));

test('a confidence is worth what such answers were worth', () => {
  const curve = fitCurve([...answers(100, 0.9, 70), ...answers(100, 0.5, 40)]);
  expect(onCurve(curve, 0.9)).toBe(0.7);
  expect(onCurve(curve, 0.5)).toBe(0.4);
  expect(onCurve(curve, 0.7)).toBe(0.55);
  expect(onCurve(curve, 1)).toBe(0.7);
  expect(onCurve([], 0.3)).toBe(0.3);
});

test('a surer answer is never worth less', () => {
  const curve = fitCurve([...answers(100, 0.5, 80), ...answers(100, 0.6, 60), ...answers(100, 0.9, 90)]);
  expect(curve.map((knot) => knot.right)).toEqual([0.7, 0.9]);
});

test.each(['named', 'unjudged'] as const)('the curve that ships rises: %s', (name) => {
  const right = shippedModel.calibration[name].map((knot) => knot.right);
  expect(right).toEqual([...right].sort((a, b) => a - b));
  expect(right.length).toBeGreaterThan(3);
});

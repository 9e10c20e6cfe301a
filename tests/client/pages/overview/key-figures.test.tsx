import { screen } from '@testing-library/react';
import { type Table, tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { KeyFigures } from '../../../../client/pages/overview/key-figures.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

/** Of 40 delivered units 15 came back; a finished period has no more to come. */
function draw(high: number, completeness: number) {
  const summary: Table = tableFromArrays({
    period: ['current'],
    ...{ delivered_units: Float64Array.of(40), returned_units: Float64Array.of(15) },
    ...{ return_rate: Float64Array.of(0.375), completeness: Float64Array.of(completeness) },
    ...{ projected_rate: Float64Array.of(0.375), rate_low: Float64Array.of(0.375), rate_high: Float64Array.of(high) },
    ...{ return_cost_minor: Float64Array.of(9000), refund_minor: Float64Array.of(50_000) },
  });
  answerWith((url) => arrow(url.includes('/overview/summary') ? summary : tableFromArrays({ component: [''] })));
  drawAt('/', <KeyFigures filter={{}} />);
}

test('a finished period is told as complete, without an interval', async () => {
  draw(0.375, 1);
  expect(await screen.findByText('All of it has come back that will')).toBeTruthy();
  expect(screen.queryByText(/^95%/)).toBeNull();
});

test('of one that is not, the interval is told', async () => {
  draw(0.4, 0.9);
  expect(await screen.findByText('95%: 37.5% – 40.0%')).toBeTruthy();
});

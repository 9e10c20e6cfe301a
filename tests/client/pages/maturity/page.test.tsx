import { screen, within } from '@testing-library/react';
import { tableFromArrays, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { Past } from '../../../../client/pages/maturity/past.tsx';
import { Platform } from '../../../../client/pages/maturity/platform.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

/** Past weeks of which so many held. */
function past(weeks: number, held: number) {
  const of = (value: number) => new Float64Array(weeks).fill(value);
  return tableFromArrays({
    week_start: Float64Array.from({ length: weeks }, (_, week) => Date.UTC(2026, 0, 5 + 7 * week)),
    said_at_days: of(28),
    delivered_units: of(500),
    known_rate: of(0.1),
    expected_rate: of(0.15),
    rate_low: of(0.12),
    rate_high: of(0.18),
    final_rate: of(0.16),
    is_held: Array.from({ length: weeks }, (_, week) => week < held),
  });
}

describe('what would have been said then', () => {
  test('is counted at the chosen age, and called too narrow where too few held', async () => {
    const asked = answerWith(() => arrow(past(20, 15)));
    drawAt('/maturity?age=28', <Past category="shoes" />);
    const said = await screen.findByText(/15 of 20 past intervals held what came: 75.0%/);
    expect(said.textContent).toContain('too narrow');
    expect(asked).toEqual(['/api/maturity/past?age=28&of_category=shoes', '/api/fixes/marks?category=shoes']);
  });

  test('is counted by value where that is chosen', async () => {
    const asked = answerWith(() => arrow(past(20, 19)));
    drawAt('/maturity?weighed_by=value', <Past category={undefined} />);
    await screen.findByText(/19 of 20 past intervals held/);
    expect(screen.getByRole('combobox', { name: 'Counted by' })).toHaveProperty('value', 'value');
    expect(asked[0]).toBe('/api/maturity/past?age=14&weighed_by=value');
  });

  test('is no cause for words where as many held as promised', async () => {
    answerWith(() => arrow(past(20, 19)));
    drawAt('/maturity', <Past category={undefined} />);
    const said = await screen.findByText(/19 of 20 past intervals held/);
    expect(said.textContent).not.toMatch(/narrow|wider/);
  });
});

test('the walk to the platform’s figure leaves the filter aside but for period and channel, and ends in money', async () => {
  const steps = ['delivered', 'cancellations', 'money'];
  const asked = answerWith(() =>
    arrow(
      tableFromArrays({
        step: vectorFromArray(steps, new Utf8()) as never,
        part_units: [2, 3, null],
        whole_units: [7, 8, null],
        part_minor: [null, null, 6000],
        whole_minor: [null, null, 35000],
        rate: Float64Array.of(2 / 7, 3 / 8, 6 / 35),
        difference_points: [null, 8.93, -20.36],
      }),
    ),
  );
  drawAt('/maturity', <Platform filter={{ from: '2026-01-01', channel: ['web'], category: ['shoes'] }} />);
  const row = (await screen.findByRole('rowheader', { name: /with cancellations/ })).closest('tr')!;
  expect(within(row).getByText('3 / 8')).toBeTruthy();
  expect(within(row).getByText('+8.9 pts')).toBeTruthy();
  expect(within(row).getByText('37.5%')).toBeTruthy();
  expect(asked).toEqual(['/api/rates/platform?category=shoes&channel=web&from=2026-01-01']);
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tableFromArrays, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test, vi } from 'vitest';
import { Breakdown } from '../../../../client/pages/damage/breakdown.tsx';
import { Weekly } from '../../../../client/pages/damage/weekly.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

function breakdown(values: (string | null)[]) {
  const of = (...numbers: number[]) => Float64Array.from(values, (_, index) => numbers[index] ?? 0.01);
  return tableFromArrays({
    dimension_value: vectorFromArray(values, new Utf8()) as never,
    parcels: of(1000, 20, 5000),
    damaged_parcels: of(30, 1, 25),
    damage_rate: of(0.03, 0.05, 0.005),
    rate_low: of(0.021, 0.009, 0.0034),
    rate_high: of(0.042, 0.236, 0.007),
    adjusted_rate: of(0.012, 0.05, 0.009),
  });
}

describe('where damage happens', () => {
  test('surely worst first: few parcels do not lead, and each rate is told with its interval and its adjusted twin', async () => {
    answerWith(() => arrow(breakdown(['DPD', 'Courier', 'GLS'])));
    drawAt('/damage', <Breakdown filter={{}} />);
    const dpd = await screen.findByRole('img', {
      name: /Raw rate, 95% interval: 3.0% \(2.1% – 4.2%\); Adjusted.*1.2%/,
    });
    expect(dpd).toBeTruthy();
    const names = screen.getAllByRole('rowheader').map((head) => head.textContent);
    expect(names).toEqual(['DPD', 'Courier', 'GLS']);
  });

  test('a value narrows the page to it', async () => {
    answerWith(() => arrow(breakdown(['DPD', 'GLS'])));
    const address = drawAt('/damage?by=carrier', <Breakdown filter={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: 'DPD' }));
    await vi.waitFor(() => expect(address()).toBe('/damage?by=carrier&carrier=DPD'));
  });

  test('says what to load where no data tell the packaging', async () => {
    const asked = answerWith(() => arrow(breakdown([null])));
    drawAt('/damage?by=packaging', <Breakdown filter={{}} />);
    expect(await screen.findByText(/Load a shipments file, or an orders file with a column “packaging”/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'To the Data page' }).getAttribute('href')).toBe('/data');
    expect(asked).toEqual(['/api/damage/breakdown?dimension=packaging']);
  });
});

describe('damage by ship week', () => {
  const weeks = (isOut: boolean) =>
    tableFromArrays({
      ship_week: Float64Array.of(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 12)),
      parcels: Float64Array.of(500, 500),
      damaged_parcels: Float64Array.of(5, 25),
      damage_rate: Float64Array.of(0.01, 0.05),
      completeness: Float64Array.of(1, 1),
      limit_low: Float64Array.of(0, 0),
      limit_high: Float64Array.of(0.04, 0.04),
      mean_rate: Float64Array.of(0.03, 0.03),
      is_out_of_control: [false, isOut],
    });

  test('says in words whether any week is outside the limits, and the rate for 1,000 parcels', async () => {
    answerWith(() => arrow(weeks(true)));
    drawAt('/damage', <Weekly filter={{}} />);
    expect(await screen.findByText(/^1 week is outside the limits, the last one that of .*12.*2026/)).toBeTruthy();
    expect(screen.getByText('30 per 1,000 parcels')).toBeTruthy();
  });

  test('does not cry wolf over what chance explains', async () => {
    answerWith(() => arrow(weeks(false)));
    drawAt('/damage', <Weekly filter={{}} />);
    expect(await screen.findByText(/No week is outside the limits/)).toBeTruthy();
  });
});

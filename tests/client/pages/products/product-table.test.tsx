import { screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { describe, expect, test } from 'vitest';
import { ProductTable } from '../../../../client/pages/products/product-table.tsx';
import type { TriageProduct } from '../../../../client/pages/products/triage.ts';
import { draw } from '../../stage.tsx';

const lamp: TriageProduct = {
  level_key: 'LMP-1',
  name: 'Lamp Orb',
  category: 'Lamps',
  sold_units: 310,
  returned_units: 71,
  return_rate: 0.23,
  completeness: 0.86,
  projected_rate: 0.266,
  fair_rate: 0.25,
  rate_low: 0.21,
  rate_high: 0.3,
  category_rate: 0.12,
  chance_above_category: 0.99,
  is_clearly_high: true,
  is_confirmed: true,
  excess_units: 30,
  excess_cost_minor: 191_000,
  top_reason: 'damaged_in_transit',
  top_reason_share: 0.41,
  trend: [0.1, null, 0.2],
  ...{ recent_rate: null, before_rate: null, first_date: null, is_rising: false, is_new: false },
  ...{ rising_reason: null, rising_reason_rate: null, rising_reason_before_rate: null, recent_excess_cost_minor: null },
  ...{ owner: 'Bogdan', snooze_id: null, snoozed_until: null, snooze_reason: null },
};
const cup = { ...lamp, level_key: 'CUP-1', name: 'Cup', is_clearly_high: false, top_reason: null, fair_rate: null };

interface Shown {
  readonly level?: ComponentProps<typeof ProductTable>['level'];
  readonly tab?: ComponentProps<typeof ProductTable>['tab'];
}

function table(rows: (typeof lamp)[], search = '', { level = 'sku', tab = 'all' }: Shown = {}) {
  return (
    <ProductTable
      rows={rows}
      currency="EUR"
      level={level}
      tab={tab}
      all={rows.length}
      search={search}
      sort={{ column: 'excess_cost_minor', isDescending: true }}
      onSort={() => {}}
      open={undefined}
      onOpen={() => {}}
      onSnooze={undefined}
    />
  );
}

describe('the products', () => {
  test('are told with rate, interval, top cause and excess cost', () => {
    draw(table([lamp]));
    const row = screen.getAllByRole('row')[1]!;
    expect(row.textContent).toContain('Lamp OrbLMP-1');
    expect(row.textContent).toContain('Damaged in transit 41%');
    expect(row.textContent).toContain('€1,910');
    expect(row.textContent).toContain('Bogdan');
    expect(screen.getByRole('img', { name: 'Rate 25.0%, 95% between 21.0% and 30.0%; usual 12.0%' })).toBeTruthy();
  });

  test('have a trend where there are months enough, else it is said why there is none', () => {
    const { unmount } = draw(table([lamp, { ...cup, trend: [null, null, 0.2] }]));
    expect(screen.getAllByRole('columnheader', { name: /Trend/ })).toHaveLength(1);
    unmount();
    draw(table([{ ...lamp, trend: [null, null, 0.2] }]));
    expect(screen.queryByRole('columnheader', { name: /Trend/ })).toBeNull();
    expect(screen.getByText(/it takes two months of the period/)).toBeTruthy();
  });

  test('are not made a list of noise when none is clearly above its category', () => {
    draw(table([cup]));
    expect(screen.getByText('No product is clearly above its category.')).toBeTruthy();
  });

  test.each([
    ['supplier', 'One is clearly above what its own mix of categories would bring.'],
    ['category', 'One is clearly above the whole selection.'],
    ['lot', '1 is clearly above its category.'],
  ] as const)('of a level are told with what they are held against: %s', (level, verdict) => {
    draw(table([lamp, cup], '', { level }));
    expect(screen.getByText(verdict)).toBeTruthy();
  });

  test('that rise are told with what rises and what the rise costs, whatever led before', () => {
    const rise = { rising_reason: 'defective', rising_reason_rate: 0.33, rising_reason_before_rate: 0.02 } as const;
    draw(table([{ ...lamp, ...rise, recent_excess_cost_minor: 51_400 }], '', { tab: 'rising' }));
    const row = screen.getAllByRole('row')[1]!;
    expect(row.textContent).toContain('Defective 2% → 33%');
    expect(row.textContent).toContain('€514');
    expect(row.textContent).not.toContain('Damaged in transit');
  });

  test('are found by name, key or category, and the verdict is of what was found', () => {
    draw(table([lamp, cup], 'cup-'));
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getByText('1 of 2 rows match “cup-”. No product is clearly above its category.')).toBeTruthy();
  });

  test('say so when a search finds none', () => {
    draw(table([lamp, cup], 'teapot'));
    expect(screen.getByText('Nothing matches “teapot”.')).toBeTruthy();
    expect(screen.queryByRole('row')).toBeNull();
  });
});

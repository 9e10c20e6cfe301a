import { screen, within } from '@testing-library/react';
import { type Table, tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { CostMatrix } from '../../../../client/pages/costs/cost-matrix.tsx';
import { CostParts } from '../../../../client/pages/costs/cost-parts.tsx';
import { FreeReturns } from '../../../../client/pages/costs/free-returns.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const parts = tableFromArrays({
  component: ['label', 'handling', 'fee_charged', 'disposal'],
  component_label: ['Return label', 'Receiving and inspecting', 'Fees charged', 'Disposal'],
  component_about: ['', '', '', ''],
  actual_minor: Float64Array.of(60_000, 0, -10_000, 0),
  tariff_minor: Float64Array.of(0, 20_000, 0, 0),
  assumed_minor: Float64Array.of(40_000, 30_000, 0, 0),
  total_minor: Float64Array.of(100_000, 50_000, -10_000, 0),
  low_minor: Float64Array.of(90_000, 40_000, -10_000, 0),
  high_minor: Float64Array.of(120_000, 90_000, -10_000, 0),
});
const duty = tableFromArrays({
  postage: ['law', 'law', 'choice'],
  reason_group: ['defective', 'packing_error', 'size_fit'],
  return_lines: Float64Array.of(10, 5, 30),
  free_return_lines: Float64Array.of(9, 5, 20),
  free_label_minor: Float64Array.of(30_000, 20_000, 70_000),
  fee_charged_minor: Float64Array.of(0, 0, 10_000),
  total_minor: Float64Array.of(1, 1, 1),
  returned_units: Float64Array.of(20, 10, 50),
  exchanged_units: Float64Array.of(0, 0, 30),
  refund_told_units: Float64Array.of(20, 10, 10),
  label_told_units: Float64Array.of(5, 5, 10),
});
const breakdown = tableFromArrays({
  category: ['Shoes', 'Shoes', 'Lamps'],
  reason_group: ['size_fit', 'defective', 'defective'],
  returned_units: Float64Array.of(30, 20, 20),
  actual_minor: Float64Array.of(0, 0, 0),
  tariff_minor: Float64Array.of(0, 0, 0),
  assumed_minor: Float64Array.of(80_000, 30_000, 20_000),
  total_minor: Float64Array.of(80_000, 30_000, 20_000),
  cost_per_delivered_minor: Float64Array.of(80, 30, 40),
});
const summary = tableFromArrays({
  period: ['current'],
  delivered_value_minor: Float64Array.of(2_800_000),
  returned_units: Float64Array.of(90),
});

function answer(tables: Record<string, Table>) {
  answerWith((url) => {
    const table = tables[url.split('?')[0]!.replace('/api', '')]!;
    table.schema.metadata.set('currency', 'EUR');
    return arrow(table);
  });
}

describe('what returns cost', () => {
  test('is one sum of named parts, with its range and how well it is known', async () => {
    answer({
      ...{ '/costs/components': parts, '/costs/breakdown': breakdown },
      ...{ '/costs/duty': duty, '/overview/summary': summary },
    });
    drawAt('/costs', <CostParts filter={{}} />);
    expect(await screen.findAllByText('€1,400')).toHaveLength(2);
    expect(screen.getByText('€1,200 if every assumption is low (P10), €2,000 if every one is high (P90)')).toBeTruthy();
    expect(await screen.findByText('5.0% of the delivered value')).toBeTruthy();
    expect(screen.getByText('€20.00 per returned unit')).toBeTruthy();
    expect(screen.getByText('Nothing for: Disposal.')).toBeTruthy();
    const complete = within(await screen.findByRole('list', { name: 'How complete the money is' }));
    expect(complete.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      'Returned units that were not exchanged: 50; refund known of 80.0%. The others add nothing to “Refunded”: not refunded yet, or their export tells no refunds.',
      'All returned units: 80; label cost known of 25.0%, of the others it is assumed.',
      'Cost, refunds and value tell of 80 of the 90 returned units; the others are not in EUR.',
    ]);
    const steps = within(screen.getByRole('list', { name: /Parts of the cost/ })).getAllByRole('listitem');
    expect(steps.map((step) => step.querySelector('b')!.textContent)).toEqual(['€1,000', '€500', '-€100', '€1,400']);
  });
});

describe('free returns', () => {
  test('are two sums that make the whole', async () => {
    answer({ '/costs/duty': duty });
    drawAt('/costs', <FreeReturns filter={{}} />);
    const law = await screen.findByRole('region', { name: 'Free by law' });
    expect(within(law).getByText('€500')).toBeTruthy();
    expect(law.textContent).toContain('14 of 15 returned lines were free');
    expect(within(screen.getByRole('region', { name: 'Free by our choice' })).getAllByText('€700')).toHaveLength(2);
    expect(screen.getByText(/€500 by law \+ €700 by choice = €1,200/)).toBeTruthy();
    expect(screen.getByText(/Customers were charged €100/)).toBeTruthy();
  });
});

describe('category by reason', () => {
  test('adds up to the page’s total, or says what lies beside it', async () => {
    answer({ '/costs/breakdown': breakdown, '/costs/components': parts });
    drawAt('/costs', <CostMatrix filter={{}} />);
    const table = await screen.findByRole('table', { name: 'Category by reason' });
    expect(within(table).getAllByRole('row').at(-1)!.textContent).toBe('Total8005001,300');
    expect(await screen.findByText(/With €100 that belong to no return with a reason.*€1,400/)).toBeTruthy();
  });
});

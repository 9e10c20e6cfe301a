import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { TriagePanel } from '../../../../client/pages/products/triage-panel.tsx';
import type { Columns } from '../../../../server/contract/columns.ts';
import type { RowOf } from '../../../../server/contract/query.ts';
import { answerTable } from '../../../../server/http/answer-table.ts';
import { productNotes, productRates, productWatch } from '../../../../server/questions/products/contract.ts';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const meta = { data_version: '1', complete_through: '2026-03-31', currency: 'EUR' };
const answer = (columns: Columns) => arrow(answerTable(columns, [], meta));
const answers = () =>
  answerWith((url) => answer(url.includes(productNotes.path) ? productNotes.columns : productWatch.columns));
const unknown = Object.fromEntries(Object.keys(productRates.columns).map((name) => [name, null]));
const rates = ['LMP-1', 'LMP-2'].map(
  (level_key) =>
    ({ ...unknown, level_key, name: `Lamp ${level_key}`, is_clearly_high: false, trend: [] }) as unknown as RowOf<
      typeof productRates
    >,
);

function panelWith(other: Partial<Parameters<typeof TriagePanel>[0]>) {
  const nothing = () => {};
  return (
    <TriagePanel
      rates={rates}
      isWhole
      currency="EUR"
      level="style"
      filter={{}}
      tab="worst"
      search=""
      sort={null}
      open={undefined}
      onTab={nothing}
      onSort={nothing}
      onOpen={nothing}
      {...other}
    />
  );
}

test('where nothing is certain it says so instead of listing noise, and offers all products', async () => {
  answers();
  const onTab = vi.fn();
  drawAt('/products', panelWith({ onTab }));
  await screen.findByText(/^No product is clearly above its category: of a list of them more than 5% would be wrong/);
  expect(screen.queryByRole('row')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show all 2' }));
  expect(onTab).toHaveBeenCalledExactlyOnceWith('all');
});

test('while only the first tab has come, how many the others show is not told', async () => {
  answers();
  drawAt('/products', panelWith({ isWhole: false, rates: rates.map((row) => ({ ...row, is_clearly_high: true })) }));
  const told = (await screen.findAllByRole('button', { pressed: false })).map((tab) => tab.textContent);
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Worst 2');
  expect(told).toEqual(expect.arrayContaining(['Rising …', 'All …']));
});

test('a search looks through all products, whatever the tab', async () => {
  answers();
  drawAt('/products', panelWith({ search: 'lmp-2' }));
  expect((await screen.findAllByRole('row')).slice(1).map((row) => row.textContent)).toEqual([
    expect.stringContaining('Lamp LMP-2'),
  ]);
  expect(screen.getByRole('button', { name: 'All 2' }).getAttribute('aria-pressed')).toBe('true');
});

test('suppliers and countries are no products: all of them are listed, without tabs', async () => {
  answers();
  drawAt('/products', panelWith({ level: 'supplier', tab: 'all' }));
  expect(await screen.findAllByRole('row')).toHaveLength(3);
  expect(screen.queryByRole('group', { name: 'Which products' })).toBeNull();
});

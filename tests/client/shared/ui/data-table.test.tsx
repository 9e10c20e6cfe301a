import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { DataTable } from '../../../../client/shared/ui/data-table.tsx';
import { words } from '../../../../pipelines/domain/words.ts';
import { count, money, nullable, ratio, text } from '../../../../server/contract/columns.ts';
import { draw, staged } from '../../stage.tsx';

const columns = {
  name: text(words('Name', 'Nom', 'Nume')),
  sold: count(words('Sold', 'Vendus', 'Vândute')),
  rate: nullable(ratio(words('Rate', 'Taux', 'Rată'), words('Back per sold.', 'Retours.', 'Retururi.'))),
  cost: money(words('Cost', 'Coût', 'Cost')),
};
const rows = [
  { name: 'Dress', sold: 1204, rate: 0.33, cost: 348_000 },
  { name: 'Lamp', sold: 310, rate: null, cost: 1990 },
  { name: 'Boot', sold: 20, rate: 0.05, cost: 0 },
];
const label = 'Products';
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('td')!.textContent);

describe('a table of an answer', () => {
  test('is labelled and formatted by the contract', () => {
    draw(<DataTable columns={columns} rows={rows} currency="EUR" label={label} />);
    expect(
      screen.getAllByRole('columnheader').map((head) => within(head).getAllByRole('button')[0]!.textContent),
    ).toEqual(['Name', 'Sold', 'Rate', 'Cost']);
    expect(screen.getAllByRole('row')[1]!.textContent).toBe('Dress1,20433.0%€3,480');
    expect(screen.getAllByRole('row')[2]!.textContent).toContain('–');
  });

  test('sorts by a column, unknown values last either way', async () => {
    draw(<DataTable columns={columns} rows={rows} currency="EUR" label={label} />);
    const head = screen.getByRole('button', { name: 'Rate' });
    await userEvent.click(head);
    expect(names()).toEqual(['Dress', 'Boot', 'Lamp']);
    expect(screen.getByRole('columnheader', { name: /Rate/ }).getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(head);
    expect(names()).toEqual(['Boot', 'Dress', 'Lamp']);
  });

  test('sorts texts as people read them: accents and capitals aside, numbers by their value', async () => {
    const named = ['Étui 10', 'etui 9', 'Zebra', 'apple', 'Étui 9'].map((name) => ({ ...rows[0]!, name }));
    draw(<DataTable columns={columns} rows={named} currency="EUR" label={label} />);
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['apple', 'etui 9', 'Étui 9', 'Étui 10', 'Zebra']);
  });

  test('tells keys of a row that neither move nor open, without modifiers', async () => {
    const onRowKey = vi.fn(() => true);
    draw(
      <DataTable columns={columns} rows={rows} currency="EUR" label={label} onOpen={() => {}} onRowKey={onRowKey} />,
    );
    screen.getAllByRole('row')[2]!.focus();
    await userEvent.keyboard('s{Control>}s{/Control}');
    expect(onRowKey).toHaveBeenCalledExactlyOnceWith('s', rows[1]);
  });

  test('opens rows with the keyboard alone', async () => {
    const onOpen = vi.fn();
    draw(<DataTable columns={columns} rows={rows} currency="EUR" label={label} onOpen={onOpen} />);
    screen.getAllByRole('row')[1]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Lamp'));
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(rows[1]);
  });

  test('stays in reach of the Tab key when a search leaves fewer rows', async () => {
    const table = (some: typeof rows) => (
      <DataTable columns={columns} rows={some} currency="EUR" label={label} onOpen={() => {}} />
    );
    const { rerender } = draw(table(rows));
    screen.getAllByRole('row')[3]!.focus();
    rerender(staged(table(rows.slice(0, 1))));
    expect(screen.getAllByRole('row')[1]!.tabIndex).toBe(0);
  });

  test('draws the rows in view only, and says how many there are', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      name: `P${index}`,
      sold: index,
      rate: 0.1,
      cost: 0,
    }));
    draw(<DataTable columns={columns} rows={many} currency="EUR" label={label} />);
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('100001');
  });
});

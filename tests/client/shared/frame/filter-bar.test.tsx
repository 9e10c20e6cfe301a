import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tableFromArrays } from 'apache-arrow';
import { beforeEach, describe, expect, test } from 'vitest';
import { FilterBar } from '../../../../client/shared/frame/filter-bar.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

beforeEach(() => {
  answerWith(() => {
    const table = tableFromArrays({ measure: ['order_lines'] });
    table.schema.metadata.set('complete_through', '2026-10-31');
    return arrow(table);
  });
});

describe('the filter bar', () => {
  test('says in words what the address holds', async () => {
    drawAt('/?from=2026-10-04&to=2026-10-31&category=Shoes&reason=too_small', <FilterBar />);
    expect(await screen.findByText('Last 4 weeks')).toBeTruthy();
    expect(screen.getByText('Shoes', { exact: false })).toBeTruthy();
    expect(screen.getByText('Too small', { exact: false })).toBeTruthy();
  });

  test('removes one filter, or all, and leaves what is no filter', async () => {
    const address = drawAt('/products?category=Shoes&country=FR&level=style', <FilterBar />);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the filter Category' }));
    expect(address()).toBe('/products?country=FR&level=style');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(address()).toBe('/products?level=style');
  });

  test('keeps the day that counts in the address, the usual one left out', async () => {
    const address = drawAt('/', <FilterBar />);
    const basis = await screen.findByRole('combobox', { name: 'Which day counts' });
    await userEvent.selectOptions(basis, 'returned');
    expect(address()).toBe('/?basis=returned');
    await userEvent.selectOptions(basis, 'delivered');
    expect(address()).toBe('/');
  });

  test('says what of a link it does not understand, and takes it out of the address when that is read', async () => {
    const address = drawAt('/?from=banana&currency=XXXX&country=FR&colour=red', <FilterBar />);
    const notice = await screen.findByRole('status');
    expect(notice.textContent).toContain('from=banana · currency=XXXX · colour=red');
    await userEvent.click(within(notice).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('status')).toBeNull();
    expect(address()).toBe('/?country=FR');
  });
});

import { screen } from '@testing-library/react';
import { tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { Page } from '../../../../client/shared/ui/page.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

/** An API whose data reaches to a day, or holds nothing. */
function dataThrough(day: string): void {
  answerWith(() => {
    const table = tableFromArrays({ measure: ['order_lines'] });
    table.schema.metadata.set('complete_through', day);
    return arrow(table);
  });
}

describe('a page', () => {
  test('says how far the data reaches, and titles the document', async () => {
    dataThrough('2026-10-31');
    drawAt('/', <Page title="Costs">figures</Page>);
    expect(await screen.findByText('Data complete through Oct 31, 2026')).toBeTruthy();
    expect(screen.getByText('figures')).toBeTruthy();
    expect(document.title).toBe('Costs · Returnscope');
  });

  test('leads to the Data page while nothing is loaded', async () => {
    dataThrough('');
    drawAt('/', <Page title="Costs">figures</Page>);
    expect((await screen.findByRole('link', { name: 'Load your exports' })).getAttribute('href')).toBe('/data');
    expect(screen.queryByText('figures')).toBeNull();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Table, tableFromArrays } from 'apache-arrow';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CorrectionsProvider } from '../../../../client/pages/reasons/corrections-provider.tsx';
import { Heatmap } from '../../../../client/pages/reasons/heatmap.tsx';
import { QuotesPanel } from '../../../../client/pages/reasons/quotes-panel.tsx';
import { ReasonTree } from '../../../../client/pages/reasons/reason-tree.tsx';
import { useFilter } from '../../../../client/shared/use-filter.ts';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const shares = tableFromArrays({
  reason_group: ['size_fit', 'size_fit', 'defective'],
  reason: ['too_small', 'too_large', 'hygiene'],
  return_lines: Float64Array.of(50, 30, 20),
  share: Float64Array.of(0.5, 0.3, 0.2),
  return_cost_minor: Float64Array.of(5000, 3000, 2000),
  mean_confidence: Float64Array.of(0.9, 0.8, 0.7),
  conflict_lines: Float64Array.of(1, 2, 3),
});
const cells = tableFromArrays({
  category: ['Shoes', 'Shoes', 'Lamps'],
  reason_group: ['size_fit', 'defective', 'defective'],
  return_lines: Float64Array.of(60, 20, 10),
  share: Float64Array.of(0.75, 0.25, 1),
});
const quotes = tableFromArrays({
  return_ref: ['R1'],
  sku: ['DRS-1'],
  product_name: ['Dress Lina'],
  language: ['fr'],
  reason_text: ['Taille trop petite, tissu déchiré.'],
  reason_code: ['CHANGED_MIND'],
  reason_group: ['size_fit'],
  reason: ['too_small'],
  confidence: Float64Array.of(0.97),
  is_conflict: [true],
  found: [
    JSON.stringify([
      { reason: 'too_small', reason_group: 'size_fit', confidence: 0.97, spans: [[0, 18]] },
      { reason: 'poor_quality', reason_group: 'defective', confidence: 0.31, spans: [[20, 33]] },
    ]),
  ],
  total_quotes: Float64Array.of(41),
  note_key: ['n1'],
  correction_id: Float64Array.of(3),
  said_by: ['Ana'],
  said_at: Float64Array.of(Date.UTC(2026, 2, 1, 12)),
});
const answers: Record<string, Table> = {
  '/api/reasons/share': shares,
  '/api/reasons/trend': new Table(),
  '/api/reasons/by-category': cells,
  '/api/reasons/quotes': quotes,
};
let asked: string[];
beforeEach(() => {
  asked = answerWith((url) => arrow(answers[url.split('?')[0]!]!));
});

function Tree() {
  return <ReasonTree filter={useFilter()} />;
}
function Quotes() {
  return (
    <CorrectionsProvider>
      <QuotesPanel filter={useFilter()} />
    </CorrectionsProvider>
  );
}

describe('the tree', () => {
  test('opens a group to its finer reasons', async () => {
    drawAt('/reasons', <Tree />);
    const opener = await screen.findByRole('button', { name: 'Finer reasons of Size and fit' });
    expect(screen.queryByRole('button', { name: 'Too small' })).toBeNull();
    await userEvent.click(opener);
    expect(screen.getByRole('row', { name: /Too small/ }).textContent).toContain('50.0%');
  });

  test('a click narrows the page by the address, and the tree goes on showing all', async () => {
    const address = drawAt('/reasons?category=Shoes', <Tree />);
    await userEvent.click(await screen.findByRole('button', { name: 'Size and fit' }));
    await vi.waitFor(() => expect(address()).toBe('/reasons?category=Shoes&reason=size_fit'));
    expect(screen.getByRole('button', { name: 'Size and fit' }).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('button', { name: 'Defective' })).toBeTruthy();
    expect(asked.filter((url) => url.includes('reason='))).toEqual([]);
  });

  test('starts open where one of its finer reasons is chosen', async () => {
    drawAt('/reasons?reason=too_large', <Tree />);
    const chosen = await screen.findByRole('button', { name: 'Too large' });
    expect(chosen.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the heat map', () => {
  test('is walked by arrow keys, and a cell narrows the page to it', async () => {
    const address = drawAt('/reasons', <Heatmap filter={{}} />);
    const first = await screen.findByRole('button', { name: 'Shoes, Size and fit: 75%, 60 lines' });
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Lamps, Defective: 100%, 10 lines');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(address()).toBe('/reasons?category=Lamps&reason=defective'));
  });
});

describe('the quotes', () => {
  test('mark the words that prove each reason, and say what the shop’s code said', async () => {
    drawAt('/reasons', <Quotes />);
    const quote = (await screen.findAllByRole('listitem'))[0]!;
    const marks = [...quote.querySelectorAll('mark')].map((mark) => [mark.textContent, mark.title]);
    expect(marks).toEqual([
      ['Taille trop petite', 'Too small'],
      ['tissu déchiré', 'Poor quality'],
    ]);
    expect(quote.querySelector('blockquote')!.textContent).toBe('Taille trop petite, tissu déchiré.');
    expect(quote.querySelector('blockquote')!.lang).toBe('fr');
    expect(within(quote).getByText('CHANGED_MIND').parentElement!.textContent).toContain('says something else');
    expect(quote.textContent).toContain('Poor quality 31% · not sure');
    expect(quote.textContent).toContain('French');
  });

  test('are searched through the address', async () => {
    const address = drawAt('/reasons?reason=size_fit', <Quotes />);
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search the words' }), 'zip');
    expect(address()).toBe('/reasons?reason=size_fit&search=zip');
    await vi.waitFor(() =>
      expect(asked.at(-1)).toBe('/api/reasons/quotes?limit=20&offset=0&reason=size_fit&search=zip'),
    );
  });

  test('are read page by page, and another question starts from its first page', async () => {
    drawAt('/reasons', <Quotes />);
    await userEvent.click(await screen.findByRole('button', { name: 'Older quotes' }));
    await vi.waitFor(() => expect(asked.at(-1)).toContain('offset=20'));
    await userEvent.type(screen.getByRole('searchbox'), 'x');
    await vi.waitFor(() => expect(asked.at(-1)).toContain('offset=0&search=x'));
  });
});

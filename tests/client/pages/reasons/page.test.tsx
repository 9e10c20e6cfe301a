import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Field, Float64, List, Table, tableFromArrays, vectorFromArray } from 'apache-arrow';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Accuracy } from '../../../../client/pages/reasons/accuracy.tsx';
import { CodeWords } from '../../../../client/pages/reasons/code-words.tsx';
import { CorrectionsProvider } from '../../../../client/pages/reasons/corrections-provider.tsx';
import { Heatmap } from '../../../../client/pages/reasons/heatmap.tsx';
import { LanguageGaps } from '../../../../client/pages/reasons/language-gaps.tsx';
import { Phrases } from '../../../../client/pages/reasons/phrases.tsx';
import { QuotesBeside } from '../../../../client/pages/reasons/quotes-beside.tsx';
import { QuotesPanel } from '../../../../client/pages/reasons/quotes-panel.tsx';
import { ReasonTree } from '../../../../client/pages/reasons/reason-tree.tsx';
import { ReviewQueue } from '../../../../client/pages/reasons/review-queue.tsx';
import { Unexplained } from '../../../../client/pages/reasons/unexplained.tsx';
import { useFilter } from '../../../../client/shared/use-filter.ts';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const shares = tableFromArrays({
  reason_group: ['size_fit', 'size_fit', 'defective'],
  reason: ['too_small', 'too_large', 'hygiene'],
  return_lines: Float64Array.of(50, 30, 20),
  counted_lines: Float64Array.of(50, 30, 20),
  group_lines: Float64Array.of(75, 75, 20),
  share: Float64Array.of(0.5, 0.3, 0.2),
  return_cost_minor: Float64Array.of(5000, 3000, 2000),
  mean_confidence: Float64Array.of(0.9, 0.8, 0.7),
  conflict_lines: Float64Array.of(1, 2, 3),
}).assign(
  new Table({
    trend: vectorFromArray(
      [
        [0.4, 0.5],
        [0.3, null],
        [0.2, 0.2],
      ],
      new List(new Field('item', new Float64(), true)),
    ),
  }),
);
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
const codes = tableFromArrays({
  code_reason: ['does_not_work', 'does_not_work', 'does_not_work'],
  reason: ['does_not_work', 'no_longer_wanted', null],
  return_lines: Float64Array.of(88, 12, 40),
  conflict_lines: Float64Array.of(0, 12, 0),
  graded_lines: Float64Array.of(20, 10, 0),
  sellable_lines: Float64Array.of(2, 7, 0),
});
const phrases = tableFromArrays({
  phrase: ['zip breaks', 'smells odd'],
  is_clear: [true, false],
  category: ['Jackets', 'Jackets'],
  style_id: [null, null],
  product_name: [null, null],
  current_uses: Float64Array.of(18, 5),
  reference_uses: Float64Array.of(12, 0),
  current_texts: Float64Array.of(900, 900),
  reference_texts: Float64Array.of(3600, 3600),
  rate_ratio: [6, null],
  customers: Float64Array.of(15, 4),
  language: ['en', 'en'],
  reason_text: ['The zip breaks at once', 'It smells odd'],
});
const outcomes = tableFromArrays({
  source: ['reviews', 'reviews', 'reviews', 'reviews', 'clerks', 'clerks'],
  language: ['fr', 'fr', 'fr', 'fr', 'fr', 'fr'],
  labelled_group: ['size_fit', 'size_fit', 'defective', 'defective', 'size_fit', 'size_fit'],
  found_group: ['size_fit', 'defective', 'defective', 'size_fit', 'size_fit', 'other'],
  texts: Float64Array.of(4, 1, 4, 1, 1, 3),
});
const gaps = tableFromArrays({
  style_id: ['DRS-1', 'DRS-2'],
  product_name: ['Dress Lina', 'Dress Mara'],
  language: ['fr', 'ro'],
  reason_group: ['not_as_described', 'size_fit'],
  texts: Float64Array.of(9, 8),
  language_texts: Float64Array.of(20, 16),
  share: Float64Array.of(0.45, 0.5),
  other_texts: Float64Array.of(2, 3),
  other_language_texts: Float64Array.of(40, 30),
  other_share: Float64Array.of(0.05, 0.1),
  usual_share: Float64Array.of(0.12, 0.2),
});
const clusters = tableFromArrays({
  cluster: ['smells of petrol'],
  language: ['en'],
  texts: Float64Array.of(4),
  return_lines: Float64Array.of(18),
  return_cost_minor: Float64Array.of(32000),
  examples: [JSON.stringify(['It smells of petrol', 'Smells of petrol, sorry'])],
  clustered_lines: Float64Array.of(18),
  unexplained_lines: Float64Array.of(90),
});
const queued = tableFromArrays({
  note_key: ['n1', 'n2'],
  language: ['en', 'en'],
  reason_text: ['Bit odd', 'Bit odd, tears'],
  reason_code: ['COLOR_DIFFERENT', null],
  reason_group: ['not_as_described', 'defective'],
  reason: ['colour_differs', 'poor_quality'],
  confidence: Float64Array.of(0.6, 0.5),
  found: [
    JSON.stringify([
      { reason: 'colour_differs', reason_group: 'not_as_described', confidence: 0.6, spans: [] },
      { reason: 'not_to_taste', reason_group: 'changed_mind', confidence: 0.44, spans: [[0, 7]] },
    ]),
    JSON.stringify([{ reason: 'poor_quality', reason_group: 'defective', confidence: 0.5, spans: [[9, 14]] }]),
  ],
  return_lines: Float64Array.of(3, 2),
  return_cost_minor: Float64Array.of(900, 500),
  at_stake_minor: Float64Array.of(360, 250),
  total_texts: Float64Array.of(2, 2),
});
const answers: Record<string, Table> = {
  '/api/reasons/language-gaps': gaps,
  '/api/reasons/unexplained': clusters,
  '/api/reasons/code-words': codes,
  '/api/reasons/phrases': phrases,
  '/api/reasons/accuracy': outcomes,
  '/api/reasons/queue': queued,
  '/api/reasons/share': shares,
  '/api/overview/summary': new Table(),
  '/api/data/languages': tableFromArrays({ language: ['fr', 'und'], return_lines: Float64Array.of(9, 4) }),
  '/api/reasons/by-category': cells,
  '/api/reasons/quotes': quotes,
};
/** The parts that a page loads when it needs them take a while on a busy machine. */
configure({ asyncUtilTimeout: 5000 });

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

  test('is walked by keys: down and up, open and close, back to the group', async () => {
    drawAt('/reasons', <Tree />);
    (await screen.findByRole('button', { name: 'Size and fit' })).focus();
    const focused = () => document.activeElement?.textContent;
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(focused()).toBe('Too small');
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
    expect(focused()).toBe('Size and fit');
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
    expect(focused()).toBe('Defective');
    expect(screen.queryByRole('button', { name: 'Too small' })).toBeNull();
  });

  test('counts by any mention through the address, and says what the parts add up to', async () => {
    const address = drawAt('/reasons', <Tree />);
    await screen.findByText(/Each return counts once, under its main reason: 100 lines, 100%/);
    await userEvent.click(screen.getByRole('radio', { name: 'Any mention' }));
    await screen.findByText(/may exceed 100%/);
    expect(address()).toBe('/reasons?count=mention');
    expect(asked).toContain('/api/reasons/share?count=mention');
    expect(screen.getByRole('row', { name: /Size and fit/ }).textContent).toContain('75.0%');
  });

  test('starts open where one of its finer reasons is chosen', async () => {
    drawAt('/reasons?reason=too_large', <Tree />);
    const chosen = await screen.findByRole('button', { name: 'Too large' });
    expect(chosen.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the heat map', () => {
  test('is walked by arrow keys, and a cell opens its quotes', async () => {
    const address = drawAt('/reasons', <Heatmap filter={{}} />);
    const first = await screen.findByRole('button', { name: 'Shoes, Size and fit: 75%, 60 lines' });
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Lamps, Defective: 100%, 10 lines');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(address()).toBe('/reasons?quotes=category%3DLamps%26reason%3Ddefective'));
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

  test('are narrowed to a language and to those worth a second look', async () => {
    const address = drawAt('/reasons', <Quotes />);
    await screen.findByRole('option', { name: 'French' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'French');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which quotes' }), 'Code against words');
    await vi.waitFor(() => expect(address()).toBe('/reasons?language=fr&only=conflict'));
    await vi.waitFor(() =>
      expect(asked.at(-1)).toBe('/api/reasons/quotes?language=fr&limit=20&offset=0&only=conflict'),
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

describe('quotes beside the page', () => {
  function Beside() {
    return (
      <CorrectionsProvider>
        <QuotesBeside filter={useFilter()} />
      </CorrectionsProvider>
    );
  }

  test('are those that the address holds, over the filter, and closing them leaves the rest', async () => {
    const inner = encodeURIComponent('language=fr&reason=size_fit&search=trop');
    const address = drawAt(`/reasons?category=Shoes&quotes=${inner}`, <Beside />);
    const beside = await screen.findByRole('complementary', { name: 'In the customers’ words' });
    expect(beside.textContent).toContain('Size and fit · French · “trop”');
    await within(beside).findByText('CHANGED_MIND');
    expect(asked).toContain(
      '/api/reasons/quotes?category=Shoes&language=fr&limit=20&offset=0&reason=size_fit&search=trop',
    );
    await userEvent.click(within(beside).getByRole('button', { name: 'Narrow the page to this' }));
    await vi.waitFor(() => expect(address()).toBe('/reasons?category=Shoes&reason=size_fit'));
  });

  test('that the question does not understand are not asked', async () => {
    drawAt(`/reasons?quotes=${encodeURIComponent('colour=red')}`, <Beside />);
    await vi.waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(asked).toEqual([]);
  });
});

test('the queue sets what the words prove beside what counts with the shop’s code', async () => {
  drawAt(
    '/reasons',
    <CorrectionsProvider>
      <ReviewQueue filter={{}} />
    </CorrectionsProvider>,
  );
  const alone = await screen.findAllByText('Proved by the words alone');
  expect(alone.map((term) => term.parentElement!.textContent)).toEqual([
    'Proved by the words aloneNot to taste 44% · not sure',
  ]);
  const counts = screen.getByText('Counts as, with your code').parentElement!;
  expect(counts.textContent).toBe('Counts as, with your codeColour differs 60%');
});

describe('code against words', () => {
  test('counts what the words say beside each code, and opens the quotes of a cell', async () => {
    const address = drawAt('/reasons', <CodeWords filter={{}} />);
    await screen.findByText(/On 12 of 100 return lines with a code and words \(12\.0%\)/);
    await screen.findByText(/Claimed defect, found sellable: 9 of 30 inspected returns .* \(30\.0%\)/);
    await userEvent.click(screen.getByRole('button', { name: 'Code Does not work, words Changed mind: 12 lines' }));
    await vi.waitFor(() => expect(address()).toBe('/reasons?quotes=code%3Ddoes_not_work%26reason%3Dchanged_mind'));
  });
});

describe('phrases', () => {
  test('tell the clear from what may be chance, and open their quotes in their four weeks', async () => {
    const address = drawAt('/reasons', <Phrases filter={{ to: '2026-06-28' }} against="before" />);
    const [clear, unclear] = await screen.findAllByRole('listitem');
    expect(clear!.textContent).toContain('6× · 18 of 900 texts, against 12 of 3,600');
    expect(clear!.textContent).not.toContain('may be chance');
    expect(unclear!.textContent).toContain('new · 5 of 900 texts, against 0 of 3,600 · may be chance');
    await userEvent.click(within(clear!).getByRole('button', { name: 'zip breaks' }));
    await vi.waitFor(() =>
      expect(new URLSearchParams(new URL(address(), 'http://x').search).get('quotes')).toBe(
        'basis=returned&category=Jackets&from=2026-06-01&language=en&search=zip+breaks&to=2026-06-28',
      ),
    );
  });
});

describe('gaps between languages', () => {
  test('show both sides’ words of the first, and of another when it is opened', async () => {
    drawAt('/reasons', <LanguageGaps filter={{ reason: ['size_fit'] }} />);
    const [first, second] = await screen.findAllByRole('button', { name: /^Dress/ });
    expect(first!.textContent).toContain('French: 45% of 20 texts; other languages: 5% of 40');
    expect(first!.textContent).toContain('usual in French: 12%');
    const side = await screen.findByRole('region', { name: 'Said in French' });
    await within(side).findByText('Taille trop petite');
    const asks = () => asked.filter((url) => url.startsWith('/api/reasons/quotes'));
    expect(asks()).toEqual([
      '/api/reasons/quotes?language=fr&limit=3&reason=not_as_described&style=DRS-1',
      '/api/reasons/quotes?limit=3&not_language=fr&style=DRS-1',
    ]);
    await userEvent.click(second!);
    await screen.findByRole('region', { name: 'Said in Romanian' });
    expect(asks()).toHaveLength(4);
  });
});

describe('unexplained texts', () => {
  test('stand in clusters with their examples, and open their quotes', async () => {
    const address = drawAt('/reasons', <Unexplained filter={{}} />);
    await screen.findByText(/^90 return lines have words that no reason explains well; 18 of them say the same/);
    expect(screen.getByText('Smells of petrol, sorry')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'smells of petrol' }));
    await vi.waitFor(() => expect(address()).toBe('/reasons?quotes=search%3Dsmells%2Bof%2Bpetrol'));
  });
});

describe('accuracy', () => {
  test('is told by language, by group and as confusions, from whose word one chooses', async () => {
    const address = drawAt('/reasons?measured=reviews', <Accuracy />);
    const language = within(await screen.findByRole('table', { name: 'By language' }));
    expect(language.getByRole('row', { name: /French/ }).textContent).toBe('French1080%80%');
    const group = within(screen.getByRole('table', { name: 'By group' }));
    expect(group.getByRole('row', { name: /Defective/ }).textContent).toBe('Defective580%80%80%');
    await screen.findByText(/corrected or confirmed: 4 · kept their group: 1 \(25\.0%\)/);
    await userEvent.click(screen.getByRole('radio', { name: 'Your corrections' }));
    await vi.waitFor(() => expect(address()).toBe('/reasons?measured=clerks'));
    expect(screen.getByRole('table', { name: 'What is taken for what: Your corrections' })).toBeTruthy();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Table, tableFromArrays, Utf8, vectorFromArray } from 'apache-arrow';
import { beforeEach, describe, expect, test } from 'vitest';
import { Bracketing } from '../../../../client/pages/suspicion/bracketing.tsx';
import { Events } from '../../../../client/pages/suspicion/events.tsx';
import { page } from '../../../../client/pages/suspicion/page.tsx';
import { signalNames, texts } from '../../../../client/pages/suspicion/texts.ts';
import { uiLanguages, type Words } from '../../../../pipelines/domain/words.ts';
import { signalCodes } from '../../../../pipelines/statistics/wardrobing-signals.ts';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const answers: Record<string, Table> = {
  '/api/suspicion/by-category': tableFromArrays({
    category: ['Dresses', 'Shoes'],
    return_lines: Float64Array.of(300, 100),
    suspected_lines: Float64Array.of(6, 2),
    expected_lines: Float64Array.of(9, 3),
    suspected_value_minor: Float64Array.of(60_000, 20_000),
  }),
  '/api/suspicion/bracketing': tableFromArrays({
    category: ['Dresses', 'Dresses', 'Dresses'],
    outcome: ['kept_one', 'kept_several', 'kept_none'],
    bracketed_orders: Float64Array.of(6, 1, 3),
    bracketed_units: Float64Array.of(12, 3, 6),
    returned_units: Float64Array.of(6, 1, 6),
    return_cost_minor: Float64Array.of(3000, 500, 3000),
  }),
  '/api/suspicion/events': tableFromArrays({
    pseudonym: ['9BC2A905'],
    return_ref: ['R1'],
    order_id: ['O1'],
    product_name: ['Dress Lina'],
    category: ['Dresses'],
    requested_date: Float64Array.of(Date.UTC(2026, 8, 22)),
    lag_days: Float64Array.of(28),
    paid_minor: Float64Array.of(12_000),
    score: Float64Array.of(4),
    probability: Float64Array.of(0.62),
    signals_for: ['wear occasion'],
    signals_against: ['reason'],
    is_bracketed: [false],
  }),
  '/api/data/health': tableFromArrays({ measure: vectorFromArray(['order_lines'], new Utf8()) as never }),
};
let asked: string[];
beforeEach(() => {
  for (const table of Object.values(answers)) {
    table.schema.metadata.set('currency', 'EUR');
    table.schema.metadata.set('complete_through', '2026-10-31');
  }
  asked = answerWith((url) => arrow(answers[url.split('?')[0]!]!));
});

describe('the first view', () => {
  test('is of groups, and no person is asked for before somebody opens the events', async () => {
    drawAt('/suspicion', page());
    expect(
      await screen.findByText('8 of 400 return lines (2.0%) are worth a second look; the goods were worth €800.'),
    ).toBeTruthy();
    expect(asked.some((url) => url.includes('events'))).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Open the events' }));
    expect(await screen.findByText('9BC2A905')).toBeTruthy();
    expect(asked.filter((url) => url.includes('events'))).toEqual(['/api/suspicion/events?limit=50']);
  });

  test('keeps in sight that a return is a right and that the tool takes no action', async () => {
    drawAt('/suspicion', page());
    const note = await screen.findByRole('note');
    expect(note.textContent).toMatch(/within the legal period is a right.*takes no action/);
  });
});

describe('single events', () => {
  test('show what speaks for and against, side by side, and forget them when closed', async () => {
    drawAt('/suspicion', <Events filter={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Open the events' }));
    const side = async (name: string) =>
      within(await screen.findByRole('list', { name }))
        .getAllByRole('listitem')
        .map((chip) => chip.textContent);
    expect(await side('Speaks for it')).toEqual(['Signs of use noted, or grade C', 'A kind bought for occasions']);
    expect(await side('Speaks against it')).toEqual(['Did not fit, or a fault named']);
    expect(screen.getByText(/kept 28 days · €120/)).toBeTruthy();
    expect(screen.getByText('62%')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('9BC2A905')).toBeNull();
  });
});

test('choosing at home is counted apart, by what was kept', async () => {
  drawAt('/suspicion', <Bracketing filter={{}} />);
  expect(await screen.findByRole('img', { name: 'One kept 60%, Several kept 10%, None kept 30%' })).toBeTruthy();
  expect(screen.getByText('10 orders, returns cost €65.00')).toBeTruthy();
  expect(screen.getByText(/suspected of nothing/)).toBeTruthy();
});

test('every signal of the pipeline is told as what was seen, otherwise on either side', () => {
  for (const code of signalCodes) {
    const [speaksFor, speaksAgainst] = (['for', 'against'] as const).map((side) => signalNames(code, side)[0]!.en);
    expect(speaksFor).not.toBe(code);
    expect(speaksAgainst).not.toBe(code);
    expect(speaksFor).not.toBe(speaksAgainst);
  }
});

test('no text accuses anybody', () => {
  const plain = Object.values<unknown>(texts).filter((text): text is Words => typeof text === 'object');
  const accusing =
    /fraud|frau[dl]|cheat|abuse|abus\b|thie(f|v)|steal|guilty|culprit|triche|voleur|coupable|hoț|vinovat|abuz|înșel/i;
  for (const text of plain) for (const language of uiLanguages) expect(text[language]).not.toMatch(accusing);
});

import { describe, expect, test } from 'vitest';
import {
  besideRates,
  isIn,
  type Note,
  pareto,
  type TriageProduct,
  tabs,
  triage,
} from '../../../../client/pages/products/triage.ts';
import type { RowOf } from '../../../../server/contract/query.ts';
import type { productRates, productWatch } from '../../../../server/questions/products/contract.ts';

const day = 86_400_000;
const today = 20_000 * day;
const rate = (level_key: string | null, other: Partial<RowOf<typeof productRates>> = {}) =>
  ({ level_key, name: null, is_clearly_high: false, excess_cost_minor: null, ...other }) as RowOf<typeof productRates>;
const note = (level_key: string, other: Partial<Note>): Note => ({
  ...{ entry_id: 1, level: 'style', level_key, kind: 'note', says: '', until_date: null, said_by: 'Ana', said_at: 0 },
  ...{ is_in_force: true, undone_by: null, undone_at: null },
  ...other,
});
const tabsOf = (row: TriageProduct) => tabs.filter((tab) => isIn(tab, row));

describe('triage', () => {
  const watch = [{ level_key: 'b', is_rising: true, is_new: true, recent_rate: 0.4, before_rate: 0.2 }];
  const rates = [rate('a', { is_clearly_high: true }), rate('b'), rate(null)];
  const triaged = (notes: Note[]) => triage(rates, [], notes, today);

  test('puts each product where it is looked for', async () => {
    const watched = await besideRates(rates, watch as RowOf<typeof productWatch>[]);
    const rows = triage(rates, watched, [], today);
    expect(rows.map(tabsOf)).toEqual([['worst', 'all'], ['rising', 'new', 'all'], ['all']]);
    expect(rows[1]).toMatchObject({ level_key: 'b', recent_rate: 0.4, before_rate: 0.2 });
    expect(triaged([]).map(tabsOf), 'while it is on its way').toEqual([['worst', 'all'], ['all'], ['all']]);
  });

  test('leaves what is snoozed alone until its day is over, and then no longer', () => {
    const snooze = (until_date: number, is_in_force = true) =>
      triaged([note('a', { entry_id: 7, kind: 'snooze', says: 'new photo', until_date, is_in_force })])[0]!;
    expect(tabsOf(snooze(today))).toEqual(['snoozed', 'all']);
    expect(snooze(today)).toMatchObject({ snooze_id: 7, snooze_reason: 'new photo', snoozed_until: today });
    expect(tabsOf(snooze(today - day))).toEqual(['worst', 'all']);
    expect(tabsOf(snooze(today + day, false))).toEqual(['worst', 'all']);
  });

  test('names the owner that counts; an owner of no letters is nobody', () => {
    const owner = (says: string, is_in_force = true) =>
      triaged([note('a', { kind: 'owner', says, is_in_force })])[0]!.owner;
    expect([owner('Bogdan'), owner('Bogdan', false), owner('')]).toEqual(['Bogdan', null, null]);
  });
});

test('few products make most of the excess cost: only what costs more than its category is added up', () => {
  const rows = triage(
    [
      rate('small', { excess_cost_minor: 1000 }),
      rate('large', { excess_cost_minor: 3000, name: 'Lamp' }),
      rate('good', { excess_cost_minor: -9000 }),
      rate(null, { excess_cost_minor: 5000 }),
    ],
    [],
    [],
    today,
  );
  expect(pareto(rows)).toEqual([
    { key: 'large', name: 'Lamp', excess_cost_minor: 3000, cumulated_share: 0.75 },
    { key: 'small', name: 'small', excess_cost_minor: 1000, cumulated_share: 1 },
  ]);
  expect(pareto([])).toEqual([]);
});

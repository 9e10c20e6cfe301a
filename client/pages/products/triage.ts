import { words } from '../../../pipelines/domain/words.ts';
import { date, nullable, number, type Row, text } from '../../../server/contract/columns.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { type productNotes, productRates, productWatch } from '../../../server/questions/products/contract.ts';

export type Note = RowOf<typeof productNotes>;

/** Which products the table shows: where to look first, what got worse, what is new, what can wait, and all. */
export const tabs = ['worst', 'rising', 'new', 'snoozed', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** What the table can show of a product. */
export const triageColumns = {
  ...productRates.columns,
  recent_rate: productWatch.columns.recent_rate,
  before_rate: productWatch.columns.before_rate,
  first_date: productWatch.columns.first_date,
  is_rising: productWatch.columns.is_rising,
  is_new: productWatch.columns.is_new,
  owner: nullable(text(words('Owner', 'Responsable', 'Responsabil'))),
  snooze_id: nullable(number(words('Entry', 'Entrée', 'Intrare'))),
  snoozed_until: nullable(date(words('Snoozed until', 'En veille jusqu’au', 'Amânat până la'))),
  snooze_reason: nullable(text(words('Why', 'Pourquoi', 'De ce'))),
};

export type TriageProduct = Row<typeof triageColumns>;

/**
 * The products with what is known and said of each.
 * @param watch absent while it is on its way: nothing is rising or new yet
 * @param notes those of the table's level
 * @param today milliseconds of its midnight: a snooze of an earlier day is over
 */
export function triage(
  rates: readonly RowOf<typeof productRates>[],
  watch: readonly RowOf<typeof productWatch>[],
  notes: readonly Note[],
  today: number,
): TriageProduct[] {
  const watched = new Map(watch.map((row) => [row.level_key, row]));
  const inForce = notes.filter((note) => note.is_in_force);
  const owners = new Map(inForce.filter((note) => note.kind === 'owner').map((note) => [note.level_key, note]));
  const snoozes = new Map(
    inForce
      .filter((note) => note.kind === 'snooze' && (note.until_date ?? 0) >= today)
      .map((note) => [note.level_key, note]),
  );
  return rates.map((row) => {
    const seen = watched.get(row.level_key);
    const snooze = row.level_key === null ? undefined : snoozes.get(row.level_key);
    return {
      ...row,
      recent_rate: seen?.recent_rate ?? null,
      before_rate: seen?.before_rate ?? null,
      first_date: seen?.first_date ?? null,
      is_rising: seen?.is_rising ?? false,
      is_new: seen?.is_new ?? false,
      owner: (row.level_key !== null && owners.get(row.level_key)?.says) || null,
      snooze_id: snooze?.entry_id ?? null,
      snoozed_until: snooze?.until_date ?? null,
      snooze_reason: snooze?.says ?? null,
    };
  });
}

/** Whether a tab shows a product; what is snoozed stands in its own and among all. */
export function isIn(tab: Tab, row: TriageProduct): boolean {
  if (tab === 'all') return true;
  const isSnoozed = row.snooze_id !== null;
  if (tab === 'snoozed' || isSnoozed) return tab === 'snoozed' && isSnoozed;
  return { worst: row.is_clearly_high, rising: row.is_rising, new: row.is_new }[tab];
}

/** What a product costs beyond its category, and the share of all with those before it, largest first. */
export interface ParetoBar {
  readonly key: string;
  readonly name: string;
  readonly excess_cost_minor: number;
  readonly cumulated_share: number;
}

/** The products that cost something beyond their category, largest first; those without key left out. */
export function pareto(rows: readonly TriageProduct[]): ParetoBar[] {
  const costly = rows
    .flatMap((row) =>
      row.level_key !== null && (row.excess_cost_minor ?? 0) > 0
        ? [{ key: row.level_key, name: row.name ?? row.level_key, excess_cost_minor: row.excess_cost_minor! }]
        : [],
    )
    .sort((a, b) => b.excess_cost_minor - a.excess_cost_minor);
  const total = costly.reduce((sum, one) => sum + one.excess_cost_minor, 0);
  let sum = 0;
  return costly.map((one) => {
    sum += one.excess_cost_minor;
    return { ...one, cumulated_share: sum / total };
  });
}

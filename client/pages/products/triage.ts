import { words } from '../../../pipelines/domain/words.ts';
import { date, nullable, number, type Row, text } from '../../../server/contract/columns.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { type productNotes, productRates, productWatch } from '../../../server/questions/products/contract.ts';
import { Pace } from '../../shared/pace.ts';

export type Note = RowOf<typeof productNotes>;
type Rates = RowOf<typeof productRates>;
export type Watched = RowOf<typeof productWatch>;

/** Products that are looked up before the clock is looked at. */
const stretch = 1024;

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
  rising_reason: productWatch.columns.rising_reason,
  rising_reason_rate: productWatch.columns.rising_reason_rate,
  rising_reason_before_rate: productWatch.columns.rising_reason_before_rate,
  recent_excess_cost_minor: productWatch.columns.recent_excess_cost_minor,
  is_new: productWatch.columns.is_new,
  owner: nullable(text(words('Owner', 'Responsable', 'Responsabil'))),
  snooze_id: nullable(number(words('Entry', 'Entrée', 'Intrare'))),
  snoozed_until: nullable(date(words('Snoozed until', 'En veille jusqu’au', 'Amânat până la'))),
  snooze_reason: nullable(text(words('Why', 'Pourquoi', 'De ce'))),
};

export type TriageProduct = Row<typeof triageColumns>;

/**
 * The products with what is known and said of each.
 * @param watched of each of them, as `besideRates` gives it; empty while it is on its way: nothing is rising or new yet
 * @param notes those of the table's level
 * @param today milliseconds of its midnight: a snooze of an earlier day is over
 */
export function triage(
  rates: readonly Rates[],
  watched: readonly (Watched | undefined)[],
  notes: readonly Note[],
  today: number,
): TriageProduct[] {
  const inForce = notes.filter((note) => note.is_in_force);
  const owners = byKey(inForce.filter((note) => note.kind === 'owner'));
  const snoozes = byKey(inForce.filter((note) => note.kind === 'snooze' && (note.until_date ?? 0) >= today));
  return rates.map((row, place) => {
    const key = row.level_key;
    return new Triaged(row, watched[place], owners?.get(key), snoozes?.get(key)) as unknown as TriageProduct;
  });
}

/** Notes by product; undefined where there are none, as looking for 100,000 takes its time. */
function byKey(notes: readonly Note[]): Map<string | null, Note> | undefined {
  return notes.length === 0 ? undefined : new Map(notes.map((note) => [note.level_key, note]));
}

/** What is watched of each product, in the order of the rates. The page stays free to scroll while there are many. */
export async function besideRates(
  rates: readonly Rates[],
  watch: readonly Watched[],
): Promise<(Watched | undefined)[]> {
  const pace = new Pace();
  if (watch.length > stretch) await pace.rest();
  const found = new Map<string | null, Watched>();
  for (const [index, row] of watch.entries()) {
    found.set(row.level_key, row);
    if (index % stretch === 0 && pace.isDue) await pace.rest();
  }
  const watched = new Array<Watched | undefined>(rates.length);
  for (const [index, row] of rates.entries()) {
    watched[index] = found.get(row.level_key);
    if (index % stretch === 0 && pace.isDue) await pace.rest();
  }
  return watched;
}

/** A product as a view of what is known of it: of 100,000 a copy takes half a second. */
class Triaged {
  private readonly rates: Rates;
  private readonly watched: Watched | undefined;
  private readonly owned: Note | undefined;
  private readonly snoozed: Note | undefined;

  static {
    for (const name of Object.keys(productRates.columns) as (keyof Rates)[])
      Object.defineProperty(Triaged.prototype, name, {
        get(this: Triaged) {
          return this.rates[name];
        },
      });
  }

  constructor(rates: Rates, watched: Watched | undefined, owned: Note | undefined, snoozed: Note | undefined) {
    this.rates = rates;
    this.watched = watched;
    this.owned = owned;
    this.snoozed = snoozed;
  }

  get recent_rate() {
    return this.watched?.recent_rate ?? null;
  }

  get before_rate() {
    return this.watched?.before_rate ?? null;
  }

  get first_date() {
    return this.watched?.first_date ?? null;
  }

  get is_rising() {
    return this.watched?.is_rising ?? false;
  }

  get rising_reason() {
    return this.watched?.rising_reason ?? null;
  }

  get rising_reason_rate() {
    return this.watched?.rising_reason_rate ?? null;
  }

  get rising_reason_before_rate() {
    return this.watched?.rising_reason_before_rate ?? null;
  }

  get recent_excess_cost_minor() {
    return this.watched?.recent_excess_cost_minor ?? null;
  }

  get is_new() {
    return this.watched?.is_new ?? false;
  }

  get owner() {
    return this.owned?.says || null;
  }

  get snooze_id() {
    return this.snoozed?.entry_id ?? null;
  }

  get snoozed_until() {
    return this.snoozed?.until_date ?? null;
  }

  get snooze_reason() {
    return this.snoozed?.says ?? null;
  }
}

/** Whether a tab shows a product; what is snoozed stands in its own and among all. */
export function isIn(tab: Tab, row: TriageProduct): boolean {
  if (tab === 'all') return true;
  const isSnoozed = row.snooze_id !== null;
  if (tab === 'snoozed' || isSnoozed) return tab === 'snoozed' && isSnoozed;
  if (tab === 'worst') return row.is_clearly_high;
  return tab === 'rising' ? row.is_rising : row.is_new;
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

import { chooseStratum, hasOwnCurve, type LagTable, lagTable } from '../statistics/lag-curve.ts';
import type { ReplayedGroup } from '../statistics/replay.ts';
import { atLevel, hadLonger } from '../statistics/return-window.ts';
import { total } from '../statistics/total.ts';
import type { HolidayOrders } from './return-window.ts';

/** Units by age, or by age and lag, of one category (null: of none), ordered on the days of the holidays or not. */
export interface Cell {
  readonly category: string | null;
  readonly is_holiday: boolean;
  readonly age_days: number;
  readonly lag_days: number;
  /** Delivered or returned units, or their money. */
  readonly units: number;
  /** Of delivered money: the sum of units × price². */
  readonly squares?: number;
}

/** A category (the shop: null), and which units its curves are estimated from. */
export interface CurveGroup {
  readonly category: string | null;
  /** Orders of the usual window. */
  readonly usual: ReplayedGroup;
  /** Orders with a longer window; null where there are none. */
  readonly extended: ReplayedGroup | null;
  /** What it is forecast by: units that share a curve. */
  readonly parts: readonly ReplayedGroup[];
}

/** The shop and its categories with their curves, and the days of the orders that have a longer window, if any have. */
export interface Strata {
  readonly shop: CurveGroup;
  readonly categories: readonly CurveGroup[];
  readonly holiday: HolidayOrders | null;
}

/** Christmas comes once a year: its curve remembers the last one while the next is under way. */
const holidayMemory = 730;

/** Orders of the usual window, and those with a longer one; null where there are none. */
interface Units {
  readonly usual: LagTable;
  readonly extended: LagTable | null;
}

/**
 * Which curve each unit follows. A category has its own from 500 returns on; the small ones share one: large ones come back
 * far more, or far less, than they do. Orders with a longer window are a stratum of their own: of a category with 500
 * such returns, else all such orders brought to the level of the category, else they follow its usual curve.
 * @param holiday the days of orders that may have a longer window
 * @param windowDays the usual window
 */
export function strataOf(
  sold: readonly Cell[],
  back: readonly Cell[],
  holiday: HolidayOrders | null,
  windowDays: number,
): Strata {
  const longer = holiday && isLonger(holiday, sold, back, windowDays) ? holiday : null;
  const windows = { usual: windowDays, longer: longer && longerWindow(longer, windowDays) };
  const unitsOf = (own: (cell: Cell) => boolean): Units => cut(sold.filter(own), back.filter(own), windows);
  const shop = unitsOf(() => true);
  const soldBy = byCategory(sold);
  const backBy = byCategory(back);
  const all = [...soldBy].map(([category, cells]) => ({
    category,
    units: cut(cells, backBy.get(category) ?? [], windows),
  }));
  const large = new Map(
    all.flatMap(({ category, units }) => (category !== null && hasOwnCurve(units.usual) ? [[category, units]] : [])),
  );
  const small = unitsOf(({ category }) => category === null || !large.has(category));
  const kinds = [...large.values(), small];
  const curves = new Map(kinds.map((units) => [units, curvesOf(units, kinds, shop)]));
  const group = (category: string | null, units: Units, kind: Units) => groupOf(category, units, curves.get(kind)!);
  return {
    shop: {
      ...groupOf(null, shop, curvesOf(shop, kinds, shop)),
      parts: kinds.flatMap((units) => group(null, units, units).parts),
    },
    categories: all
      .filter(({ category }) => category !== null)
      .map(({ category, units }) => group(category, units, large.get(category!) ?? small)),
    holiday: longer,
  };
}

function isLonger(holiday: HolidayOrders, sold: readonly Cell[], back: readonly Cell[], windowDays: number): boolean {
  if (holiday.isSaid) return true;
  const { usual, extended } = cut(sold, back, { usual: windowDays, longer: longerWindow(holiday, windowDays) });
  return extended !== null && hadLonger(extended, usual);
}

/** The window of the first of the orders: all of them may come back as late as the last. */
function longerWindow({ first, last }: HolidayOrders, windowDays: number): number {
  const dayOf = (day: number) => Date.UTC(2024, Math.floor(day / 100) - 1, day % 100) / 86_400_000;
  return windowDays + dayOf(last) - dayOf(first);
}

/** Days in which units may come back; no longer ones where no orders have them. */
interface Windows {
  readonly usual: number;
  readonly longer: number | null;
}

/** Units laid out as tables, those of the holidays apart where their window is longer. */
function cut(sold: readonly Cell[], back: readonly Cell[], { usual, longer }: Windows): Units {
  if (longer === null) return { usual: tableOf(sold, back, { windowDays: usual }), extended: null };
  const [isUsual, isHoliday] = [({ is_holiday }: Cell) => !is_holiday, ({ is_holiday }: Cell) => is_holiday];
  return {
    usual: tableOf(sold.filter(isUsual), back.filter(isUsual), { windowDays: usual }),
    extended: tableOf(sold.filter(isHoliday), back.filter(isHoliday), {
      windowDays: longer,
      memoryDays: holidayMemory,
    }),
  };
}

/** The tables that the curves of a large category, of all small ones or of the shop are estimated from. */
function curvesOf(units: Units, kinds: readonly Units[], shop: Units): Units {
  const usual = chooseStratum([units.usual, shop.usual]);
  if (!units.extended || !shop.extended) return { usual, extended: null };
  if (hasOwnCurve(units.extended)) return { usual, extended: units.extended };
  return { usual, extended: hasOwnCurve(shop.extended) ? atLevel(shop.extended, levelOf(units, kinds)) : usual };
}

/** How much more of some units usually comes back than of those that have a longer window, all together. */
function levelOf({ usual }: Units, kinds: readonly Units[]): number {
  const extended = kinds.map((kind) => (kind.extended ? total(kind.extended.delivered) : 0));
  const expected = total(kinds.map((kind, index) => extended[index]! * rateOf(kind.usual)));
  return expected > 0 ? (rateOf(usual) * total(extended)) / expected : 1;
}

function rateOf({ delivered, returned }: LagTable): number {
  const units = total(delivered);
  return units > 0 ? total(returned) / units : 0;
}

function groupOf(category: string | null, units: Units, curves: Units): CurveGroup {
  const usual = { units: units.usual, curveFrom: curves.usual };
  const extended = units.extended && curves.extended && { units: units.extended, curveFrom: curves.extended };
  return { category, usual, extended, parts: extended ? [usual, extended] : [usual] };
}

function byCategory(cells: readonly Cell[]): Map<string | null, Cell[]> {
  const groups = new Map<string | null, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.category);
    if (group) group.push(cell);
    else groups.set(cell.category, [cell]);
  }
  return groups;
}

function tableOf(sold: readonly Cell[], back: readonly Cell[], options: Parameters<typeof lagTable>[2]): LagTable {
  const columns = (cells: readonly Cell[]) => ({
    age_days: cells.map((cell) => cell.age_days),
    lag_days: cells.map((cell) => cell.lag_days),
    delivered_units: cells.map((cell) => cell.units),
    returned_units: cells.map((cell) => cell.units),
  });
  const [units, squares] = [
    total(sold.map((cell) => cell.units)),
    total(sold.map((cell) => cell.squares ?? cell.units)),
  ];
  // Sums of fractions over parallel threads differ in the last digits, which nothing may depend on.
  const unitWeight = units > 0 && squares > 0 ? Number((squares / units).toPrecision(9)) : 1;
  return lagTable(columns(sold), columns(back), { ...options, unitWeight });
}

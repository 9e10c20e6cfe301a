import { expect } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import { rollups } from '../../../pipelines/marts/rollups.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';

const marts = [
  ...['dim_reasons', 'dim_products', 'dim_sizes', 'dim_places', 'dim_notes', 'dim_transits', 'mart_info', 'lag_curves'],
  ...['maturity', 'past_forecasts', 'unit_outlook', 'fct_sold', 'fct_cancelled', 'fct_returned', 'fct_bought_after'],
  ...['style_days', 'signal_points', 'fct_suspicion'],
  ...Object.values(rollups).flatMap((list) => list.map(({ name }) => name)),
];

const skuName = 'SELECT sku_id AS id, sku AS name FROM dim_products';
const returnName = `SELECT returned_id AS id, concat_ws('/', source, return_ref,
  row_number() OVER (PARTITION BY source, return_ref ORDER BY returned_id)) AS name FROM fct_returned`;
/** What the numbers of rows stand for. */
const names: Readonly<Record<string, string>> = {
  sku_id: skuName,
  kept_sku_id: skuName,
  exchange_sku_id: skuName,
  style_key: "SELECT sku_id AS id, concat_ws('/', style_id, category) AS name FROM dim_products",
  note_id: 'SELECT note_id AS id, note_key AS name FROM dim_notes',
  line_id: `SELECT line_id AS id, concat_ws('/', source, order_id, line_ref) AS name FROM fct_sold`,
  returned_id: returnName,
  split_id: returnName,
};

interface Row {
  /** All but fractions, as text. */
  readonly text: string;
  readonly fractions: readonly (number | null)[];
}
export type Marts = Readonly<Record<string, readonly Row[]>>;

/** The SELECT of a mart's rows, with names in the place of numbers that builds may give otherwise. */
export function namedSelect(mart: string, fields: readonly string[]): string {
  const columns = fields.map((name) => (names[name] ? `${name}_of.name AS ${name}` : `m.${name}`));
  const joins = fields.flatMap((name) =>
    names[name] ? [`LEFT JOIN (${names[name]}) ${name}_of ON ${name}_of.id = m.${name}`] : [],
  );
  return `SELECT ${columns.join(', ')} FROM ${mart} m ${joins.join(' ')}`;
}

/** Every row of every mart, in an order of its own, with names in the place of numbers that builds may give otherwise. */
export async function allMarts(engine: Engine): Promise<Marts> {
  const found: Record<string, Row[]> = {};
  for (const mart of marts) {
    const { schema } = await engine.query(`SELECT * FROM ${mart} LIMIT 0`);
    const isFraction = new Set(schema.fields.flatMap(({ name, type }) => (String(type) === 'Float64' ? [name] : [])));
    const table = await engine.query(
      namedSelect(
        mart,
        schema.fields.map(({ name }) => name),
      ),
    );
    const vectors = table.schema.fields.map(({ name }, index) => ({ name, vector: table.getChildAt(index)! }));
    const valuesOf = (row: number, areFractions: boolean) =>
      vectors.filter(({ name }) => isFraction.has(name) === areFractions).map(({ vector }) => vector.get(row));
    found[mart] = Array.from({ length: table.numRows }, (_, row) => ({
      text: valuesOf(row, false).map(String).join('|'),
      fractions: valuesOf(row, true),
    })).sort(inOrder);
  }
  return found;
}

function inOrder(one: Row, other: Row): number {
  if (one.text !== other.text) return one.text < other.text ? -1 : 1;
  const differs = one.fractions.findIndex((value, index) => !isNear(value, other.fractions[index]!));
  return differs < 0 ? 0 : (one.fractions[differs] ?? -1) - (other.fractions[differs] ?? -1);
}

function isNear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other), 1e-6);
}

/** Holds all rows of all marts to be the same; fractions to a billionth. */
export function expectSame(found: Marts, wanted: Marts): void {
  for (const mart of marts) {
    const [rows, others] = [found[mart]!, wanted[mart]!];
    const differs = others.findIndex((other, index) => {
      const row = rows[index];
      return row?.text !== other.text || !row.fractions.every((value, at) => isNear(value, other.fractions[at]!));
    });
    expect({ mart, count: rows.length, row: differs < 0 ? null : rows[differs] }).toEqual({
      mart,
      count: others.length,
      row: differs < 0 ? null : others[differs],
    });
  }
}

/** Builds all marts anew, whatever is there. */
export async function buildWhole(engine: Engine): Promise<void> {
  await engine.write((session) => session.execute(`DELETE FROM stages WHERE stage = 'marts'`));
  await buildMarts(engine);
}

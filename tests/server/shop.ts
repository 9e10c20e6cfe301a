import { buildMarts } from '../../pipelines/marts/build.ts';
import { seededRandom } from '../../pipelines/statistics/random.ts';
import type { Engine, Param, WriteSession } from '../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../pipelines/warehouse/open.ts';

const categories = ['dresses', 'shoes', 'lamps'];
const notes = [
  {
    key: 'n1',
    text: 'Much too small, sent back',
    code: 'SIZE',
    reason: 'too_small',
    group: 'size_fit',
    language: 'en',
  },
  {
    key: 'n2',
    text: 'Arrivé cassé, 100 % déçu',
    code: 'DAMAGED',
    reason: 'damage_unclear',
    group: 'damaged_in_transit',
    language: 'fr',
  },
  {
    key: 'n3',
    text: '=SUM(A1) nu mi-a plăcut',
    code: null,
    reason: 'not_to_taste',
    group: 'changed_mind',
    language: 'ro',
  },
] as const;

type Row = Record<string, Param>;

/**
 * A made-up shop in a warehouse in memory, marts built: 90 days, 3 categories with 4 styles of 2 sizes each, every third
 * line returned for one of three reasons, some sizes ordered in pairs, one return in dollars and one of an unknown order.
 */
export async function openShop(): Promise<Engine> {
  const engine = await openWarehouse('duckdb::memory:');
  const { orders, returns } = makeRows();
  await engine.write(async (session) => {
    await insert(session, 'order_lines', orders);
    await insert(session, 'return_lines', returns);
    await insert(session, 'return_lines_history', [{ ...returns[0], quantity: 7, load_id: 1, replaced_by: 2 }]);
    await insert(session, 'readings', readings());
    await insert(session, 'reading_reasons', readingReasons());
    await insert(session, 'corrections', corrections());
    await insert(session, 'loads', loads());
    await insert(session, 'product_notes', productNotes());
    await insert(session, 'fixes', fixes());
    await insert(session, 'fix_products', fixProducts());
    const setAside = {
      load_id: 1,
      line: 7,
      column_name: 'quantity',
      value: 'two',
      problem: 'not a whole number',
      raw: '{}',
    };
    await insert(session, 'set_aside', [setAside]);
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  return engine;
}

function makeRows(): { orders: Row[]; returns: Row[] } {
  const random = seededRandom(11);
  const [orders, returns]: [Row[], Row[]] = [[], []];
  for (let order = 0; order < 600; order++) {
    const line = orderLine(order, random);
    orders.push(line);
    if (order % 10 === 0)
      orders.push({ ...line, line_ref: `${order}-b`, size: 'L', sku: String(line.sku).replace(/.$/, 'L') });
    if (order % 3 === 0) returns.push(returnLine(order, line, random));
  }
  returns.push({ ...returns[0], return_ref: 'lost', order_id: 'nowhere', quantity: 2 });
  returns.push({
    ...returns[1],
    return_ref: 'goodwill',
    movement: 'money_only',
    quantity: 0,
    refund_amount_minor: 500,
  });
  return { orders, returns };
}

function orderLine(order: number, random: () => number): Row {
  const category = categories[Math.floor(random() * 3)]!;
  const style = `${category}-${Math.floor(random() * 4)}`;
  const size = random() < 0.5 ? 'M' : 'L';
  const ordered = day(Math.floor(order / 7));
  const quantity = random() < 0.1 ? 2 : 1;
  return {
    source: 'shop',
    order_id: `O${order}`,
    line_ref: `${order}`,
    order_date: ordered,
    customer_key: `customer${order % 50}`,
    sku: `${style}-${size}`,
    product_name: `Product ${style}`,
    style_id: style,
    category,
    size,
    colour: 'blue',
    supplier: order % 2 ? 'Nord' : 'Sud',
    quantity,
    unit_price_minor: 4900,
    line_total_minor: 4900 * quantity,
    list_price_minor: 4900,
    currency: order === 42 ? 'USD' : 'EUR',
    unit_cost_minor: 1500,
    warehouse: order % 2 ? 'Lille' : 'Cluj',
    carrier: random() < 0.5 ? 'Swift' : 'Turtle',
    packaging: 'box',
    shipped_date: ordered,
    delivered_date: day(Math.floor(order / 7) + 3),
    line_status: 'delivered',
    country: 'FR',
    language: 'fr',
    channel: 'web',
    row_hash: order,
    load_id: 1,
  };
}

function returnLine(order: number, line: Row, random: () => number): Row {
  const note = notes[Math.floor(random() * 3)]!;
  return {
    source: 'shop',
    return_ref: `R${order}`,
    order_id: `O${order}`,
    sku: line.sku!,
    quantity: 1,
    movement: 'return',
    requested_date: day(Math.floor(order / 7) + 4 + Math.floor(random() * 12)),
    reason_code: note.code,
    reason_text: note.text,
    note_key: note.key,
    resolution: 'refund',
    refund_amount_minor: 4900,
    currency: line.currency!,
    label_cost_minor: order % 2 ? 450 : null,
    paid_by: order % 5 ? 'merchant' : 'customer',
    condition_grade: order % 4 ? 'A' : 'B',
    row_hash: order,
    load_id: 2,
  };
}

function readings(): Row[] {
  return notes.map((note) => ({
    note_key: note.key,
    language: note.language,
    primary_reason: note.reason,
    primary_group: note.group,
    confidence: note.key === 'n3' ? 0.6 : 0.9,
    code_reason: note.key === 'n2' ? 'does_not_work' : null,
    is_conflict: note.key === 'n2',
    classifier_version: 'test',
    shown_text: note.text,
    shown_code: note.code,
  }));
}

function readingReasons(): Row[] {
  return notes.map((note) => ({
    note_key: note.key,
    position: 1,
    reason: note.reason,
    reason_group: note.group,
    confidence: 0.9,
    spans: '[[0, 4]]',
  }));
}

/** One, of a text that was loaded no more, undone. */
function corrections(): Row[] {
  const said = { note_key: 'gone', said_by: 'Ana', said_at: '2026-03-01 12:00:00' };
  return [
    {
      ...{ ...said, correction_id: 1, reasons: 'too_large', primary_reason: 'too_large' },
      ...{ primary_group: 'size_fit', is_conflict: false },
    },
    { ...said, correction_id: 2, undoes: 1 },
  ];
}

/** A snooze that was taken back, and an owner. */
function productNotes(): Row[] {
  const said = { level: 'style', level_key: 'lamps-0', said_by: 'Ana', said_at: '2026-03-01 12:00:00' };
  return [
    { ...said, entry_id: 1, kind: 'snooze', says: 'new photo next week', until_date: '2026-04-01' },
    { ...said, entry_id: 2, kind: 'snooze', says: '', undoes: 1 },
    { ...said, entry_id: 3, kind: 'owner', says: 'Bogdan' },
  ];
}

/** One of two styles in the middle of the data, and one that was taken back. */
function fixes(): Row[] {
  const said = { lever: 'photo', owner: '', note: '', said_by: 'Ana', said_at: '2026-03-01 12:00:00' };
  return [
    { ...said, fix_id: 1, fixed_date: day(43), reason: 'too_small', note: 'on a model' },
    { ...said, fix_id: 2, fixed_date: day(50) },
    { fix_id: 3, undoes: 2, said_by: 'Ana', said_at: '2026-03-01 12:00:00' },
  ];
}

function fixProducts(): Row[] {
  return [
    { fix_id: 1, level: 'style', level_key: 'dresses-1' },
    { fix_id: 1, level: 'sku', level_key: 'shoes-1-M' },
    { fix_id: 2, level: 'style', level_key: 'lamps-0' },
  ];
}

function loads(): Row[] {
  const report = JSON.stringify({ furniture: { postage: 3 }, warnings: ['dates read as day first'] });
  return [1, 2].map((load_id) => ({
    load_id,
    file_name: load_id === 1 ? 'orders.csv' : 'returns.csv',
    content_hash: `h${load_id}`,
    format: 'plain',
    kind: load_id === 1 ? 'orders' : 'returns',
    encoding: 'utf-8',
    rows_read: 10,
    rows_loaded: 5,
    rows_unchanged: 1,
    rows_set_aside: 1,
    rows_furniture: 3,
    first_date: day(0),
    last_date: day(85),
    report,
    loaded_at: '2026-03-01 12:00:00',
  }));
}

/** Adds rows by the names of their columns; days and instants are given as text. */
async function insert(session: WriteSession, table: string, rows: readonly Row[]): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = names.map((name) => `row ->> '$.${name}'`);
  await session.execute(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM (SELECT unnest(CAST($rows AS JSON[])) AS row)`,
    { rows: JSON.stringify(rows) },
  );
}

/** The day so many days after the shop's first, `YYYY-MM-DD`. */
function day(number: number): string {
  return new Date(Date.UTC(2026, 0, 5) + number * 86_400_000).toISOString().slice(0, 10);
}

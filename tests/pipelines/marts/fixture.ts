import type { Param, WriteSession } from '../../../pipelines/warehouse/engine.ts';

type Values = Readonly<Record<string, Param>>;

const orderDefaults = {
  source: 'plain',
  order_date: '2026-01-05',
  currency: 'EUR',
  line_status: 'delivered',
  delivered_date: '2026-01-08',
  row_hash: 0,
  load_id: 1,
};
const returnDefaults = {
  source: 'plain',
  movement: 'return',
  requested_date: '2026-01-20',
  note_key: '',
  currency: 'EUR',
  row_hash: 0,
  load_id: 1,
};

/** Adds order lines; what is not said is a delivered line of one plain export. */
export async function addOrderLines(session: WriteSession, lines: readonly Values[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await insert(session, 'order_lines', { ...orderDefaults, line_ref: String(index + 1), ...line });
  }
}

/** Adds return lines; what is not said is a physical return requested on 2026-01-20. */
export async function addReturnLines(session: WriteSession, lines: readonly Values[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await insert(session, 'return_lines', { ...returnDefaults, return_ref: `R${index + 1}`, ...line });
  }
}

async function insert(session: WriteSession, table: string, row: Values): Promise<void> {
  const names = Object.keys(row);
  await session.execute(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `$${name}`).join(', ')})`,
    row,
  );
}

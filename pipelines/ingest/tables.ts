import { type IngestTable, isOneOf, literal, type Part } from './formats/format.ts';

/** Columns that finishing reads although a format may not give them. */
const readByFinishing: Partial<Record<IngestTable, readonly string[]>> = {
  order_lines: ['order_line_id'],
  return_lines: [
    'return_id',
    'order_id',
    'order_line_id',
    'sku',
    'requested_date',
    'received_date',
    'return_status',
    'reason_code',
    'reason_text',
    'agent_note',
    'inspection_note',
    'resolution',
  ],
  shipments: ['sku'],
  order_refunds: ['refunded_date', 'currency'],
};

const noReturn = ['rejected', 'cancelled', 'canceled', 'declined', 'denied', 'undeliverable', 'refused', 'expired'];

/** What a table's columns say that no export does. */
const derived: Partial<Record<IngestTable, Readonly<Record<string, string>>>> = {
  return_lines: {
    movement: `CASE WHEN lower(resolution) = 'goodwill' OR quantity = 0 THEN 'money_only'
      WHEN ${isOneOf('lower(return_status)', noReturn)} THEN 'not_returned' ELSE 'return' END`,
    note_key: `md5(coalesce(reason_code, '') || chr(31) || coalesce(reason_text, ''))`,
    agent_note_key: 'md5(chr(31) || agent_note)',
    inspection_note_key: 'md5(chr(31) || inspection_note)',
  },
};

/** What a row is called in its export, before equal rows are numbered. */
const refs: Partial<Record<IngestTable, { column: string; name: string; unique: string }>> = {
  order_lines: { column: 'line_ref', name: 'coalesce(order_line_id, sku)', unique: 'order_line_id IS NOT NULL' },
  return_lines: {
    column: 'return_ref',
    name: `concat_ws('/', return_id, order_id, coalesce(order_line_id, sku), CASE WHEN return_id IS NULL THEN CAST(coalesce(requested_date, received_date) AS VARCHAR) END)`,
    unique: 'false',
  },
};

/**
 * SQL of a part's rows as their table holds them: finished, named and hashed.
 * @param typed SELECT of the part's typed columns, with `_section` and, where its finishing needs it, `_line`
 * @param areNamed whether each row has an id of its own, so that equal names need not be numbered
 * @param isMended whether the rows stand beside those of the load they were left out of, which `mend.ts` has counted
 */
export function tableRows(part: Part, typed: string, source: string, areNamed: boolean, isMended = false): string {
  const rows = namedRows(part, typed, source, areNamed, isMended);
  return isMended && part.table === 'order_lines' ? besideLines(rows, part) : rows;
}

function namedRows(part: Part, typed: string, source: string, areNamed: boolean, isMended: boolean): string {
  const given = Object.keys(part.columns);
  const missing = (readByFinishing[part.table] ?? []).filter((name) => !given.includes(name));
  const all = `SELECT *${missing.map((name) => `, CAST(NULL AS ${name.endsWith('_date') ? 'DATE' : 'VARCHAR'}) AS ${name}`).join('')} FROM (${typed})`;
  const finish = Object.entries(part.finish ?? {});
  const replaced = finish.filter(([name]) => given.includes(name));
  const added = [...finish.filter(([name]) => !given.includes(name)), ...Object.entries(derived[part.table] ?? {})];
  const finished = `SELECT *${replaced.length > 0 ? ` REPLACE (${replaced.map(named).join(', ')})` : ''}${added.map((entry) => `, ${named(entry)}`).join('')} FROM (${all})`;
  const kept = [...given, ...missing, ...added.map(([name]) => name)].filter((name) => !name.startsWith('_'));
  const hashed = part.table === 'order_refunds' ? '' : `, CAST(${contentHash(kept)} >> 11 AS BIGINT) AS row_hash`;
  const columns = `${kept.join(', ')}, ${literal(source)} AS source${hashed}`;
  const ref = refs[part.table];
  if (!ref || part.finish?.[ref.column]) return `SELECT ${columns} FROM (${finished})`;
  if (areNamed) return `SELECT ${columns}, ${ref.name} AS ${ref.column} FROM (${finished})`;
  return numbered(`SELECT ${columns}, _section FROM (${finished})`, ref, part, isMended);
}

/** Columns that tables did not always have. */
const laterColumns: ReadonlySet<string> = new Set(['lot', 'image_url']);

/** SQL that hashes a row's cells; where later columns are unknown it is that of the row before there were any. */
function contentHash(columns: readonly string[]): string {
  const all = [...columns].sort();
  const later = all.filter((name) => laterColumns.has(name));
  const hash = (names: readonly string[]) => `hash(${names.join(', ')})`;
  if (later.length === 0) return hash(all);
  const early = all.filter((name) => !laterColumns.has(name));
  return `CASE WHEN coalesce(${later.join(', ')}) IS NULL THEN ${hash(early)} ELSE ${hash(all)} END`;
}

function named([name, sql]: readonly [string, string]): string {
  return `${sql} AS ${name}`;
}

/** Equal names within one download are separate units, numbered by content so that the order of rows does not matter. */
function numbered(
  rows: string,
  ref: { column: string; name: string; unique: string },
  part: Part,
  isMended: boolean,
): string {
  const unique = part.unique ?? ref.unique;
  const group = part.table === 'order_lines' ? `order_id, ${ref.name}` : ref.name;
  const number = `row_number() OVER (PARTITION BY ${group}, _section ORDER BY row_hash)`;
  const base = `concat_ws(chr(31), ${group})`;
  const known = isMended ? ` + coalesce((SELECT n FROM mend_names_${part.table} WHERE base = ${base}), 0)` : '';
  return `SELECT * EXCLUDE (_number, _section), ${ref.name} || CASE WHEN ${unique} OR _number = 1 THEN '' ELSE '#' || _number END AS ${ref.column} FROM (SELECT *, ${number}${known} AS _number FROM (${rows}))`;
}

/** Lines of an order that is known already: their places come after its own, and its postage was counted. */
function besideLines(rows: string, part: Part): string {
  const replaced = [
    ...(part.finish?.line_ref ? ['CAST(CAST(r.line_ref AS INTEGER) + coalesce(o.n, 0) AS VARCHAR) AS line_ref'] : []),
    ...(part.finish?.shipping_paid_minor
      ? ['CASE WHEN o.n IS NULL THEN r.shipping_paid_minor END AS shipping_paid_minor']
      : []),
  ];
  if (replaced.length === 0) return rows;
  return `SELECT r.* REPLACE (${replaced.join(', ')}) FROM (${rows}) r LEFT JOIN mend_orders o ON o.order_id = r.order_id`;
}

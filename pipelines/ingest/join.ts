import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { notice } from '../domain/notices.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { headingPlaces } from './cells.ts';
import type { Format } from './formats/format.ts';
import { headingKey } from './formats/headings.ts';
import { type Field, synonyms } from './formats/synonyms.ts';
import { rewritten } from './read.ts';
import type { Sheet } from './sheet.ts';

/** A table and how it is read. */
export interface Table {
  sheet: Sheet;
  format: Format;
}

/** Tables made of two, as long as their clean copies last. */
export interface JoinedTables extends AsyncDisposable {
  readonly tables: readonly Table[];
  /** The sheets that are loaded with another, and not by themselves. */
  readonly used: ReadonlySet<Sheet>;
}

/** The lines of orders or returns, what they are lines of, and the place of the id that both have. */
interface Pair {
  lines: Sheet;
  heads: Sheet;
  format: Format;
  by: readonly [number, number];
  /** Whether the heads are loaded by themselves too: else a head without lines must be seen here. */
  isAlone: boolean;
}

/**
 * Tables that tell only together what an export tells: order lines and their orders, returned lines and their returns.
 * @param unread tables that no format fits
 * @param known tables that may be what lines belong to
 * @param formatOf the format of a table with these headings
 */
export async function joinTables(
  engine: Engine,
  spool: string,
  { unread, known, formatOf }: { unread: readonly Sheet[]; known: readonly Table[]; formatOf: FormatOf },
): Promise<JoinedTables> {
  const paths: string[] = [];
  const cleaned = async (sheet: Sheet) => {
    const path = join(spool, `joined-${randomUUID()}.csv`);
    paths.push(path);
    return (await rewritten(sheet, path)).sql;
  };
  const tables: Table[] = [];
  const used = new Set<Sheet>();
  const dispose = async () => {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };
  try {
    // Returned lines whose order another table tells can be read alone, but not matched.
    const orderless = known.filter(({ sheet, format }) => format.kind === 'returns' && !hasOrder(sheet));
    for (const lines of [...unread, ...orderless.map(({ sheet }) => sheet)]) {
      const pairs = used.has(lines) ? [] : pairsOf(lines, { unread, known, formatOf });
      for (const pair of pairs.filter(({ heads }) => !used.has(heads)).slice(0, 1)) {
        const [own, theirs] = [await cleaned(lines), await cleaned(pair.heads)];
        if (!(await isUnique(engine, theirs, pair.by[1]))) continue;
        tables.push(joinedTable(pair, own, theirs));
        used.add(lines);
        if (!pair.isAlone) used.add(pair.heads);
      }
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  return { tables, used, [Symbol.asyncDispose]: dispose };
}

const hasOrder = (sheet: Sheet) => placeOf(sheet, 'order_id') !== undefined;

type FormatOf = (headings: readonly string[]) => Format | undefined;

/** What a table of lines may be joined to: a table that has its order or return once, and no articles. */
function pairsOf(
  lines: Sheet,
  { unread, known, formatOf }: { unread: readonly Sheet[]; known: readonly Table[]; formatOf: FormatOf },
): Pair[] {
  const isLine = (sheet: Sheet) => placeOf(sheet, 'sku', 'product_name', 'order_line_id') !== undefined;
  if (!isLine(lines)) return [];
  const others = [
    ...unread.map((sheet) => ({ sheet, kind: undefined })),
    ...known.map(({ sheet, format }) => ({ sheet, kind: format.kind })),
  ].filter(({ sheet, kind }) => sheet !== lines && kind !== 'orders' && kind !== 'mixed' && !isLine(sheet));
  return others.flatMap(({ sheet: heads, kind }) => {
    const by = sharedId(lines, heads);
    const format = formatOf([...lines.headings, ...beside(lines, heads).map((place) => heads.headings[place]!)]);
    const isWhole = format?.kind === 'orders' || format?.kind === 'returns';
    return by && format && isWhole ? [{ lines, heads, format, by, isAlone: kind === 'shipments' }] : [];
  });
}

/** Places of a heading that is an order's or a return's id in both tables; lines of a return belong to that. */
function sharedId(lines: Sheet, heads: Sheet): readonly [number, number] | undefined {
  for (const field of ['return_id', 'order_id'] as const) {
    const [own, theirs] = [placeOf(lines, field), placeOf(heads, field)];
    if (own !== undefined && theirs !== undefined) return [own, theirs];
  }
  return undefined;
}

function placeOf({ headings }: Sheet, ...fields: Field[]): number | undefined {
  const places = headingPlaces(headings);
  return fields
    .flatMap((field) => synonyms[field].map((name) => places.get(headingKey(name))))
    .find((place) => place !== undefined);
}

/** Places of the columns that the heads have and the lines have not. */
function beside(lines: Sheet, heads: Sheet): number[] {
  const own = headingPlaces(lines.headings);
  return heads.headings.flatMap((heading, place) => (own.has(headingKey(heading)) ? [] : [place]));
}

async function isUnique(engine: Engine, heads: string, by: number): Promise<boolean> {
  const [row] = rowsOf<{ more: number }>(
    await engine.query(
      `SELECT count(*) - count(DISTINCT ${id('h', by)}) AS more FROM ${heads} h WHERE ${id('h', by)} IS NOT NULL`,
    ),
  );
  return row?.more === 0;
}

const id = (table: string, place: number) => `nullif(trim(${table}.c${place}), '')`;

/** A row beyond its headings loses its id, so that it is set aside as it would be alone. */
function joinedTable({ lines, heads, format, by, isAlone }: Pair, own: string, theirs: string): Table {
  const added = beside(lines, heads);
  const isWhole = 'l._extra IS NULL AND h._extra IS NULL';
  const key = `CASE WHEN ${isWhole} THEN coalesce(l.c${by[0]}, h.c${by[1]}) END`;
  const cells = [
    ...lines.headings.map((_, place) => `${place === by[0] ? key : `l.c${place}`} AS c${place}`),
    ...added.map((place, at) => `h.c${place} AS c${lines.headings.length + at}`),
  ];
  const table = `(SELECT coalesce(l._line, h._line) AS _line, ${cells.join(', ')}
    FROM ${own} l ${isAlone ? 'LEFT' : 'FULL'} JOIN ${theirs} h ON ${id('l', by[0])} = ${id('h', by[1])})`;
  const name = `${lines.file.name} + ${heads.file.name}`;
  const hash = createHash('sha256').update(`${lines.survey.hash} ${heads.survey.hash}`).digest('hex');
  return {
    sheet: {
      ...lines,
      ...{
        file: { ...lines.file, name },
        survey: { ...lines.survey, hash },
        isClean: true,
        table,
        tableRows: null,
        packing: null,
      },
      headings: [...lines.headings, ...added.map((place) => heads.headings[place]!)],
    },
    format: {
      ...format,
      notes: [...(format.notes ?? []), notice('joined_tables', { heading: lines.headings[by[0]]! })],
    },
  };
}

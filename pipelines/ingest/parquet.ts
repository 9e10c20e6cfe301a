import { stat } from 'node:fs/promises';
import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { pathLiteral } from './formats/format.ts';
import { refuseTrap } from './zip.ts';

/** A Parquet file as a table of text. */
export interface ParquetTable {
  readonly headings: readonly string[];
  /** SQL of its rows: `_line`, 1 for the first, and their cells `c0`, `c1` … as texts. */
  readonly sql: string;
}

const longestCell = 1 << 21;

/**
 * The rows of a Parquet file as texts that our cells read: days as ISO 8601, instants in UTC, amounts with a point before
 * their decimals, whole numbers without, what is nested as JSON. Every cell is decoded once before, so that a damaged file
 * is told before anything of it is loaded.
 * @throws InputError when it is damaged, unpacks to far more than it should, or is too large for the memory at hand
 */
export async function parquetTable(engine: Engine, path: string, mostColumns: number): Promise<ParquetTable> {
  const file = `read_parquet(${pathLiteral(path)}, hive_partitioning = false, union_by_name = false)`;
  try {
    const { size } = await stat(path);
    const [whole] = rowsOf<{ rows: number }>(
      await engine.query(`SELECT num_rows AS rows FROM parquet_file_metadata(${pathLiteral(path)})`),
    );
    const columns = rowsOf<{ column_name: string; column_type: string }>(
      await engine.query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`),
    );
    if (columns.length > mostColumns) throw new InputError(notice('too_many_columns', { columns: columns.length }));
    const names = columns.map((_, place) => `c${place}`);
    const cells = columns.map(({ column_type: type }, place) => `${cellText(`c${place}`, type)} AS c${place}`);
    // Names are given anew by their place: a file may have a column of any name, `file_row_number` too.
    const sql = `(SELECT file_row_number + 1 AS _line, ${cells.join(', ')} FROM ${file} t(${names.join(', ')}))`;
    // As text every cell has its delimiter at least: a few bytes of Parquet can be billions of equal rows.
    refuseTrap((whole?.rows ?? 0) * names.length, size);
    const lengths = names.map((name) => `coalesce(strlen(${name}), 0)`);
    const [text] = rowsOf<{ bytes: number | null; longest: number | null }>(
      await engine.query(`SELECT CAST(sum(${lengths.join(' + ')}) AS DOUBLE) AS bytes,
        max(greatest(${lengths.join(', ')})) AS longest FROM ${sql}`),
    );
    refuseTrap(text?.bytes ?? 0, size);
    if ((text?.longest ?? 0) > longestCell) throw new InputError(notice('long_cell'));
    return { headings: columns.map(({ column_name }) => column_name.trim()), sql };
  } catch (cause) {
    throw problemOf(cause);
  }
}

/** SQL of a cell's text. */
function cellText(cell: string, type: string): string {
  const plain = `CAST(${cell} AS VARCHAR)`;
  if (/\[\d*\]$|^(STRUCT|MAP|UNION)\b/.test(type)) return `CAST(to_json(${cell}) AS VARCHAR)`;
  // Spreadsheet libraries write ids as fractions when one of them is missing: 1001.0 is the order 1001.
  if (type === 'DOUBLE' || type === 'FLOAT')
    return `CASE WHEN NOT isfinite(${cell}) THEN NULL WHEN ${cell} = trunc(${cell}) AND abs(${cell}) < 1e18
      THEN CAST(CAST(${cell} AS BIGINT) AS VARCHAR) ELSE ${plain} END`;
  // Some writers leave it open whether bytes are text.
  if (type === 'BLOB') return `coalesce(TRY(decode(${cell})), ${plain})`;
  return plain;
}

function problemOf(cause: unknown): unknown {
  if (cause instanceof InputError) return cause;
  const text = String(cause);
  if (/out of memory/i.test(text)) return new InputError(notice('large_parquet'), 413, { cause });
  if (/permission error|interrupt/i.test(text)) return cause;
  return new InputError(notice('damaged_parquet'), 400, { cause });
}

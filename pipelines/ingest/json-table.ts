import { type Engine, rowsOf } from '../warehouse/engine.ts';
import { literal, pathLiteral } from './formats/format.ts';
import type { Sheet } from './sheet.ts';

/** A JSON export as a table of text. */
interface JsonTable {
  readonly headings: readonly string[];
  /** SQL of its rows: `_line`, 1 for the first, and their cells `c0`, `c1` … as texts. */
  readonly sql: string;
  /** How many there are. */
  readonly rows: number;
}

/** Whether an object holds no list and no object, and none of the links and types that Shopify's do: told by its text first. */
const isPlain = `CASE WHEN NOT starts_with(json, '{') OR contains(json, 'gid://') OR contains(json, '__parentId') THEN false
  WHEN contains(json, '[') OR contains(substr(json, 2), '{') THEN NOT list_has_any(json_type(json, '$.*'), ['OBJECT', 'ARRAY'])
  ELSE true END`;

/**
 * The rows of a JSON export where it lies, if it is an array of plain objects, or one a line, that the engine can read; null
 * of any other: `json.ts` reads that. Every object is looked at once, for the names of its cells.
 */
export async function jsonTable(engine: Engine, { file, survey, layout }: Sheet): Promise<JsonTable | null> {
  const isArray = layout === 'document';
  if (!survey.isUtf8 || survey.packed === 'zip' || survey.hasBlankLines) return null;
  if (survey.head[0] !== (isArray ? bracket : brace)) return null;
  const source = `${pathLiteral(file.path)}, format = ${isArray ? `'array'` : `'newline_delimited'`}, compression = ${survey.packed === 'gzip' ? `'gzip'` : `'uncompressed'`}`;
  try {
    const keys = rowsOf<{ name: string; is_plain: boolean; objects: number }>(
      await engine.query(`WITH shapes AS (
          SELECT json_keys(json) AS names, bool_and(${isPlain}) AS is_plain, count(*) AS objects FROM read_json_objects(${source}) GROUP BY 1
        )
        SELECT name, min(place) AS place, (SELECT bool_and(is_plain) FROM shapes) AS is_plain,
          (SELECT CAST(sum(objects) AS BIGINT) FROM shapes) AS objects
        FROM (SELECT unnest(names) AS name, unnest(range(len(names))) AS place FROM shapes)
        GROUP BY 1 ORDER BY place, name`),
    );
    const headings = keys.map(({ name }) => name);
    const areNames = headings.every((name) => name !== '' && !name.includes('\0'));
    const areDistinct = new Set(headings.map((name) => name.toLowerCase())).size === headings.length;
    if (headings.length === 0 || !areNames || !areDistinct || !keys.every((key) => key.is_plain)) return null;
    const columns = headings.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
    const names = headings.map((_, place) => `c${place}`).join(', ');
    const rows = `read_json(${source}, records = 'true', columns = {${columns}}) t(${names})`;
    return { headings, rows: keys[0]!.objects, sql: `(SELECT row_number() OVER () AS _line, ${names} FROM ${rows})` };
  } catch {
    return null;
  }
}

const [bracket, brace] = [0x5b, 0x7b];

import { InputError } from '../domain/errors.ts';
import { mappedFields } from '../domain/mapping-fields.ts';
import { notice } from '../domain/notices.ts';
import type { ConfirmedMapping, MappedKind } from '../domain/reports.ts';
import { type Engine, rowsOf } from '../warehouse/engine.ts';
import type { Format } from './formats/format.ts';
import { fieldFormat } from './formats/generic.ts';
import { normalHeading } from './formats/headings.ts';
import { readSheet, type SourceFile } from './sheet.ts';

/**
 * Remembers how a file's columns are to be read: it and every later one with its headings is not asked about any more.
 * @throws InputError when a column is needed that was not chosen, or one is named that we or the file do not have
 */
export async function rememberMapping(engine: Engine, file: SourceFile, mapping: ConfirmedMapping): Promise<void> {
  const { headings } = await readSheet(engine, file);
  checkNames(mapping, headings);
  const missing = missingOf(mapping);
  if (missing.length > 0) throw new InputError(notice('columns_to_choose', { fields: missing }));
  const key = headingsKey(headings);
  await engine.write(async (session) => {
    await session.execute('DELETE FROM mappings WHERE headings_key = $key', { key });
    await session.execute(`INSERT INTO mappings VALUES ($key, $kind, $columns, CAST(now() AS TIMESTAMP))`, {
      ...{ key, kind: mapping.kind, columns: JSON.stringify(mapping.columns) },
    });
  });
}

/**
 * Remembers it for those of the files that have its columns.
 * @throws InputError when none has
 */
export async function rememberForFiles(
  engine: Engine,
  files: readonly SourceFile[],
  mapping: ConfirmedMapping,
): Promise<void> {
  const problems: InputError[] = [];
  for (const file of files) {
    try {
      await rememberMapping(engine, file, mapping);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
    }
  }
  if (problems.length === files.length && problems[0]) throw problems[0];
}

/** The format that a user confirmed for files with these headings; undefined when none was. */
export async function rememberedFormat(engine: Engine, headings: readonly string[]): Promise<Format | undefined> {
  const [row] = rowsOf<{ kind: MappedKind; columns: string }>(
    await engine.query('SELECT kind, columns FROM mappings WHERE headings_key = $key', { key: headingsKey(headings) }),
  );
  if (!row) return undefined;
  const columns = JSON.parse(row.columns) as Record<string, string>;
  return { ...mappedFormat({ kind: row.kind, columns }), notes: [notice('read_as_chosen', { columns })] };
}

/** The format of files whose columns are these. */
export function mappedFormat({ kind, columns }: ConfirmedMapping): Format {
  return fieldFormat(kind, (field) => (columns[field] === undefined ? [] : [columns[field]]));
}

/** @throws InputError when a mapping names a column that we or the file do not have */
export function checkNames({ kind, columns }: Readonly<ConfirmedMapping>, headings: readonly string[]): void {
  for (const [ours, theirs] of Object.entries(columns)) {
    if (!fieldsOf(kind).includes(ours))
      throw new InputError(notice('no_such_field', { kind, field: ours, fields: fieldsOf(kind) }));
    if (!headings.includes(theirs)) throw new InputError(notice('no_such_column', { heading: theirs, headings }));
  }
}

/** The fields that must be chosen and are not. */
export function missingOf({ kind, columns }: ConfirmedMapping): string[] {
  return mappedFields[kind].needed.filter((field) => columns[field] === undefined);
}

function fieldsOf(kind: MappedKind): string[] {
  return [...mappedFields[kind].needed, ...mappedFields[kind].other];
}

/** Headings name a file whatever their order. */
function headingsKey(headings: readonly string[]): string {
  return headings.map(normalHeading).sort().join('\u001f');
}

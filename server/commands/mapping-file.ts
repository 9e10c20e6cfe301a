import { readFileSync, writeFileSync } from 'node:fs';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { ConfirmedMapping, MappingProposal, RefusedFile } from '../../pipelines/domain/reports.ts';
import type { SourceFile } from '../../pipelines/ingest/ingest.ts';
import { confirmedMapping } from '../contract/imports.ts';

/** What a mapping file holds: fields without a heading are blank, `headings` is there to choose from. */
interface MappingFile {
  kind: string;
  columns: Record<string, string>;
  headings?: string[];
}

/**
 * The mapping that a file holds, blank fields being left out.
 * @throws InputError when it cannot be read or is none
 */
export function readMapping(path: string): ConfirmedMapping {
  let file: MappingFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as MappingFile;
  } catch (cause) {
    throw new InputError(`${path} is no mapping file: ${(cause as Error).message}.`, 400, { cause });
  }
  const chosen = Object.entries(file.columns ?? {}).filter(([, heading]) => heading !== '');
  const checked = confirmedMapping.safeParse({ kind: file.kind, columns: Object.fromEntries(chosen) });
  if (!checked.success)
    throw new InputError(`${path} is no mapping file: it holds {"kind": "orders", "columns": {"order_id": "…"}}.`);
  return checked.data;
}

/** Writes down what is asked of a file, beside it or its archive where that can be; gives what to tell its user. */
export function writeQuestion({ path, member }: SourceFile, { file, mapping }: RefusedFile): string {
  if (!mapping) return '';
  const inArchive = member === undefined ? '' : `.${member.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-100)}`;
  const beside = `${path}${inArchive}.mapping.json`;
  const text = `${JSON.stringify(questionOf(mapping), null, 2)}\n`;
  const then = `then load it with: returnscope ingest ${JSON.stringify(path)} --mapping`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    return `Say which column of ${file} is which in ${beside}, ${then} ${JSON.stringify(beside)}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return `Say which column of ${file} is which in ${beside}, which is there already, ${then} ${JSON.stringify(beside)}`;
    return `Say which column of ${file} is which in a file of your own like this, ${then} FILE\n${text}`;
  }
}

function questionOf({ kind, columns, headings }: MappingProposal): MappingFile {
  return { kind, columns: Object.fromEntries(columns.map(({ column, heading }) => [column, heading ?? ''])), headings };
}

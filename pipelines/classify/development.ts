import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type GroupCode, groupOf, type ReasonCode } from '../domain/reasons.ts';
import { rowsOf } from '../warehouse/engine.ts';
import { openWarehouse } from '../warehouse/open.ts';
import { tokenise } from './text.ts';
import { readAllUtterances } from './train.ts';

/**
 * What a labelled text is good for. `seen`: the first labels, whose errors were looked at long ago; `tune`: errors may be
 * looked at; `check`: never, it is only counted; `picked`: chosen because a rare group occurs, so no sample; `notes`:
 * return notes written by hand.
 */
export type Part = 'seen' | 'tune' | 'check' | 'picked' | 'notes';

/** A text to measure by, with the primary group a reader gave it. */
export interface Labelled {
  readonly part: Part;
  readonly key: string;
  readonly language: string;
  readonly expected: GroupCode;
  readonly text: string;
}

const folder = new URL('development/', import.meta.url);
const pickedStratum = 'Stratum 5';

/** Lines of a labelled file as cells; `stratum` is the last remark before the line that names one. */
function readRows(name: string): { cells: string[]; stratum: string }[] {
  let stratum = '';
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# Stratum')) stratum = line.slice(2, 2 + pickedStratum.length);
      return line === '' || line.startsWith('#') ? [] : [{ cells: line.split('\t'), stratum }];
    });
}

/** Half of the keys, by the md5 of the key. */
function halfOf(key: string): 'tune' | 'check' {
  return createHash('md5').update(key).digest()[0]! % 2 === 0 ? 'tune' : 'check';
}

/** The labels of real reviews by key: group and part. */
export function readLabels(): Map<string, { expected: GroupCode; part: Part }> {
  const first = readRows('labels.tsv').map(({ cells }) => ({ cells, part: 'seen' as Part }));
  const second = ['labels-2.tsv', 'labels-3.tsv'].flatMap(readRows).map(({ cells, stratum }) => {
    const part: Part = stratum === pickedStratum ? 'picked' : halfOf(cells[0] ?? '');
    return { cells, part };
  });
  return new Map(
    [...first, ...second].map(({ cells, part }) => [cells[0] ?? '', { expected: cells[1] as GroupCode, part }]),
  );
}

/** The primary group that a second reader gave each labelled review, by its key. */
export function readSecondReading(): Map<string, GroupCode> {
  return new Map(readRows('second-reading.tsv').map(({ cells }) => [cells[0] ?? '', cells[1] as GroupCode]));
}

/** The hand-written return notes of every language, without those whose very words are also among the utterances. */
export function readNotes(): Labelled[] {
  const wordsOf = (text: string) => tokenise(text).words.join(' ');
  const taught = new Set(readAllUtterances().map(({ text }) => wordsOf(text)));
  return readAllNotes().filter(({ text }) => !taught.has(wordsOf(text)));
}

function readAllNotes(): Labelled[] {
  const files = readdirSync(new URL('notes/', folder)).sort();
  return files.flatMap((name) =>
    readRows(`notes/${name}`).map(({ cells }, index) => ({
      part: 'notes' as const,
      key: `${name}:${index + 1}`,
      language: name.slice(0, 2),
      expected: groupOf(cells[0] as ReasonCode),
      text: cells[2] ?? '',
    })),
  );
}

/** The labelled reviews whose texts lie in a folder of `source,lang,rating,title,text` files. */
export async function readReviews(texts: string): Promise<Labelled[]> {
  const labels = readLabels();
  const readable = resolve(texts);
  const engine = await openWarehouse('duckdb::memory:', { readable: [readable] });
  try {
    const rows = rowsOf<Record<'source' | 'lang' | 'title' | 'text', string | null>>(
      await engine.query(
        `SELECT source, lang, title, text FROM read_csv($files, all_varchar = true, header = true)
         WHERE list_contains(from_json($keys, '["VARCHAR"]'), source)`,
        { files: `${readable}/*.csv.gz`, keys: JSON.stringify([...labels.keys()]) },
      ),
    );
    return rows.flatMap(({ source, lang, title, text }) => {
      const label = labels.get(source ?? '');
      if (!label) return [];
      return [{ ...label, key: source ?? '', language: lang ?? '', text: [title, text].filter(Boolean).join('. ') }];
    });
  } finally {
    await engine.close();
  }
}

import { useEffect, useMemo, useState } from 'react';
import type { Columns, Row } from '../../../server/contract/columns.ts';
import { Pace } from '../pace.ts';
import { rankTexts, rankTextsBeside, type TextRanks } from './text-ranks.ts';

/** By which column a table is sorted, and which way. */
export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** So many different texts are ranked at once; more of them beside the page, as soon as the rows are there. */
const fewTexts = 2000;
const noRanks: Readonly<Record<string, TextRanks>> = {};

/**
 * The places of the rows in order, unknown values last whichever way; as they came while nothing is chosen, or while many
 * texts are not ranked yet. Sorted once per change.
 */
export function useSortedRows<C extends Columns>(
  columns: C,
  names: readonly (keyof C & string)[],
  rows: readonly Row<C>[],
  sort: Sort | null,
): Uint32Array {
  const [ranks, setRanks] = useState(noRanks);
  useEffect(() => {
    const wish = { isWanted: true };
    const rankMany = async () => {
      const pace = new Pace();
      await pace.rest();
      for (const name of names) {
        if (columns[name]!.kind !== 'text') continue;
        const texts = await manyTexts(rows, name, pace, ranks[name]);
        if (!texts || !wish.isWanted) continue;
        const found = await rankTextsBeside(texts);
        if (wish.isWanted) setRanks((known) => ({ ...known, [name]: found }));
      }
    };
    if (rows.length > fewTexts) void rankMany();
    return () => {
      wish.isWanted = false;
    };
  }, [columns, names, rows, ranks]);

  const { column, isDescending = false } = sort ?? {};
  return useMemo(() => {
    const keys = column === undefined ? null : sortKeys(rows, column, ranks[column]);
    return keys ? orderBy(keys, isDescending) : Uint32Array.from(rows.keys());
  }, [rows, column, isDescending, ranks]);
}

/** The different texts of a column. */
function textsOf<R extends object>(rows: readonly R[], column: string): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const row of rows) {
    const value = row[column as keyof R];
    if (typeof value === 'string') texts.add(value);
  }
  return texts;
}

/** The different texts of a column; null where they are few, or ranked all. */
async function manyTexts<R extends object>(
  rows: readonly R[],
  column: string,
  pace: Pace,
  ranks: TextRanks | undefined,
): Promise<string[] | null> {
  const texts = new Set<string>();
  let isRanked = true;
  for (let place = 0; place < rows.length; place++) {
    const value = rows[place]![column as keyof R];
    if (typeof value !== 'string') continue;
    texts.add(value);
    isRanked &&= ranks?.has(value) ?? false;
    if (place % 1024 === 0 && pace.isDue) await pace.rest();
  }
  return isRanked || texts.size <= fewTexts ? null : [...texts];
}

/**
 * A number for each row by which its column sorts, NaN for unknown; null where it holds texts that are not ranked and too
 * many to be so at once.
 */
function sortKeys<R extends object>(
  rows: readonly R[],
  column: string,
  ranks: TextRanks | undefined,
): Float64Array | null {
  const keys = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++) {
    const value = rows[place]![column as keyof R];
    const key = typeof value === 'string' ? ranks?.get(value) : Number(value ?? Number.NaN);
    if (key === undefined) {
      const texts = textsOf(rows, column);
      return texts.size <= fewTexts ? sortKeys(rows, column, rankTexts([...texts])) : null;
    }
    keys[place] = key;
  }
  return keys;
}

/** The places of keys in order, those of NaN last; equal ones as they came. */
function orderBy(keys: Float64Array, isDescending: boolean): Uint32Array {
  const order = new Uint32Array(keys.length);
  let known = 0;
  let unknown = keys.length;
  for (let place = 0; place < keys.length; place++) {
    if (Number.isNaN(keys[place])) order[--unknown] = place;
    else order[known++] = place;
  }
  const way = isDescending ? -1 : 1;
  order.subarray(0, known).sort((a, b) => way * (keys[a]! - keys[b]!));
  order.subarray(known).reverse();
  return order;
}

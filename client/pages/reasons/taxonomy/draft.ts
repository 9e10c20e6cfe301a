import { type GroupCode, groupOf, isShipped, type OwnReason } from '../../../../pipelines/domain/reasons.ts';
import type { ReasonChange, TaxonomyChanges } from '../../../../pipelines/domain/taxonomy.ts';

/** The changes with one reason's replaced; one that changes nothing is left out. */
export function withChange(changes: TaxonomyChanges, code: string, change: ReasonChange | null): TaxonomyChanges {
  const { [code]: _, ...others } = changes;
  const kept = change && plain(change);
  return kept && (Object.keys(kept).length > 0 || !isShipped(code)) ? { ...others, [code]: kept } : others;
}

/** A change without what is empty; a reason that is changed is in use again. */
function plain({ phrases = {}, names = {}, is_retired: _, ...change }: ReasonChange): ReasonChange {
  const said = Object.entries(phrases).filter(([, list]) => list && list.length > 0);
  const named = Object.entries(names).filter(([, name]) => name);
  const given = Object.entries(change).filter(([, value]) => value !== undefined && value !== '');
  return {
    ...Object.fromEntries(given),
    ...(named.length > 0 ? { names: Object.fromEntries(named) } : {}),
    ...(said.length > 0 ? { phrases: Object.fromEntries(said) } : {}),
  };
}

/** The reasons in which two sets of changes differ. */
export function changedCodes(before: TaxonomyChanges, after: TaxonomyChanges): string[] {
  const codes = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...codes].filter((code) => JSON.stringify(before[code]) !== JSON.stringify(after[code]));
}

const longestSlug = 40;

/** The code of a new reason of a group: its name in small letters without accents; numbered where it is taken. */
export function codeFor(group: GroupCode, name: string, taken: ReadonlySet<string>): OwnReason {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = folded.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'reason';
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `_${number}`;
    const code: OwnReason = `${group}.${slug.slice(0, longestSlug - end.length)}${end}`;
    if (!taken.has(code)) return code;
  }
}

/** The reasons of a shop's own that other changes send texts into: they cannot be taken out. */
export function isTakingIn(changes: TaxonomyChanges, code: string): boolean {
  return Object.values(changes).some(({ into }) => into === code);
}

/** Phrases as they are typed, one a line. */
export function phrasesIn(typed: string): string[] {
  const lines = typed.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Whether one reason may be taken in by another: of its group, another, and not one that goes into it. */
export function mayGoInto(code: string, other: string, changes: TaxonomyChanges): boolean {
  if (code === other || groupOf(code as OwnReason) !== groupOf(other as OwnReason)) return false;
  const met = new Set<string>();
  for (let at: string | undefined = other; at !== undefined && !met.has(at); at = changes[at]?.into) {
    if (at === code) return false;
    met.add(at);
  }
  return true;
}

import type { TaxonomyChanges } from '../../../../pipelines/domain/taxonomy.ts';

const memory = 'returnscope-taxonomy-draft';

interface Draft {
  /** The version that it changes: of another it says nothing. */
  readonly version: number;
  readonly changes: TaxonomyChanges;
}

/** The changes noted in this tab of the browser against a version and not yet made; null where there are none. */
export function keptDraft(version: number): TaxonomyChanges | null {
  const kept = JSON.parse(sessionStorage.getItem(memory) ?? 'null') as Draft | null;
  return kept?.version === version ? kept.changes : null;
}

/** Keeps the noted changes while the page shows something else, or is loaded anew. */
export function keepDraft(draft: Draft): void {
  sessionStorage.setItem(memory, JSON.stringify(draft));
}

import { createClassifier } from './classify/classify.ts';
import { checkPhrases, createPhraseSearch } from './classify/own-phrases.ts';
import { ownReasonsTold, readerWith } from './classify/shop-reader.ts';
import { InputError } from './domain/errors.ts';
import { notice } from './domain/notices.ts';
import { type GroupCode, groupOf, type ReasonCode } from './domain/reasons.ts';
import {
  checkTaxonomy,
  isInUse,
  isOwnReason,
  type ReasonMove,
  type ReasonTotals,
  type ShopPhrase,
  shopPhrases,
  type TaxonomyChanges,
  type TaxonomyEffect,
} from './domain/taxonomy.ts';
import { effectOf } from './domain/taxonomy-effect.ts';
import { meter } from './meter.ts';
import { type PipelineOptions, refresh } from './run.ts';
import { type Engine, rowsOf, type Session } from './warehouse/engine.ts';
import { addTaxonomy, changesOf, latestTaxonomy } from './warehouse/taxonomies.ts';

/** What a shop would make of its taxonomy, and the version that it was looking at: none may have come between. */
interface TaxonomyPlan {
  readonly based_on: number;
  /** All that differs from the shipped taxonomy; left out where an earlier version is put back. */
  readonly changes?: TaxonomyChanges | undefined;
  readonly restores?: number | undefined;
}

/** A plan, and who wants it. */
interface TaxonomyWish extends TaxonomyPlan {
  readonly said_by: string;
}

type Told = Pick<PipelineOptions, 'signal' | 'onProgress'>;

/** Texts that are looked at together. */
const partSize = 10_000;
const mostExamples = 3;
const longestExample = 200;

/**
 * Makes a shop's taxonomy another, or puts an earlier one back, and brings readings and marts up to it. Killed at any moment,
 * either nothing has changed, or `refresh` does the rest.
 * @returns the new version
 * @throws InputError (409) when the taxonomy has changed since `based_on`, and as `wishedChanges`
 */
export async function runTaxonomy(
  engine: Engine,
  wish: TaxonomyWish,
  { signal, onProgress = () => undefined }: Told,
): Promise<{ version: number }> {
  signal?.throwIfAborted();
  const version = await engine.write(async (session) => {
    const changes = await keepingSaid(session, await wishedChanges(session, wish));
    return addTaxonomy(session, { changes, restores: wish.restores ?? null, said_by: wish.said_by });
  }, signal);
  await refresh(engine, onProgress);
  return { version };
}

/**
 * All that would differ from the shipped taxonomy.
 * @throws InputError when the changes make no taxonomy, (404) when there is no version to put back, (409) when the taxonomy
 * has changed since `based_on`
 */
export async function wishedChanges(session: Session, wish: TaxonomyPlan): Promise<TaxonomyChanges> {
  const { version } = await latestTaxonomy(session);
  if (version !== wish.based_on)
    throw new InputError(notice('taxonomy_changed', { version, based_on: wish.based_on }), 409);
  if (wish.restores !== undefined) return changesOf(session, wish.restores);
  const { changes = {} } = wish;
  checkTaxonomy(changes);
  checkPhrases(shopPhrases(changes));
  return changes;
}

/** The changes, and the shop's own reasons that they leave out although a correction names them: retired, without their phrases. */
async function keepingSaid(session: Session, changes: TaxonomyChanges): Promise<TaxonomyChanges> {
  const before = (await latestTaxonomy(session)).changes;
  const said = rowsOf<{ reasons: string }>(
    await session.query('SELECT DISTINCT reasons FROM corrections WHERE reasons IS NOT NULL'),
  );
  const named = new Set(said.flatMap(({ reasons }) => reasons.split(' ')));
  const lost = Object.entries(before).filter(([code]) => isOwnReason(code) && !changes[code] && named.has(code));
  const kept = lost.map(
    ([code, { phrases: _, into: __, ...change }]) => [code, { ...change, is_retired: true }] as const,
  );
  return { ...changes, ...Object.fromEntries(kept) };
}

/** What a change would do to the totals, by reading the texts that it concerns; nothing is changed. */
export async function previewTaxonomy(
  engine: Engine,
  wish: TaxonomyPlan,
  { signal, onProgress = () => undefined }: Told,
): Promise<TaxonomyEffect> {
  const changes = await keepingSaid(engine, await wishedChanges(engine, wish));
  const before = await latestTaxonomy(engine);
  const isBuilt = rowsOf(await engine.query(`SELECT version FROM stages WHERE stage = 'marts'`)).length > 0;
  const totals = isBuilt ? await totalsByReason(engine) : new Map<ReasonCode, ReasonTotals>();
  const tell = meter(onProgress);
  const read = isBuilt
    ? await movedNotes(engine, before.changes, changes, (done, total) => {
        signal?.throwIfAborted();
        tell({ stage: 'classify', detail: null, done, total });
      })
    : { notes_searched: 0, notes_read: 0, moves: [] };
  const { moves, ...counts } = read;
  return {
    ...{ based_on: before.version, currency: isBuilt ? await mainCurrency(engine) : null, ...counts },
    ...effectOf(before.changes, changes, totals, moves),
  };
}

/** The phrases of one list that the other has not. */
function changedPhrases(before: readonly ShopPhrase[], after: readonly ShopPhrase[]): ShopPhrase[] {
  const key = (phrase: ShopPhrase) => JSON.stringify(phrase);
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  return [...before.filter((phrase) => !has.has(key(phrase))), ...after.filter((phrase) => !had.has(key(phrase)))];
}

async function mainCurrency(session: Session): Promise<string | null> {
  const [info] = rowsOf<{ main_currency: string | null }>(await session.query('SELECT main_currency FROM mart_info'));
  return info?.main_currency ?? null;
}

/** Sums over return lines; only money of the main currency, which is never added to another. */
const sums = `count(*) AS return_lines,
  CAST(coalesce(sum(f.returned_units + f.unmatched_units), 0) AS BIGINT) AS units,
  CAST(coalesce(sum(CASE WHEN f.currency = i.main_currency THEN f.cost_actual_minor + f.cost_assumed_minor END), 0) AS BIGINT)
    AS cost_minor`;

/** Totals by reason as it counts before anything is merged. */
async function totalsByReason(session: Session): Promise<Map<ReasonCode, ReasonTotals>> {
  const rows = rowsOf<ReasonTotals & { reason: ReasonCode }>(
    await session.query(
      `SELECT coalesce(r.primary_reason, 'no_reason_given') AS reason, count(DISTINCT f.note_key) AS notes, ${sums}
       FROM fct_returned f
       CROSS JOIN mart_info i
       LEFT JOIN readings_in_force r ON r.note_key = f.note_key
       WHERE f.movement = 'return'
       GROUP BY 1`,
    ),
  );
  return new Map(rows.map(({ reason, ...totals }) => [reason, numbers(totals)]));
}

interface SearchedNote extends ReasonTotals {
  readonly note_key: string;
  readonly note_text: string;
  readonly note_code: string | null;
  readonly shown_text: string;
  readonly reason: ReasonCode;
}

/** One part of the texts that no correction speaks for, with the reason read from them. Parameters: the keys' bounds. */
const searchedNotes = `
  SELECT l.note_key, l.note_text, l.note_code, coalesce(r.shown_text, '') AS shown_text, r.primary_reason AS reason,
    1 AS notes, t.return_lines, t.units, t.cost_minor
  FROM (
    SELECT note_key, min(coalesce(reason_text, '')) AS note_text, min(reason_code) AS note_code
    FROM return_lines
    WHERE note_key >= $from AND (CAST($upto AS VARCHAR) IS NULL OR note_key < $upto)
    GROUP BY note_key
  ) l
  JOIN readings r ON r.note_key = l.note_key
  JOIN (
    SELECT f.note_key, ${sums}
    FROM fct_returned f
    CROSS JOIN mart_info i
    WHERE f.movement = 'return' AND f.note_key >= $from AND (CAST($upto AS VARCHAR) IS NULL OR f.note_key < $upto)
    GROUP BY f.note_key
  ) t ON t.note_key = l.note_key
  WHERE NOT EXISTS (SELECT 1 FROM corrections_in_force c WHERE c.note_key = l.note_key)
  ORDER BY l.note_key`;

/**
 * Reads anew each text in which one of the changed phrases stands, and those of a group of which the shop's model may tell a
 * reason that comes or goes; memory stays constant.
 */
async function movedNotes(
  session: Session,
  before: TaxonomyChanges,
  after: TaxonomyChanges,
  onProgress: (done: number, total: number) => void,
): Promise<{ notes_searched: number; notes_read: number; moves: ReasonMove[] }> {
  const moves = new Map<string, ReasonMove>();
  const counts = { notes_searched: 0, notes_read: 0 };
  const changed = changedPhrases(shopPhrases(before), shopPhrases(after));
  const groups = await changedGroups(session, before, after);
  if (changed.length === 0 && groups.size === 0) return { ...counts, moves: [] };
  const search = createPhraseSearch(changed);
  const { learned, phrases } = await readerWith(session, after);
  const classifier = await createClassifier(await learned(), phrases);
  const parts = await keyBounds(session);
  for (const [index, [from, upto]] of parts.entries()) {
    onProgress(index, parts.length);
    const notes = rowsOf<SearchedNote>(await session.query(searchedNotes, { from, upto }));
    for (const note of notes) {
      counts.notes_searched++;
      const isConcerned = groups.has(groupOf(note.reason)) || search(note.note_text) || search(note.note_code ?? '');
      if (!isConcerned) continue;
      counts.notes_read++;
      const { primary } = classifier.classify({ id: note.note_key, text: note.note_text, code: note.note_code });
      if (primary !== note.reason) addMove(moves, note, primary);
    }
  }
  return { ...counts, moves: [...moves.values()] };
}

/** The groups of the own reasons that the shop's model tells by one taxonomy and not by the other. */
async function changedGroups(
  session: Session,
  before: TaxonomyChanges,
  after: TaxonomyChanges,
): Promise<Set<GroupCode>> {
  const { reasons } = await ownReasonsTold(session, after);
  return new Set(reasons.filter((reason) => isInUse(reason, before) !== isInUse(reason, after)).map(groupOf));
}

function addMove(moves: Map<string, ReasonMove>, note: SearchedNote, to: ReasonCode): void {
  const key = `${note.reason} ${to}`;
  const own = numbers(note);
  const known = moves.get(key);
  const examples = known?.examples ?? [];
  const isShown = examples.length < mostExamples && note.shown_text.trim() !== '';
  moves.set(key, {
    ...{ from: note.reason, to },
    notes: (known?.notes ?? 0) + own.notes,
    return_lines: (known?.return_lines ?? 0) + own.return_lines,
    units: (known?.units ?? 0) + own.units,
    cost_minor: (known?.cost_minor ?? 0) + own.cost_minor,
    examples: isShown ? [...examples, note.shown_text.slice(0, longestExample)] : examples,
  });
}

/** The keys of the texts, which are hexadecimal digests, cut into parts of like size; the last has no end. */
async function keyBounds(session: Session): Promise<[from: string, upto: string | null][]> {
  const [count] = rowsOf<{ n: number }>(await session.query('SELECT count(*) AS n FROM readings'));
  const parts = Math.max(1, Math.min(4096, Math.ceil(Number(count!.n) / partSize)));
  const bound = (part: number) =>
    Math.floor((part * 0x10000) / parts)
      .toString(16)
      .padStart(4, '0');
  return Array.from({ length: parts }, (_, part) => [
    part === 0 ? '' : bound(part),
    part === parts - 1 ? null : bound(part + 1),
  ]);
}

function numbers({ notes, return_lines, units, cost_minor }: ReasonTotals): ReasonTotals {
  return {
    notes: Number(notes),
    return_lines: Number(return_lines),
    units: Number(units),
    cost_minor: Number(cost_minor),
  };
}

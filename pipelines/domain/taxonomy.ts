import { InputError } from './errors.ts';
import { notice } from './notices.ts';
import {
  type Fault,
  type GroupCode,
  groupCodes,
  groupOf,
  isShipped,
  type OwnReason,
  type Postage,
  type ReasonCode,
  reasonCodes,
  reasonGroups,
  reasons,
} from './reasons.ts';
import { type UiLanguage, uiLanguages, type Words } from './words.ts';

/** The languages that notes are read in; a phrase of `any` is looked for in all of them. */
export const phraseLanguages = ['any', 'en', 'fr', 'ro', 'de', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export type PhraseLanguage = (typeof phraseLanguages)[number];

/** What a shop makes of one finer reason, shipped or its own; what is left out stays as it ships. */
export interface ReasonChange {
  /** Its name as typed, in every language that `names` has none for. A reason of the shop's own needs one. */
  readonly name?: string | undefined;
  readonly names?: Readonly<Partial<Record<UiLanguage, string | undefined>>> | undefined;
  readonly fault?: Fault | undefined;
  readonly postage?: Postage | undefined;
  /** Hidden: the reason of the same group that takes it in. */
  readonly into?: ReasonCode | undefined;
  /** Words, in this order and side by side, that tell this reason. */
  readonly phrases?: Readonly<Partial<Record<PhraseLanguage, readonly string[] | undefined>>> | undefined;
  /** A reason of the shop's own that was taken out, though corrections name it: no text is read as it any more. */
  readonly is_retired?: true | undefined;
}

/** All that a shop changed, by reason; a reason that does not ship is added by being named here. */
export type TaxonomyChanges = Readonly<Record<string, ReasonChange>>;

/** A finer reason as a shop has it. */
export interface TaxonomyReason {
  readonly code: ReasonCode;
  readonly group: GroupCode;
  readonly label: Words;
  readonly fault: Fault;
  readonly postage: Postage;
  /** What it counts as: itself, or the reason that takes it in. */
  readonly counts_as: ReasonCode;
}

/** A phrase of a shop's own. */
export interface ShopPhrase {
  readonly reason: ReasonCode;
  readonly language: PhraseLanguage;
  readonly words: string;
}

/** Every finer reason, as shipped and as changed, group by group: shipped ones first, then the shop's own. */
export function taxonomyOf(changes: TaxonomyChanges): TaxonomyReason[] {
  const codes = [...reasonCodes, ...ownReasons(changes)];
  return groupCodes.flatMap((group) =>
    codes.filter((code) => groupOf(code) === group).map((code) => reasonAs(code, group, changes)),
  );
}

function reasonAs(code: ReasonCode, group: GroupCode, changes: TaxonomyChanges): TaxonomyReason {
  const { fault, postage } = reasonGroups[group];
  const change = changes[code];
  return {
    ...{ code, group },
    label: labelOf(code, change),
    fault: change?.fault ?? fault,
    postage: change?.postage ?? postage,
    counts_as: countsAs(code, changes),
  };
}

function labelOf(code: ReasonCode, change: ReasonChange | undefined): Words {
  const name = (language: UiLanguage) =>
    change?.names?.[language] ?? change?.name ?? (isShipped(code) ? reasons[code].label[language] : code);
  return { en: name('en'), fr: name('fr'), ro: name('ro') };
}

/** Whether texts may be read as a reason of a shop's own. */
export function isInUse(reason: OwnReason, changes: TaxonomyChanges): boolean {
  const change = changes[reason];
  return change !== undefined && !change.is_retired;
}

/** The reason that a reason counts as, by however many others it is taken in. */
export function countsAs(code: ReasonCode, changes: TaxonomyChanges): ReasonCode {
  let at = code;
  for (const met = new Set<string>(); !met.has(at); ) {
    met.add(at);
    at = changes[at]?.into ?? at;
  }
  return at;
}

/** The phrases that a shop added, in the order of the changes; none of a reason that was taken out. */
export function shopPhrases(changes: TaxonomyChanges): ShopPhrase[] {
  const inUse = Object.entries(changes).filter(([, { is_retired: isRetired }]) => !isRetired);
  return inUse.flatMap(([reason, { phrases = {} }]) =>
    phraseLanguages.flatMap((language) =>
      (phrases[language] ?? []).map((words) => ({ reason: reason as ReasonCode, language, words })),
    ),
  );
}

/**
 * Makes sure that changes make a taxonomy.
 * @throws InputError naming the first reason that is wrong, and what would be right
 */
export function checkTaxonomy(changes: TaxonomyChanges): void {
  for (const [code, change] of Object.entries(changes)) {
    if (!isReason(code)) throw new InputError(notice('no_reason_code', { code }));
    if (!isShipped(code) && !isNamed(change)) throw new InputError(notice('unnamed_reason', { code }));
    if (change.into !== undefined) checkInto(code, change.into, changes);
  }
}

function checkInto(code: ReasonCode, into: ReasonCode, changes: TaxonomyChanges): void {
  if (!isShipped(into) && !changes[into]) throw new InputError(notice('into_no_reason', { code, into }));
  if (groupOf(into) !== groupOf(code)) throw new InputError(notice('into_other_group', { code, into }));
  if (changes[countsAs(code, changes)]?.into !== undefined)
    throw new InputError(notice('into_each_other', { code, into }));
}

function isNamed({ name, names = {} }: ReasonChange): boolean {
  return name !== undefined || uiLanguages.every((language) => names[language] !== undefined);
}

function isReason(code: string): code is ReasonCode {
  return isShipped(code) || isOwnReason(code);
}

/** Whether a text is the code of a reason of a shop's own, whichever shop has it. */
export function isOwnReason(code: string): code is OwnReason {
  const [group, name = '', ...more] = code.split('.');
  return more.length === 0 && groupCodes.some((known) => known === group) && /^[a-z0-9_]{1,40}$/.test(name);
}

function ownReasons(changes: TaxonomyChanges): OwnReason[] {
  return Object.keys(changes).filter(isOwnReason);
}

/** Returns with words and without: distinct texts, return lines, units, and their cost in minor units of the main currency. */
export interface ReasonTotals {
  readonly notes: number;
  readonly return_lines: number;
  readonly units: number;
  readonly cost_minor: number;
}

/** A total before and after a change. */
export interface Shift<Code extends string> {
  readonly code: Code;
  readonly before: ReasonTotals;
  readonly after: ReasonTotals;
}

/** What goes from one reason to another, and a few of the texts that do, with personal data hidden. */
export interface ReasonMove extends ReasonTotals {
  readonly from: ReasonCode;
  readonly to: ReasonCode;
  readonly examples: readonly string[];
}

/** What a change of the taxonomy would do to the totals; only what changes is listed. */
export interface TaxonomyEffect {
  /** The version that it was reckoned from. */
  readonly based_on: number;
  /** The currency of the cost, ISO 4217; null where the shop has none. */
  readonly currency: string | null;
  /** Distinct texts that were looked at for the phrases, and those that had to be read anew. */
  readonly notes_searched: number;
  readonly notes_read: number;
  /** Most units first, as the moves. */
  readonly reasons: readonly Shift<ReasonCode>[];
  readonly faults: readonly Shift<Fault>[];
  readonly postages: readonly Shift<Postage>[];
  readonly moves: readonly ReasonMove[];
}

import { type Fault, groupCodes, isShipped, type Postage, type ReasonCode } from './reasons.ts';
import { type ShopPhrase, shopPhrases, type TaxonomyChanges, type TaxonomyReason, taxonomyOf } from './taxonomy.ts';
import type { Words } from './words.ts';

/** A value before and after a change. */
interface Turn<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** What two taxonomies make of one finer reason; only what differs is there. */
export interface ReasonDifference {
  readonly code: ReasonCode;
  /** Its name after, or the last it had where it was taken out. */
  readonly label: Words;
  readonly is_added?: true;
  readonly is_taken_out?: true;
  /** The name that it had before. */
  readonly was_named?: Words;
  /** The name of the reason that it counts as; null for itself. */
  readonly counts_as?: Turn<Words | null>;
  readonly fault?: Turn<Fault>;
  readonly postage?: Turn<Postage>;
  readonly phrases_added?: readonly Phrase[];
  readonly phrases_removed?: readonly Phrase[];
}

type Phrase = Pick<ShopPhrase, 'language' | 'words'>;

/** The finer reasons that two taxonomies make something else of, group by group, and what. */
export function differencesOf(before: TaxonomyChanges, after: TaxonomyChanges): ReasonDifference[] {
  const [earlier, later] = [reasonsOf(before), reasonsOf(after)];
  const gone = [...earlier.values()].filter(({ code }) => !later.has(code));
  const all = [...later.values(), ...gone];
  const inOrder = groupCodes.flatMap((code) => all.filter(({ group }) => group === code));
  return inOrder.flatMap(({ code }) => {
    const difference = {
      ...presence(code, before, after),
      ...turns(earlier, later, code),
      ...phrases(code, before, after),
    };
    const label = (later.get(code) ?? earlier.get(code)!).label;
    return Object.keys(difference).length > 0 ? [{ code, label, ...difference }] : [];
  });
}

type Reasons = ReadonlyMap<ReasonCode, TaxonomyReason>;

function reasonsOf(changes: TaxonomyChanges): Reasons {
  return new Map(taxonomyOf(changes).map((reason) => [reason.code, reason]));
}

type Difference = Partial<Omit<ReasonDifference, 'code' | 'label'>>;

function presence(code: ReasonCode, before: TaxonomyChanges, after: TaxonomyChanges): Difference {
  const [was, is] = [before, after].map((all) => isShipped(code) || (all[code] && !all[code].is_retired));
  if (!was && is) return { is_added: true };
  return was && !is ? { is_taken_out: true } : {};
}

function turns(earlier: Reasons, later: Reasons, code: ReasonCode): Difference {
  const [was, is] = [earlier.get(code), later.get(code)];
  if (!was || !is) {
    const taker = is && takerOf(is, later);
    return taker ? { counts_as: { from: null, to: taker } } : {};
  }
  const isAnother = was.counts_as !== is.counts_as;
  return {
    ...(isSame(was.label, is.label) ? {} : { was_named: was.label }),
    ...(isAnother ? { counts_as: { from: takerOf(was, earlier), to: takerOf(is, later) } } : {}),
    ...(was.fault === is.fault ? {} : { fault: { from: was.fault, to: is.fault } }),
    ...(was.postage === is.postage ? {} : { postage: { from: was.postage, to: is.postage } }),
  };
}

function takerOf({ code, counts_as: taker }: TaxonomyReason, reasons: Reasons): Words | null {
  return taker === code ? null : (reasons.get(taker)?.label ?? null);
}

function isSame(one: Words, other: Words): boolean {
  return one.en === other.en && one.fr === other.fr && one.ro === other.ro;
}

function phrases(code: ReasonCode, before: TaxonomyChanges, after: TaxonomyChanges): Difference {
  const of = (all: TaxonomyChanges) => shopPhrases({ [code]: all[code] ?? {} });
  const [was, is] = [of(before), of(after)];
  const keyOf = ({ language, words }: Phrase) => `${language} ${words}`;
  const without = (some: readonly Phrase[], others: readonly Phrase[]) => {
    const known = new Set(others.map(keyOf));
    return some.filter((one) => !known.has(keyOf(one))).map(({ language, words }) => ({ language, words }));
  };
  const [added, removed] = [without(is, was), without(was, is)];
  return {
    ...(added.length > 0 ? { phrases_added: added } : {}),
    ...(removed.length > 0 ? { phrases_removed: removed } : {}),
  };
}

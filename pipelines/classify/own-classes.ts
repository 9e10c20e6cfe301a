import { type GroupCode, groupCodes, groupOf, type OwnReason } from '../domain/reasons.ts';
import type { Clause, ClauseReading } from './clause.ts';
import { type ReasonFound, type Span, strongestStretch, type Verdict } from './decide.ts';
import { conceptRow, pairRow, rowCount, rowsOf, wordRows } from './features.ts';
import { damping } from './model.ts';
import type { Tokens } from './text.ts';

/** A shop's own reasons that its model tells from the other reasons of their groups. */
export interface OwnTable {
  /** The columns of the table, in this order. */
  readonly reasons: readonly OwnReason[];
  /** Four bytes of scale (float, little endian), then one signed byte a row and reason. */
  readonly table: Uint8Array;
  /** The log odds from which on each reason is told; null for one that never is. */
  readonly toldFrom: readonly (number | null)[];
  /** Those that the shop has taken out since: what they told reads as the model says without them. */
  readonly retired?: readonly OwnReason[];
}

/** Log odds that a clause of unknown words tells an own reason, so that common words need not speak against each of them. */
export const ownPrior = -4;

/** Reads own reasons in notes whose group is known: the model says what went wrong, they say more finely how. */
export class OwnClasses {
  readonly #columns: readonly (readonly [GroupCode, readonly number[]])[];
  readonly #own: OwnTable;
  readonly #weights: Int8Array;
  readonly #scale: number;

  /** @param own left out where the shop's model knows none */
  constructor(own: OwnTable = { reasons: [], table: new Uint8Array(4), toldFrom: [] }) {
    const { reasons, table } = own;
    if (table.length !== 4 + rowCount * reasons.length) throw new Error('the own reasons do not fit their table');
    this.#own = own;
    this.#columns = groupCodes.flatMap((group) => {
      const columns = reasons.flatMap((reason, column) => (groupOf(reason) === group ? [column] : []));
      return columns.length > 0 ? [[group, columns] as const] : [];
    });
    this.#scale = new DataView(table.buffer, table.byteOffset, 4).getFloat32(0, true);
    this.#weights = new Int8Array(table.buffer, table.byteOffset + 4, table.length - 4);
  }

  /**
   * A verdict with the own reasons that the words tell. One takes the place of the reasons of its group that rest on the same
   * clause, else of the first of its group, and is as sure as that was: it is the group that a confidence speaks of.
   */
  applied(text: string, tokens: Tokens, clauses: readonly ClauseReading[], verdict: Verdict): Verdict {
    let { reasons } = verdict;
    for (const [group, columns] of this.#columns) {
      if (clauses.length === 0 || !reasons.some((found) => found.group === group)) continue;
      const told = this.#likeliest(clauses, columns);
      if (told) reasons = withOwn(reasons, group, this.#found(text, tokens, told), rangeOf(tokens, told.clause));
    }
    return { ...verdict, reasons };
  }

  /** The own reason that all clauses together tell most surely, and the clause that speaks most for it. */
  #likeliest(clauses: readonly ClauseReading[], columns: readonly number[]) {
    const { reasons, toldFrom, retired = [] } = this.#own;
    const rows = clauses.map(rowsOf);
    let [most, likeliest, place] = [0, -1, 0];
    for (const column of columns) {
      const odds = rows.map(({ own, shared }, at) => {
        const sum = this.#sum(own, column) + this.#sum(shared, column);
        return sum * this.#scale * dampingOf(clauses[at]!) + ownPrior;
      });
      const [pooled, strongest] = pooledOdds(odds);
      const beyond = pooled - (toldFrom[column] ?? Number.POSITIVE_INFINITY);
      if (beyond > most) [most, likeliest, place] = [beyond, column, strongest];
    }
    const reason = reasons[likeliest];
    return !reason || retired.includes(reason) ? null : { reason, column: likeliest, clause: clauses[place]! };
  }

  #sum(rows: ArrayLike<number>, column: number): number {
    const count = this.#own.reasons.length;
    let sum = 0;
    for (let at = 0; at < rows.length; at++) sum += this.#weights[rows[at]! * count + column]!;
    return sum;
  }

  /** A reason with the words that the model leans on most. */
  #found(text: string, tokens: Tokens, told: { reason: OwnReason; column: number; clause: ClauseReading }): Shown {
    const { known } = told.clause;
    const weights = known.map(({ text: word, hash, concepts }, at) => {
      const pair = at > 0 ? [pairRow(known[at - 1]!.hash, hash, 1)] : [];
      return this.#sum([...wordRows(word), ...concepts.map(conceptRow), ...pair], told.column);
    });
    const span = strongestStretch(tokens, told.clause, weights);
    return { reason: told.reason, spans: [span], evidence: [text.slice(...span)] };
  }
}

/** How much a clause is turned down. */
export function dampingOf({ from, to }: Clause): number {
  return damping(to - from);
}

/** The log odds of clauses taken together, log Σ exp, and the place of the highest. */
export function pooledOdds(odds: readonly number[]): [pooled: number, strongest: number] {
  let strongest = 0;
  for (let at = 1; at < odds.length; at++) if (odds[at]! > odds[strongest]!) strongest = at;
  let sum = 0;
  for (let at = 0; at < odds.length; at++) sum += Math.exp(odds[at]! - odds[strongest]!);
  return [odds[strongest]! + Math.log(sum), strongest];
}

type Shown = Pick<ReasonFound, 'reason' | 'spans' | 'evidence'>;

/** Where a clause stands in the text. */
function rangeOf(tokens: Tokens, { from, to }: Clause): Span {
  return [tokens.starts[from]!, tokens.ends[to - 1]!];
}

function withOwn(reasons: readonly ReasonFound[], group: GroupCode, shown: Shown, [from, to]: Span): ReasonFound[] {
  const inGroup = reasons.filter((found) => found.group === group);
  const inClause = inGroup.filter(({ spans }) => spans.every(([first, last]) => first >= from && last <= to));
  const replaced = inClause.length > 0 ? inClause : inGroup.slice(0, 1);
  const own: ReasonFound = { ...shown, group, confidence: Math.max(...replaced.map((found) => found.confidence)) };
  return reasons.flatMap((found) => (found === replaced[0] ? [own] : replaced.includes(found) ? [] : [found]));
}

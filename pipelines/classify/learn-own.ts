import { setImmediate } from 'node:timers/promises';
import { type GroupCode, groupOf, type OwnReason } from '../domain/reasons.ts';
import { rowCount } from './features.ts';
import { dampingOf, type OwnTable, ownPrior, pooledOdds } from './own-classes.ts';
import { createRandom, type Example, pack, picked, shuffle } from './train.ts';

/** A text of a group, and which own reason it tells; null for any other reason of the group. */
export interface OwnExample {
  readonly group: GroupCode;
  readonly reason: OwnReason | null;
  readonly clauses: Example['clauses'];
  /** How often it is shown in a round. */
  readonly copies: number;
}

const seed = 20260121;
const rounds = 12;
/** The weights are the mean over the rounds from this one on. */
const averagedFrom = 4;
const step = 0.1;
/** How strongly a weight is drawn to nothing each time its row is met. */
const decay = 0.01;
/** Share of a note's rows that are left out each time it is shown, so that none is leaned on alone. */
const dropped = 0.5;
/** Parts that the texts are cut into to find from which odds on a reason is told: each is read by weights of the others. */
const folds = 3;
/** Share of the texts of its group that an own reason is taken to have where right and wrong answers are weighed. */
const prevalence = 1 / 20;
/** Texts shown between two looks at how far the learning is. */
const shownTogether = 256;

/** The reasons of one group, by their columns. */
interface Task {
  readonly reasons: readonly OwnReason[];
  readonly columns: readonly number[];
}

/**
 * Weights that tell a shop's own reasons from the other reasons of their groups: a linear model with a class for each own
 * reason of a group, and one for the rest; the clauses of a note are pooled as in `pooledOdds`. Same texts, same weights.
 * @param onProgress the share of the work that is done; may throw to end it
 */
export async function learnOwn(
  reasons: readonly OwnReason[],
  examples: readonly OwnExample[],
  onProgress: (share: number) => void,
): Promise<OwnTable> {
  const weights = new Float32Array(rowCount * reasons.length);
  const toldFrom: (number | null)[] = reasons.map(() => null);
  const groups = [...new Set(reasons.map(groupOf))];
  for (const [at, group] of groups.entries()) {
    const columns = reasons.flatMap((reason, column) => (groupOf(reason) === group ? [column] : []));
    const task = { reasons, columns };
    const inGroup = examples.filter((example) => example.group === group && example.clauses.length > 0);
    const tell = (parts: number) => onProgress((at + parts / (folds + 1)) / groups.length);
    await learnGroup(weights, task, inGroup, tell);
    const odds = await unseenOdds(task, inGroup, (parts) => tell(1 + parts));
    for (const [place, column] of columns.entries())
      toldFrom[column] = worthTelling(
        inGroup.map(({ reason }, index) => ({ isIt: reason === reasons[column], odds: odds[index]![place]! })),
      );
  }
  return { reasons, table: pack(weights), toldFrom };
}

/** Adds what texts of one group teach to the columns of its reasons; tells the share that is done. */
async function learnGroup(
  mean: Float32Array,
  task: Task,
  examples: readonly OwnExample[],
  onProgress: (share: number) => void,
): Promise<void> {
  const weights = new Float32Array(mean.length);
  const random = createRandom(seed);
  const order = examples.flatMap(({ copies }, at) => Array<number>(copies).fill(at));
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const [at, index] of order.entries()) {
      if (at % shownTogether === 0) {
        onProgress((round + at / order.length) / rounds);
        await setImmediate();
      }
      update(weights, task, examples[index]!, random);
    }
    if (round < averagedFrom) continue;
    for (let at = 0; at < mean.length; at++) mean[at]! += weights[at]! / (rounds - averagedFrom);
  }
}

/** One step down the slope of a note's cross entropy. */
function update(weights: Float32Array, task: Task, { clauses, reason }: OwnExample, random: () => number): void {
  const { reasons, columns } = task;
  const shown = clauses.map(({ own, shared }) => [...picked(own, dropped, random), ...picked(shared, dropped, random)]);
  const factors = clauses.map((clause) => dampingOf(clause) / (1 - dropped));
  const odds = columns.map((column) =>
    shown.map((rows, at) => sumOf(weights, rows, reasons.length, column) * factors[at]! + ownPrior),
  );
  const pooled = odds.map((each) => pooledOdds(each)[0]);
  const chances = chancesOf(pooled);
  for (const [at, column] of columns.entries()) {
    const slope = chances[at]! - (reasons[column] === reason ? 1 : 0);
    for (const [place, rows] of shown.entries()) {
      const change = step * slope * Math.exp(odds[at]![place]! - pooled[at]!) * factors[place]!;
      for (const row of rows) {
        const cell = row * reasons.length + column;
        weights[cell] = weights[cell]! * (1 - step * decay) - change;
      }
    }
  }
}

/** The chances of classes against each other and the rest, whose log odds are 0. */
function chancesOf(odds: readonly number[]): number[] {
  const highest = Math.max(0, ...odds);
  const each = odds.map((one) => Math.exp(one - highest));
  const all = each.reduce((sum, one) => sum + one, Math.exp(-highest));
  return each.map((one) => one / all);
}

/** For each text the odds of a group's reasons, by weights that were learned from the other parts. */
async function unseenOdds(
  task: Task,
  examples: readonly OwnExample[],
  onProgress: (parts: number) => void,
): Promise<number[][]> {
  const { reasons, columns } = task;
  const odds: number[][] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = new Float32Array(rowCount * reasons.length);
    const others = examples.filter((_, at) => at % folds !== fold);
    await learnGroup(weights, task, others, (share) => onProgress(fold + share));
    for (let at = fold; at < examples.length; at += folds) {
      const { clauses } = examples[at]!;
      const oddsOf = (column: number) =>
        clauses.map((clause) => {
          const sum = (rows: Int32Array) => sumOf(weights, rows, reasons.length, column);
          return (sum(clause.own) + sum(clause.shared)) * dampingOf(clause) + ownPrior;
        });
      odds[at] = columns.map((column) => pooledOdds(oddsOf(column))[0]);
    }
  }
  return odds;
}

/**
 * The odds from which on it is more often right than wrong to tell a reason, were it the one of `prevalence` of the texts; null
 * where it never is.
 */
function worthTelling(answers: readonly { readonly isIt: boolean; readonly odds: number }[]): number | null {
  const sorted = [...answers].sort((a, b) => b.odds - a.odds);
  const its = sorted.filter(({ isIt }) => isIt).length;
  let [worth, most] = [0, 0];
  let from: number | null = null;
  for (const [at, { isIt, odds }] of sorted.entries()) {
    worth += isIt ? prevalence / its : -(1 - prevalence) / (sorted.length - its);
    if (worth > most) [most, from] = [worth, sorted[at + 1]?.odds ?? odds];
  }
  return from;
}

function sumOf(weights: Float32Array, rows: ArrayLike<number>, count: number, column: number): number {
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += weights[rows[at]! * count + column]!;
  return sum;
}

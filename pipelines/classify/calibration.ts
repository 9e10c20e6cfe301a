/** A confidence as it was said, and the share of such answers that were right (both 0 to 1). */
export interface Knot {
  readonly said: number;
  readonly right: number;
}

/** One curve for reasons that were named, one for "no reason can be read". Each rises with what is said. */
export interface Calibration {
  readonly named: readonly Knot[];
  readonly unjudged: readonly Knot[];
}

/** One answer: the confidence said, and whether it was right. */
export interface Answer {
  readonly said: number;
  readonly isRight: boolean;
}

const fewestAnswers = 50;

interface Block {
  said: number;
  right: number;
  count: number;
}

/**
 * The rising curve that fits the answers best: isotonic regression by pooling adjacent violators (Ayer and others, 1955),
 * over blocks of at least 50 answers of like confidence.
 */
export function fitCurve(answers: readonly Answer[]): Knot[] {
  const blocks: Block[] = [];
  for (const block of blocksOf(answers)) {
    blocks.push(block);
    for (let last = blocks.length - 1; last > 0 && share(blocks[last - 1]!) >= share(blocks[last]!); last--) {
      const { said, right, count } = blocks.pop()!;
      const before = blocks[last - 1]!;
      before.said += said;
      before.right += right;
      before.count += count;
    }
  }
  return blocks.map((block) => ({ said: round(block.said / block.count), right: round(share(block)) }));
}

/** Sums of answers in the order of what they say; answers that say the same stay together. */
function blocksOf(answers: readonly Answer[]): Block[] {
  const blocks: Block[] = [];
  let last = -1;
  for (const { said, isRight } of [...answers].sort((a, b) => a.said - b.said)) {
    const open = blocks.at(-1);
    const block = open && (open.count < fewestAnswers || said === last) ? open : { said: 0, right: 0, count: 0 };
    if (block !== open) blocks.push(block);
    block.said += said;
    block.right += isRight ? 1 : 0;
    block.count++;
    last = said;
  }
  return blocks;
}

/** What a confidence is worth on a curve: straight lines between its knots, level outside; itself when there is none. */
export function onCurve(curve: readonly Knot[], said: number): number {
  const above = curve.findIndex((knot) => knot.said >= said);
  const next = curve[above] ?? curve.at(-1);
  const before = curve[above - 1];
  if (!next) return said;
  if (!before || above < 0) return next.right;
  const part = (said - before.said) / (next.said - before.said);
  return round(before.right + part * (next.right - before.right));
}

function share(block: Block): number {
  return block.right / block.count;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

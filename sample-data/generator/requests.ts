import { groupOf, type ReasonCode } from '../../pipelines/domain/reasons.ts';
import { drawCause } from './hazards.ts';
import { drawLag, drawWornLag } from './lags.ts';
import type { OrderLine } from './order-lines.ts';
import { pickerSwap } from './plants.ts';
import type { Random } from './random.ts';
import type { Parcel } from './shipping.ts';

/** Somebody asks for money or another article: what they ask and why. */
export interface Request {
  readonly line: OrderLine;
  readonly parcel: Parcel;
  /** `goodwill` and `lost` are money back without goods. */
  readonly kind: 'return' | 'goodwill' | 'lost';
  readonly reason: ReasonCode;
  /** Name of the planted effect that caused it; blank for the ordinary course of things. */
  readonly planted: string;
  readonly requestedDay: number;
  readonly quantity: number;
}

const goodwillReasons: readonly ReasonCode[] = [
  'poor_quality',
  'damage_unclear',
  'arrived_late',
  'colour_differs',
  'missing_part',
];
const wornReasons: readonly ReasonCode[] = [
  'no_longer_wanted',
  'no_longer_wanted',
  'no_longer_wanted',
  'not_to_taste',
  'not_to_taste',
  'fit_shape',
  'too_large',
];

/** What a shipped line will be asked back for, or null when it is kept; the day may lie beyond the last one known. */
export function drawRequest(
  line: OrderLine,
  parcel: Parcel,
  readiness: number,
  orderedDay: number,
  random: Random,
): Request | null {
  if (parcel.deliveredDay === null) return reportLost(line, parcel, random);
  const cause = drawWhy(line, parcel, readiness, orderedDay, random);
  if (!cause) return random.chance(0.0035) ? askGoodwill(line, parcel, parcel.deliveredDay, random) : null;
  const lag =
    cause.planted === 'wardrobing'
      ? drawWornLag(parcel.deliveredDay, random)
      : drawLag(cause.reason, parcel.deliveredDay, random);
  return {
    line,
    parcel,
    kind: 'return',
    ...cause,
    requestedDay: parcel.deliveredDay + lag,
    quantity: drawQuantity(line, random),
  };
}

function drawWhy(line: OrderLine, parcel: Parcel, readiness: number, orderedDay: number, random: Random) {
  if (line.fate === 'occasion')
    return random.chance(0.85) ? { reason: random.pick(wornReasons), planted: 'wardrobing' } : null;
  if (line.fate === 'kept') return null;
  if (line.fate !== 'open') return random.chance(0.95) ? { reason: line.fate, planted: 'bracketing' } : null;
  if (isSwapped(line, parcel, random)) return { reason: 'wrong_variant', planted: 'picker_swap' } as const;
  const cause = drawCause(line.sku.style, readiness, parcel, orderedDay, random);
  if (!cause) return null;
  const isCrushed = parcel.isRepacked && groupOf(cause.reason) === 'damaged_in_transit';
  return { reason: cause.reason, planted: isCrushed ? 'packaging_change' : cause.planted };
}

/** Whether the careless packer took the other colour and the shopper minds. */
function isSwapped(line: OrderLine, parcel: Parcel, random: Random): boolean {
  const { category, rank } = line.sku.style;
  if (category.name !== pickerSwap.category || rank !== pickerSwap.rank) return false;
  if (parcel.packer !== pickerSwap.packer || parcel.shippedDay < pickerSwap.from) return false;
  return random.chance(pickerSwap.swapShare * pickerSwap.returnedShare);
}

function drawQuantity(line: OrderLine, random: Random): number {
  return line.quantity === 1 || random.chance(0.5) ? line.quantity : random.between(1, line.quantity);
}

function reportLost(line: OrderLine, parcel: Parcel, random: Random): Request {
  const requestedDay = parcel.shippedDay + random.between(8, 20);
  return { line, parcel, kind: 'lost', reason: 'never_arrived', planted: '', requestedDay, quantity: 0 };
}

function askGoodwill(line: OrderLine, parcel: Parcel, deliveredDay: number, random: Random): Request {
  const reason = random.pick(goodwillReasons);
  const requestedDay = deliveredDay + drawLag(reason, deliveredDay, random);
  return {
    line,
    parcel,
    kind: 'goodwill',
    reason,
    planted: 'goodwill',
    requestedDay,
    quantity: random.chance(0.3) ? line.quantity : 0,
  };
}

import { groupOf } from '../../pipelines/domain/reasons.ts';
import { agentNotes } from '../sentences/notes.ts';
import { lastDay } from './calendar.ts';
import { sizeAway } from './goods.ts';
import { type Inspection, inspect, uninspected } from './inspection.ts';
import type { Shopper } from './people.ts';
import { returnFee, returnWindowDays } from './plants.ts';
import { clickCode, isMerchantsFault, type PortalCode } from './portal.ts';
import type { Random } from './random.ts';
import type { Request } from './requests.ts';
import { drawWords, type Words } from './words.ts';

export type Status = 'requested' | 'received' | 'refunded' | 'rejected' | 'cancelled';
type Resolution = 'refund' | 'exchange' | 'store_credit' | 'goodwill' | 'repair';

/** How the goods travel back; all blank when they do not. */
interface Transport {
  readonly method: 'post' | 'drop_off' | 'store' | 'pickup' | '';
  readonly carrier: string;
  readonly paidBy: 'merchant' | 'customer' | '';
  readonly labelMinor: number;
  readonly receivedDay: number | null;
}

/** How it ends, as far as the last day shows; money in euro cents, the fee not yet taken off the refund. */
interface Ending {
  readonly status: Status;
  readonly resolution: Resolution;
  readonly exchangeSku: string;
  readonly refundedDay: number | null;
  readonly refundMinor: number;
  readonly refundShippingMinor: number;
  readonly feeMinor: number;
  readonly agentNote: string;
}

/** A row of the returns file; its days may lie beyond the last one known. */
export interface ReturnRow extends Transport, Inspection, Ending {
  readonly request: Request;
  readonly words: Words;
  readonly code: PortalCode | '';
}

/**
 * What becomes of a request by the last day known.
 * @param shippingMinor what the shopper paid for the shipping of this line alone, refunded when the shop is at fault
 */
export function follow(request: Request, shopper: Shopper, shippingMinor: number, random: Random): ReturnRow {
  const words = drawWords(request.reason, request.line.sku.style.category, shopper.language, 0.64, random);
  const code = clickCode(request.reason, random);
  const refusal = request.kind === 'return' ? drawRefusal(request, random) : null;
  if (request.kind !== 'return' || refusal === 'cancelled') {
    const ending = refusal ? cancel(random) : payOnly(request, shippingMinor, random);
    return { request, words, code, ...unsent, ...uninspected, ...ending };
  }
  const transport = sendBack(request, code, shopper, random);
  const seen = inspect(request, transport.receivedDay, random);
  const inspection = refusal ? { ...uninspected, inspectedDay: seen.inspectedDay } : seen;
  const ending = refusal
    ? reject(request, transport, seen, random)
    : settle(request, code, transport, seen, isMerchantsFault(code) ? shippingMinor : 0, random);
  return { request, words, code, ...transport, ...inspection, ...ending };
}

const unsent: Transport = { method: '', carrier: '', paidBy: '', labelMinor: 0, receivedDay: null };
const open: Ending = {
  status: 'requested',
  resolution: 'refund',
  exchangeSku: '',
  refundedDay: null,
  refundMinor: 0,
  refundShippingMinor: 0,
  feeMinor: 0,
  agentNote: '',
};

function drawRefusal(request: Request, random: Random): 'cancelled' | 'rejected' | null {
  if (request.planted === 'wardrobing') return null;
  const mark = random.next();
  if (mark < 0.022) return 'cancelled';
  return mark < (isLate(request) ? 0.3 : 0.036) ? 'rejected' : null;
}

/** Beyond the window; faults are taken back for a month longer. */
function isLate({ requestedDay, parcel }: Request): boolean {
  return requestedDay - (parcel.deliveredDay ?? requestedDay) > returnWindowDays + 30;
}

function cancel(random: Random): Ending {
  return { ...open, status: 'cancelled', agentNote: random.chance(0.5) ? random.pick(agentNotes.cancelled) : '' };
}

/** Money back without goods: goodwill, or a parcel that was lost. */
function payOnly({ kind, line, requestedDay }: Request, shippingMinor: number, random: Random): Ending {
  const isLost = kind === 'lost';
  const refundedDay = requestedDay + random.between(0, isLost ? 6 : 2);
  const refundMinor = Math.round(line.paidMinor * (isLost ? 1 : random.between(2, 6) / 20));
  const isPaid = refundedDay <= lastDay;
  return {
    ...open,
    status: isPaid ? 'refunded' : 'requested',
    resolution: isLost ? 'refund' : 'goodwill',
    refundedDay,
    refundMinor: isPaid ? refundMinor : 0,
    refundShippingMinor: isLost && isPaid ? shippingMinor : 0,
    agentNote: random.pick(isLost ? agentNotes.lost : agentNotes.goodwill),
  };
}

function sendBack(
  { parcel, requestedDay }: Request,
  code: PortalCode | '',
  { country }: Shopper,
  random: Random,
): Transport {
  const method = drawMethod(parcel.packaging, random);
  const isFree = isMerchantsFault(code) || !random.chance(country.code === 'RO' ? 0.3 : 0.08);
  const isLostOnTheWay = random.chance(0.025);
  const travelDays = random.between(2, 5) + (random.chance(0.25) ? random.between(2, 9) : 0);
  return {
    method,
    carrier: method === 'store' ? '' : parcel.carrier,
    paidBy: isFree ? 'merchant' : 'customer',
    labelMinor: method === 'store' ? 0 : country.labelMinor + (method === 'pickup' ? 250 : random.below(60)),
    receivedDay: isLostOnTheWay ? null : requestedDay + travelDays,
  };
}

function drawMethod(packaging: string, random: Random): 'store' | 'post' | 'drop_off' | 'pickup' {
  if (random.chance(0.05)) return 'store';
  if (packaging === 'double-wall box' && random.chance(0.5)) return 'pickup';
  return random.chance(0.3) ? 'drop_off' : 'post';
}

function reject(request: Request, { receivedDay }: Transport, { inspectedDay }: Inspection, random: Random): Ending {
  const isDecided = inspectedDay !== null && inspectedDay <= lastDay;
  if (!isDecided) return { ...open, status: statusOf(receivedDay, null) };
  return {
    ...open,
    status: 'rejected',
    agentNote: random.pick(isLate(request) ? agentNotes.tooLate : agentNotes.rejected),
  };
}

/** With money, credit, another size or a repair. */
function settle(
  request: Request,
  code: PortalCode | '',
  transport: Transport,
  inspection: Inspection,
  shippingMinor: number,
  random: Random,
): Ending {
  const { line, quantity, requestedDay } = request;
  const resolution = drawResolution(request, random);
  const hasMoney = resolution === 'refund' || resolution === 'store_credit';
  const refundedDay = hasMoney ? drawRefundDay(transport, inspection, random) : null;
  const isPaid = refundedDay !== null && refundedDay <= lastDay;
  const isCharged =
    requestedDay >= returnFee.from &&
    transport.paidBy === 'merchant' &&
    transport.method !== 'store' &&
    !isMerchantsFault(code);
  return {
    status: statusOf(transport.receivedDay, refundedDay),
    resolution,
    exchangeSku: resolution === 'exchange' ? exchangeFor(request, random) : '',
    refundedDay,
    refundMinor: isPaid ? Math.round((line.paidMinor * quantity) / line.quantity) : 0,
    refundShippingMinor: isPaid ? shippingMinor : 0,
    feeMinor: isPaid && isCharged ? returnFee.feeMinor : 0,
    agentNote: random.chance(0.06) ? random.pick(agentNotes.ordinary) : '',
  };
}

/** One in ten is refunded on arrival, the others once looked at. */
function drawRefundDay({ receivedDay }: Transport, { inspectedDay }: Inspection, random: Random): number | null {
  if (random.chance(0.1)) return receivedDay;
  return inspectedDay === null ? null : inspectedDay + random.below(4);
}

function statusOf(receivedDay: number | null, refundedDay: number | null): Status {
  if (refundedDay !== null && refundedDay <= lastDay) return 'refunded';
  return receivedDay !== null && receivedDay <= lastDay ? 'received' : 'requested';
}

function drawResolution(request: Request, random: Random): Resolution {
  if (request.planted === 'wardrobing') return 'refund';
  const mark = random.next();
  const group = groupOf(request.reason);
  if (request.planted !== 'bracketing' && exchangeStep(request) !== 0 && mark < 0.3) return 'exchange';
  if (group === 'packing_error' && mark < 0.25) return 'exchange';
  if (group === 'defective' && mark < 0.12) {
    return request.line.sku.style.category.setting === 'electronics' ? 'repair' : 'exchange';
  }
  return mark > 0.94 ? 'store_credit' : 'refund';
}

/** The size that would fit, or the same article again when size is not the matter. */
function exchangeFor(request: Request, random: Random): string {
  const { sku } = request.line;
  const step = exchangeStep(request);
  const further = random.chance(0.1) ? sizeAway(sku, step * 2) : undefined;
  return (further ?? sizeAway(sku, step) ?? sku).sku;
}

/** One size up or down where there is one, else 0. */
function exchangeStep({ reason, line }: Request): number {
  const step = reason === 'too_small' ? 1 : reason === 'too_large' ? -1 : 0;
  return sizeAway(line.sku, step) ? step : 0;
}

import { groupOf } from '../../pipelines/domain/reasons.ts';
import { agentNotes, inspectionNotes } from '../sentences/notes.ts';
import { lastDay } from './calendar.ts';
import { sizeAway } from './goods.ts';
import type { Shopper } from './people.ts';
import { returnFee, returnWindowDays } from './plants.ts';
import { clickCode, isMerchantsFault, type PortalCode } from './portal.ts';
import type { Random } from './random.ts';
import type { Request } from './requests.ts';
import { drawWords, type Words } from './words.ts';

export type Status = 'requested' | 'received' | 'refunded' | 'rejected' | 'cancelled';
type Resolution = 'refund' | 'exchange' | 'store_credit' | 'goodwill' | 'repair';

/** A row of the returns file, days not yet cut at the last one known. */
export interface ReturnRow extends Request {
  readonly words: Words;
  readonly code: PortalCode | '';
  readonly status: Status;
  readonly receivedDay: number | null;
  readonly inspectedDay: number | null;
  readonly refundedDay: number | null;
  readonly restockedDay: number | null;
  readonly resolution: Resolution;
  readonly exchangeSku: string;
  readonly agentNote: string;
  readonly inspectionNote: string;
  readonly refundMinor: number;
  readonly refundShippingMinor: number;
  readonly feeMinor: number;
  readonly labelMinor: number;
  readonly paidBy: 'merchant' | 'customer' | '';
  readonly method: 'post' | 'drop_off' | 'store' | 'pickup' | '';
  readonly carrier: string;
  readonly grade: 'A' | 'B' | 'C' | 'D' | '';
  readonly disposition: string;
}

/**
 * What becomes of a request by the last day known: a return row with its dates, money, notes and grade.
 * @param shippingMinor what the shopper paid for the whole order's shipping, refunded when all of it comes back
 */
export function follow(request: Request, shopper: Shopper, shippingMinor: number, random: Random): ReturnRow {
  const words = drawWords(request.reason, request.line.sku.style.category, shopper.language, 0.64, random);
  const code = clickCode(request.reason, random);
  const base = { ...request, words, code, ...nothing };
  if (request.kind !== 'return') return moneyOnly(base, shippingMinor, random);
  const refusal = drawRefusal(base, random);
  if (refusal === 'cancelled') {
    return { ...base, status: refusal, agentNote: random.chance(0.5) ? random.pick(agentNotes.cancelled) : '' };
  }
  const sent = { ...base, ...sendBack(base, shopper, random) };
  if (refusal === 'rejected') return rejected(sent, random);
  return settle({ ...sent, ...inspect(sent, random) }, shippingMinor, random);
}

const nothing = {
  status: 'requested' as Status,
  receivedDay: null,
  inspectedDay: null,
  refundedDay: null,
  restockedDay: null,
  resolution: 'refund' as Resolution,
  exchangeSku: '',
  agentNote: '',
  inspectionNote: '',
  refundMinor: 0,
  refundShippingMinor: 0,
  feeMinor: 0,
  labelMinor: 0,
  paidBy: '' as ReturnRow['paidBy'],
  method: '' as ReturnRow['method'],
  carrier: '',
  grade: '' as ReturnRow['grade'],
  disposition: '',
};

/** Money back without goods: goodwill, or a parcel that was lost. */
function moneyOnly(row: ReturnRow, shippingMinor: number, random: Random): ReturnRow {
  const isLost = row.kind === 'lost';
  const refundedDay = row.requestedDay + random.between(0, isLost ? 6 : 2);
  const share = isLost ? 1 : random.between(2, 6) / 20;
  return {
    ...row,
    status: refundedDay <= lastDay ? 'refunded' : 'requested',
    refundedDay,
    resolution: isLost ? 'refund' : 'goodwill',
    agentNote: random.pick(isLost ? agentNotes.lost : agentNotes.goodwill),
    refundMinor: refundedDay <= lastDay ? Math.round(row.line.paidMinor * share) : 0,
    refundShippingMinor: isLost && refundedDay <= lastDay ? shippingMinor : 0,
  };
}

function drawRefusal(row: Request, random: Random): 'cancelled' | 'rejected' | null {
  if (row.planted === 'wardrobing') return null;
  const mark = random.next();
  if (mark < 0.022) return 'cancelled';
  return mark < 0.04 || (lagOf(row) > returnWindowDays + 30 && mark < 0.3) ? 'rejected' : null;
}

function lagOf(row: Request): number {
  return row.requestedDay - (row.parcel.deliveredDay ?? row.requestedDay);
}

function sendBack(row: ReturnRow, shopper: Shopper, random: Random) {
  const method = random.chance(0.05) ? 'store' : drawMethod(row, random);
  const isFault = isMerchantsFault(row.code);
  const paidBy = isFault || !random.chance(shopper.country.code === 'RO' ? 0.3 : 0.08) ? 'merchant' : 'customer';
  const isCharged = !isFault && paidBy === 'merchant' && method !== 'store' && row.requestedDay >= returnFee.from;
  const isStuck = random.chance(0.025);
  return {
    method,
    paidBy,
    carrier: method === 'store' ? '' : row.parcel.carrier,
    labelMinor: method === 'store' ? 0 : shopper.country.labelMinor + (method === 'pickup' ? 250 : random.below(60)),
    feeMinor: isCharged ? returnFee.feeMinor : 0,
    receivedDay: isStuck
      ? null
      : row.requestedDay + random.between(2, 5) + (random.chance(0.25) ? random.between(2, 9) : 0),
  } as const;
}

function drawMethod(row: ReturnRow, random: Random): 'post' | 'drop_off' | 'pickup' {
  if (row.parcel.packaging === 'double-wall box' && random.chance(0.5)) return 'pickup';
  return random.chance(0.3) ? 'drop_off' : 'post';
}

function rejected(row: ReturnRow, random: Random): ReturnRow {
  const inspectedDay = row.receivedDay === null ? null : row.receivedDay + random.below(4);
  const isDecided = inspectedDay !== null && inspectedDay <= lastDay;
  return {
    ...row,
    inspectedDay,
    status: isDecided ? 'rejected' : statusOf(row.receivedDay, null),
    agentNote: isDecided ? random.pick(agentNotes.rejected) : '',
    feeMinor: 0,
  };
}

function inspect(row: ReturnRow, random: Random) {
  const inspectedDay = row.receivedDay === null || random.chance(0.025) ? null : row.receivedDay + random.below(4);
  const finding = findingOf(row, random);
  const grade = random.pick(grades[finding]);
  const disposition = dispositionOf(grade, row, random);
  const isSeen = inspectedDay !== null && inspectedDay <= lastDay;
  const isNoted = isSeen && random.chance(finding === 'worn' ? 0.78 : 0.22);
  const isRestocked = disposition === 'restock' && inspectedDay !== null && !random.chance(0.04);
  return {
    inspectedDay,
    grade: isSeen ? grade : '',
    disposition: isSeen ? disposition : '',
    inspectionNote: isNoted ? random.pick(inspectionNotes[finding]) : '',
    restockedDay: isRestocked ? inspectedDay + random.between(0, 3) : null,
  } as const;
}

type Finding = keyof typeof inspectionNotes;

const grades: Readonly<Record<Finding, readonly ('A' | 'B' | 'C' | 'D')[]>> = {
  sound: ['A', 'A', 'A', 'A', 'B'],
  handled: ['B', 'B', 'B', 'C'],
  damaged: ['D', 'D', 'C'],
  faulty: ['C', 'C', 'D'],
  mispacked: ['A', 'A', 'B'],
  worn: ['C', 'C', 'C', 'B'],
};

function findingOf(row: Request, random: Random): Finding {
  if (row.planted === 'wardrobing') return random.chance(0.8) ? 'worn' : 'handled';
  if (row.planted === 'bracketing') return 'sound';
  const group = groupOf(row.reason);
  if (group === 'damaged_in_transit') return 'damaged';
  if (group === 'defective') return 'faulty';
  if (row.reason === 'wrong_item' || row.reason === 'wrong_variant') return 'mispacked';
  return random.chance(0.015) ? 'worn' : random.chance(0.2) ? 'handled' : 'sound';
}

function dispositionOf(grade: string, row: Request, random: Random): string {
  if (grade === 'A') return 'restock';
  if (grade === 'B') return random.chance(0.7) ? 'restock' : 'resale';
  if (grade === 'D') return random.pick(['destroy', 'recycle', 'recycle']);
  return random.pick(
    row.line.sku.style.category.setting === 'electronics'
      ? ['refurbish', 'refurbish', 'resale']
      : ['resale', 'donate', 'recycle'],
  );
}

/** How it ends: with money, credit, another size or a repair, as far as the last day shows. */
function settle(row: ReturnRow, shippingMinor: number, random: Random): ReturnRow {
  const resolution = drawResolution(row, random);
  const isPaid = resolution === 'refund' || resolution === 'store_credit';
  const refundedDay = isPaid ? drawRefundDay(row, random) : null;
  const isRefunded = refundedDay !== null && refundedDay <= lastDay;
  const isFault = isMerchantsFault(row.code);
  return {
    ...row,
    resolution,
    refundedDay,
    status: statusOf(row.receivedDay, refundedDay),
    exchangeSku: resolution === 'exchange' ? exchangeFor(row, random) : '',
    agentNote: random.chance(0.06) ? random.pick(agentNotes.ordinary) : '',
    refundMinor: isRefunded ? Math.round((row.line.paidMinor * row.quantity) / row.line.quantity) : 0,
    refundShippingMinor: isRefunded && isFault ? shippingMinor : 0,
    feeMinor: isRefunded ? row.feeMinor : 0,
  };
}

function drawRefundDay(row: ReturnRow, random: Random): number | null {
  if (random.chance(0.1) && row.receivedDay !== null) return row.receivedDay;
  return row.inspectedDay === null ? null : row.inspectedDay + random.below(4);
}

function statusOf(receivedDay: number | null, refundedDay: number | null): Status {
  if (refundedDay !== null && refundedDay <= lastDay) return 'refunded';
  return receivedDay !== null && receivedDay <= lastDay ? 'received' : 'requested';
}

function drawResolution(row: Request, random: Random): Resolution {
  if (row.planted === 'wardrobing') return 'refund';
  const { setting } = row.line.sku.style.category;
  const mark = random.next();
  if (row.planted !== 'bracketing' && groupOf(row.reason) === 'size_fit' && exchangeSteps(row) !== 0 && mark < 0.3)
    return 'exchange';
  if (groupOf(row.reason) === 'packing_error' && mark < 0.25) return 'exchange';
  if (groupOf(row.reason) === 'defective' && mark < 0.12) return setting === 'electronics' ? 'repair' : 'exchange';
  return mark > 0.94 ? 'store_credit' : 'refund';
}

/** The size that would fit, or the same article again when size is not the matter. */
function exchangeFor(row: Request, random: Random): string {
  const steps = exchangeSteps(row) * (random.chance(0.1) ? 2 : 1);
  return (sizeAway(row.line.sku, steps) ?? sizeAway(row.line.sku, exchangeSteps(row)) ?? row.line.sku).sku;
}

function exchangeSteps(row: Request): number {
  const steps = row.reason === 'too_small' ? 1 : row.reason === 'too_large' ? -1 : 0;
  return sizeAway(row.line.sku, steps) ? steps : 0;
}

import { instantOn, lastDay, orderHours } from './calendar.ts';
import type { Shelf } from './goods.ts';
import { drawBasket, type OrderLine, priceLines } from './order-lines.ts';
import { type Marketplace, marketplaces } from './people.ts';
import { amazonReason } from './portal.ts';
import { type Random, Weighted } from './random.ts';
import { drawRequest, type Request } from './requests.ts';
import { type Parcel, sendParcel } from './shipping.ts';
import { drawWords, type Words } from './words.ts';

/** An Amazon order with what came back of it; money in minor units of the marketplace's currency, tax included. */
export interface AmazonOrder {
  readonly id: string;
  readonly market: Marketplace;
  readonly createdAt: number;
  readonly parcel: Parcel;
  readonly lines: readonly OrderLine[];
  readonly isCancelled: boolean;
  readonly shippingMinor: number;
  readonly city: string;
  readonly postalCode: string;
  readonly requests: readonly Request[];
  readonly returns: readonly AmazonReturn[];
}

/** A unit that a fulfilment centre has processed. */
export interface AmazonReturn extends Request {
  readonly returnedAt: number;
  readonly centre: string;
  readonly disposition: string;
  readonly code: string;
  readonly status: string;
  readonly plate: string;
  readonly words: Words;
}

const drawnMarket = new Weighted(marketplaces, ({ share }) => share);
const lineCounts = new Weighted([1, 2, 3], (_, index) => [86, 11, 3][index]!);
const poundsForEuro = 0.86;

/** The next order on one of Amazon's marketplaces on a day. */
export function takeAmazonOrder(day: number, shelf: Shelf, random: Random): AmazonOrder {
  const market = drawnMarket.draw(random);
  const readiness = Math.min(3, random.around(0.9, 0.45));
  const size = Math.min(0.999, Math.max(0, 0.5 + 0.24 * random.normal()));
  const choices = drawBasket(
    shelf,
    { size, readiness, isBracketer: random.chance(0.02) },
    day,
    lineCounts.draw(random),
    random,
  );
  const lines = priceLines(choices, day, false, market.currency === 'GBP' ? poundsForEuro : 1);
  const settings = lines.map(({ sku }) => sku.style.category.setting);
  const parcel = sendParcel(market.country, 400, 'FBA', settings, day, random);
  const isCancelled = random.chance(0.03);
  const requests = isCancelled ? [] : lines.flatMap((line) => drawRequest(line, parcel, readiness, day, random) ?? []);
  const place = random.pick(market.cities);
  return {
    id: `${market.orderPrefix}-${digits(random)}-${digits(random)}`,
    market,
    createdAt: instantOn(day, orderHours.draw(random) * 3600 + random.below(3600)),
    parcel,
    lines,
    isCancelled,
    shippingMinor: random.chance(0.2) ? 399 : 0,
    city: place[0],
    postalCode: place[1],
    requests,
    returns: requests.filter(({ kind }) => kind === 'return').flatMap((request) => process(request, market, random)),
  };
}

function digits(random: Random): string {
  return String(random.below(10_000_000)).padStart(7, '0');
}

/** One row a unit, each with its own licence plate; what arrives after the last day is not there yet. */
function process(request: Request, market: Marketplace, random: Random): AmazonReturn[] {
  const returnedDay = request.requestedDay + random.between(3, 9);
  if (returnedDay > lastDay) return [];
  const { category } = request.line.sku.style;
  const code = amazonReason(request.reason, category.setting, random);
  const words = drawWords(request.reason, category, market.language, 0.46, random);
  const disposition = dispositionOf(code, random);
  return Array.from({ length: request.quantity }, () => ({
    ...request,
    quantity: 1,
    returnedAt: instantOn(returnedDay, random.between(4 * 3600, 22 * 3600)),
    centre: random.chance(0.85) ? market.centre : 'LEJ1',
    disposition,
    code,
    status: disposition === 'CARRIER_DAMAGED' && random.chance(0.6) ? 'Reimbursed' : 'Unit returned to inventory',
    plate: `LPNRR${digits(random)}${random.between(10, 99)}`,
    words,
  }));
}

function dispositionOf(code: string, random: Random): string {
  if (code === 'DAMAGED_BY_CARRIER') return random.chance(0.7) ? 'CARRIER_DAMAGED' : 'DAMAGED';
  if (code === 'DEFECTIVE' || code === 'QUALITY_UNACCEPTABLE') return random.chance(0.7) ? 'DEFECTIVE' : 'SELLABLE';
  return random.chance(0.86) ? 'SELLABLE' : 'CUSTOMER_DAMAGED';
}

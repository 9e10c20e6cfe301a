import { monthOf, weekday } from './calendar.ts';
import type { Setting } from './categories.ts';
import type { CountryCode } from './people.ts';
import { packagingChange } from './plants.ts';
import { type Random, Weighted } from './random.ts';

export type Packaging = 'poly bag' | 'padded mailer' | 'box' | 'double-wall box';

/** One parcel on its way; days are null when the parcel was lost. */
export interface Parcel {
  readonly warehouse: string;
  readonly carrier: string;
  readonly packaging: Packaging;
  readonly packer: string;
  readonly costMinor: number;
  readonly shippedDay: number;
  readonly deliveredDay: number | null;
  readonly transitDays: number;
  /** Whether the carrier's delivery scan reached the shop. */
  readonly isScanned: boolean;
  /** How much likelier damage is than the goods' usual. */
  readonly damageFactor: number;
  /** Whether the planted packaging change touched it. */
  readonly isRepacked: boolean;
}

type Shares = Readonly<Record<string, number>>;

const carrierShares: Readonly<Record<CountryCode, Shares>> = {
  RO: { Sameday: 55, DPD: 25, GLS: 20 },
  FR: { Colissimo: 42, DPD: 40, GLS: 18 },
  DE: { DHL: 60, DPD: 25, GLS: 15 },
  IE: { DPD: 75, DHL: 25 },
  NL: { DHL: 50, DPD: 50 },
  BE: { DPD: 55, GLS: 45 },
  IT: { GLS: 60, DHL: 40 },
  ES: { GLS: 50, DPD: 30, DHL: 20 },
  AT: { DPD: 50, DHL: 50 },
  GB: { DPD: 100 },
};
const carriersOf = new Map(
  Object.entries(carrierShares).map(([country, shares]) => [
    country,
    new Weighted(Object.keys(shares), (carrier) => shares[carrier]!),
  ]),
);
/** Share of parcels that leave from Cluj; the others leave from Lille. */
const clujShares: Readonly<Partial<Record<CountryCode, number>>> = { RO: 0.96, AT: 0.6, IT: 0.45 };
/** Who packs what one wears and who packs all else, by warehouse. */
const packers: Readonly<Record<string, readonly [worn: readonly string[], other: readonly string[]]>> = {
  Cluj: [
    ['C-01', 'C-02', 'C-03', 'C-04'],
    ['C-05', 'C-06', 'C-07'],
  ],
  Lille: [
    ['L-01', 'L-02', 'L-03'],
    ['L-04', 'L-05'],
  ],
};
const carrierDamage: Shares = { GLS: 1.2, Colissimo: 0.9, DHL: 0.85, Sameday: 1.1 };

/** The warehouse that serves a country, now and then the other one. */
export function drawWarehouse(country: CountryCode, random: Random): string {
  return random.chance(clujShares[country] ?? 0.1) ? 'Cluj' : 'Lille';
}

/**
 * Packs and sends goods of these settings.
 * @param outboundMinor what one parcel to this country usually costs, in euro cents
 */
export function sendParcel(
  country: CountryCode,
  outboundMinor: number,
  warehouse: string,
  settings: readonly Setting[],
  orderedDay: number,
  random: Random,
): Parcel {
  const carrier = carriersOf.get(country)!.draw(random);
  const shippedDay = nextShippingDay(orderedDay + drawHandlingDays(orderedDay, random));
  const usual = usualPackaging(settings, random);
  const isChanged =
    shippedDay >= packagingChange.from &&
    warehouse === packagingChange.warehouse &&
    carrier === packagingChange.carrier &&
    (packagingChange.packagingBefore as readonly Packaging[]).includes(usual);
  const transitDays = drawTransitDays(country, warehouse, random);
  return {
    warehouse,
    carrier,
    packaging: isChanged ? packagingChange.packagingAfter : usual,
    packer: drawPacker(warehouse, settings, random),
    costMinor:
      Math.round(outboundMinor * (usual === 'double-wall box' ? 1.45 : usual === 'box' ? 1.15 : 0.9)) +
      random.below(60),
    shippedDay,
    deliveredDay: random.chance(0.003) ? null : shippedDay + transitDays,
    transitDays,
    isScanned: !random.chance(carrier === 'GLS' ? 0.24 : 0.025),
    isRepacked: isChanged,
    damageFactor: (carrierDamage[carrier] ?? 1) * (isChanged ? packagingChange.damageFactor : 1),
  };
}

/** Amazon does not tell who packs. */
function drawPacker(warehouse: string, settings: readonly Setting[], random: Random): string {
  const zones = packers[warehouse];
  const isWorn = settings.every((setting) => setting === 'clothing' || setting === 'shoes');
  return zones ? random.pick(zones[isWorn ? 0 : 1]) : '';
}

function usualPackaging(settings: readonly Setting[], random: Random): Packaging {
  if (settings.includes('home')) return random.chance(0.55) ? 'double-wall box' : 'box';
  if (settings.includes('shoes') || settings.includes('electronics'))
    return random.chance(0.85) ? 'box' : 'padded mailer';
  if (settings.includes('beauty')) return random.chance(0.6) ? 'padded mailer' : 'box';
  return settings.length > 2 ? 'box' : 'poly bag';
}

function drawHandlingDays(orderedDay: number, random: Random): number {
  const isPeak = monthOf(orderedDay) === 12 || (monthOf(orderedDay) === 11 && weekday(orderedDay) < 6);
  return random.below(3) + (isPeak ? random.below(3) : 0) + (random.chance(0.02) ? random.between(3, 9) : 0);
}

/** Nothing leaves on a Sunday. */
function nextShippingDay(day: number): number {
  return weekday(day) === 7 ? day + 1 : day;
}

function drawTransitDays(country: CountryCode, warehouse: string, random: Random): number {
  const isNear = warehouse === 'Cluj' ? country === 'RO' : ['FR', 'BE', 'NL', 'DE'].includes(country);
  const usual = isNear ? random.between(1, 3) : random.between(3, 6);
  return usual + (random.chance(0.06) ? random.between(2, 5) : 0) + (random.chance(0.015) ? random.between(4, 10) : 0);
}

import { type CostPart, type CostPartCode, costParts } from '../domain/cost-parts.ts';
import type { Assumed } from './random.ts';

/** What an amount of a component is paid for. */
export type CostUnit = 'parcel' | 'unit' | 'payment' | 'unit graded B' | 'unit graded D' | 'stock value';

export interface CostComponent extends CostPart {
  readonly per: CostUnit;
  /** Assumed in euro cents net of VAT, where no export and no tariff of the shop says it; null: known or nothing. */
  readonly amount: Assumed | null;
  /** Besides the amount, a share of what the customer paid. */
  readonly paid_share: number;
}

/** What a return costs, part by part: the assumptions of a European online shop, each replaced by the shop's own. */
export const costComponents = {
  outbound: component('outbound', 'parcel', assumed(420, 300, 650)),
  shipping_refund: component('shipping_refund', 'parcel', null),
  label: component('label', 'parcel', assumed(490, 350, 750)),
  handling: component('handling', 'unit', assumed(250, 150, 600)),
  repackaging: component('repackaging', 'unit', assumed(60, 20, 150)),
  service: component('service', 'unit', assumed(100, 50, 300)),
  payment_fee: component('payment_fee', 'payment', assumed(25, 25, 25), 0.014),
  refurbishment: component('refurbishment', 'unit graded B', assumed(200, 100, 600)),
  disposal: component('disposal', 'unit graded D', assumed(50, 50, 50)),
  value_lost: component('value_lost', 'stock value', null),
} as const satisfies Record<string, CostComponent>;

export type CostCode = keyof typeof costComponents;
export const costCodes = Object.keys(costComponents) as CostCode[];

/** Condition of a returned good: as new, to be refurbished, to be sold off, worthless. */
export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];
/** How fast goods lose value in a warehouse: `seasonal` fashion and electronics, `steady` all else. */
export type Pace = 'seasonal' | 'steady';

/** Share of its value that a good of this grade keeps, before time. */
export const keptValue: Readonly<Record<Grade, Assumed>> = {
  A: assumed(1, 1, 1),
  B: assumed(0.7, 0.5, 0.85),
  C: assumed(0.25, 0, 0.5),
  D: assumed(0, 0, 0),
};

/** Share of its value that a good loses each week (Blackburn et al. 2004: 1 % a month for slow goods, up to 3 % a week). */
export const weeklyLoss: Readonly<Record<Pace, Assumed>> = {
  seasonal: assumed(0.015, 0.01, 0.03),
  steady: assumed(0.0025, 0.0025, 0.01),
};

/** Shares of the grades among goods nobody graded (Asdecker, University of Bamberg, survey of 2018, rounded). */
export const usualGrades: Readonly<Record<Grade, number>> = { A: 0.8, B: 0.13, C: 0.03, D: 0.04 };

/** Days from delivery until a good is for sale again, where the exports do not tell. */
export const usualDays = 21;

function assumed(likely: number, low: number, high: number): Assumed {
  return { likely, low, high };
}

function component(code: CostPartCode, per: CostUnit, amount: Assumed | null, paid_share = 0): CostComponent {
  return { ...costParts[code], per, amount, paid_share };
}

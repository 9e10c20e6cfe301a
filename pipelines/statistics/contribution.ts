/** Money of a set of delivered goods, as sums in minor units net of VAT. */
export interface KeptGoods {
  readonly net_price_minor: number;
  readonly cogs_minor: number;
  readonly payment_fee_minor: number;
  readonly outbound_minor: number;
}

/**
 * Contribution after returns in minor units: what kept (and exchanged) goods bring, less what returns cost.
 * @param exchangeCostMinor label, handling, repackaging and second delivery of exchanged goods, which count as kept
 */
export function contributionMinor(kept: KeptGoods, returnCostMinor: number, exchangeCostMinor = 0): number {
  const { net_price_minor, cogs_minor, payment_fee_minor, outbound_minor } = kept;
  return net_price_minor - cogs_minor - payment_fee_minor - outbound_minor - returnCostMinor - exchangeCostMinor;
}

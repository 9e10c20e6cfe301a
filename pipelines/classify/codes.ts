import type { ReasonCode, ShippedReason } from '../domain/reasons.ts';
import { tokenise } from './text.ts';

/** Codes of shops and platforms, without prefix and in capitals, by the finer reason they stand for. */
const codesByReason: Readonly<Partial<Record<ShippedReason, string>>> = {
  too_small: 'SIZE_TOO_SMALL APPAREL_TOO_SMALL JEWELRY_TOO_SMALL TOO_SMALL TOO_TIGHT TOO_SHORT RUNS_SMALL TOO_NARROW 3',
  too_large:
    'SIZE_TOO_LARGE APPAREL_TOO_LARGE JEWELRY_TOO_LARGE TOO_LARGE TOO_BIG TOO_LOOSE TOO_LONG RUNS_LARGE TOO_WIDE 2',
  fit_shape: 'POOR_FIT WRONG_SIZE DOES_NOT_FIT FIT SIZE SIZING SIZE_ISSUE BAD_FIT DIDNT_FIT SIZE_OR_FIT FIT_ISSUE',
  incompatible: 'NOT_COMPATIBLE PART_NOT_COMPATIBLE INCOMPATIBLE COMPATIBILITY',
  damage_unclear:
    'DAMAGED ARRIVED_DAMAGED DAMAGED_BY_CARRIER DAMAGED_BY_FC CUSTOMER_DAMAGED CARRIER_DAMAGED DAMAGED_IN_TRANSIT SHIPPING_DAMAGE BROKEN',
  wrong_item:
    'WRONG_ITEM SWITCHEROO ORDERED_DIFFERENT_ITEM ARTICLE_WRONG RECEIVED_WRONG_ITEM WRONG_PRODUCT WRONG_ITEM_SENT WRONG_ITEM_RECEIVED INCORRECT_ITEM 9',
  extra_item: 'EXTRA_ITEM NOT_ORDERED',
  missing_part: 'MISSING_PARTS MISSING_PART MISSING_ITEM INCOMPLETE PARTS_MISSING',
  wrong_quantity: 'WRONG_QUANTITY',
  unlike_photo:
    'NOT_AS_DESCRIBED DIFFERENT_FROM_LISTING NOT_AS_PHOTO BAD_DESC DIFFERENT_PRODUCT NOT_LIKE_IMAGINED NOT_AS_PICTURED NOT_AS_EXPECTED MISCATEGORIZED PRODUCT_NOT_ITALIAN PRODUCT_NOT_SPANISH 6',
  colour_differs: 'COLOR_DIFFERENT COLOUR_DIFFERENT COLOR_NOT_AS_SHOWN',
  not_genuine: 'FAKE_OR_COUNTERFEIT COUNTERFEIT FAKE NOT_GENUINE USED_ITEM',
  does_not_work: 'DEFECTIVE DEFECTIVE_ITEM BAD_ITEM DEFECT FAULTY DOES_NOT_WORK NOT_WORKING WARRANTY 10',
  poor_quality: 'QUALITY_UNACCEPTABLE QUALITY POOR_QUALITY JEWELRY_LOOSE_STONE COMFORT UNCOMFORTABLE LOW_QUALITY',
  hygiene: 'EXPIRED_ITEM EXPIRED ODOR SMELL STAINED',
  no_longer_wanted:
    'UNWANTED UNWANTED_ITEM NO_LONGER_NEED_ITEM WITHDRAW_FROM_PURCHASE_CONTRACT EXCESSIVE_INSTALLATION CHANGED_MIND CHANGE_OF_MIND NO_LONGER_NEEDED NO_LONGER_WANTED BUYER_CANCEL_ORDER',
  ordered_by_mistake:
    'ORDERED_WRONG_ITEM ORDERED_ACCIDENTALLY MISORDERED UNAUTHORIZED_PURCHASE ORDERED_BY_MISTAKE MISTAKE',
  cheaper_elsewhere: 'FOUND_BETTER_PRICE BETTER_PRICE CHEAPER_ELSEWHERE PRICE',
  not_to_taste:
    'COLOR COLOUR STYLE APPAREL_STYLE APP_STYLE DID_NOT_LIKE_COLOR DID_NOT_LIKE_FABRIC DISLIKE DID_NOT_LIKE DONT_LIKE COLOR_TOO_BRIGHT COLOR_TOO_DARK COLOR_TOO_LIGHT 1',
  gift_unwanted: 'RETURNING_GIFT UNWANTED_GIFT GIFT',
  extra_size_ordered: 'MULTIPLE_SIZES ORDERED_MULTIPLE_SIZES BRACKETING',
  arrived_late: 'ARRIVED_LATE MISSED_ESTIMATED_DELIVERY DELIVERY_TOO_LATE LATE TOO_LATE LATE_DELIVERY 5',
  never_arrived: 'NEVER_ARRIVED NOT_RECEIVED ITEM_NOT_RECEIVED LOST_IN_TRANSIT',
  refused_or_undelivered:
    'UNDELIVERABLE UNKNOWN_UNDELIVERED BUYER_REFUSED_TO_PICKUP BUYER_NO_SHOW BUYER_NOT_SCHEDULED REFUSED UNCLAIMED',
  no_reason_given:
    'OTHER UNKNOWN NONE NO_REASON NO_REASON_GIVEN UNKNOWN_OTHER_REASON UNKNOWN_CAUSE CUSTOMIZED IN_STORE_RETURN OUT_OF_STOCK N_A NA 0',
  unreadable: 'VALUE_FOR_MONEY 4',
};

const reasonByCode = new Map(
  Object.entries(codesByReason).flatMap(([reason, codes]) =>
    codes.split(' ').map((code) => [code, reason as ReasonCode]),
  ),
);
const prefixes = ['CR_', 'AMZ_PG_APP_', 'AMZ_PG_'];

/**
 * The finer reason a shop's own code stands for: Shopify, Amazon (with its prefixes), Zalando's integers, eBay, and
 * handles such as `too-tight`. Undefined for a code of no list, which may still be words.
 */
export function reasonOfCode(code: string): ReasonCode | undefined {
  const name = tokenise(code).words.join('_').toUpperCase();
  const known = reasonByCode.get(name);
  if (known) return known;
  if (name.startsWith('UND_') || name.startsWith('UNDELIVERABLE')) return 'refused_or_undelivered';
  const prefix = prefixes.find((start) => name.startsWith(start));
  const bare = prefix && name.slice(prefix.length);
  return bare ? (reasonByCode.get(bare) ?? reasonByCode.get(`APPAREL_${bare}`)) : undefined;
}

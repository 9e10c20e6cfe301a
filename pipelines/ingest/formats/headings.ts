const joined: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', '’': "'" };

/** A heading in words: no byte order mark, accents or capitals; `-`, `_` and blanks are one blank. */
export function normalHeading(heading: string): string {
  return heading
    .replace('\uFEFF', '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łßøđæœ’]/g, (letter) => joined[letter]!)
    .replace(/[-_\s]+/g, ' ')
    .trim();
}

/** A heading as formats compare it: without blanks and dots, so that `orderID` is `order_id` and `Nr. retur` is `Nr retur`. */
export function headingKey(heading: string): string {
  return normalHeading(heading).replace(/[ .]/g, '');
}

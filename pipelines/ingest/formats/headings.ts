const joined: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe', '’': "'" };

/** A heading as formats compare it: no byte order mark, accents or capitals; `-`, `_` and blanks are one blank. */
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

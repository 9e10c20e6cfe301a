const collator = new Intl.Collator(undefined, { numeric: true });

/** Orders sizes as people expect: S, M, L, XL, 2XL by size, then numbers and all else as they read; unknown last. */
export function compareSizes(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [letterRank(a), letterRank(b)];
  if (left !== null && right !== null) return left - right;
  if (left !== null || right !== null) return left === null ? 1 : -1;
  return collator.compare(a, b);
}

/** How far a letter size lies from M: XS is -2, 3XL is 4; null for a size of another kind. */
function letterRank(size: string): number | null {
  const [, digits, exes, letter] = /^(\d)?(x*)([sml])$/i.exec(size.trim()) ?? [];
  if (letter === undefined) return null;
  const more = digits ? Number(digits) : (exes?.length ?? 0);
  const side = { s: -1, m: 0, l: 1 }[letter.toLowerCase()] ?? 0;
  return side * (1 + more);
}

/**
 * Share of the whole cost that one provenance holds, both net of what customers paid: the one meaning of “actual” on
 * every page. 0 to 1 unless fees exceed a provenance's own cost; null where the whole is not above 0.
 */
export function netShare<K extends string>(
  rows: readonly (Readonly<Record<K, number>> & { readonly total_minor: number })[],
  provenance: K,
): number | null {
  const total = rows.reduce((all, row) => all + row.total_minor, 0);
  return total > 0 ? rows.reduce((all, row) => all + row[provenance], 0) / total : null;
}

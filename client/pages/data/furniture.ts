/** Rows of a file that are neither sale nor return, by kind, out of the JSON that the API answers. */
export function kindsIn(furniture: string): { kind: string; rows: number }[] {
  const counts = JSON.parse(furniture || '{}') as Record<string, number>;
  return Object.entries(counts).map(([kind, rows]) => ({ kind, rows }));
}

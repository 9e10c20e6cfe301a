/** A path as DuckDB's file functions read it by its very name: what would be a pattern (`orders[1].csv`) stands for itself. */
export function exactPath(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

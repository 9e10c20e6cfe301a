import type { AsideRow } from './set-aside.tsx';

/** What is wrong with the cells of a row, in English as the warehouse tells it, by their headings. */
export function problemsOf({
  column_name,
  problem,
  also_wrong,
}: Pick<AsideRow, 'column_name' | 'problem' | 'also_wrong'>): Readonly<Record<string, string>> {
  return { [column_name ?? '']: problem, ...(JSON.parse(also_wrong ?? '{}') as Record<string, string>) };
}

import type { Styles } from './cells.ts';
import type { DayStyle, NumberStyle } from './validate.ts';

interface StylesLog {
  numbers: NumberStyle;
  /** By heading. */
  days: Record<string, DayStyle>;
  zone?: string | undefined;
}

/** JSON of how a file's cells are written, its columns told by their headings. */
export function stylesText(headings: readonly string[], { numbers, days, zone }: Styles): string {
  const named = Array.from(days, ([place, style]) => [headings[place], style] as const);
  return JSON.stringify({ numbers, days: Object.fromEntries(named), zone } satisfies StylesLog);
}

/** The styles that `stylesText` told, for a file with these headings. */
export function stylesOf(text: string, headings: readonly string[]): Styles {
  const { numbers, days, zone } = JSON.parse(text) as StylesLog;
  const places = Object.entries(days).map(([heading, style]) => [headings.indexOf(heading), style] as const);
  return { numbers, days: new Map(places.filter(([place]) => place >= 0)), zone };
}

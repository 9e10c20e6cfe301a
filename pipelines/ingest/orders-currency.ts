import { notice } from '../domain/notices.ts';
import { rowsOf, type Session } from '../warehouse/engine.ts';
import { constant, type Format, noText } from './formats/format.ts';
import { mapFormat } from './map.ts';

/**
 * The format of a list of products that names no currency, in that of its source's orders: where all that tell theirs are in
 * one. Any other format as it is.
 */
export async function inOrdersCurrency(session: Session, format: Format, headings: readonly string[]): Promise<Format> {
  if (format.kind !== 'products') return format;
  const { parts } = mapFormat(format, headings, { numbers: 'plain', days: new Map() });
  if (parts.some(({ columns }) => columns.get('currency') !== noText)) return format;
  const [only, ...others] = rowsOf<{ currency: string }>(
    await session.query(
      'SELECT DISTINCT currency FROM order_lines WHERE source = $source AND currency IS NOT NULL LIMIT 2',
      { source: format.source },
    ),
  );
  if (!only || others.length > 0) return format;
  const { currency } = only;
  return {
    ...format,
    parts: format.parts.map((part) => ({ ...part, columns: { ...part.columns, currency: constant(currency) } })),
    notes: [...(format.notes ?? []), notice('currency_of_orders', { currency })],
  };
}

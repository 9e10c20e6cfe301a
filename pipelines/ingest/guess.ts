import { DiceCoefficient } from 'natural/lib/natural/distance/index.js';
import { type MappedField, mappedFields } from '../domain/mapping-fields.ts';
import type { MappedKind, MappingProposal } from '../domain/reports.ts';
import { normalHeading } from './formats/headings.ts';
import { synonyms } from './formats/synonyms.ts';

type Columns = MappingProposal['columns'];

/** The kind of rows that a file most likely holds, and which of its columns are most likely which of ours. */
export function guessMapping(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): { kind: MappedKind; columns: Columns } {
  // A list of products tells no days.
  const hasDays = headings.some((_, place) => holdsDays(cellsAt(rows, place)));
  const guesses = (Object.keys(mappedFields) as MappedKind[]).map((kind) => {
    const isUnlikely = kind === 'products' && hasDays;
    const columns = guessColumns(kind, headings, rows);
    return { kind, columns, score: kindScore(kind, columns) * (isUnlikely ? 0.4 : 1) };
  });
  const { kind, columns } = guesses.reduce((best, guess) => (guess.score > best.score ? guess : best));
  return { kind, columns };
}

/**
 * The likeliest column for each field of a kind, each column taken once; the surest go first. A day that is needed and
 * that no heading names is taken from the first free column of days.
 */
export function guessColumns(
  kind: MappedKind,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Columns {
  const columns = columnsByName(kind, headings, rows);
  const taken = new Set(columns.map(({ heading }) => heading));
  const ofDays = headings.filter((heading, place) => !taken.has(heading) && holdsDays(cellsAt(rows, place)));
  return columns.map((guess) => {
    const isOpen = guess.heading === null && isNeeded(kind, guess.column) && guess.column.endsWith('_date');
    const heading = isOpen ? ofDays.shift() : undefined;
    return heading === undefined ? guess : { ...guess, heading, confidence: sureByCells };
  });
}

/** How sure a column is that only its cells tell. */
const sureByCells = 0.4;

function isNeeded(kind: MappedKind, column: string): boolean {
  return (mappedFields[kind].needed as readonly string[]).includes(column);
}

/** The cells of a column that are not empty. */
function cellsAt(rows: readonly (readonly string[])[], place: number): string[] {
  return rows.map((row) => (row[place] ?? '').trim()).filter((cell) => cell !== '');
}

function holdsDays(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => isDay.test(cell));
}

function columnsByName(kind: MappedKind, headings: readonly string[], rows: readonly (readonly string[])[]): Columns {
  const fields = [...mappedFields[kind].needed, ...mappedFields[kind].other];
  const pairs = fields.flatMap((field) =>
    headings.map((heading, place) => ({
      ...{ field, heading },
      confidence: agreement(field, likeness(field, heading), cellsAt(rows, place)),
    })),
  );
  const chosen = new Map<string, (typeof pairs)[number]>();
  for (const pair of pairs.filter(({ confidence }) => confidence >= 0.35).sort((a, b) => b.confidence - a.confidence)) {
    const isFree = ![...chosen.values()].some(({ heading }) => heading === pair.heading);
    if (isFree && !chosen.has(pair.field)) chosen.set(pair.field, pair);
  }
  return fields.map((column) => ({
    column,
    heading: chosen.get(column)?.heading ?? null,
    confidence: Math.round((chosen.get(column)?.confidence ?? 0) * 100) / 100,
  }));
}

/** What is needed weighs most; what other kinds have as well tells little. */
function kindScore(kind: MappedKind, columns: Columns): number {
  const sure = new Map(columns.map(({ column, confidence }) => [column, confidence]));
  const { needed, other } = mappedFields[kind];
  const found = needed.reduce((sum, field) => sum + (sure.get(field) ?? 0), 0);
  const isOwn = (field: MappedField) =>
    (Object.keys(mappedFields) as MappedKind[]).every(
      (one) => one === kind || ![...mappedFields[one].needed, ...mappedFields[one].other].includes(field),
    );
  return (
    (found + found / needed.length) / 2 +
    other.reduce((sum, field) => sum + (sure.get(field) ?? 0) * (isOwn(field) ? 0.5 : 0.1), 0)
  );
}

/** How much a heading reads like a field's names, 0 to 1: the words of one within the other, else their letters. */
function likeness(field: MappedField, heading: string): number {
  const theirs = normalHeading(heading);
  if (theirs === '') return 0;
  return Math.max(...synonyms[field].map((name, rank) => nameLikeness(normalHeading(name), theirs) - rank * 1e-4));
}

function nameLikeness(ours: string, theirs: string): number {
  if (ours === theirs) return 1;
  const [a, b] = [wordsOf(ours), wordsOf(theirs)];
  const shared = a.filter((word) => b.includes(word)).length;
  const whole = shared === a.length || shared === b.length;
  const byWords = whole && shared > 0 ? 0.45 + 0.45 * (shared / Math.max(a.length, b.length)) : 0;
  return Math.max(byWords, 0.8 * DiceCoefficient(ours, theirs));
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const isDay = /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d \p{L}{3,}|^\p{L}{3,9}\.? \d/u;
const isNumber = /^[^\p{L}\d]*(\p{L}{1,3}\.? ?)?\d[\d.,'’\s]*[^\d]{0,4}$/u;
const numeric = /price|total|cost|amount|_paid$|^fee|discount_share|quantity/;

/** How sure a column is a field by its heading and by its cells: not at all where none of them can be what it holds. */
function agreement(field: MappedField, named: number, cells: readonly string[]): number {
  const shape = field.endsWith('_date') ? isDay : numeric.test(field) ? isNumber : null;
  if (cells.length === 0) return shape && named < sureByHeading ? 0 : 0.7 * named;
  const share = (cellShape: RegExp) => cells.filter((cell) => cellShape.test(cell)).length / cells.length;
  if (shape) return share(shape) === 0 ? 0 : named * (0.3 + 0.7 * share(shape));
  return isWordy(field) ? named : named * (1 - 0.6 * share(isDay));
}

/** How alike a heading must be for a column to hold days or numbers without one to see. */
const sureByHeading = 0.8;

function isWordy(field: MappedField): boolean {
  return field === 'comment' || field.endsWith('_note');
}

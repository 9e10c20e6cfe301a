import { maskPersonal } from '../domain/mask.ts';
import type { Param } from '../warehouse/engine.ts';
import type { Classifier, Reading } from './classify.ts';

/** A note that has no reading yet. */
export interface PendingNote {
  readonly note_key: string;
  readonly note_text: string;
  readonly note_code: string | null;
}

/** What notes say, as equally long columns of each table. */
export type ReadingColumns = Readonly<
  Record<'readings' | 'reading_reasons' | 'reading_marks', Record<string, Param[]>>
>;

/** A reading with the note's words as they may be shown: spans into the one are spans into the other. */
interface ShownReading extends Reading {
  readonly shown_text: string;
  readonly shown_code: string | null;
}

/** Reads notes, whose readings follow one another in the notes' order. */
export function readingColumns(classifier: Classifier, notes: readonly PendingNote[]): ReadingColumns {
  const readings = notes.map(
    ({ note_key: id, note_text: text, note_code: code }): ShownReading => ({
      ...classifier.classify({ id, text, code }),
      shown_text: maskPersonal(text),
      shown_code: code === null ? null : maskPersonal(code),
    }),
  );
  const found = readings.flatMap(({ id, reasons }) =>
    reasons.map((reason, index) => ({ id, position: index + 1, ...reason })),
  );
  const marked = readings.flatMap(({ id, marks }) => marks.map((mark) => ({ id, ...mark })));
  return {
    readings: columns(readings, {
      note_key: (reading) => reading.id,
      language: (reading) => reading.language,
      primary_reason: (reading) => reading.primary,
      primary_group: (reading) => reading.primary_group,
      confidence: (reading) => reading.reasons[0]?.confidence ?? 0,
      code_reason: (reading) => reading.code_reason,
      is_conflict: (reading) => reading.is_conflict,
      classifier_version: () => classifier.version,
      shown_text: (reading) => reading.shown_text,
      shown_code: (reading) => reading.shown_code,
    }),
    reading_reasons: columns(found, {
      note_key: (reason) => reason.id,
      position: (reason) => reason.position,
      reason: (reason) => reason.reason,
      reason_group: (reason) => reason.group,
      confidence: (reason) => reason.confidence,
      spans: (reason) => JSON.stringify(reason.spans),
    }),
    reading_marks: columns(marked, {
      note_key: (mark) => mark.id,
      mark: (mark) => mark.mark,
      spans: (mark) => JSON.stringify(mark.spans),
    }),
  };
}

function columns<T>(items: readonly T[], pick: Readonly<Record<string, (item: T) => Param>>): Record<string, Param[]> {
  return Object.fromEntries(Object.entries(pick).map(([name, of]) => [name, items.map(of)]));
}

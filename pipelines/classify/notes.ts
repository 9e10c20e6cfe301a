import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { InputError } from '../domain/errors.ts';
import { createClassifier, type Note } from './classify.ts';

/**
 * Reads notes, one JSON object `{id, text, code?, language?}` a line, and writes one line of JSON a reading, in order.
 * A bad line is told on `errors` with its number and does not stop the rest. Memory stays constant.
 * @returns how many notes were read and how many lines were bad
 */
export async function readNotes(
  lines: AsyncIterable<string>,
  output: Writable,
  errors: Writable,
): Promise<{ read: number; bad: number }> {
  const classifier = await createClassifier();
  const counts = { read: 0, bad: 0 };
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    try {
      await write(output, JSON.stringify(classifier.classify(parseNote(line))));
      counts.read++;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      counts.bad++;
      await write(errors, `line ${number}: ${error.message}`);
    }
  }
  return counts;
}

/**
 * The note that a line of JSON holds. A number as id is taken as text.
 * @throws InputError when it is no JSON object, or a field is not what it should be
 */
function parseNote(line: string): Note {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError('this is not JSON: expected an object {"id", "text", "code"?, "language"?}');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('expected an object {"id", "text", "code"?, "language"?}');
  }
  const fields = value as Record<string, unknown>;
  const { id } = fields;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new InputError('"id" is missing: expected text or a number');
  const text = optional(fields, 'text');
  if (text === null) throw new InputError('"text" is missing: expected text, which may be empty');
  return { id: String(id), text, code: optional(fields, 'code'), language: optional(fields, 'language') };
}

function optional(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  if (name === 'code' && typeof value === 'number') return String(value);
  throw new InputError(`"${name}" should be text, found ${JSON.stringify(value)?.slice(0, 40)}`);
}

async function write(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}

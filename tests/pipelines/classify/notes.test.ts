import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readNotes } from '../../../pipelines/classify/notes.ts';

async function run(lines: string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const source = (async function* () {
    yield* lines;
  })();
  const counts = await readNotes(source, output, errors);
  return { counts, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
}

test('answers each note by a line, in order, and goes on after a bad one', async () => {
  const { counts, output, errors } = await run([
    '{"id": "a", "text": "too small"}',
    '{"id": "b"',
    '{"id": "c", "text": 7}',
    '',
    '{"id": 4, "text": "", "code": "DEFECTIVE"}',
  ]);
  const answers = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(counts).toEqual({ read: 2, bad: 2 });
  expect(answers.map((answer) => [answer.id, answer.primary])).toEqual([
    ['a', 'too_small'],
    ['4', 'does_not_work'],
  ]);
  expect(answers[0].reasons[0]).toEqual({
    reason: 'too_small',
    group: 'size_fit',
    confidence: expect.any(Number),
    evidence: ['too small'],
    spans: [[0, 9]],
  });
  expect(errors).toMatch(/^line 2: .*\nline 3: "text" should be text/);
});

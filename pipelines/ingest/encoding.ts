import { detect } from 'jschardet';

export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'windows-1250'
  | 'iso-8859-2'
  | 'iso-8859-15'
  | 'shift_jis';

/**
 * The encoding of a file by its beginning: a byte order mark, else strict UTF-8 (known for the whole file), else zeros at
 * every second byte, else what its letters speak for. NULL when no text has such bytes.
 */
export function detectEncoding(head: Buffer, isUtf8: boolean): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros as [number, number];
  if (even + odd > head.length / 8) return even > odd * 4 ? 'utf-16be' : odd > even * 4 ? 'utf-16le' : null;
  if (even + odd > 0) return even + odd < head.length / 100 && isWholeUtf8(head) ? 'utf-8' : null;
  if (isUtf8 || mostlyUtf8(head)) return 'utf-8';
  return byLetters(head);
}

/**
 * A text that comes in pieces of any encoding as pieces of UTF-8, without its byte order mark; what is no letter becomes
 * U+FFFD.
 * @param isUtf8 whether all of it is known to be valid UTF-8 already
 */
export async function* utf8Pieces(
  pieces: AsyncIterable<Buffer>,
  encoding: Encoding,
  isUtf8: boolean,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  let start: Buffer | null = isUtf8 ? Buffer.alloc(0) : null;
  for await (const piece of pieces) {
    if (!isUtf8) yield Buffer.from(decoder.decode(piece, { stream: true }));
    else if (start === null) yield piece;
    else {
      start = Buffer.concat([start, piece]);
      if (start.length < byteOrderMark.length) continue;
      yield start.indexOf(byteOrderMark) === 0 ? start.subarray(byteOrderMark.length) : start;
      start = null;
    }
  }
  yield start ?? Buffer.from(decoder.decode());
}

/** The text of some bytes. Node 20 takes Windows-1252 for Latin-1 where it does not stream. */
export function decoded(bytes: Buffer, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

const byteOrderMark = Buffer.from('\uFEFF');

/** Whether the beginning of a text, cut off anywhere, is UTF-8. */
function isWholeUtf8(head: Buffer): boolean {
  return !new TextDecoder().decode(head, { stream: true }).includes('\uFFFD');
}

/** A single broken byte does not make a UTF-8 file Western: its other letters are whole sequences. */
function mostlyUtf8(head: Buffer): boolean {
  const broken = new TextDecoder().decode(head).match(/\uFFFD/g)?.length ?? 0;
  const letters = new TextDecoder().decode(head).match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return letters > broken * 4;
}

/** The letters beyond ASCII that words of each language have. */
const western = ['àâæçèéêëîïôœùûüÿ', 'äöüß', 'áéíñóúüªº', 'àèéìíîòóù', 'áâãàçéêíóôõúªº', 'èéêëïóöüá', 'äåæöøé'];
const central = ['ăâîşţ', 'ąćęłńóśźż', 'áéíóöőúüű', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'čćđšž', 'äöüß'];

/** The commoner first: where words are as likely in several, they read the same in all. */
const candidates: readonly (readonly [Encoding, readonly string[]])[] = [
  ['windows-1252', western],
  ['windows-1250', central],
  ['iso-8859-15', western],
  ['iso-8859-2', central],
];

/** The encoding in which the words are most like those of some language. */
function byLetters(head: Buffer): Encoding {
  if (isJapanese(head)) return 'shift_jis';
  const scores = candidates.map(([encoding, languages]) => {
    const words = decoded(head, encoding).split(/\s+/);
    const telling = words.filter((word) => /[\x80-\uffff]/.test(word)).join(' ');
    // ISO 8859 has control characters where no text has any.
    const controls = telling.match(/[\x80-\x9f]/g)?.length ?? 0;
    return Math.max(...languages.map((letters) => likeness(telling, letters))) - 10 * controls;
  });
  return candidates[scores.indexOf(Math.max(...scores))]![0];
}

/** How much the words of a text are like those of the language with these letters. */
function likeness(text: string, letters: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const own = count(new RegExp(`(?<=\\p{L})[${letters}]|[${letters}](?=\\p{L})`, 'giu'));
  const foreign = count(new RegExp(`(?![${letters}\\x00-\\x7f])\\p{L}|[ªº](?=\\p{L})`, 'giu'));
  const amid = count(/(?<=\p{L})[¡-©«-´¶-¹»-¿×÷ˇ˘˙˛˝¤](?=\p{L})/gu);
  return own - 4 * (foreign + amid);
}

function isJapanese(head: Buffer): boolean {
  return /^(shift_jis|cp932)$/i.test(detect(head).encoding ?? '') && /[\u3041-\u30ff]/.test(decoded(head, 'shift_jis'));
}

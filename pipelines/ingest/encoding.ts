import { detect } from 'jschardet';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1250' | 'iso-8859-2' | 'shift_jis';

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
  if (even + odd > 0) return null;
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
  let isFirst = true;
  for await (const piece of pieces) {
    if (!isUtf8) yield Buffer.from(decoder.decode(piece, { stream: true }));
    else yield isFirst && piece.indexOf(byteOrderMark) === 0 ? piece.subarray(byteOrderMark.length) : piece;
    isFirst = false;
  }
  yield Buffer.from(decoder.decode());
}

const byteOrderMark = Buffer.from('\uFEFF');

/** A single broken byte does not make a UTF-8 file Western: its other letters are whole sequences. */
function mostlyUtf8(head: Buffer): boolean {
  const broken = new TextDecoder().decode(head).match(/\uFFFD/g)?.length ?? 0;
  const letters = new TextDecoder().decode(head).match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return letters > broken * 4;
}

/** Letters that words of Central Europe have in Windows-1250, and where Windows-1252 has signs no word contains. */
const centralLetters = /[a-zA-Z][ąłľşšśťžźżŁĄĘŻŹŚŞŢăţęęđńňőřůű]|[ăţşłęşţ][a-z]/g;
const westernSigns = /[a-zA-Z][ºþ¹³¿¾¼£¥ªÞ]|[ºþ¹³¿¾¼ªÞ][a-zA-Z]|[a-z]ã(?![eo])/g;

function byLetters(head: Buffer): Encoding {
  const guess = detect(head);
  const name = guess.confidence >= 0.5 ? guess.encoding?.toLowerCase() : undefined;
  if (name === 'shift_jis' || name === 'iso-8859-2' || name === 'windows-1250') return name;
  const western = new TextDecoder('windows-1252').decode(head);
  const central = new TextDecoder('windows-1250').decode(head);
  const signs = western.match(westernSigns)?.length ?? 0;
  return signs > 0 && (central.match(centralLetters)?.length ?? 0) >= signs ? 'windows-1250' : 'windows-1252';
}

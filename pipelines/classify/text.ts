/** A note cut into words: parallel lists, one entry a word. */
export interface Tokens {
  /** The word folded: lower case, no diacritics, no apostrophes, runs of a letter cut to two, at most 40 characters. */
  readonly words: string[];
  /** Where the word stands in the original text, in UTF-16 code units. */
  readonly starts: number[];
  readonly ends: number[];
  /** What stands before the word: nothing, a pause inside a sentence, or the end of a sentence. */
  readonly breaks: (0 | 1 | 2)[];
}

const longestWord = 40;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The folded spelling of every UTF-16 code below U+0250, `''` for what is no letter or digit. */
const folded = Array.from({ length: 0x250 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  if (!/^[\p{L}\p{N}]/u.test(letter)) return '';
  return special[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
});

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  nbsp: ' ',
  amp: '&',
  lt: ' ',
  gt: ' ',
  hellip: '.',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
};
/** What English hangs on a word by an apostrophe; anything else after one is a word of its own (`l'article`). */
const hung = new Set(['t', 's', 're', 've', 'll', 'm', 'd']);
const hardBreaks = new Set('.!?;|\n\r…•¡¿');
const softBreaks = new Set(',:/()[]{}–—_');
const apostrophes = new Set("'’ʼ`´‘′");

/** The words of a text with their places; HTML entities and tags are read through. Linear in the text, never throws. */
export function tokenise(text: string): Tokens {
  const tokens: Tokens = { words: [], starts: [], ends: [], breaks: [] };
  let word = '';
  let start = 0;
  let pending: 0 | 1 | 2 = 0;
  let hanging = false;
  const close = (end: number) => {
    if (word !== '') push(tokens, word, start, end, pending, hanging);
    if (word !== '') pending = 0;
    if (word !== '') hanging = false;
    word = '';
  };
  for (let at = 0; at < text.length; ) {
    let code = text.charCodeAt(at);
    let width = 1;
    if (code === 38 || code === 60) {
      const read = markup(text, at);
      if (read) [code, width] = read;
    }
    const letters = lettersOf(code);
    if (letters !== '') {
      if (word === '') start = at;
      if (word.length < longestWord && !isThird(word, letters)) word += letters;
    } else if (!(code >= 0x300 && code <= 0x36f) && code !== 0xad && !(code >= 0x200b && code <= 0x200f)) {
      const inWord = word !== '';
      close(at);
      const sign = String.fromCharCode(code);
      if (inWord && apostrophes.has(sign)) hanging = true;
      else hanging = false;
      if (hardBreaks.has(sign) && !isDecimal(text, at)) pending = 2;
      else if (pending === 0 && (softBreaks.has(sign) || isDash(text, at))) pending = isDecimal(text, at) ? 0 : 1;
    }
    at += width;
  }
  close(text.length);
  return tokens;
}

function push(tokens: Tokens, word: string, start: number, end: number, gap: 0 | 1 | 2, hanging: boolean): void {
  const last = tokens.words.length - 1;
  if (hanging && gap === 0 && hung.has(word) && last >= 0) {
    tokens.words[last] += word;
    tokens.ends[last] = end;
    return;
  }
  tokens.words.push(word);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.breaks.push(gap);
}

/** The folded letters a UTF-16 code stands for, `''` when it is no letter or digit. */
function lettersOf(code: number): string {
  if (code < 0x250) return folded[code] ?? '';
  if (code < 0x370 || (code >= 0x2000 && code < 0x2e80) || (code >= 0x3000 && code < 0x3040)) return '';
  if (code >= 0xd800 && code < 0xf900) return '';
  return code >= 0xfe00 ? '' : String.fromCharCode(code).toLowerCase();
}

function isThird(word: string, letters: string): boolean {
  const end = word.length;
  return letters > '9' && word[end - 1] === letters && word[end - 2] === letters;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `2.5`, `12,90`: a point or comma between digits ends nothing. */
function isDecimal(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

/** A hyphen with a blank beside it is a pause; inside `t-shirt` or `n-am` it is not. */
function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (text[at - 1] === ' ' || text[at + 1] === ' ' || text[at + 1] === '-');
}

/** The code an entity stands for and its length, or a line's end for a tag; nothing when it is neither. */
function markup(text: string, at: number): [code: number, width: number] | undefined {
  if (text[at] === '<') {
    const close = text.slice(at, at + 40).indexOf('>');
    return close > 1 && /[a-z/]/i.test(text[at + 1] ?? '') ? [10, close + 1] : undefined;
  }
  const name = text.slice(at + 1, at + 10).split(';', 1)[0] ?? '';
  if (text[at + 1 + name.length] !== ';') return undefined;
  const numeric = /^#(?:(\d{1,5})|x([\da-f]{1,4}))$/i.exec(name);
  const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 10 : 16) : undefined;
  const sign = entities[name];
  if (code === undefined && sign === undefined) return undefined;
  return [Math.min(code ?? sign?.charCodeAt(0) ?? 32, 0xffff), name.length + 2];
}

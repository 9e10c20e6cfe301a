import { Pace } from '../pace.ts';

/** Each text's place among some, as people sort them. */
export type TextRanks = ReadonlyMap<string, number>;

const collator = new Intl.Collator(undefined, { numeric: true });

/** The places of texts: accents and capitals hardly count, numbers by their value. */
export function rankTexts(texts: readonly string[]): TextRanks {
  const places = placesOf(texts);
  return new Map(texts.map((text, index) => [text, places[index]!]));
}

/** The place of each text in order. Takes 0.3 s for 100,000. */
export function placesOf(texts: readonly string[]): Uint32Array {
  const order = Uint32Array.from(texts.keys()).sort((a, b) => collator.compare(texts[a]!, texts[b]!));
  const places = new Uint32Array(texts.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}

/** The same as `rankTexts`, worked out beside the page, which stays free to scroll. */
export async function rankTextsBeside(texts: readonly string[]): Promise<TextRanks> {
  const worker = new Worker(new URL('./text-ranks-worker.ts', import.meta.url), { type: 'module' });
  const places = await new Promise<Uint32Array>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Uint32Array>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(texts);
  }).finally(() => worker.terminate());
  const pace = new Pace();
  const ranks = new Map<string, number>();
  for (let index = 0; index < texts.length; index++) {
    ranks.set(texts[index]!, places[index]!);
    if (index % 1024 === 0 && pace.isDue) await pace.rest();
  }
  return ranks;
}

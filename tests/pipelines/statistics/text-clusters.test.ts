import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../pipelines/statistics/random.ts';
import { clusterTexts } from '../../../pipelines/statistics/text-clusters.ts';

const texts = (...all: string[]) => all.map((text, index) => ({ text, weight: all.length - index }));
const petrol = ['smells of petrol', 'Smells of PETROL!', 'it smells of petrol'];
const battery = ['battery is flat', 'the battery is flat', 'battery is flat again'];

describe('clusters of texts', () => {
  test('hold the texts that share rare words, heaviest first, under the phrase that tells them', () => {
    const found = clusterTexts(texts(...petrol, 'paper moon', ...battery, 'green bottles'));
    expect(found.map(({ name }) => name)).toEqual(['smells of petrol', 'battery is flat']);
    expect(found.map(({ members }) => members)).toEqual([
      [0, 1, 2],
      [4, 5, 6],
    ]);
  });

  test('two texts are none, nor are words without a partner', () => {
    expect(clusterTexts(texts(...petrol.slice(0, 2), 'paper moon'))).toEqual([]);
    expect(clusterTexts([])).toEqual([]);
    expect(clusterTexts(texts('', '…', 'no', 'no', 'no'))).toEqual([]);
  });

  test('are not named by one short word that every text needs, where another tells them', () => {
    const [cluster] = clusterTexts(texts('sans pochette', 'pochette sans', 'sans sa pochette', 'paper moon'));
    expect(cluster!.name).toBe('pochette');
    const little = texts('nu mi se pare', 'sotul a zis nu', 'rochia nu avantajeaza', 'paper moon');
    expect(clusterTexts(little), 'what shares such a word alone says nothing in common').toEqual([]);
  });

  test('no phrase runs over a mark', () => {
    const [cluster] = clusterTexts(texts('late. petrol smell', 'late. petrol smell', 'late, petrol smell here'));
    expect(cluster!.name).toBe('petrol smell');
  });

  test('every text is in one cluster at most, and the same texts give the same clusters', () => {
    const random = seededRandom(5);
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    const many = Array.from({ length: 1500 }, () => ({
      text: Array.from({ length: 4 }, () => words[Math.floor(60 * random() ** 2)]).join(' '),
      weight: Math.floor(random() * 9),
    }));
    const found = clusterTexts(many);
    const members = found.flatMap((cluster) => cluster.members);
    expect(new Set(members).size).toBe(members.length);
    expect(found.length).toBeGreaterThan(3);
    expect(clusterTexts(many)).toEqual(found);
  });

  test('a text of 10,000 words and lone surrogates are read like any other', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => `w${index % 700}`).join(' ');
    const endless = 'a'.repeat(10_000);
    const found = clusterTexts(texts(long, '\ud800 \udfff', endless, endless, endless, ...petrol));
    expect(found.map(({ name }) => name)).toEqual(['smells of petrol']);
  });
});

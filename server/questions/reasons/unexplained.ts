import { clusterTexts } from '../../../pipelines/statistics/text-clusters.ts';
import type { RowOf } from '../../contract/query.ts';
import type { reasonUnexplained } from './contract.ts';

type Answer = RowOf<typeof reasonUnexplained>;

interface Text {
  readonly language: string;
  readonly reason_text: string;
  readonly return_lines: number;
  readonly return_cost_minor: number;
  readonly unexplained_lines: number;
}

const mostClusters = 50;
const examples = 3;
const longestExample = 300;

/** The clusters of the texts, most return lines first, with their heaviest texts as examples. */
export function clusterRows([texts = []]: readonly Text[][]): Answer[] {
  const clusters = clusterTexts(
    texts.map(({ reason_text, return_lines }) => ({ text: reason_text, weight: return_lines })),
  );
  const sum = (members: readonly number[], name: 'return_lines' | 'return_cost_minor') =>
    members.reduce((all, index) => all + texts[index]![name], 0);
  const clustered_lines = clusters.reduce((all, { members }) => all + sum(members, 'return_lines'), 0);
  return clusters.slice(0, mostClusters).map(({ name, members }) => ({
    cluster: name,
    language: texts[members[0]!]!.language,
    texts: members.length,
    return_lines: sum(members, 'return_lines'),
    return_cost_minor: sum(members, 'return_cost_minor'),
    examples: JSON.stringify(examplesOf(members.map((index) => texts[index]!.reason_text))),
    clustered_lines,
    unexplained_lines: texts[members[0]!]!.unexplained_lines,
  }));
}

/** The first texts that differ in more than capitals and marks. */
function examplesOf(texts: readonly string[]): string[] {
  const byWords = new Map<string, string>();
  for (const text of texts) {
    const words = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (!byWords.has(words)) byWords.set(words, text.slice(0, longestExample));
  }
  return [...byWords.values()].slice(0, examples);
}

import { highlighted } from '../../shared/ui/highlighted.ts';
import type { PackBlock, PackQuote } from './pack.ts';

/** A pack as Markdown (CommonMark with tables); what customers wrote stays text, whatever signs it holds. */
export function packMarkdown(blocks: readonly PackBlock[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: PackBlock): string {
  if (block.kind === 'title') return `# ${escaped(block.text)}`;
  if (block.kind === 'heading') return `## ${escaped(block.text)}`;
  if (block.kind === 'text') return escaped(block.text);
  if (block.kind === 'picture') return `![${escaped(block.name)}](<${block.address}>)`;
  if (block.kind === 'quotes') return block.quotes.map(quoteOf).join('\n\n');
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(line)].join('\n');
}

function quoteOf({ text, spans, about }: PackQuote): string {
  const words = highlighted(text, spans).map((stretch) =>
    stretch.isMarked ? bold(stretch.text) : escaped(stretch.text),
  );
  return `> ${words.join('').trim()}\n>\n> ${escaped(about)}`;
}

/** Bold begins and ends at a sign, never at a blank. */
function bold(text: string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return middle === '' ? escaped(text) : `${escaped(before)}**${escaped(middle)}**${escaped(after)}`;
}

/** On one line, the signs that mean something in Markdown or HTML made plain. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-=+])(?=[-=+\s]|$)/, '\\$1');
}

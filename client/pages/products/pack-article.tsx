import type { UiLanguage } from '../../../pipelines/domain/words.ts';
import { highlighted } from '../../shared/ui/highlighted.ts';
import classes from './pack.module.css';
import type { PackBlock, PackQuote } from './pack.ts';
import { Picture } from './picture.tsx';

/** A pack as it is printed. */
export function PackArticle({ blocks, language }: { blocks: readonly PackBlock[]; language: UiLanguage }) {
  return (
    <article className={classes.article} lang={language}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a pack have an order and nothing else
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: PackBlock }) {
  if (block.kind === 'title') return <h1>{block.text}</h1>;
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'text') return <p>{block.text}</p>;
  if (block.kind === 'picture') return <Picture address={block.address} name={block.name} isEager />;
  if (block.kind === 'quotes') return <Quotes quotes={block.quotes} />;
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table are told apart by nothing else
          <tr key={index}>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Quotes({ quotes }: { quotes: readonly PackQuote[] }) {
  return (
    <ul>
      {quotes.map((quote, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two customers may write the same on the same day
        <li key={index}>
          <blockquote lang={quote.language || undefined}>
            {highlighted(quote.text, quote.spans).map(({ text, start, isMarked }) =>
              isMarked ? <mark key={start}>{text}</mark> : text,
            )}
          </blockquote>
          <small>{quote.about}</small>
        </li>
      ))}
    </ul>
  );
}

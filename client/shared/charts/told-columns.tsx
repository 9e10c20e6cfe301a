import type { Columns, Row } from '../../../server/contract/columns.ts';
import { useFormat, useWords } from '../language.tsx';

interface ToldColumnsProps<C extends Columns> {
  readonly columns: C;
  readonly row: Row<C>;
  readonly shown: readonly (keyof C & string)[];
}

/** Some columns of a row with their labels, where a chart tells of what is pointed at. */
export function ToldColumns<C extends Columns>({ columns, row, shown }: ToldColumnsProps<C>) {
  const say = useWords();
  const format = useFormat();
  return shown.map((name) => (
    <span key={name}>
      {say(columns[name]!.label)} <b>{format.value(columns[name]!.kind, row[name])}</b>
    </span>
  ));
}

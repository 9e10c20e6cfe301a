import { useFormat, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import classes from './costs.module.css';
import { columnOf, type Provenance, provenances } from './provenance.ts';

/** The three provenances by colour and pattern, each explained, with its share of the cost (0–1) where given. */
export function ProvenanceLegend({ shares }: { shares?: Readonly<Record<Provenance, number>> }) {
  const say = useWords();
  const format = useFormat();
  return (
    <ul className={classes.legend}>
      {provenances.map((provenance) => {
        const { label, about } = columnOf(provenance);
        return (
          <li key={provenance}>
            <span className={classes.swatch} data-provenance={provenance} aria-hidden />
            {say(label)}
            {shares && <b>{format.wholePercent(shares[provenance])}</b>}
            {about && <Help of={say(label)} text={say(about)} />}
          </li>
        );
      })}
    </ul>
  );
}

import type { Filter } from '../../../server/contract/filter.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { mostQuotes, Quotes } from '../../shared/ui/quotes.tsx';
import classes from './damage.module.css';
import { texts } from './texts.ts';

const quoted = 8;

/** What customers wrote of the damage, latest first. */
export function DamageWords({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel
      title={say(texts.words)}
      query={reasonQuotes}
      params={{ ...filter, limit: quoted }}
      csvParams={{ limit: mostQuotes }}
      height={360}
      emptyText={say(texts.noWords)}
    >
      {({ rows }) => (
        <>
          <TranslateSwitch />
          <Quotes quotes={rows} hasProduct />
          <PageLink to="/reasons" search={filter} className={classes.more}>
            {say(texts.allWords)}
          </PageLink>
        </>
      )}
    </Panel>
  );
}

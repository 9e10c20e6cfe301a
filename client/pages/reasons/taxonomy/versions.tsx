import type { TaxonomyAnswer } from '../../../../server/contract/taxonomy.ts';
import { useFormat, useWords } from '../../../shared/language.tsx';
import button from '../../../shared/ui/button.module.css';
import { Differences } from './differences.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';

interface VersionsProps {
  readonly taxonomy: TaxonomyAnswer;
  readonly onRestore: (version: number) => void;
}

/** Who changed what of the taxonomy when, latest first; each version before the last can be put back. */
export function Versions({ taxonomy, onRestore }: VersionsProps) {
  const say = useWords();
  const format = useFormat();
  const { version: current, versions } = taxonomy;
  if (current === 0) return null;
  const name = (version: number) => say(version === 0 ? texts.asShipped : texts.version(version));
  const listed = [...versions, { version: 0, restores: null, said_by: '', said_at: 0, differences: null }];
  return (
    <details className={classes.versions}>
      <summary>{say(texts.versions)}</summary>
      <ul>
        {listed.map(({ version, restores, said_by, said_at, differences }) => (
          <li key={version} className={classes.version}>
            <span>
              {name(version)}
              {restores !== null && ` = ${name(restores)}`}
            </span>
            <small>{version > 0 && say(texts.madeBy(said_by, format.value('instant', said_at)))}</small>
            {version !== current && (
              <button
                type="button"
                className={button.button}
                aria-label={`${say(texts.putBack)}: ${name(version)}`}
                onClick={() => onRestore(version)}
              >
                {say(texts.putBack)}
              </button>
            )}
            {differences && <Differences of={differences} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

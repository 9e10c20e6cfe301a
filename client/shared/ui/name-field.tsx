import { words } from '../../../pipelines/domain/words.ts';
import { longestName } from '../../../server/contract/corrections.ts';
import { keptName } from '../kept-name.ts';
import { useWords } from '../language.tsx';

/** Asked of who says something. */
export const yourName = words(
  'Your name, shown with what you say',
  'Votre nom, affiché avec ce que vous dites',
  'Numele dvs., afișat lângă ce spuneți',
);

/** Asks who says so: the form's `said_by`, at first the name kept in this browser. */
export function NameField() {
  const say = useWords();
  return (
    <label>
      {say(yourName)}
      <input
        name="said_by"
        required
        pattern=".*\S.*"
        maxLength={longestName}
        autoComplete="name"
        defaultValue={keptName()}
      />
    </label>
  );
}

import { useId, useState } from 'react';
import {
  faults,
  type GroupCode,
  isShipped,
  postages,
  type ReasonCode,
  reasonGroups,
} from '../../../../pipelines/domain/reasons.ts';
import {
  type PhraseLanguage,
  phraseLanguages,
  type ReasonChange,
  type TaxonomyChanges,
  taxonomyOf,
} from '../../../../pipelines/domain/taxonomy.ts';
import { uiLanguages } from '../../../../pipelines/domain/words.ts';
import { longestReasonName } from '../../../../server/contract/taxonomy.ts';
import { useLanguage, useWords } from '../../../shared/language.tsx';
import button from '../../../shared/ui/button.module.css';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ReasonMark } from '../../../shared/ui/reason-mark.tsx';
import dialogClasses from '../corrections.module.css';
import { isTakingIn, mayGoInto, phrasesIn } from './draft.ts';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';

interface ReasonDialogProps {
  readonly group: GroupCode;
  /** Null for a new reason. */
  readonly code: ReasonCode | null;
  readonly draft: TaxonomyChanges;
  readonly onClose: () => void;
  /** Notes the change of a reason in the draft; null puts it back as shipped, or takes one of the shop's own out. */
  readonly onNote: (code: ReasonCode | null, change: ReasonChange | null) => void;
}

/** Asks what is to become of a finer reason; Enter notes it in the draft. */
export function ReasonDialog({ group, code, draft, onClose, onNote }: ReasonDialogProps) {
  const id = useId();
  const say = useWords();
  const { language } = useLanguage();
  const reasons = taxonomyOf(draft);
  const label = reasons.find((reason) => reason.code === code)?.label[language] ?? '';
  const [change, setChange] = useState<ReasonChange>(() => (code && draft[code]) || {});
  const edit = (part: ReasonChange) => setChange({ ...change, ...part });
  const isOwn = code === null || !isShipped(code);
  const name = change.name ?? (isOwn ? '' : label);
  const isTaken = reasons.some((other) => other.code !== code && folded(other.label[language]) === folded(name));
  const note = () => {
    const kept = !isOwn && name.trim() === label && change.name === undefined ? undefined : name.trim();
    onNote(code, { ...change, name: kept });
  };
  return (
    <Dialog
      title={code ? say(texts.edit(label)) : say(texts.newReason)}
      cancel={
        <>
          {say(texts.cancel)} <kbd>Esc</kbd>
        </>
      }
      confirm={
        <>
          {say(texts.note)} <kbd>Enter</kbd>
        </>
      }
      canConfirm={!isTaken}
      actions={
        code &&
        draft[code] &&
        !isTakingIn(draft, code) && (
          <button type="button" className={`${button.button} ${classes.aside}`} onClick={() => onNote(code, null)}>
            {say(isOwn ? texts.remove : texts.reset)}
          </button>
        )
      }
      onClose={onClose}
      onConfirm={note}
    >
      <div className={classes.form}>
        <p className={dialogClasses.now}>
          <ReasonMark code={group} />
        </p>
        <label>
          {say(texts.name)}
          <input
            required
            pattern=".*\S.*"
            maxLength={longestReasonName}
            autoComplete="off"
            aria-describedby={isTaken ? `${id}-taken` : undefined}
            value={name}
            onChange={(event) => edit({ name: event.currentTarget.value })}
          />
        </label>
        {isTaken && (
          <p id={`${id}-taken`} className={classes.warning}>
            {say(texts.nameTaken)}
          </p>
        )}
        <OtherNames change={change} onEdit={edit} />
        <Answering group={group} change={change} onEdit={edit} />
        {code && <Into code={code} draft={draft} change={change} onEdit={edit} />}
        <Phrases change={change} onEdit={edit} />
        <p className={dialogClasses.hint}>{say(texts.noteHint)}</p>
      </div>
    </Dialog>
  );
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

interface PartProps {
  readonly change: ReasonChange;
  readonly onEdit: (part: ReasonChange) => void;
}

function OtherNames({ change, onEdit }: PartProps) {
  const say = useWords();
  const { names = {} } = change;
  return (
    <details>
      <summary>{say(texts.otherNames)}</summary>
      <div className={classes.fields}>
        {uiLanguages.map((language) => (
          <label key={language}>
            {say(texts.nameIn(language))}
            <input
              maxLength={longestReasonName}
              autoComplete="off"
              lang={language}
              value={names[language] ?? ''}
              onChange={(event) => onEdit({ names: { ...names, [language]: event.currentTarget.value.trimStart() } })}
            />
          </label>
        ))}
      </div>
    </details>
  );
}

function Answering({ group, change, onEdit }: PartProps & { group: GroupCode }) {
  const say = useWords();
  const usual = reasonGroups[group];
  return (
    <div className={classes.fields}>
      <label>
        {say(texts.fault)}
        <select
          value={change.fault ?? usual.fault}
          onChange={({ currentTarget: { value } }) =>
            onEdit({ fault: faults.find((fault) => fault === value && fault !== usual.fault) })
          }
        >
          {faults.map((fault) => (
            <option key={fault} value={fault}>
              {say(texts.faults[fault])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(texts.postage)}
        <select
          value={change.postage ?? usual.postage}
          onChange={({ currentTarget: { value } }) =>
            onEdit({ postage: postages.find((postage) => postage === value && postage !== usual.postage) })
          }
        >
          {postages.map((postage) => (
            <option key={postage} value={postage}>
              {say(texts.postages[postage])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Into({ code, draft, change, onEdit }: PartProps & { code: ReasonCode; draft: TaxonomyChanges }) {
  const id = useId();
  const say = useWords();
  const { language } = useLanguage();
  const offered = taxonomyOf(draft).filter((other) => mayGoInto(code, other.code, draft));
  return (
    <label>
      {say(texts.into)}
      <select
        aria-describedby={`${id}-hint`}
        value={change.into ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onEdit({ into: offered.find((other) => other.code === value)?.code })
        }
      >
        <option value="">{say(texts.itself)}</option>
        {offered.map((other) => (
          <option key={other.code} value={other.code}>
            {other.label[language]}
          </option>
        ))}
      </select>
      <small id={`${id}-hint`}>{say(texts.intoHint)}</small>
    </label>
  );
}

function Phrases({ change, onEdit }: PartProps) {
  const id = useId();
  const say = useWords();
  const { phrases = {} } = change;
  const first = phraseLanguages.find((language) => (phrases[language]?.length ?? 0) > 0) ?? 'any';
  const [language, setLanguage] = useState<PhraseLanguage>(first);
  const [typed, setTyped] = useState(() => (phrases[first] ?? []).join('\n'));
  const choose = (next: PhraseLanguage) => {
    setLanguage(next);
    setTyped((phrases[next] ?? []).join('\n'));
  };
  const count = (code: PhraseLanguage) => phrases[code]?.length ?? 0;
  return (
    <div className={classes.phrases}>
      <label>
        {say(texts.phraseLanguage)}
        <select
          value={language}
          onChange={({ currentTarget: { value } }) => choose(phraseLanguages.find((code) => code === value) ?? 'any')}
        >
          {phraseLanguages.map((code) => (
            <option key={code} value={code}>
              {say(texts.languages[code])}
              {count(code) > 0 && ` (${count(code)})`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(texts.phrases)}
        <textarea
          rows={3}
          aria-describedby={`${id}-hint`}
          lang={language === 'any' ? undefined : language}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            onEdit({ phrases: { ...phrases, [language]: phrasesIn(value) } });
          }}
        />
        <small id={`${id}-hint`}>{say(texts.phraseHint)}</small>
      </label>
    </div>
  );
}

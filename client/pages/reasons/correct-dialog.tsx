import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type GroupCode, groupCodes, type ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { useReasons } from '../../shared/shop-reasons.tsx';
import { Dialog, fieldText } from '../../shared/ui/dialog.tsx';
import { NameField } from '../../shared/ui/name-field.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import classes from './corrections.module.css';
import { texts } from './texts.ts';
import type { CorrectableText } from './use-corrections.ts';

interface CorrectDialogProps {
  readonly text: CorrectableText;
  readonly group: GroupCode | null;
  readonly onClose: () => void;
  readonly onSay: (reasons: [ReasonCode, ...ReasonCode[]], name: string) => void;
}

/**
 * Asks what a text really says: a number chooses the group, typing narrows the reasons, Enter says so; Shift and Enter takes
 * one and asks for the next, the main one first.
 */
export function CorrectDialog({ text, group, onClose, onSay }: CorrectDialogProps) {
  const id = useId();
  const say = useWords();
  const format = useFormat();
  const choice = useChoice(group);
  const confirm = (told: FormData) => {
    const [main, ...others] = choice.all;
    if (main) onSay([main, ...others], fieldText(told, 'said_by'));
  };
  return (
    <Dialog
      title={say(texts.correctTitle)}
      cancel={
        <>
          {say(texts.cancel)} <kbd>Esc</kbd>
        </>
      }
      confirm={
        <>
          {say(texts.confirm)} <kbd>Enter</kbd>
        </>
      }
      canConfirm={choice.all.length > 0}
      onClose={onClose}
      onConfirm={confirm}
    >
      <blockquote className={classes.quote} lang={text.language || undefined}>
        {text.reason_text}
      </blockquote>
      <p className={classes.now}>
        {say(texts.countsAs)} <ReasonMark code={text.reason} /> {format.wholePercent(text.confidence)}
      </p>
      <Groups group={choice.group} onChoose={choice.setGroup} />
      <Taken choice={choice} />
      <Reasons id={id} choice={choice} />
      <button type="button" className={classes.another} disabled={!choice.active} onClick={choice.take}>
        {say(texts.another)} <kbd>Shift</kbd> <kbd>Enter</kbd>
      </button>
      <NameField />
      <p className={classes.hint}>{say(texts.dialogKeys)}</p>
    </Dialog>
  );
}

/** As many as the API takes. */
const mostReasons = 8;

type Choice = ReturnType<typeof useChoice>;

/** Which reasons are offered, which of them Enter takes, and which were taken before. */
function useChoice(first: GroupCode | null) {
  const format = useFormat();
  const [group, setGroup] = useState(first);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(first ? 0 : -1);
  const [taken, setTaken] = useState<readonly ReasonCode[]>([]);
  const offered = useReasons()
    .filter((reason) => !group || reason.group === group)
    .map(({ code }) => code)
    .filter((code) => !taken.includes(code) && folded(format.value('code', code)).includes(folded(typed)));
  const index = taken.length < mostReasons ? Math.min(at, offered.length - 1) : -1;
  const active = offered[index];
  return {
    ...{ group, typed, offered, taken },
    /** None until a group, a word or an arrow has chosen one, and none when enough were taken. */
    active,
    /** What confirming says, the main reason first. */
    all: active ? [...taken, active] : taken,
    take: () => {
      if (!active) return;
      setTaken([...taken, active]);
      setTyped('');
      setGroup(null);
      setAt(-1);
    },
    giveBack: (code: ReasonCode) => setTaken(taken.filter((other) => other !== code)),
    setGroup: (next: GroupCode | null) => {
      setGroup(next);
      setAt(next ? 0 : -1);
    },
    type: (next: string) => {
      setTyped(next);
      setAt(next || group ? 0 : -1);
    },
    choose: (code: ReasonCode) => setAt(offered.indexOf(code)),
    move: (by: number) => setAt(Math.max(0, Math.min(index + by, offered.length - 1))),
  };
}

/** In small letters without accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function Groups({ group, onChoose }: { group: GroupCode | null; onChoose: (group: GroupCode | null) => void }) {
  const format = useFormat();
  return (
    <div className={classes.groups}>
      {groupCodes.map((code, index) => (
        <button
          key={code}
          type="button"
          tabIndex={-1}
          aria-pressed={code === group}
          onClick={() => onChoose(code === group ? null : code)}
        >
          <kbd>{index + 1}</kbd> {format.value('code', code)}
        </button>
      ))}
    </div>
  );
}

/** The reasons taken so far; a click gives one back. */
function Taken({ choice }: { choice: Choice }) {
  const say = useWords();
  const format = useFormat();
  if (choice.taken.length === 0) return null;
  return (
    <ol className={classes.taken}>
      {choice.taken.map((code, index) => (
        <li key={code}>
          <ReasonMark code={code} />
          {index === 0 && <span>{say(texts.main)}</span>}
          <button
            type="button"
            tabIndex={-1}
            aria-label={say(texts.takeOut(format.value('code', code)))}
            onClick={() => choice.giveBack(code)}
          >
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ol>
  );
}

function Reasons({ id, choice }: { id: string; choice: Choice }) {
  const say = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (choice.active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [choice.active]);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choice.taken.at(-1);
    const group = /^[1-8]$/.test(event.key) ? groupCodes[Number(event.key) - 1] : undefined;
    if (group) choice.setGroup(group);
    else if (event.key === 'ArrowDown') choice.move(1);
    else if (event.key === 'ArrowUp') choice.move(-1);
    else if (event.key === 'Enter' && event.shiftKey) choice.take();
    else if (event.key === 'Backspace' && choice.typed === '' && choice.group) choice.setGroup(null);
    else if (event.key === 'Backspace' && choice.typed === '' && last) choice.giveBack(last);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        role="combobox"
        aria-label={say(texts.reallySays)}
        placeholder={say(texts.reallySays)}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={choice.active && `${id}-${choice.active}`}
        autoComplete="off"
        value={choice.typed}
        onChange={(event) => choice.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={say(texts.reallySays)} className={classes.list}>
        {choice.offered.map((code) => (
          <div
            key={code}
            id={`${id}-${code}`}
            role="option"
            tabIndex={-1}
            aria-selected={code === choice.active}
            onMouseDown={(event) => {
              event.preventDefault();
              choice.choose(code);
            }}
          >
            <ReasonMark code={code} />
          </div>
        ))}
        {choice.offered.length === 0 && <p>{say(texts.noSuchReason)}</p>}
      </div>
    </>
  );
}

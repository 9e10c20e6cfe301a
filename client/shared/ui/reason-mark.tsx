import { type GroupCode, groupOf, type ReasonCode, reasonGroups } from '../../../pipelines/domain/reasons.ts';
import { useFormat } from '../language.tsx';
import classes from './reason-mark.module.css';

/** The colour of a reason or its group: the same everywhere, in either theme. */
export function reasonColour(code: GroupCode | ReasonCode): string {
  const group = code in reasonGroups ? code : groupOf(code as ReasonCode);
  return `var(--reason-${group})`;
}

/** A reason or group by name, with its colour beside it. */
export function ReasonMark({ code }: { code: GroupCode | ReasonCode }) {
  const format = useFormat();
  return (
    <span className={classes.reason}>
      <span className={classes.swatch} style={{ background: reasonColour(code) }} aria-hidden />
      <span className={classes.name}>{format.value('code', code)}</span>
    </span>
  );
}

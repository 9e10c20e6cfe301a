import { useState } from 'react';
import * as z from 'zod/mini';
import { fixesEffects } from '../../../server/questions/fixes/contract.ts';
import { RecordFix } from '../../shared/fixes/record-fix.tsx';
import { useFixChange } from '../../shared/fixes/use-fixes.ts';
import { keepName } from '../../shared/kept-name.ts';
import { useText, useWords } from '../../shared/language.tsx';
import { FirstRun } from '../../shared/ui/first-run.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ToldBar } from '../../shared/ui/told-bar.tsx';
import { useDataHealth } from '../../shared/use-answer.ts';
import { pageParams, usePageParams } from '../../shared/use-filter.ts';
import { type Fix, FixRow } from './fix-row.tsx';
import classes from './fixes.module.css';
import { texts } from './texts.ts';
import { UndoDialog } from './undo-dialog.tsx';

const ownParams = pageParams({
  /** The fix that a link leads to. */
  fix: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
});

/** What was done about returns, and whether it worked. */
export function page() {
  return <FixesPage />;
}

function FixesPage() {
  const t = useText();
  const say = useWords();
  const health = useDataHealth();
  const isEmpty = health.data !== undefined && health.data.complete_through === null;
  return (
    <Page title={t('nav.fixes')} lead={say(texts.lead)} hasFilter={false}>
      {isEmpty ? <FirstRun /> : <Ledger />}
    </Page>
  );
}

function Ledger() {
  const say = useWords();
  const undo = useFixChange();
  const [asked, setAsked] = useState<Fix | null>(null);
  const { fix: wanted } = usePageParams(ownParams);
  return (
    <>
      <div className={classes.actions}>
        <RecordFix />
      </div>
      <Panel title={say(texts.list)} query={fixesEffects} params={{}} height={240} emptyText={say(texts.none)} hasTable>
        {({ rows }) => (
          <ul className={classes.list}>
            {rows.map((fix) => (
              <FixRow
                key={fix.fix_id}
                fix={fix}
                isWanted={fix.fix_id === wanted}
                onUndo={() => {
                  undo.reset();
                  setAsked(fix);
                }}
              />
            ))}
          </ul>
        )}
      </Panel>
      {asked && (
        <UndoDialog
          fix={asked}
          problem={undo.error?.message ?? null}
          onClose={() => setAsked(null)}
          onUndo={(said_by) => {
            keepName(said_by);
            undo.mutate({ fix_id: asked.fix_id, said_by }, { onSuccess: () => setAsked(null) });
          }}
        />
      )}
      <ToldBar error={null}>{undo.isSuccess && say(texts.undone)}</ToldBar>
    </>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import * as z from 'zod/mini';
import type { RowOf } from '../../../server/contract/query.ts';
import { fitStyles } from '../../../server/questions/fit/contract.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { pageParams, useFilter, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { Direction } from './direction.tsx';
import classes from './fit.module.css';
import { RunsMark } from './runs-mark.tsx';
import { StylePanel } from './style-panel.tsx';
import { texts } from './texts.ts';

const ownParams = pageParams({
  /** The style that is open. */
  model: z.optional(z.string()),
  /** A column's name, `-` in front for largest first. */
  sort: z.optional(z.string()),
});

type Style = RowOf<typeof fitStyles>;

const shown = [
  'name',
  'runs',
  'direction_index',
  'excess_cost_minor',
  'category',
  'offset_sizes',
  'level_rate',
  'delivered_units',
  'excess_units',
  'bracketed_units',
  'bracket_cost_minor',
] as const;

const widths = { name: 170, category: 110, runs: 190, direction_index: 190 };
const widthsOnPhone = { ...widths, name: 132, runs: 206 };

/** Which styles do not fit, which way, and what the size guide should say. */
export function page() {
  return <FitPage />;
}

function FitPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  const { model, sort = '-excess_cost_minor' } = usePageParams(ownParams);
  const setParams = useSetParams();
  const isPhone = useMediaQuery('(max-width: 719px)');
  return (
    <Page title={t('nav.fit')} lead={say(texts.lead)}>
      <Panel title={say(texts.styles)} query={fitStyles} params={filter} height={480} emptyText={say(texts.none)}>
        {({ rows, currency }) => (
          <>
            <Summary styles={rows} />
            <DataTable
              columns={fitStyles.columns}
              rows={rows}
              currency={currency}
              label={say(texts.styles)}
              shown={shown}
              cells={{
                name: (row) => row.name ?? row.style_id,
                runs: (row) => <RunsMark style={row} />,
                direction_index: (row) => <Direction fit={row} />,
              }}
              widths={isPhone ? widthsOnPhone : widths}
              sort={{ column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') }}
              onSort={(next) => setParams({ sort: `${next.isDescending ? '-' : ''}${next.column}` }, { replace: true })}
              onOpen={(row) => setParams({ model: row.style_id })}
              isOpen={(row) => row.style_id === model}
            />
            {model !== undefined && (
              <StylePanel
                key={model}
                model={model}
                style={rows.find((row) => row.style_id === model)}
                currency={currency}
                filter={filter}
                onClose={() => setParams({ model: undefined })}
              />
            )}
          </>
        )}
      </Panel>
    </Page>
  );
}

/** How many styles run small and large for certain; says so where none does. */
function Summary({ styles }: { styles: readonly Style[] }) {
  const say = useWords();
  const format = useFormat();
  const count = (runs: Style['runs']) => styles.filter((style) => style.runs === runs).length;
  const [small, large] = [count('small'), count('large')];
  const text =
    small + large === 0
      ? texts.nothingSure
      : texts.sure(...([small, large].map((n) => format.value('count', n)) as [string, string]));
  return <p className={classes.summary}>{say(text)}</p>;
}

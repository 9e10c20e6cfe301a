import type { RowOf } from '../../../server/contract/query.ts';
import { reasonCalibration } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Legend } from '../../shared/ui/legend.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import classes from './reasons.module.css';
import { useSource } from './source-switch.tsx';
import { texts } from './texts.ts';

type Bin = RowOf<typeof reasonCalibration>;

const size = 320;
const inset = 36;

/** Whether a confidence keeps its word: what was said against what was right. */
export function Calibration() {
  const say = useWords();
  const source = useSource();
  return (
    <Panel title={say(texts.calibration)} query={reasonCalibration} params={{}} height={size} hasTable>
      {({ rows }) => {
        const bins = rows.filter((row) => row.source === source);
        if (bins.length === 0) return <Empty text={say(texts.noTexts)} />;
        return (
          <>
            <p className={classes.lead}>{say(texts.calibrationLead)}</p>
            <Curve bins={bins} />
            <Legend
              items={[
                { name: say(texts.sources[source].name), colour: 'var(--accent)' },
                { name: say(texts.kept), colour: 'var(--ink-3)', as: 'hatched' },
              ]}
            />
          </>
        );
      }}
    </Panel>
  );
}

/** Said against right, both from 0 to 1; a dot's area is the number of its texts. */
function Curve({ bins }: { bins: readonly Bin[] }) {
  const say = useWords();
  const format = useFormat();
  const x = (share: number) => inset + share * (size - inset - 8);
  const y = (share: number) => size - inset - share * (size - inset - 8);
  const most = Math.max(...bins.map((bin) => bin.texts));
  const about = (bin: Bin) =>
    say(
      texts.bin(
        format.wholePercent(bin.mean_confidence),
        format.wholePercent(bin.right_share),
        format.value('count', bin.texts),
      ),
    );
  return (
    <svg className={classes.curve} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={bins.map(about).join('; ')}>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} data-grid />
          <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
            {format.wholePercent(tick)}
          </text>
          <text x={x(tick)} y={y(0) + 16} textAnchor="middle">
            {format.wholePercent(tick)}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={size - 4} textAnchor="middle">
        {say(reasonCalibration.columns.mean_confidence.label)}
      </text>
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} data-ideal />
      <path d={bins.map((bin, at) => `${at ? 'L' : 'M'}${x(bin.mean_confidence)} ${y(bin.right_share)}`).join('')} />
      {bins.map((bin) => (
        <circle
          key={bin.confidence_from}
          cx={x(bin.mean_confidence)}
          cy={y(bin.right_share)}
          r={2 + 8 * Math.sqrt(bin.texts / most)}
        >
          <title>{about(bin)}</title>
        </circle>
      ))}
    </svg>
  );
}

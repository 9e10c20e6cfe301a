import { martWords } from '../../pipelines/domain/mart-words.ts';
import type { PipelineProgress } from '../../pipelines/meter.ts';

const stages = {
  read: 'Reading',
  load: 'Loading',
  undo: 'Taking back',
  train: 'Learning',
  classify: 'Reading reasons',
  build: 'Building',
} as const;

/** What shows how far a pipeline is. */
export interface ProgressPrinter {
  show: (progress: PipelineProgress) => void;
  end: () => void;
}

/** Prints each step as a line of JSON to standard output. */
export const jsonProgress: ProgressPrinter = {
  show: (progress) => console.log(JSON.stringify(progress)),
  end: () => undefined,
};

/** Shows how far a pipeline is: one line that is written over on a terminal, a line per change of stage elsewhere. */
export function progressPrinter(output: NodeJS.WriteStream = process.stderr): ProgressPrinter {
  let last = '';
  return {
    show: (progress) => {
      const text = progressText(progress);
      if (output.isTTY) output.write(`\r\u001b[2K${text}`);
      else if (stageOf(progress) !== last) output.write(`${text}\n`);
      last = stageOf(progress);
    },
    end: () => {
      if (output.isTTY && last) output.write('\r\u001b[2K');
    },
  };
}

/** For example `Loading orders.csv`, `Building forecasts`. */
function stageOf({ stage, detail }: PipelineProgress): string {
  const on = stage === 'build' && detail !== null ? martWords(detail).en : detail;
  return on === null ? stages[stage] : `${stages[stage]} ${on}`;
}

/** For example `Loading orders.csv 62 %, 1,204,331 rows, 310,000 rows/s, 4 s left`. */
function progressText(progress: PipelineProgress): string {
  const { done, total, rows, rows_per_second, bytes, bytes_total, seconds_left } = progress;
  const share = total ? (done ?? 0) / total : bytes_total ? (bytes ?? 0) / bytes_total : null;
  const parts = [
    `${stageOf(progress)}${share === null ? '' : ` ${Math.round(100 * share)} %`}`,
    ...(rows === null ? [] : [`${rows.toLocaleString('en')} rows`]),
    ...(rows_per_second === null ? [] : [`${rows_per_second.toLocaleString('en')} rows/s`]),
    ...(seconds_left === null ? [] : [`${Math.ceil(seconds_left)} s left`]),
  ];
  return parts.join(', ');
}

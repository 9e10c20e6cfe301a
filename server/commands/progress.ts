import type { PipelineProgress } from '../../pipelines/run.ts';

const stages = { read: 'Reading', load: 'Loading', classify: 'Reading reasons', build: 'Building' } as const;

/** Shows how far a pipeline is: one line that is written over on a terminal, a line per change of stage elsewhere. */
export function progressPrinter(output: NodeJS.WriteStream = process.stderr): {
  show: (progress: PipelineProgress) => void;
  end: () => void;
} {
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

function stageOf({ stage, detail }: PipelineProgress): string {
  return `${stage} ${detail ?? ''}`;
}

function progressText({ stage, detail, done, total }: PipelineProgress): string {
  const part =
    done === null ? '' : total ? ` ${Math.round((100 * done) / total)} %` : ` ${done.toLocaleString('en')} rows`;
  return `${stages[stage]}${detail ? ` ${detail}` : ''}${part}`;
}

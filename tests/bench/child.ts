import { type MeasureName, measures } from './measures.ts';

const [name, folder, rounds] = process.argv.slice(2);

/** Takes one measure and tells the parent what it found, and what this process took for it. */
const found = await measures[name as MeasureName](folder!, Number(rounds));
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.send!({ found, peakMb: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }, () =>
  process.disconnect(),
);

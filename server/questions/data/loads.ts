import { storedNotices } from '../../../pipelines/domain/notices.ts';
import type { FileReport } from '../../../pipelines/domain/reports.ts';
import type { RowOf } from '../../contract/query.ts';
import type { dataLoads } from './contract.ts';

type Answer = RowOf<typeof dataLoads>;
type Load = Omit<Answer, 'furniture' | 'warnings'> & { readonly report: string };

/** The loads, with the kinds of furniture and the remarks out of the report that their user saw. */
export function loadRows([loads = []]: readonly Load[][]): Answer[] {
  return loads.map((load) => {
    const { furniture = {}, warnings = [] } = JSON.parse(load.report) as Partial<FileReport>;
    const told = storedNotices(warnings);
    return { ...load, furniture: JSON.stringify(furniture), warnings: JSON.stringify(told) };
  });
}

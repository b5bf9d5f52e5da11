import { listBranches } from '../../core/simulation/planSimulation.ts';
import type { Truth } from '../../core/simulation/truth.ts';
import { plain, type Speaker, type Table } from '../../export/table/table.ts';
import { formatDifference } from '../../words/numbers.ts';

/** By how many points each branch of made data is truly perceived as better than all are on average, the best first; null without branches. */
export function tabulateBranches(truth: Truth, { say }: Speaker): Table | null {
  const branches = [...listBranches(truth)].sort((a, b) => b.offset - a.offset);
  if (branches.length === 0) return null;
  return {
    label: say('simulator.branchTruth'),
    first: say('simulator.branch'),
    columns: [{ key: 'offset', title: say('simulator.offset') }],
    groups: [
      { title: null, rows: branches.map(({ id, offset }) => ({ name: id, cells: plain(formatDifference(offset)) })) },
    ],
  };
}

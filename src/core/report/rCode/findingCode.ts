import type { Finding } from '../finding.ts';
import type { Explained } from './questionnaireCode.ts';

/** The figure that a number of a finding repeats: its place in the report, and what is done with it; or the number itself. */
export type Repeated = { readonly at: string; readonly wrap?: (value: string) => string } | { readonly number: number };

/** Where the number of a finding comes from. `name` is that of its value, or `gap` for the number of the gap it is about. */
export function findRepeated({ report }: Explained, finding: Finding, name: string | null): Repeated {
  const { code, gap, values } = finding;
  const number = name === null ? (gap ?? 0) : (values[name] ?? 0);
  const index = report.dimensions.findIndex(({ id }) => id === finding.dimension);
  const row = index < 0 ? '/overall/unweighted' : `/dimensions/${index}`;
  if (name === null || name === 'rank' || name === 'least' || name === 'count') return { number };
  if (code === 'ceiling') return { at: '/quality/ceiling', wrap: (value) => `100 * ${value}` };
  if (code === 'flagged') {
    const { used } = report.responses;
    return { at: '/quality/flagged', ...(name === 'percent' && { wrap: (value) => `100 * ${value} / ${used}` }) };
  }
  if (name === 'coefficient')
    return { at: `${row}/${code === 'unreliable-scale' ? 'alpha/perception/value' : 'reliabilityOfDifference'}` };
  if (code === 'few-people') {
    const isPair = gap !== undefined && Array.isArray(report.gaps[gap]?.n);
    return isPair ? { at: `/gaps/${gap}/n`, wrap: (value) => `min(${value})` } : { at: `/gaps/${gap}/n` };
  }
  const figure = { low: 'ci/0', high: 'ci/1' }[name] ?? name;
  if (code === 'gap') return { at: `/gaps/${gap}/${name === 'gap' ? 'value' : figure}` };
  return { at: `${row}/${figure}` };
}

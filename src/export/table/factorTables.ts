import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { AllFactors, Factors } from '../../core/report/buildFactors.ts';
import { formatScore } from '../../words/numbers.ts';
import { nameItem, type Row, type Speaker, type Table } from './table.ts';

/** Below this a loading says little, above it the item belongs to the factor. */
const strongLoading = 0.4;

type Solution = 'varimax' | 'oblimin';

/** The rotated loadings of the items; a strong one stands out. Null where there is no solution. */
export function tabulateLoadings(
  side: keyof AllFactors,
  factors: Factors,
  solution: Solution,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table | null {
  const { say } = speaker;
  const loadings = solution === 'varimax' ? factors.varimax : (factors.oblimin?.loadings ?? null);
  if (loadings === null) return null;
  const path = `/factors/${side}/${solution === 'varimax' ? 'varimax' : 'oblimin/loadings'}`;
  return {
    label: say(`report.factors.${solution}`),
    first: say('report.item'),
    columns: [
      ...(loadings[0] ?? []).map((_, factor) => ({
        key: `factor-${factor + 1}`,
        title: say('report.factors.factor', { number: factor + 1 }),
      })),
      { key: 'communality', title: say('report.factors.communality') },
      { key: 'kmo', title: say('report.factors.kmoOfItem') },
    ],
    groups: [
      {
        title: null,
        rows: factors.items.map((id, row): Row => {
          const index = questionnaire.items.findIndex((item) => item.id === id);
          return {
            name: nameItem(questionnaire, index, speaker),
            cells: [
              ...(loadings[row] ?? []).map((loading, factor) => ({
                shown: formatScore(loading),
                at: `${path}/${row}/${factor}`,
                isStrong: Math.abs(loading) >= strongLoading,
              })),
              { shown: formatScore(factors.communalities?.[row] ?? null), at: `/factors/${side}/communalities/${row}` },
              { shown: formatScore(factors.kmo?.items[row] ?? null), at: `/factors/${side}/kmo/items/${row}` },
            ],
          };
        }),
      },
    ],
  };
}

/** How the oblique factors go together; null where fewer than two were kept. */
export function tabulateFactorCorrelations(
  side: keyof AllFactors,
  { oblimin }: Factors,
  { say }: Speaker,
): Table | null {
  const phi = oblimin?.phi ?? [];
  if (phi.length < 2) return null;
  const name = (factor: number) => say('report.factors.factor', { number: factor + 1 });
  return {
    label: say('report.factors.phi'),
    first: say('report.factors.phi'),
    columns: phi.map((_, factor) => ({ key: `factor-${factor + 1}`, title: name(factor) })),
    groups: [
      {
        title: null,
        rows: phi.map((row, a) => ({
          name: name(a),
          cells: row.map((r, b) => ({ shown: formatScore(r), at: `/factors/${side}/oblimin/phi/${a}/${b}` })),
        })),
      },
    ],
  };
}

/** The eigenvalues beside those of chance. */
export function tabulateEigenvalues(
  side: keyof AllFactors,
  { eigenvalues, parallel }: Factors,
  { say }: Speaker,
): Table {
  return {
    label: say('picture.scree.title'),
    isCharted: true,
    first: say('picture.scree.factor'),
    columns: [
      { key: 'value', title: say('report.factors.eigenvalue'), isMain: true },
      { key: 'chance', title: say('picture.scree.chance') },
      { key: 'kept', title: say('report.factors.kept'), isText: true },
    ],
    groups: [
      {
        title: null,
        rows: eigenvalues.map((value, index) => ({
          name: String(index + 1),
          cells: [
            { shown: formatScore(value), at: `/factors/${side}/eigenvalues/${index}` },
            {
              shown: formatScore(parallel.quantile95[index] ?? null),
              at: `/factors/${side}/parallel/quantile95/${index}`,
            },
            { shown: index < parallel.keep ? say('report.factors.yes') : say('report.factors.no') },
          ],
        })),
      },
    ],
  };
}

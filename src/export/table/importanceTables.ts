import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { ImportanceMap } from '../../core/report/buildImportance.ts';
import type { DimensionRegression } from '../../core/report/buildRegression.ts';
import type { CrosshairRule } from '../../core/report/quadrants.ts';
import { formatCount, formatDifference, formatP, formatScore, formatShare } from '../../words/numbers.ts';
import { groupByDimension, nameDimension, nameItem, type Row, type Speaker, type Table } from './table.ts';

/** The same as the map, in numbers: what each item's quadrant is and how surely it stays there. */
export function tabulateImportance(
  place: number,
  map: ImportanceMap,
  rule: CrosshairRule,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  const hasGain = map.items.some(({ pgcv }) => pgcv !== null);
  return {
    label: say('picture.map.title'),
    isCharted: true,
    first: say('report.item'),
    columns: [
      { key: 'performance', title: say('picture.map.performance') },
      { key: 'importance', title: say(`picture.map.source.${map.source}`), isMain: true },
      { key: 'n', title: say('report.n') },
      { key: 'quadrant', title: say('report.importance.quadrant'), isText: true },
      { key: 'share', title: say('report.importance.share') },
      ...(hasGain ? [{ key: 'pgcv', title: say('report.importance.pgcv') }] : []),
    ],
    groups: groupByDimension(questionnaire, speaker, (index): Row => {
      const item = map.items[index];
      const found = item?.quadrants[rule] ?? null;
      const share = found?.share ?? null;
      const at = `/importance/${place}/items/${index}`;
      return {
        name: nameItem(questionnaire, index, speaker),
        cells: [
          { shown: formatScore(item?.performance ?? null), at: `${at}/performance` },
          { shown: formatScore(item?.importance ?? null), at: `${at}/importance` },
          { shown: formatCount(item?.n ?? null), at: `${at}/n` },
          { shown: found ? say(`picture.map.quadrant.${found.quadrant}`) : '–' },
          {
            shown: formatShare(share),
            ...(share !== null && { at: `${at}/quadrants/${rule}/share` }),
            isDoubtful: share !== null && share < 0.95,
          },
          ...(hasGain ? [{ shown: formatScore(item?.pgcv ?? null), at: `${at}/pgcv` }] : []),
        ],
      };
    }),
  };
}

/** Above this a predictor is so well predicted by the others that its own slope says little. */
const mostVif = 5;

/** One regression of an outcome: each dimension's slope, and its relative weight; these sum to R². */
export function tabulateRegression(
  outcome: string,
  kind: 'gaps' | 'perceptions',
  model: DimensionRegression,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  return {
    label: say(`report.regression.${kind}`),
    first: say('report.dimension'),
    columns: [
      { key: 'beta', title: 'β', isMain: true },
      { key: 'b', title: 'b' },
      { key: 'se', title: say('report.regression.se') },
      { key: 't', title: 't' },
      { key: 'p', title: 'p' },
      { key: 'vif', title: 'VIF' },
      { key: 'relative-weight', title: say('report.regression.weight') },
    ],
    groups: [
      {
        title: null,
        rows: model.predictors.map(({ id, b, se, t, p, beta, vif, relativeWeight }, index): Row => {
          const at = `/regression/${outcome}/${kind}/predictors/${index}`;
          return {
            name: nameDimension(questionnaire, id, speaker),
            cells: [
              { shown: formatDifference(beta), at: `${at}/beta` },
              { shown: formatDifference(b), at: `${at}/b` },
              { shown: formatScore(se), at: `${at}/se` },
              { shown: formatDifference(t), at: `${at}/t` },
              { shown: formatP(p), at: `${at}/p` },
              { shown: formatScore(vif), at: `${at}/vif`, isDoubtful: vif !== null && vif > mostVif },
              { shown: formatScore(relativeWeight), at: `${at}/relativeWeight` },
            ],
          };
        }),
      },
    ],
  };
}

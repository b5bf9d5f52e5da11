import { drawToldPairs } from '../../export/picture/lessonPictures.ts';
import type { Speaker } from '../../export/table/table.ts';
import { formatDifference, formatScore, formatShare } from '../../words/numbers.ts';
import { readAmounts } from './readAmounts.ts';

/** On this scale the lesson asks and draws. */
const scale = { min: 1, max: 7 } as const;

/**
 * Two means that a class tries, and what their gap and their ratio come to: 1 + X = P / E. With script the fields are sliders, which
 * ask for this page anew, so that the formula stands here alone.
 */
export function describeRatio(query: Readonly<Record<string, unknown>>, { say, language }: Speaker) {
  const bounds = { ...scale, isWhole: false };
  const [expected, perceived] = readAmounts(query, [
    { name: 'expectation', label: say('report.expectation'), usual: 6, ...bounds },
    { name: 'perception', label: say('report.perception'), usual: 5, ...bounds },
  ]);
  if (!expected || !perceived) throw new Error('two fields');
  const amounts = [expected, perceived];
  if (amounts.some(({ problem }) => problem)) return { scale, amounts, result: null };
  const [expectation, perception] = [expected.value, perceived.value];
  const ratio = perception / expectation;
  const state = perception === expectation ? 'meets' : perception < expectation ? 'below' : 'exceeds';
  const draw = (shape: 'wide' | 'tall') =>
    drawToldPairs([{ name: say(`lesson.state.${state}`), expectation, perception }], language, shape);
  return {
    scale,
    amounts,
    result: {
      frames: { wide: draw('wide'), tall: draw('tall') },
      facts: [
        { name: say('report.gap'), shown: formatDifference(perception - expectation) },
        { name: '1+X', shown: formatShare(ratio) },
        { name: 'X', shown: `${formatDifference(100 * (ratio - 1))}%` },
      ],
      how: `${formatScore(perception)} ÷ ${formatScore(expectation)} = ${formatScore(ratio)}`,
    },
  };
}

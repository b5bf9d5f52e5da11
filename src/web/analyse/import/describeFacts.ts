import type { Scale } from '../../../core/instrument/scale.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { drawPairs } from '../../../export/picture/pairs.ts';
import type { FileFacts } from '../../../intake/check/collectFacts.ts';
import type { AnswerCounts } from '../../../intake/check/countAnswers.ts';
import { countPairs } from '../../../intake/check/listPairs.ts';
import { type Say, speak } from '../../../words/catalogue.ts';
import { explainPoints } from '../../../words/explainPoints.ts';
import { explainSides } from '../../../words/explainSides.ts';
import { formatCount } from '../../../words/numbers.ts';
import { explainProblem, joinSentences } from '../../../words/sentences.ts';

/** The ways in which a rated cell can hold no point, in the order of the table. */
export const cellKinds = ['answered', 'blank', 'noOpinion', 'notShown', 'refused', 'bad'] as const;

/** So many values that count as missing are named. */
const mostValues = 20;

/** What was understood of a file, as its page shows it. */
export function describeFacts(facts: FileFacts, scale: Scale, language: Language) {
  const { recognised, pairs, counts, texts, kinds: groups, bestFirst, side } = facts;
  const say = speak(language);
  const shown = cellKinds.filter(
    (kind) => kind === 'answered' || kind === 'blank' || counts.some((each) => each[kind] > 0),
  );
  const { whole, all } = countPairs(pairs);
  return {
    recognised: recognised && tellRecognised(recognised, say),
    pairsFound: say('import.pairsFound', { whole, all }),
    grids: pairs.map((grid) => ({
      ...grid,
      pictures: { wide: drawPairs(grid, language, 'wide'), tall: drawPairs(grid, language, 'tall') },
    })),
    kinds: shown.map((kind) => say(`import.cell.${kind}`)),
    counts: counts.map((each) => ({
      side: nameSide(each, pairs, language),
      cells: shown.map((kind) => formatCount(each[kind])),
    })),
    missing: texts
      .filter(({ meaning }) => meaning === 'missing')
      .slice(0, mostValues)
      .map(({ text, count }) => ({ text: text === '' ? say('import.emptyCell') : text, count })),
    groups: groups.map(({ first, count, columns }) => ({
      sentence: explainProblem(first, language),
      count,
      columns,
      row: first.row,
      column: first.column,
    })),
    doubtful: tellDoubtful(facts, scale, language),
    opposed: tellOpposed(facts, language),
    side: side && explainSides(side, scale, language),
    bestFirst: bestFirst && say(`import.bestFirst.${bestFirst}`),
  };
}

/** The columns that run against the others of their side, as a question; null where there are none. */
function tellOpposed({ opposed }: FileFacts, language: Language): string | null {
  const columns = new Intl.ListFormat(language).format(opposed.map(({ column }) => column));
  return opposed.length === 0 ? null : speak(language)('import.itemsAgainstText', { columns, count: opposed.length });
}

/** What speaks for it that people answered on another scale than that of the study, or on several; null where nothing does. */
export function tellDoubtful({ doubtful, points }: FileFacts, scale: Scale, language: Language): string | null {
  const { min, max } = scale;
  const told = [
    ...(doubtful
      ? [speak(language)('import.scaleDoubtful', { low: doubtful.low, high: doubtful.high, min, max })]
      : []),
    ...(points ? [explainPoints(points, scale, language)] : []),
  ];
  return told.length === 0 ? null : joinSentences(told, language);
}

function tellRecognised({ tool, confidence, by }: NonNullable<FileFacts['recognised']>, say: Say): readonly string[] {
  const percent = Math.round(100 * confidence);
  return [...(tool === 'table' ? [] : [say(`terminal.recognised.${tool}`, { percent })]), say(`import.by.${by}`)];
}

function nameSide({ side }: AnswerCounts, pairs: FileFacts['pairs'], language: Language): string {
  const title = pairs.flatMap(({ sides }) => sides).find((each) => each.side === side)?.title;
  return title ? pickText(title, language) : speak(language)('import.causes');
}

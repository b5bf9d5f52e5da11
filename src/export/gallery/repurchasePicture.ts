import { formatCount, formatShare } from '../../words/numbers.ts';
import { joinSentences } from '../../words/sentences.ts';
import { drawRates } from '../picture/rateBars.ts';
import { tellRepurchase } from '../reportView/repurchaseSection.ts';
import { tabulateRates } from '../table/repurchaseTables.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter } from './picture.ts';

/** Who would buy again, by whether product and service please. A cell that is hidden or empty keeps its place without a bar. */
export const paintRepurchase: Painter = ({ report: { repurchase, filter } }, speaker) => {
  const { say, language } = speaker;
  const title = say('repurchase.title');
  const without = (...sentences: readonly string[]) => [
    nothingToDraw('repurchase', title, joinSentences(sentences, language)),
  ];
  if (!repurchase)
    return filter
      ? without(say('note.whole-only'))
      : without(say('pictures.repurchase.nothing'), say('lesson.study.how'));
  if (repurchase.n === 0) return without(say('repurchase.nobody'));
  const { cells } = repurchase;
  if (cells.every(({ value }) => value === null)) return without(say('note.groups-hidden'));
  const { headline, sentences } = tellRepurchase(repurchase, speaker);
  // How many answered stands beside each bar; the sentence says it where it can say nothing else.
  const sentence = headline ?? joinSentences(sentences.length > 1 ? sentences.slice(1) : sentences, language);
  const rows = cells.map(({ id, n, value, ci }) => ({
    name: say(`lesson.cell.${id}`),
    detail: say('picture.n', { n: formatCount(n) }),
    shown: formatShare(value),
    value,
    ci,
  }));
  return [
    {
      name: 'repurchase',
      title,
      sentence,
      key: say('pictures.repurchase.key'),
      draw: (shape) => drawRates(rows, { title, sentence }, language, shape),
      table: tabulateRates(repurchase, speaker, true),
    },
  ];
};

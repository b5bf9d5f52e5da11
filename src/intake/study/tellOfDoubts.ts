import type { Note } from '../../core/report/notes.ts';
import { speak } from '../../words/catalogue.ts';
import { explainPoints } from '../../words/explainPoints.ts';
import { explainSides } from '../../words/explainSides.ts';
import type { ResponseFile } from '../readResponses.ts';
import type { Messages } from './messages.ts';
import type { readCustomers } from './readCustomers.ts';
import { listNames } from './tellOfFile.ts';

type Doubts = Pick<
  NonNullable<Awaited<ReturnType<typeof readCustomers>>>,
  'doubt' | 'points' | 'bestFirst' | 'opposed' | 'side'
>;

/** Says what the answers of a file make doubtful, and gives the notes of it for the report. */
export function tellOfDoubts(
  { doubt, points, bestFirst, opposed, side }: Doubts,
  { questionnaire }: Pick<ResponseFile, 'questionnaire'>,
  messages: Messages,
): readonly Note[] {
  const notes: Note[] = [];
  if (doubt !== null) {
    const { low, high, likely, scale } = doubt;
    notes.push({ at: '/scale', code: 'scale-doubtful' });
    messages.tell('scaleDoubtful', { low, high, ...scale, likelyMin: likely.min, likelyMax: likely.max });
  }
  if (points !== null) {
    notes.push({ at: '/scale', code: 'points-doubtful' });
    const { scale } = questionnaire;
    messages.tellSentence({ code: 'points-doubtful' }, (language) => explainPoints(points, scale, language));
  }
  if (bestFirst !== null) {
    notes.push({ at: '/scale', code: 'best-first' });
    messages.tellSentence({ code: 'best-first' }, (language) => {
      const say = speak(language);
      return say('terminal.bestFirst', { reason: say(`import.bestFirst.${bestFirst}`) });
    });
  }
  if (opposed.length > 0) {
    notes.push({ at: '/items', code: 'items-against' });
    const columns = listNames(opposed.map(({ column }) => column));
    messages.tell('itemsAgainst', { columns, count: opposed.length });
  }
  if (side !== null) {
    notes.push({ at: '/scale', code: 'best-first' });
    const { scale } = questionnaire;
    messages.tellSentence({ code: 'side-doubtful' }, (language) => explainSides(side, scale, language));
  }
  return notes;
}

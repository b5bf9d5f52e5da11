import type { Note } from '../../core/report/notes.ts';
import { explainPoints } from '../../words/explainPoints.ts';
import type { Doubts } from '../check/startDoubts.ts';
import type { ResponseFile } from '../readResponses.ts';
import type { Messages } from './messages.ts';
import { tellOfDirection } from './tellOfDirection.ts';

/** Says what the answers of a file make doubtful, and gives the notes of it for the report. */
export function tellOfDoubts(
  { doubtful, points, bestFirst, opposed, side }: Doubts,
  { questionnaire }: Pick<ResponseFile, 'questionnaire'>,
  messages: Messages,
): readonly Note[] {
  const { scale } = questionnaire;
  const notes: Note[] = [];
  if (doubtful !== null) {
    const { low, high, likely } = doubtful;
    const { min, max } = scale;
    notes.push({ at: '/scale', code: 'scale-doubtful' });
    messages.tell('scaleDoubtful', { low, high, min, max, likelyMin: likely.min, likelyMax: likely.max });
  }
  if (points !== null) {
    notes.push({ at: '/scale', code: 'points-doubtful' });
    messages.tellSentence({ code: 'points-doubtful' }, (language) => explainPoints(points, scale, language));
  }
  if (bestFirst !== null) notes.push({ at: '/scale', code: 'best-first' });
  if (opposed.length > 0) notes.push({ at: '/items', code: 'items-against' });
  if (side !== null) notes.push({ at: '/scale', code: 'best-first' });
  tellOfDirection({ bestFirst, opposed, side }, scale, messages);
  return notes;
}

import type { Scale } from '../../core/instrument/scale.ts';
import { speak } from '../../words/catalogue.ts';
import { explainSides } from '../../words/explainSides.ts';
import type { Doubts } from '../check/startDoubts.ts';
import { listNames } from '../listNames.ts';
import type { Messages } from './messages.ts';

/** Asks whether a file, a side of it or some of its columns run the other way. */
export function tellOfDirection(
  { bestFirst, opposed, side }: Pick<Doubts, 'bestFirst' | 'opposed' | 'side'>,
  scale: Scale,
  messages: Messages,
): void {
  if (bestFirst !== null)
    messages.tellSentence({ code: 'best-first' }, (language) => {
      const say = speak(language);
      return say('terminal.bestFirst', { reason: say(`import.bestFirst.${bestFirst}`) });
    });
  if (opposed.length > 0)
    messages.tell('itemsAgainst', { columns: listNames(opposed.map(({ column }) => column)), count: opposed.length });
  if (side !== null)
    messages.tellSentence({ code: 'side-doubtful' }, (language) => explainSides(side, scale, language));
}

import { joinSentences } from '../../words/sentences.ts';
import { describeRepurchase } from '../reportView/repurchaseSection.ts';
import { showPicture } from './showPicture.ts';
import type { SlideMaker } from './slide.ts';

/** Who would buy again. What is hidden or empty is named on the slide itself, as the room would ask for it. */
export const makeRepurchase: SlideMaker = ({ pictures, pictured, about, speaker }) => {
  const { say, language } = speaker;
  const told = describeRepurchase(pictured.report, pictured.questionnaire, about.minGroup, speaker);
  if (!told) return [];
  const missing = [...(told.hidden ? [told.hidden] : []), ...(told.isPartEmpty ? [say('lesson.emptyCell')] : [])];
  return showPicture(pictures, 'repurchase', {
    ...(missing.length > 0 && { lead: joinSentences(missing, language) }),
    notes: [say('slides.repurchase.notes'), ...told.sentences, say('lesson.effectsText'), ...told.rules],
    questions: [say('slides.repurchase.lost'), say('slides.repurchase.checked')],
  });
};

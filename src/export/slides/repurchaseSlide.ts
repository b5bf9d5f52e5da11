import { describeRepurchase } from '../reportView/repurchaseSection.ts';
import { showPicture } from './showPicture.ts';
import type { Material, SlideMaker } from './slide.ts';

/** Who would buy again, with what the room would ask for: which cells are hidden, or that one is empty. */
export const makeRepurchase: SlideMaker = (material) => {
  const { pictures, pictured, about, speaker } = material;
  const told = describeRepurchase(pictured.report, pictured.questionnaire, about.minGroup, speaker);
  if (!told) return [];
  const { say } = speaker;
  const lead = nameHidden(material) ?? (told.isPartEmpty ? say('lesson.emptyCell') : null);
  return showPicture(pictures, 'repurchase', {
    ...(lead !== null && { lead }),
    notes: [
      say('slides.repurchase.notes'),
      ...told.sentences,
      ...(told.hidden === null ? [] : [told.hidden]),
      say('lesson.effectsText'),
      ...told.rules,
    ],
    questions: [say('slides.repurchase.lost'), say('slides.repurchase.checked')],
  });
};

/** The cells that are hidden; null where none is. */
function nameHidden({ pictured, speaker: { say, language } }: Material): string | null {
  const hidden = pictured.report.repurchase?.cells.filter(({ isHidden }) => isHidden) ?? [];
  if (hidden.length === 0) return null;
  const groups = new Intl.ListFormat(language).format(hidden.map(({ id }) => say(`lesson.cell.${id}`)));
  return say('slides.repurchase.hidden', { groups });
}

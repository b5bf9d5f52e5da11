import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../gallery/listPictures.ts';
import type { Pictured } from '../gallery/picture.ts';
import type { Speaker } from '../table/table.ts';
import { makeCaseQuestions, makeStory } from './caseSlides.ts';
import { makeCautions, makeDiscussion, makePriorities } from './closingSlides.ts';
import { makeEachGap, makeUnmeasured } from './gapSlides.ts';
import { makeSegments, makeWaves } from './groupSlides.ts';
import { makeFiveGaps, makeModel, makeTitle, makeTooFew } from './openingSlides.ts';
import { makeDimensions, makeImportance, makeItems, makePlaces, makeShares, makeZones } from './pictureSlides.ts';
import { makeRepurchase } from './repurchaseSlide.ts';
import type { Presented, Slide, SlideMaker } from './slide.ts';

/** From the whole to its parts, to what follows, and at last to what must not be concluded. */
const makers: readonly SlideMaker[] = [
  ...[makeTitle, makeStory, makeFiveGaps, makeModel, makeEachGap, makeUnmeasured],
  ...[makeDimensions, makeItems, makeShares, makeImportance, makeZones, makePlaces],
  ...[makeRepurchase, makeWaves, makeSegments],
  ...[makePriorities, makeDiscussion, makeCautions, makeCaseQuestions],
];

/** Where no figure may be shown, the model can still be taught. */
const withoutFigures: readonly SlideMaker[] = [makeTitle, makeStory, makeFiveGaps, makeTooFew];

/**
 * A report as a sequence of slides, one idea each, in the order in which a class is led through it: the one list that the browser and
 * files of slides are made from.
 */
export function listSlides(pictured: Pictured, about: Presented, speaker: Speaker): readonly Slide[] {
  const isHidden = isTooFew(pictured.report);
  const pictures = isHidden ? [] : listPictures(pictured, speaker);
  return (isHidden ? withoutFigures : makers).flatMap((make) => make({ pictured, about, speaker, pictures }));
}

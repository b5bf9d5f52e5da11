import type { Speaker } from '../table/table.ts';
import { paintGapModel, paintWaterfall } from './fiveGapPictures.ts';
import { paintDimensions, paintItems } from './gapPictures.ts';
import { paintImportance } from './importancePicture.ts';
import type { Painter, Picture, Pictured } from './picture.ts';

/** From the whole to its parts. */
const painters: readonly Painter[] = [paintGapModel, paintWaterfall, paintDimensions, paintItems, paintImportance];

/**
 * All pictures of a report in the order in which they are shown, each under a name of its own: the one list that pages, files and
 * slides are made from. Also those of which nothing can be drawn are there, with the reason.
 */
export function listPictures(pictured: Pictured, speaker: Speaker): readonly Picture[] {
  return painters.flatMap((paint) => paint(pictured, speaker));
}

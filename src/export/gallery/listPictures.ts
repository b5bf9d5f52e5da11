import type { Speaker } from '../table/table.ts';
import { paintGapModel, paintWaterfall } from './fiveGapPictures.ts';
import { paintDimensions, paintItems } from './gapPictures.ts';
import { paintLeagues, paintWaves } from './groupPictures.ts';
import { paintImportance } from './importancePicture.ts';
import type { Painter, Picture, Pictured } from './picture.ts';
import { paintAreas, paintTouchpoints } from './placePictures.ts';
import { paintRepurchase } from './repurchasePicture.ts';
import { paintPareto, paintShares } from './sharePictures.ts';
import { paintRadar, paintZones } from './sidePictures.ts';

/** From the whole to its parts, then what sets people apart. */
const painters: readonly Painter[] = [
  ...[paintGapModel, paintWaterfall, paintDimensions, paintRadar, paintShares, paintZones],
  ...[paintItems, paintPareto, paintImportance, paintAreas, paintTouchpoints, paintRepurchase],
  ...[paintWaves, paintLeagues],
];

/**
 * All pictures of a report in the order in which they are shown, each under a name of its own: the one list that pages, files and
 * slides are made from. Also those of which nothing can be drawn are there, with the reason.
 */
export function listPictures(pictured: Pictured, speaker: Speaker): readonly Picture[] {
  return painters.flatMap((paint) => paint(pictured, speaker));
}

import { frame } from '../gallery/frame.ts';
import { listPictures } from '../gallery/listPictures.ts';
import type { Pictured } from '../gallery/picture.ts';
import type { Speaker } from '../table/table.ts';

/** Pictures that a report shows where it tells of them. */
const told = ['gap-model', 'waterfall', 'dumbbells', 'shares'];
/** Pictures of figures whose table a report has anyway. */
const tabled = ['radar', 'zones', 'items', 'repurchase'];

/**
 * The pictures of the gallery that can be drawn and that a report does not show elsewhere. On the site they have a page of their own; a
 * file has to hold them itself.
 */
export function describeRestOfGallery(pictured: Pictured, hasImportance: boolean, speaker: Speaker) {
  const shown = new Set([...told, ...(hasImportance ? ['importance'] : [])]);
  return listPictures(pictured, speaker)
    .filter(({ name, draw }) => draw !== null && !shown.has(name))
    .map((picture) => ({ ...frame(picture), table: tabled.includes(picture.name) ? null : picture.table }));
}

import { crossItems } from '../../core/report/crossItems.ts';
import { formatDifference } from '../../words/numbers.ts';
import { drawHeatMap } from '../picture/heatMap.ts';
import { tabulateCrossed } from '../table/crossedTable.ts';
import type { Speaker } from '../table/table.ts';
import { nameDimensions, whyNoGap } from './gapPictures.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter, Picture, Pictured } from './picture.ts';

/** The gaps by part of the service and by dimension. */
export const paintAreas: Painter = (pictured, speaker) => [paint('areas', pictured, speaker)];

/** The same by moment of contact. */
export const paintTouchpoints: Painter = (pictured, speaker) => [paint('touchpoints', pictured, speaker)];

function paint(name: 'areas' | 'touchpoints', pictured: Pictured, speaker: Speaker): Picture {
  const { say, text, language } = speaker;
  const { report, questionnaire } = pictured;
  const title = say(`pictures.${name}.title`);
  if (questionnaire[name].length === 0) return nothingToDraw(name, title, say(`pictures.${name}.nothing`));
  const crossed = crossItems(report, questionnaire, name === 'areas' ? 'area' : 'touchpoint');
  const nameOf = (place: string | null) => {
    const found = questionnaire[name].find(({ id }) => id === place);
    return found ? text(found.title) : say('pictures.places.none');
  };
  const columns = nameDimensions(pictured, speaker).map((each) => each.name);
  const named = crossed.map(({ place, cells }) => ({ name: nameOf(place), cells }));
  const cells = named.flatMap((row) =>
    row.cells.flatMap((cell, index) => (cell ? [{ row: row.name, column: columns[index] ?? '', gap: cell.gap }] : [])),
  );
  const [widest] = cells.sort((a, b) => a.gap - b.gap);
  if (!widest) return nothingToDraw(name, title, say(whyNoGap(pictured)));
  const sentence = say('pictures.places.sentence', {
    place: widest.row,
    dimension: widest.column,
    gap: formatDifference(widest.gap),
  });
  const map = { columns, rows: named };
  return {
    name,
    title,
    sentence,
    key: say('pictures.places.key'),
    draw: (shape) => drawHeatMap(map, { title, sentence }, language, shape),
    table: tabulateCrossed(crossed, map, title, speaker),
  };
}

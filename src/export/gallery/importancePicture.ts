import { pickText } from '../../core/instrument/text.ts';
import { drawImportanceMap } from '../picture/importanceMap.ts';
import { tabulateImportance } from '../table/importanceTables.ts';
import { drawBoth, nothingToDraw } from './makePicture.ts';
import type { Painter } from './picture.ts';

const rule = 'means';

/** Importance against performance, by the first source of importance that there is and the means of all items. */
export const paintImportance: Painter = ({ report, questionnaire }, speaker) => {
  const { say, language } = speaker;
  const name = 'importance';
  const title = say('picture.map.title');
  const { importance = [] } = report;
  const place = importance.findIndex(({ crosshairs }) => crosshairs[rule] !== null);
  const map = importance[place];
  const names = questionnaire.items.map(({ text }) => pickText(text, language));
  const draw = map
    ? drawBoth((shape) => drawImportanceMap({ scale: report.scale, map, rule, names }, language, shape))
    : null;
  if (!map || !draw) return [nothingToDraw(name, title, say('pictures.importance.nothing'))];
  const first = map.items.filter(({ quadrants }) => quadrants[rule]?.quadrant === 'concentrate');
  return [
    {
      name,
      title,
      sentence: say(first.length === 0 ? 'pictures.importance.none' : 'pictures.importance.sentence', {
        count: first.length,
        source: say(`picture.map.source.${map.source}`),
      }),
      key: say('report.importance.text'),
      draw,
      table: tabulateImportance(place, map, rule, questionnaire, speaker),
    },
  ];
};

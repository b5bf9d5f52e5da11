import type { Zone } from '../../core/report/buildZones.ts';
import { judgeInterval, type Verdict } from '../../core/report/figures.ts';
import { formatScore } from '../../words/numbers.ts';
import { joinSentences } from '../../words/sentences.ts';
import { drawRadar, fewestAxes } from '../picture/radar.ts';
import { drawZoneBars, type NamedZone } from '../picture/zoneBars.ts';
import { tabulateDimensions } from '../table/gapTables.ts';
import { tabulateZones } from '../table/scoreTables.ts';
import { nameDimension } from '../table/table.ts';
import { nameDimensions } from './gapPictures.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter } from './picture.ts';
import { buildRadarPlot, listRadarSides } from './radarPlot.ts';

/** The profile of the dimensions on all sides that were asked. */
export const paintRadar: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const { scale } = pictured.report;
  const title = say('pictures.radar.title');
  const rows = nameDimensions(pictured, speaker).filter(({ figures }) => figures.perception !== null);
  const ranked = [...rows].sort((a, b) => (a.figures.perception ?? 0) - (b.figures.perception ?? 0));
  const [low, high] = [ranked[0], ranked.at(-1)];
  if (rows.length < fewestAxes || !low || !high)
    return [nothingToDraw('radar', title, say('pictures.radar.nothing', { fewest: fewestAxes }))];
  const [lowest, highest] = [formatScore(low.figures.perception), formatScore(high.figures.perception)];
  const sentence =
    lowest === highest
      ? say('pictures.radar.same', { lowest })
      : say('pictures.radar.sentence', { low: low.name, lowest, high: high.name, highest });
  const sides = listRadarSides(pictured, rows, speaker);
  const keys = [
    say('pictures.radar.key', { min: scale.min, max: scale.max }),
    ...sides.map(({ side }) => say(`pictures.radar.side.${side}`)),
    ...(rows.some(({ figures }) => figures.ci !== null) ? [say('pictures.radar.interval')] : []),
  ];
  return [
    {
      name: 'radar',
      title,
      sentence,
      key: joinSentences(keys, language),
      draw: (shape) => drawRadar(rows, sides, scale, { title, sentence }, shape),
      table: tabulateDimensions(pictured, speaker),
      plot: buildRadarPlot(pictured, rows, sides, speaker),
    },
  ];
};

/** Where perception stands in the zone between what people accept and what they desire. */
export const paintZones: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const { report, questionnaire } = pictured;
  const title = say('pictures.zones.title');
  const { zones } = report;
  const rows = (zones?.dimensions ?? []).flatMap((zone): readonly NamedZone[] => {
    const { minimum, desired, perception } = zone;
    if (minimum === null || desired === null || perception === null) return [];
    const name = nameDimension(questionnaire, zone.id, speaker);
    return [{ name, zone: { ...zone, minimum, desired, perception }, verdict: judgeZone(zone) }];
  });
  if (!zones || rows.length === 0)
    return [nothingToDraw('zones', title, say(zones ? 'pictures.zones.nobody' : 'pictures.zones.nothing'))];
  const countOf = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const sentence = say('pictures.zones.sentence', {
    count: rows.length,
    below: countOf('shortfall'),
    above: countOf('surplus'),
  });
  return [
    {
      name: 'zones',
      title,
      sentence,
      key: say('pictures.zones.key'),
      draw: (shape) => drawZoneBars(rows, report.scale, { title, sentence }, language, shape),
      table: tabulateZones(zones, pictured, speaker),
    },
  ];
};

/** Below the zone where that is proven of the minimum, above it where that is proven of the level desired. */
function judgeZone({ adequacy, superiority }: Zone): Verdict {
  if (judgeInterval(adequacy) === 'shortfall') return 'shortfall';
  return judgeInterval(superiority) === 'surplus' ? 'surplus' : 'not-proven';
}

import { buildLeague, fewestInLeague } from '../../core/report/buildLeague.ts';
import { buildWaveLevels } from '../../core/report/waveLevels.ts';
import { formatCount, formatDifference, formatScore } from '../../words/numbers.ts';
import { joinSentences } from '../../words/sentences.ts';
import type { Shape } from '../picture/gapModelLayout.ts';
import { drawLeague, judgeRow } from '../picture/league.ts';
import { drawSlopes } from '../picture/slopes.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { tabulateLeague } from '../table/leagueTable.ts';
import { tabulateLevels } from '../table/levelTable.ts';
import { nameGroup, nameSegment } from '../table/segmentTables.ts';
import { nameDimension } from '../table/table.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter, Pictured } from './picture.ts';

/** Before and after, a picture for each wave and the one before it. */
export const paintWaves: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const { report, samples, questionnaire } = pictured;
  const { ends, print } = chooseMeasure(pictured);
  const found = report.waves.flatMap((change, place) => {
    const levels = buildWaveLevels(samples.customer, change);
    if (levels.length === 0) return [];
    const title = say('pictures.waves.title', { from: change.from, to: change.to });
    const rows = levels.map(({ id, from, to }) => {
      const figures = change.dimensions.find((each) => each.id === id);
      return {
        name: nameDimension(questionnaire, id, speaker),
        from,
        to,
        verdict: figures ? judgeTested(figures) : 'not-proven',
      } as const;
    });
    const countOf = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
    const sentence = say('pictures.waves.sentence', {
      count: rows.length,
      better: countOf('surplus'),
      worse: countOf('shortfall'),
    });
    const head = (end: 'from' | 'to') =>
      [say('pictures.waves.wave', { wave: change[end] }), say('picture.n', { n: formatCount(change.n[end]) })] as const;
    const words = { title, sentence, from: head('from'), to: head('to'), print };
    return [
      {
        name: numberFrom('waves', place),
        title,
        sentence,
        key: say('pictures.waves.key'),
        draw: (shape: Shape) => drawSlopes(rows, ends, words, language, shape),
        table: tabulateLevels({ place, change, questionnaire }, levels, print, speaker),
      },
    ];
  });
  if (found.length > 0) return found;
  return [nothingToDraw('waves', say('pictures.waves.plain'), say(whyUndivided(pictured, 'pictures.waves.nothing')))];
};

/** The groups of each segment side by side. */
export const paintLeagues: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const { report, samples, questionnaire } = pictured;
  const { ends, print } = chooseMeasure(pictured);
  if (report.segments.length === 0) {
    const isAsked = questionnaire.profile.length > 0;
    const why = whyUndivided(pictured, isAsked ? 'pictures.league.nothing' : 'pictures.league.noGroups');
    return [nothingToDraw('league', say('pictures.league.plain'), say(why, { fewest: fewestInLeague }))];
  }
  return report.segments.map((segment, place) => {
    const name = numberFrom('league', place);
    const title = say('pictures.league.title', { segment: nameSegment(segment, questionnaire, speaker) });
    const league = buildLeague(samples.customer, segment);
    if (!league) return nothingToDraw(name, title, say('pictures.league.nothing', { fewest: fewestInLeague }));
    const verdicts = league.rows.map(judgeRow);
    const hidden = segment.groups.filter(({ isHidden }) => isHidden).length;
    const found = say('pictures.league.sentence', {
      count: league.rows.length,
      below: verdicts.filter((verdict) => verdict === 'shortfall').length,
      above: verdicts.filter((verdict) => verdict === 'surplus').length,
      overall: print(league.overall),
    });
    const sentence =
      hidden === 0 ? found : joinSentences([found, say('pictures.league.hidden', { count: hidden })], language);
    const nameOf = (value: string) => nameGroup(segment, value, questionnaire, speaker);
    const words = { title, sentence, nameOf, print };
    return {
      name,
      title,
      sentence,
      key: say('pictures.league.key'),
      draw: (shape: Shape) => drawLeague(league, ends, words, language, shape),
      table: tabulateLeague(league, words, speaker),
    };
  });
};

/** Groups and waves are compared by their gaps, which have a sign, or by the means of the one side that was asked. */
function chooseMeasure({ report, questionnaire }: Pictured) {
  const { min, max } = report.scale;
  const sides = questionnaire.sides.filter(({ side }) => side === 'expectation' || side === 'perception');
  return sides.length === 2
    ? { ends: { min: min - max, max: max - min }, print: formatDifference }
    : { ends: { min, max }, print: formatScore };
}

/** A filtered report tells nobody apart. */
function whyUndivided({ report }: Pictured, otherwise: string): string {
  return report.filter ? 'pictures.filtered' : otherwise;
}

/** The first of several has the bare name, so that it keeps its address. */
export function numberFrom(name: string, place: number): string {
  return place === 0 ? name : `${name}-${place + 1}`;
}

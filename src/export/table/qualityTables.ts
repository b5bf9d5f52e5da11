import { flags } from '../../core/answers/quality/flags.ts';
import type { Report } from '../../core/report/report.ts';
import {
  formatCount,
  formatDifference,
  formatInterval,
  formatRange,
  formatScore,
  formatShare,
  formatSizes,
} from '../../words/numbers.ts';
import type { Tabulated } from './gapTables.ts';
import { nameDimension, type Row, type Speaker, type Table } from './table.ts';

/** How often each flag was raised, and its rule. */
export function tabulateFlags({ quality, responses }: Report, { say }: Speaker): Table {
  return {
    label: say('report.quality.flags'),
    first: say('report.quality.flag'),
    columns: [
      { key: 'value', title: say('report.quality.count'), isMain: true },
      { key: 'share', title: say('report.quality.share') },
      { key: 'rule', title: say('report.quality.rule'), isText: true },
    ],
    groups: [
      {
        title: null,
        rows: flags.map((flag): Row => {
          const count = quality.flags[flag];
          return {
            name: say(`flag.${flag}`),
            cells: [
              { shown: formatCount(count), at: `/quality/flags/${flag}` },
              { shown: formatShare(responses.used === 0 ? null : count / responses.used) },
              { shown: say(`flagText.${flag}`) },
            ],
          };
        }),
      },
    ],
  };
}

/** The main figures with all responses and without the flagged, side by side. */
export function tabulateWithout({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  const { without } = report.quality;
  const hasGap = report.overall.unweighted.gap !== null;
  const [print, printInterval] = hasGap ? [formatDifference, formatInterval] : [formatScore, formatRange];
  const row = (
    name: string,
    all: {
      readonly value: number | null;
      readonly n: number;
      readonly ci: readonly [number, number] | null;
      readonly at: string;
    },
    clean: (typeof without)['overall'],
    at: string,
  ): Row => ({
    name,
    cells: [
      { shown: print(all.value), at: all.at },
      { shown: printInterval(all.ci) },
      { shown: formatCount(all.n) },
      { shown: print(clean.value), at: `${at}/value` },
      { shown: printInterval(clean.ci), at: `${at}/ci` },
      { shown: formatSizes(clean.n), at: `${at}/n` },
    ],
  });
  const mainOf = (figures: Report['dimensions'][number] | Report['overall']['unweighted'], at: string) => {
    const value = hasGap ? figures.gap : (figures.perception ?? figures.expectation);
    const key = hasGap ? 'gap' : figures.perception === null ? 'expectation' : 'perception';
    return { value, n: figures.n, ci: figures.ci, at: `${at}/${key}` };
  };
  return {
    label: say('report.quality.compare'),
    first: say('report.dimension'),
    columns: [
      { key: 'value', title: say('report.quality.all'), isMain: true },
      { key: 'all-ci', title: say('report.interval') },
      { key: 'all-n', title: say('report.n') },
      { key: 'without', title: say('report.quality.without') },
      { key: 'without-ci', title: say('report.interval') },
      { key: 'without-n', title: say('report.n') },
    ],
    groups: [
      {
        title: null,
        rows: report.dimensions.flatMap((figures, index) => {
          const clean = without.dimensions[index];
          if (!clean) return [];
          const name = nameDimension(questionnaire, figures.id, speaker);
          return [row(name, mainOf(figures, `/dimensions/${index}`), clean, `/quality/without/dimensions/${index}`)];
        }),
      },
    ],
    foot: [
      row(
        say('report.overall'),
        mainOf(report.overall.unweighted, '/overall/unweighted'),
        without.overall,
        '/quality/without/overall',
      ),
    ],
  };
}

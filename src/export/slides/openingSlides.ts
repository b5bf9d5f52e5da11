import { gaps } from '../../core/gaps/gap.ts';
import { orderWaves } from '../../core/report/waveOrder.ts';
import { nameGap } from '../../words/nameGap.ts';
import { describePeople } from '../reportView/describeFilter.ts';
import { plain } from '../table/table.ts';
import { showPicture } from './showPicture.ts';
import { makeSlide, type SlideMaker } from './slide.ts';

/** Whose study it is, and on whom all that follows rests. */
export const makeTitle: SlideMaker = ({ pictured, about, speaker }) => {
  const { report, samples, questionnaire } = pictured;
  const { say, language } = speaker;
  const waves = orderWaves([...(samples.customer.summary.waves?.keys() ?? [])], null);
  return [
    makeSlide({
      name: 'title',
      kind: 'title',
      title: about.title,
      lead: say('report.title'),
      lines: [
        say('report.responses', { count: report.responses.used }),
        ...(waves.length > 1 ? [say('slides.waves', { waves: new Intl.ListFormat(language).format(waves) })] : []),
        ...(report.filter || report.without ? [describePeople(report, questionnaire, speaker)] : []),
        ...(about.isMade ? [say('report.made')] : []),
      ],
      notes: [say('report.methodText')],
    }),
  ];
};

/** What the five gaps are, before any figure. */
export const makeFiveGaps: SlideMaker = ({ speaker: { say } }) => [
  makeSlide({
    name: 'five-gaps',
    kind: 'table',
    title: say('slides.fiveGaps.title'),
    table: {
      label: say('report.fiveGaps'),
      first: say('report.gap'),
      columns: [{ key: 'about', title: say('slides.fiveGaps.asks'), isText: true }],
      groups: [
        {
          title: null,
          rows: gaps.map(({ number }) => ({
            name: nameGap(number, say),
            cells: plain(say(`report.aboutGap.${number}`)),
          })),
        },
      ],
    },
    notes: [say('slides.fiveGaps.notes')],
  }),
];

/** The model with the study's own numbers. */
export const makeModel: SlideMaker = ({ pictures, speaker: { say } }) =>
  showPicture(pictures, 'gap-model', { notes: [say('report.fiveGapsText'), say('report.methodGaps')] });

/** Why there is nothing more to show yet. */
export const makeTooFew: SlideMaker = ({ about, speaker: { say } }) => [
  makeSlide({
    name: 'too-few',
    kind: 'lines',
    title: say('report.tooFew'),
    lines: [say('report.tooFewText', { min: about.minGroup })],
  }),
];

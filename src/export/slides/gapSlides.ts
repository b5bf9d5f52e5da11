import type { GapNumber } from '../../core/gaps/gap.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatDifference, formatInterval, formatSizes } from '../../words/numbers.ts';
import { describeFinding } from '../../words/sentences.ts';
import { describeEvidence } from '../reportView/gapSections.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { plain } from '../table/table.ts';
import { cutTable } from './fitSlide.ts';
import { showPicture } from './showPicture.ts';
import { type Material, makeSlide, type Slide, type SlideMaker } from './slide.ts';

const mostDimensions = 8;
const mostCauses = 4;

/** Each gap that was measured: what it is and its figures, then what may stand behind it; at last the way from one to the next. */
export const makeEachGap: SlideMaker = (material) => [
  ...listEvidence(material)
    .filter(({ measure }) => measure === null)
    .flatMap((evidence) => [showEvidence(material, evidence), ...showCauses(material, evidence)]),
  ...showPicture(material.pictures, 'waterfall', { title: material.speaker.say('slides.waterfall') }),
];

/** How the others can be measured. */
export const makeUnmeasured: SlideMaker = (material) => {
  const { say } = material.speaker;
  const missing = listEvidence(material).filter(({ measure }) => measure !== null);
  if (missing.length === 0) return [];
  return [
    makeSlide({
      name: 'unmeasured',
      kind: 'table',
      title: say('slides.unmeasured', { count: missing.length }),
      table: {
        label: say('report.fiveGaps'),
        first: say('report.gap'),
        columns: [{ key: 'about', title: say('slides.measure'), isText: true }],
        groups: [
          { title: null, rows: missing.map(({ title, measure }) => ({ name: title, cells: plain(measure ?? '') })) },
        ],
      },
      notes: [say('report.fiveGapsText')],
    }),
  ];
};

type Evidence = ReturnType<typeof describeEvidence>[number];

function listEvidence({ pictured, about, speaker }: Material): readonly Evidence[] {
  return describeEvidence(pictured.report, pictured.samples, about.staffForm, speaker);
}

function showEvidence(material: Material, { number, title, about, dimensions, questions }: Evidence): Slide {
  const { say } = material.speaker;
  const table = dimensions && cutTable(dimensions, ['n', 'value', 'ci'], mostDimensions);
  return makeSlide({
    name: `gap-${number}`,
    kind: 'table',
    title: tellGap(material, number),
    lead: say('slides.gapAsks', { gap: title, asks: about }),
    table: table && { ...table, label: title },
    notes: [tellFigures(material, number), say('report.fiveGapsText'), say('report.methodGaps')],
    questions,
  });
}

/** The finding of a gap; where there is none, as all people differ by the same, its figures. */
function tellGap(material: Material, number: GapNumber): string {
  const { report, questionnaire } = material.pictured;
  const found = report.findings.find(({ code, gap }) => (number === 5 ? code === 'overall' : gap === number));
  return found ? describeFinding(found, questionnaire, material.speaker.language) : tellFigures(material, number);
}

function tellFigures({ pictured: { report }, speaker: { say } }: Material, number: GapNumber): string {
  const figures = report.gaps[number];
  if (!figures) throw new Error(`gap ${number} was not measured`);
  return say('picture.gap.sentence', {
    gap: nameGap(number, say),
    value: formatDifference(figures.value),
    interval: formatInterval(figures.ci),
    n: formatSizes(figures.n),
    verdict: say(`picture.verdict.${judgeTested(figures)}`),
  });
}

/** General experience, not a finding; the first few on the slide, the others for the speaker. */
function showCauses({ speaker: { say } }: Material, { number, title, causes, questions }: Evidence): readonly Slide[] {
  if (causes.length === 0) return [];
  return [
    makeSlide({
      name: `gap-${number}-causes`,
      kind: 'table',
      title: say('slides.causes.title', { gap: title }),
      table: {
        label: title,
        first: say('slides.causes.cause'),
        columns: [{ key: 'remedy', title: say('slides.causes.remedy'), isText: true }],
        groups: [
          {
            title: null,
            rows: causes.slice(0, mostCauses).map(({ text, remedy }) => ({ name: text, cells: plain(remedy) })),
          },
        ],
      },
      notes: [
        say('report.causesText'),
        ...causes.slice(mostCauses).map(({ text, remedy }) => say('slides.causes.more', { cause: text, remedy })),
      ],
      questions,
    }),
  ];
}

import { listShortfalls } from '../../core/report/listShortfalls.ts';
import { formatDifference } from '../../words/numbers.ts';
import { describeFindings } from '../../words/sentences.ts';
import { tabulatePareto } from '../table/paretoTable.ts';
import { nameItem } from '../table/table.ts';
import { cutTable } from './fitSlide.ts';
import { showPicture } from './showPicture.ts';
import { type Material, makeSlide, type Slide, type SlideMaker } from './slide.ts';

/** From expectation to perception, which is shown in steps; where one side was asked, its profile. */
export const makeDimensions: SlideMaker = (material) => {
  const { pictures, speaker } = material;
  const notes = [...tellDimensions(material), speaker.say('report.methodText')];
  const inSteps = showPicture(pictures, 'dumbbells', { kind: 'steps', notes });
  return inSteps.length > 0 ? inSteps : showPicture(pictures, 'radar', { notes });
};

/** What is said of each dimension. */
function tellDimensions({ pictured: { report, questionnaire }, speaker }: Material): readonly string[] {
  const found = report.findings.filter(({ dimension, kind }) => dimension !== undefined && kind !== 'caution');
  return describeFindings(found, questionnaire, speaker.language).map(({ sentence }) => sentence);
}

const mostItems = 5;

/** Where most of the shortfall lies, then the worst items in their own words. */
export const makeItems: SlideMaker = ({ pictures, pictured, speaker }) => [
  ...showPicture(pictures, 'pareto'),
  ...showWorst(pictured, speaker),
];

function showWorst({ report, questionnaire }: Material['pictured'], speaker: Material['speaker']): readonly Slide[] {
  const { say } = speaker;
  const shortfalls = listShortfalls(report.items);
  const [worst] = shortfalls;
  if (!worst) return [];
  const values = { item: nameItem(questionnaire, worst.index, speaker), gap: formatDifference(worst.figures.gap) };
  return [
    makeSlide({
      name: 'worst-items',
      kind: 'table',
      title: say('slides.worst.title', values),
      lead: say('slides.worst.lead'),
      table: cutTable(tabulatePareto(shortfalls, questionnaire, speaker), ['n', 'gap', 'ci'], mostItems),
      notes: [say('report.fiveGapsText'), say('slides.worst.notes')],
    }),
  ];
}

/** How many people find it below, at and above what they expect. */
export const makeShares: SlideMaker = ({ pictures, speaker: { say } }) =>
  showPicture(pictures, 'shares', { notes: [say('slides.sharesNotes')] });

/** What matters, against how well it is done. While that is still being drawn and searched for, a slide holds its place. */
export const makeImportance: SlideMaker = ({ pictures, pictured, speaker }) =>
  pictured.report.importance === undefined
    ? [makeSlide({ name: 'importance', kind: 'lines', title: speaker.say('picture.map.title') })]
    : showPicture(pictures, 'importance');

/** Perception within what people accept and desire. */
export const makeZones: SlideMaker = ({ pictures }) => showPicture(pictures, 'zones');

/** By part of the service and by moment of contact. */
export const makePlaces: SlideMaker = ({ pictures }) => [
  ...showPicture(pictures, 'areas'),
  ...showPicture(pictures, 'touchpoints'),
];

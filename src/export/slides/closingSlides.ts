import { languages } from '../../core/instrument/text.ts';
import type { Finding } from '../../core/report/finding.ts';
import { describeFindings } from '../../words/sentences.ts';
import { numberFrom } from '../gallery/groupPictures.ts';
import { describeEvidence } from '../reportView/gapSections.ts';
import { describeSegments } from '../reportView/groupSections.ts';
import { nameDimension, speakerOf } from '../table/table.ts';
import { fillSlides } from './fitSlide.ts';
import { type Material, makeSlide, type SlideMaker } from './slide.ts';

/** Where to begin: at most three dimensions whose shortfall is proven. */
export const makePriorities: SlideMaker = (material) => {
  const { pictured, speaker } = material;
  const lines = tell(material, 'priority');
  if (lines.length === 0) return [];
  const names = pictured.report.findings
    .filter(({ kind }) => kind === 'priority')
    .map(({ dimension = '' }) => nameDimension(pictured.questionnaire, dimension, speaker));
  const list = new Intl.ListFormat(speaker.language).format(names);
  return [
    makeSlide({
      name: 'priorities',
      kind: 'lines',
      title: speaker.say('slides.priorities.title', { list }),
      lines,
      notes: [speaker.say('slides.priorities.notes')],
    }),
  ];
};

/** A question for each gap that was measured, the customers' own first; without any, those of the customers' gap. */
export const makeDiscussion: SlideMaker = ({ pictured: { report, samples }, about, speaker }) => {
  const all = describeEvidence(report, samples, about.staffForm, speaker).toReversed();
  const measured = all.filter(({ measure }) => measure === null);
  const lines =
    measured.length < 2 ? (all[0]?.questions ?? []) : measured.flatMap(({ questions }) => questions.slice(0, 1));
  return [
    makeSlide({
      name: 'discussion',
      kind: 'questions',
      title: speaker.say('slides.discussion'),
      lines,
      notes: (measured.length > 0 ? measured : all.slice(0, 1)).flatMap(({ questions }) => questions.slice(1)),
      questions: lines,
    }),
  ];
};

/** What must not be concluded: how good the answers are, what is not proven, and who is hidden. */
export const makeCautions: SlideMaker = (material) => {
  const { say } = material.speaker;
  const lines = listCautions(material);
  const everywhere = languages.map((language) => listCautions({ ...material, speaker: speakerOf(language) }));
  const said = lines.map((_, place) => everywhere.map((each) => each[place] ?? ''));
  return fillSlides(said).map((places, part) =>
    makeSlide({
      name: numberFrom('cautions', part),
      kind: 'lines',
      title: say('report.findings.caution'),
      lines: places.map((place) => lines[place] ?? ''),
      notes: [say('report.methodText')],
    }),
  );
};

function listCautions(material: Material): readonly string[] {
  const { pictured, about, speaker } = material;
  const hidden = describeSegments(pictured, speaker, about.minGroup).flatMap((segment) => segment.hidden ?? []);
  return [
    ...tell(material, 'caution'),
    ...tell(material, 'not-proven'),
    ...hidden,
    speaker.say('slides.cautions.always'),
  ];
}

function tell({ pictured: { report, questionnaire }, speaker }: Material, kind: Finding['kind']): readonly string[] {
  const found = report.findings.filter((finding) => finding.kind === kind);
  return describeFindings(found, questionnaire, speaker.language).map(({ sentence }) => sentence);
}

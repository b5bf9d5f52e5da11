import type { StaffForm } from '../../core/instrument/staffForm.ts';
import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../gallery/listPictures.ts';
import type { Picture, Pictured } from '../gallery/picture.ts';
import { describePeople } from '../reportView/describeFilter.ts';
import { describeFindingSection } from '../reportView/findingSection.ts';
import { describeEvidence } from '../reportView/gapSections.ts';
import type { Speaker } from '../table/table.ts';
import { planChart } from './chart/planChart.ts';
import { splitPlan } from './chart/splitPlan.ts';
import type { DeckSlide } from './deckSlide.ts';

/** What a deck needs besides a report. */
export interface AboutDeck {
  readonly title: string;
  readonly staffForm: StaffForm;
  /** Whether a program made the answers. */
  readonly isMade: boolean;
}

/** The slides of a report: what it says, every picture that can be drawn, and what to talk over. */
export function listDeckSlides(pictured: Pictured, about: AboutDeck, speaker: Speaker): readonly DeckSlide[] {
  const { report, samples, questionnaire } = pictured;
  const { say } = speaker;
  const people = describePeople(report, questionnaire, speaker);
  const count = say('report.responses', { count: report.responses.used });
  const cover: DeckSlide = {
    title: about.title,
    sentence: [say('report.title'), people, ...(isTooFew(report) ? [] : [count])].join(' · '),
    notes: about.isMade ? [say('report.made')] : [],
    body: { kind: 'cover' },
  };
  if (isTooFew(report)) return [cover];
  const pictures = listPictures(pictured, speaker).filter(({ draw }) => draw !== null);
  const evidence = describeEvidence(report, samples, about.staffForm, speaker);
  return [
    cover,
    ...tellFindings(pictured, speaker),
    ...pictures.flatMap((picture) => showPicture(picture, pictured, speaker)),
    ...evidence.map(
      ({ title, about: sentence, measure, causes, questions }): DeckSlide => ({
        title,
        sentence,
        notes: [measure ?? say('report.causesText'), ...causes.map(({ text, remedy }) => `${text} → ${remedy}`)],
        body: { kind: 'words', list: questions, isNumbered: true },
      }),
    ),
  ];
}

function tellFindings({ report, questionnaire }: Pictured, speaker: Speaker): readonly DeckSlide[] {
  const { headline, whole, priorities, groups } = describeFindingSection(report, questionnaire, speaker);
  const list = priorities.length > 0 ? priorities : whole;
  return [
    {
      title: speaker.say('report.told'),
      sentence: headline.sentence,
      notes: groups.flatMap(({ title, sentences }) => [title, ...sentences.map(({ sentence }) => sentence)]),
      body: { kind: 'words', list: list.map(({ sentence }) => sentence), isNumbered: priorities.length > 0 },
    },
  ];
}

/** A picture as a native chart, on as many slides as its rows need; the gap model as shapes, and what is a table anyway as one. */
function showPicture(picture: Picture, pictured: Pictured, speaker: Speaker): readonly DeckSlide[] {
  const { name, title, sentence, key, table } = picture;
  const notes = [sentence, ...(key ? [key] : [])];
  if (name === 'gap-model') return [{ title, sentence, notes, body: { kind: 'gap-model' } }];
  const plan = planChart(picture, pictured, speaker);
  if (!plan) return table ? [{ title, sentence, notes, body: { kind: 'table', table } }] : [];
  const plans = splitPlan(plan);
  return plans.map((each, index) => ({
    title: plans.length > 1 ? speaker.say('deck.part', { title, part: index + 1, parts: plans.length }) : title,
    sentence,
    notes,
    body: { kind: 'chart', plan: each },
  }));
}

import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../gallery/listPictures.ts';
import type { Picture, Pictured } from '../gallery/picture.ts';
import { listSlides } from '../slides/listSlides.ts';
import type { Presented, Slide } from '../slides/slide.ts';
import type { Speaker } from '../table/table.ts';
import { planChart } from './chart/planChart.ts';
import { splitPlan } from './chart/splitPlan.ts';
import type { DeckSlide } from './deckSlide.ts';

/** The slides of a report as a deck has them: those of the browser, and behind them the pictures that have none there. */
export function listDeckSlides(pictured: Pictured, about: Presented, speaker: Speaker): readonly DeckSlide[] {
  const slides = listSlides(pictured, about, speaker);
  const pictures = isTooFew(pictured.report) ? [] : listPictures(pictured, speaker);
  const shown = new Set(slides.map(({ picture }) => picture));
  return [
    ...slides.flatMap((slide) => {
      const picture = pictures.find(({ name }) => name === slide.picture);
      const notes = listNotes(slide, speaker);
      return picture ? showPicture({ ...slide, notes }, picture, pictured, speaker) : [showWords({ ...slide, notes })];
    }),
    ...pictures
      .filter(({ name, draw }) => draw !== null && !shown.has(name))
      .flatMap((picture) => {
        const { title, sentence, key } = picture;
        return showPicture({ title, lead: sentence, notes: key ? [key] : [] }, picture, pictured, speaker);
      }),
  ];
}

/** What the speaker has: what belongs to the slide, and what to talk over. */
function listNotes({ notes, questions }: Slide, { say }: Speaker): readonly string[] {
  return questions.length > 0 ? [...notes, say('report.discuss.title'), ...questions] : notes;
}

function showWords({ kind, title, lead, table, lines, notes }: Slide): DeckSlide {
  if (kind === 'title')
    return { title, sentence: [...(lead ? [lead] : []), ...lines].join(' · '), notes, body: { kind: 'cover' } };
  const told = { title, sentence: lead ?? '', notes };
  if (table) return { ...told, body: { kind: 'table', table } };
  const marks = kind === 'questions' ? 'numbers' : kind === 'story' ? 'none' : 'bullets';
  return { ...told, body: { kind: 'words', list: lines, marks } };
}

/** A picture as a native chart, on as many slides as its rows need; the gap model as shapes, and what is a table anyway as one. */
function showPicture(
  { title, lead, notes }: Pick<Slide, 'title' | 'lead' | 'notes'>,
  picture: Picture,
  pictured: Pictured,
  speaker: Speaker,
): readonly DeckSlide[] {
  const told = { title, sentence: lead ?? '', notes };
  if (picture.name === 'gap-model') return [{ ...told, body: { kind: 'gap-model' } }];
  const plan = planChart(picture, pictured, speaker);
  if (!plan) return picture.table ? [{ ...told, body: { kind: 'table', table: picture.table } }] : [];
  const plans = splitPlan(plan);
  return plans.map((each, index) => ({
    ...told,
    title: plans.length > 1 ? speaker.say('inDeck.part', { title, part: index + 1, parts: plans.length }) : title,
    body: { kind: 'chart', plan: each },
  }));
}

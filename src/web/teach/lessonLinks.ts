import type { Request } from 'express';
import { gaps } from '../../core/gaps/gap.ts';
import type { Dimension } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { listSteps } from '../../core/report/followPointer.ts';
import type { Reference } from '../../core/report/references.ts';
import type { Speaker } from '../../export/table/table.ts';
import { readLesson } from '../../intake/readLessons.ts';
import { carryLanguage } from '../visit.ts';

/** A link to a lesson by its title. */
interface LessonLink {
  readonly href: string;
  readonly title: string;
}

/** The lessons of these names. */
export function linkLessons(request: Request, names: readonly string[], { text }: Speaker): readonly LessonLink[] {
  return names.flatMap((name) => {
    const lesson = readLesson(name);
    return lesson ? [{ href: carryLanguage(request, `/lessons/${name}`), title: text(lesson.title) }] : [];
  });
}

/** Whether a dimension has a lesson: that of somebody's own instrument has none, though it may be called as some other lesson is. */
export function hasLesson(dimension: string): boolean {
  return readLesson(dimension)?.group === 'dimension';
}

/** The lessons on a dimension's gap between expectation and perception. */
export function linkDimension(request: Request, dimension: string, speaker: Speaker): readonly LessonLink[] {
  return linkLessons(request, [...(hasLesson(dimension) ? [dimension] : []), 'gap-5'], speaker);
}

/** The lessons that parts of a report lead to, and what the dimensions that have none cover. */
export function linkReport(request: Request, { dimensions }: Questionnaire, speaker: Speaker) {
  const { text } = speaker;
  return {
    gaps: Object.fromEntries(gaps.map(({ number }) => [number, carryLanguage(request, `/lessons/gap-${number}`)])),
    // By the study's own titles, which stand in the tables.
    dimensions: dimensions
      .filter(({ id }) => hasLesson(id))
      .map(({ id, title }): LessonLink => ({ href: carryLanguage(request, `/lessons/${id}`), title: text(title) })),
    covers: dimensions.filter(({ id }) => !hasLesson(id)).map((dimension) => tellCover(dimension, speaker)),
    states: carryLanguage(request, '/lessons/satisfaction'),
  };
}

/** What formulas have a lesson about them. */
const lessonOf: Readonly<Record<string, string>> = {
  'share-below': 'satisfaction',
  'share-meets': 'satisfaction',
  'share-exceeds': 'satisfaction',
  'satisfaction-index': 'one-plus-x',
  'score-satisfactionIndex': 'one-plus-x',
  expectation: 'gap-5',
  perception: 'gap-5',
  gap: 'gap-5',
  'score-unweighted': 'gap-5',
  'count-again': 'repurchase',
  'share-again': 'repurchase',
  'share-interval': 'repurchase',
  'share-difference': 'repurchase',
  'share-difference-interval': 'repurchase',
};

/** The lessons that a figure belongs to: what it is, which gap it is part of, and the dimension that it is about. */
export function linkFigure(
  request: Request,
  report: unknown,
  pointer: string,
  { formula }: Reference,
  speaker: Speaker,
): readonly LessonLink[] {
  const gap = /^\/gaps\/([1-5])(\/|$)/.exec(pointer)?.[1];
  const dimension = findDimension(report, pointer);
  const names = [lessonOf[formula], gap && `gap-${gap}`, dimension && hasLesson(dimension) ? dimension : undefined];
  return linkLessons(request, [...new Set(names.flatMap((name) => name ?? []))], speaker);
}

/** What a dimension that has no lesson covers, in the words of its instrument. */
export function describeDimension(
  report: unknown,
  pointer: string,
  { dimensions }: Questionnaire,
  speaker: Speaker,
): string | null {
  const id = findDimension(report, pointer);
  const dimension = dimensions.find((each) => each.id === id);
  return dimension && !hasLesson(dimension.id) ? tellCover(dimension, speaker) : null;
}

function tellCover({ title, about }: Dimension, { say, text }: Speaker): string {
  return say('lesson.covers', { dimension: text(title), about: text(about) });
}

/** The dimension that a figure is about: that of its row, or that of its item. */
function findDimension(report: unknown, pointer: string): string | undefined {
  let value = report;
  let before = '';
  let found: unknown;
  for (const step of listSteps(pointer)) {
    value = Object(value)[step];
    const row = Object(value) as { readonly id?: unknown; readonly dimension?: unknown };
    found = row.dimension ?? (before === 'dimensions' ? row.id : found);
    before = step;
  }
  return typeof found === 'string' ? found : undefined;
}

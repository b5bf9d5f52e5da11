import type { Request } from 'express';
import { gaps } from '../../core/gaps/gap.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Speaker } from '../../export/table/table.ts';
import { hasLesson, linkLessons } from './lessonLinks.ts';

const ofAllGaps = gaps.map(({ number }) => `gap-${number}`);

/** What pictures and slides are about, by their names. Any other figure of theirs is part of the customer gap. */
const about: Readonly<Record<string, readonly string[]>> = {
  'five-gaps': ofAllGaps,
  'gap-model': ofAllGaps,
  waterfall: ['gap-1', 'gap-2', 'gap-3', 'gap-5'],
  unmeasured: ofAllGaps,
  shares: ['satisfaction'],
  repurchase: ['repurchase'],
  ...Object.fromEntries(['title', 'too-few', 'discussion', 'cautions'].map((name) => [name, []])),
};
const byDimension = ['dumbbells', 'radar', 'importance', 'priorities'];

/** The lessons that go with a picture or a slide, by its name: on what it shows, and on each dimension that it sets beside others. */
export function linkShown(request: Request, name: string, { dimensions }: Questionnaire, speaker: Speaker) {
  const gap = /^gap-[1-5](?=$|-)/.exec(name)?.[0];
  const compared = byDimension.includes(name) ? dimensions.map(({ id }) => id).filter(hasLesson) : [];
  const shown = gap ? [gap] : (about[name.replace(/-\d+$/, '')] ?? ['gap-5']);
  return linkLessons(request, [...shown, ...compared], speaker);
}

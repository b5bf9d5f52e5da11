import type { Fields } from '../../core/answers/parseAnswers.ts';
import { describeIssues } from '../../core/describeIssues.ts';
import { designs } from '../../core/instrument/design.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import { pagings } from '../../core/instrument/questionnaire.ts';
import { audienceOf } from '../../core/instrument/side.ts';
import { languages, type Text } from '../../core/instrument/text.ts';
import type { Wording } from '../../core/instrument/wording.ts';
import type { Problem } from '../../core/problem.ts';
import { type StudySettings, settingsSchema, smallestGroup, type Wave } from '../../core/study/settings.ts';
import { isZone, readZonedTime } from '../../intake/zonedTime.ts';
import type { Study } from '../../storage/studies.ts';
import { findToday } from '../keeping.ts';
import { readField } from '../readForm.ts';
import { nouns, wordsOfNoun } from './nouns.ts';
import { longestName } from './studies.ts';

/** A mistake in a plan: the key of its sentence, and what fills it. */
export interface PlanMistake {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * A study as a filled-in plan wants it, with all mistakes at once. What has a mistake keeps its former value.
 *
 * @param isPublished then the limit for small groups stays: with another one, figures shown before and after could be subtracted
 */
export function readPlan(
  fields: Fields,
  study: Study,
  instruments: readonly Instrument[],
  isPublished: boolean,
  now: Date,
): { readonly study: Study; readonly mistakes: readonly (PlanMistake | Problem)[] } {
  const mistakes: PlanMistake[] = [];
  const text = (name: string) => readField(fields, name);
  const former = study.settings;

  const title = readText(fields, 'title');
  if (!title) mistakes.push({ key: 'plan.titleMissing' });
  if (Object.values(title ?? {}).some((name) => name.length > longestName))
    mistakes.push({ key: 'plan.titleLong', values: { longest: longestName } });
  const asked = instruments.find(({ id }) => id === text('instrument'));
  const instrument = asked && asked.id !== study.instrument?.id ? asked : study.instrument;
  const sides = (instrument?.sides ?? []).filter(({ side }) => audienceOf(side) === 'customer').map(({ side }) => side);
  // Another instrument has other sides and outcomes than the form had boxes for.
  const isOther = instrument?.id !== study.instrument?.id;
  const chosenSides = isOther ? sides : sides.filter((side) => text(`side.${side}`) !== '');
  if (chosenSides.length === 0) mistakes.push({ key: 'plan.sideMissing' });
  const outcomes = (instrument?.outcomes ?? []).map(({ id }) => id);
  const chosenOutcomes = isOther ? outcomes : outcomes.filter((id) => text(`outcome.${id}`) !== '');

  const zone = text('zone') || former.zone;
  if (!isZone(zone)) mistakes.push({ key: 'plan.zoneUnknown', values: { zone } });
  const spoken = languages.filter((language) => text(`language.${language}`) !== '');
  if (spoken.length === 0) mistakes.push({ key: 'plan.languageMissing' });
  const minGroup = isPublished ? former.minGroup : readCount(text('minGroup') || String(former.minGroup));
  if (minGroup === null || minGroup < smallestGroup || minGroup > 100)
    mistakes.push({ key: 'plan.minGroupBad', values: { least: smallestGroup } });

  const settings = {
    words: readWords(fields),
    staff: (['manager', 'contact'] as const).filter((audience) => text(`staff.${audience}`) !== ''),
    asksCauses: former.asksCauses,
    sides: chosenSides.length === sides.length ? null : chosenSides,
    points: isOther ? null : ['yes', 'ranks'].includes(text('points')),
    // Where none are asked, those that were given before keep their meaning.
    isRanked: text('points') === 'yes' ? false : former.isRanked || text('points') === 'ranks',
    outcomes: chosenOutcomes.length === outcomes.length ? null : chosenOutcomes,
    profile: readProfile(fields, mistakes),
    consent: readText(fields, 'consent') ?? null,
    languages: spoken,
    isShort: text('isShort') === 'yes',
    paging: pagings.find((paging) => paging === text('paging')) ?? former.paging,
    zone,
    waves: readWaves(fields, isZone(zone) ? zone : former.zone, mistakes),
    isNamed: text('isNamed') === 'yes',
    showsResult: text('showsResult') === 'yes',
    changes: readChanges(fields, mistakes),
    minGroup,
    keepUntil: text('keepUntil') || null,
  };
  const { keepUntil } = settings;
  // To keep nothing from now on is to delete, which asks for the name first. A draft may have an old day from its definition.
  const isSettled = isPublished && keepUntil === former.keepUntil;
  if (keepUntil && !isSettled && isZone(zone) && keepUntil < findToday({ zone }, now))
    mistakes.push({ key: 'plan.keepPast', values: { date: keepUntil } });
  const parsed = settingsSchema.safeParse(settings, { reportInput: true });
  const problems = parsed.success || mistakes.length > 0 ? [] : describeIssues(parsed.error, settings);
  const design = designs.find((each) => each === text('design')) ?? study.design;
  return {
    study: { ...study, title: title ?? study.title, design, instrument, settings: parsed.data ?? former },
    mistakes: [...mistakes, ...problems],
  };
}

/** The text of a field in the languages that it was given in; undefined where it was given in none. */
function readText(fields: Fields, name: string): Text | undefined {
  const given = languages.flatMap((language) => {
    const words = readField(fields, `${name}.${language}`);
    return words === '' ? [] : [[language, words] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

function readWords(fields: Fields): Wording {
  const organisation = readText(fields, 'organisation');
  const noun = readField(fields, 'noun');
  const known = nouns.find((each) => each === noun);
  const [one, many] = [readText(fields, 'customer'), readText(fields, 'customers')];
  const own = noun === 'own' && one ? { customer: one, customers: { ...one, ...many } } : {};
  return { ...(known ? wordsOfNoun(known) : own), ...(organisation && { organisation }) };
}

/** The questions of the rows that have a text; a choice stands on a line of its own, `东区 | East`, and is stored as its first name. */
function readProfile(fields: Fields, mistakes: PlanMistake[]): StudySettings['profile'] {
  const rows = listRows(fields, 'profile').flatMap((row) => {
    const text = readText(fields, `profile.${row}`);
    const id = readField(fields, `profile.${row}.id`);
    // Of a question that there was before, to clear the text is to remove it.
    if (!text && id === '' && readField(fields, `profile.${row}.choices`) !== '')
      mistakes.push({ key: 'plan.questionMissing', values: { number: row + 1 } });
    return text ? [{ row, id, text }] : [];
  });
  const taken = new Set(rows.map(({ id }) => id));
  return rows.map(({ row, id, text }) => {
    const choices = readField(fields, `profile.${row}.choices`)
      .split('\n')
      .map((line) => line.split('|').map((name) => name.trim()))
      .filter(([first]) => first)
      .map(([zh = '', en = zh]) => ({ id: zh, text: { zh, en } }));
    if (new Set(choices.map((choice) => choice.id)).size < choices.length)
      mistakes.push({ key: 'plan.choiceTwice', values: { question: text['zh'] ?? text['en'] ?? '' } });
    return { id: id || nextId(taken), text, choices };
  });
}

/** What was said and done, of the rows that say anything; one without the other tells nobody anything. */
function readChanges(fields: Fields, mistakes: PlanMistake[]): StudySettings['changes'] {
  return listRows(fields, 'change').flatMap((row) => {
    const [said, done] = [readText(fields, `change.${row}.said`), readText(fields, `change.${row}.done`)];
    if (said && done) return [{ said, done }];
    if (said || done) mistakes.push({ key: 'plan.changeHalf', values: { number: row + 1 } });
    return [];
  });
}

/** `q1`, or the first such id that is free. */
function nextId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`q${number}`)) number++;
  taken.add(`q${number}`);
  return `q${number}`;
}

function readWaves(fields: Fields, zone: string, mistakes: PlanMistake[]): readonly Wave[] {
  const waves = listRows(fields, 'wave').flatMap((row): readonly Wave[] => {
    const field = (name: string) => readField(fields, `wave.${row}.${name}`);
    const id = field('id');
    if (id === '') {
      if (field('opens') || field('closes') || field('quota'))
        mistakes.push({ key: 'plan.waveNameless', values: { number: row + 1 } });
      return [];
    }
    const time = (name: string): string | null => {
      const local = field(name);
      const instant = local === '' ? null : readZonedTime(local, zone);
      if (local !== '' && instant === null) mistakes.push({ key: 'plan.timeBad', values: { wave: id, time: local } });
      return instant;
    };
    const [opens, closes] = [time('opens'), time('closes')];
    if (opens !== null && closes !== null && closes <= opens)
      mistakes.push({ key: 'plan.waveEmpty', values: { wave: id } });
    const quota = field('quota') === '' ? null : readCount(field('quota'));
    if (field('quota') !== '' && (quota === null || quota < 1))
      mistakes.push({ key: 'plan.quotaBad', values: { wave: id } });
    return [{ id, opens, closes, quota }];
  });
  if (waves.length === 0) mistakes.push({ key: 'plan.waveMissing' });
  if (new Set(waves.map(({ id }) => id)).size < waves.length) mistakes.push({ key: 'plan.waveTwice' });
  return waves;
}

/** The numbers of the rows that a table of a form sent, in order. */
function listRows(fields: Fields, table: string): readonly number[] {
  const rows = [...fields.keys()].flatMap((name) => {
    const [first, row = ''] = name.split('.');
    return first === table && /^\d{1,3}$/.test(row) ? [Number(row)] : [];
  });
  return [...new Set(rows)].sort((a, b) => a - b);
}

function readCount(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

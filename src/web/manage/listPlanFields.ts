import { audienceOf } from '../../core/instrument/side.ts';
import { languages, type Text } from '../../core/instrument/text.ts';
import { writeZonedTime } from '../../intake/zonedTime.ts';
import type { Study } from '../../storage/studies.ts';
import { findNoun } from './nouns.ts';

/** A study as the fields of its plan's form, which `readPlan` makes the same study of again. */
export function listPlanFields({ title, design, instrument, settings }: Study): ReadonlyMap<string, string> {
  const { words, staff, sides, points, outcomes, profile, consent, zone, waves, isNamed, minGroup, keepUntil } =
    settings;
  const noun = findNoun(words);
  const texts = (name: string, text: Text | null | undefined) =>
    languages.flatMap((language) => {
      const said = text?.[language];
      return said === undefined ? [] : [[`${name}.${language}`, said] as const];
    });
  const boxes = (name: string, ids: readonly string[]) => ids.map((id) => [`${name}.${id}`, 'yes'] as const);
  const asked = (instrument?.sides ?? []).filter(({ side }) => audienceOf(side) === 'customer').map(({ side }) => side);
  return new Map<string, string>([
    ...texts('title', title),
    ...texts('organisation', words.organisation),
    ['noun', noun],
    ...(noun === 'own' ? [...texts('customer', words.customer), ...texts('customers', words.customers)] : []),
    ['instrument', instrument?.id ?? ''],
    ['design', design],
    ...boxes('staff', staff),
    ...boxes('side', sides ?? asked),
    ['points', (points ?? instrument?.points) ? (settings.isRanked ? 'ranks' : 'yes') : 'no'],
    ...boxes('outcome', outcomes ?? (instrument?.outcomes ?? []).map(({ id }) => id)),
    ...profile.flatMap(({ id, text, choices }, row) => [
      [`profile.${row}.id`, id] as const,
      ...texts(`profile.${row}`, text),
      [`profile.${row}.choices`, choices.map(writeChoice).join('\n')] as const,
    ]),
    ...texts('consent', consent),
    ...boxes('language', settings.languages),
    ['paging', settings.paging],
    ['isShort', settings.isShort ? 'yes' : 'no'],
    ['zone', zone],
    ...waves.flatMap(({ id, opens, closes, quota }, row) => [
      [`wave.${row}.id`, id] as const,
      [`wave.${row}.opens`, opens === null ? '' : writeZonedTime(opens, zone)] as const,
      [`wave.${row}.closes`, closes === null ? '' : writeZonedTime(closes, zone)] as const,
      [`wave.${row}.quota`, quota === null ? '' : String(quota)] as const,
    ]),
    ['isNamed', isNamed ? 'yes' : 'no'],
    ['showsResult', settings.showsResult ? 'yes' : 'no'],
    ...settings.changes.flatMap(({ said, done }, row) => [
      ...texts(`change.${row}.said`, said),
      ...texts(`change.${row}.done`, done),
    ]),
    ['minGroup', String(minGroup)],
    ['keepUntil', keepUntil ?? ''],
  ]);
}

function writeChoice({ id, text }: { readonly id: string; readonly text: Text }): string {
  const english = text['en'] ?? id;
  return english === id ? id : `${id} | ${english}`;
}

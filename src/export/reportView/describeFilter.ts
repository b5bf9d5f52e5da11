import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { pickText } from '../../core/instrument/text.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';
import { type Filter, nameSegment } from '../../core/study/filter.ts';
import { orderGroups } from '../table/orderGroups.ts';
import type { Speaker } from '../table/table.ts';

/** A filter in words: "Wave = 2 and Branch = East or West". */
export function describeFilter(filter: Filter, questionnaire: Questionnaire, speaker: Speaker): string {
  const nameOf = nameGroups(questionnaire, speaker);
  const { say, language } = speaker;
  const any = new Intl.ListFormat(language, { type: 'disjunction' });
  const all = new Intl.ListFormat(language, { type: 'conjunction' });
  const conditions = Object.entries(filter).map(([name, groups]) => {
    const names = orderChosen(name, groups, questionnaire).map((group) => nameOf(name, group));
    return say('filter.condition', { division: nameOf(name), groups: any.format(names) });
  });
  return all.format(conditions);
}

/** The groups of a division as they are shown; waves have an order of their own. */
export function orderChosen(name: string, groups: readonly string[], { profile }: Questionnaire): readonly string[] {
  const asked = profile.find(({ id }) => nameSegment(id) === name);
  return asked ? orderGroups(groups, (group) => group, asked) : groups;
}

/** Whom a report counts, in words; and that it shows nothing of them, where it must not. */
export function describePeople(report: Report, questionnaire: Questionnaire, speaker: Speaker): string {
  const { say } = speaker;
  const chosen = report.filter ? describeFilter(report.filter, questionnaire, speaker) : say('filter.everybody');
  const counted = report.without ? say('people.without', { chosen }) : chosen;
  return isTooFew(report) ? say('people.hidden', { chosen: counted }) : counted;
}

/** The words of a division, or of a group in it: what people chose from has words, other groups are their own. */
export function nameGroups({ profile }: Questionnaire, { say, language }: Pick<Speaker, 'say' | 'language'>) {
  return (name: string, group?: string): string => {
    const asked = profile.find(({ id }) => nameSegment(id) === name);
    if (group === undefined) return asked ? pickText(asked.text, language) : say('filter.wave');
    const choice = asked?.choices?.find(({ id }) => id === group);
    return choice ? pickText(choice.text, language) : group;
  };
}

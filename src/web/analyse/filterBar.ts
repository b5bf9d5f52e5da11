import type { Request } from 'express';
import type { FilterRefusal } from '../../core/report/judgeFilter.ts';
import { isEverybody } from '../../core/study/filter.ts';
import { describeFilter, nameGroups, orderChosen } from '../../export/reportView/describeFilter.ts';
import type { Speaker } from '../../export/table/table.ts';
import type { Study } from '../../storage/studies.ts';
import { carryLanguage, chooseLanguage } from '../visit.ts';
import { leavesOutFlagged, withoutFlagged } from './leaveOut.ts';
import { filterOf, listOfferedGroups } from './requestFilter.ts';
import type { StudyReport } from './studyReport.ts';

/** What stands at the head of a page of the report: who counts, and the form that changes it. */
export interface FilterBar {
  /** Where the form leads. */
  readonly action: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    /** Whether several groups are chosen, which a single choice could not show. */
    readonly isMultiple: boolean;
    readonly groups: readonly { readonly value: string; readonly name: string; readonly isChosen: boolean }[];
  }[];
  /** The other choices of the address, which the form keeps. */
  readonly kept: Readonly<Record<string, string>>;
  /** What the filter chooses, in words; null where all count. */
  readonly chosen: string | null;
  readonly refusal: FilterRefusal | null;
  /** The same page of all responses. */
  readonly all: string;
}

/** The bar of a page at an address, with its other choices; null where a study has no groups to choose from. */
export function describeFilterBar(
  request: Request,
  study: Study,
  all: StudyReport,
  chosen: StudyReport,
  action: string,
  speaker: Speaker,
  others: Readonly<Record<string, string>> = {},
): FilterBar | null {
  const filter = filterOf(request);
  const offered = new Map(listOfferedGroups(study, all));
  // What was chosen stays in sight, also where it cannot be shown.
  for (const [name, groups] of Object.entries(filter))
    offered.set(name, [...new Set([...(offered.get(name) ?? []), ...groups])]);
  if (offered.size === 0) return null;
  const { language, isChosen } = chooseLanguage(request);
  const nameOf = nameGroups(all.questionnaire, speaker);
  return {
    action,
    fields: [...offered].map(([name, groups]) => ({
      name,
      label: nameOf(name),
      isMultiple: (filter[name]?.length ?? 0) > 1,
      groups: orderChosen(name, groups, all.questionnaire).map((value) => ({
        value,
        name: nameOf(name, value),
        isChosen: filter[name]?.includes(value) ?? false,
      })),
    })),
    kept: { ...others, ...(isChosen && { lang: language }), ...(leavesOutFlagged(request) && { without: 'flagged' }) },
    chosen: isEverybody(filter) ? null : describeFilter(filter, all.questionnaire, speaker),
    refusal: chosen.refusal,
    all: carryLanguage(request, leavesOutFlagged(request) ? withoutFlagged(action) : action),
  };
}

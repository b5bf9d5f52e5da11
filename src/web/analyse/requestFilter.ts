import type { Request, RequestHandler } from 'express';
import { listGroupsShown, nameDivisions } from '../../core/report/judgeFilter.ts';
import { type Divisions, everybody, type Filter, readFilter } from '../../core/study/filter.ts';
import type { Study } from '../../storage/studies.ts';
import { sendProblem } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { addChoice } from '../visit.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** Reads the filter of an address for all that comes after; one that names what nobody knows ends here, as a page that says what. */
export function admitFilter(reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const read = readFilter(request.query, listDivisions(study, await reports.findOwn(study)));
    if ('unknown' in read) {
      sendProblem(request, response, 404, read.unknown);
      return;
    }
    setFilter(request, read.filter);
    next();
  };
}

/** Remembers which filter a request asks for. */
export function setFilter(request: Request, filter: Filter): void {
  filters.set(request, filter);
}

/** The filter of a request; of one whose address takes none, it is everybody. */
export function filterOf(request: Request): Filter {
  return filters.get(request) ?? everybody;
}

const filters = new WeakMap<Request, Filter>();

/** A path with a filter in its query. */
export function withFilter(path: string, filter: Filter): string {
  const choices = Object.entries(filter).flatMap(([name, groups]) => groups.map((group) => [name, group] as const));
  return choices.reduce((to, [name, group]) => addChoice(to, name, group), path);
}

/** All that a filter of a study may name: the waves of its plan and of its answers, and the groups that there are. */
export function listDivisions({ settings }: Study, { samples: { customer } }: StudyReport): Divisions {
  const { questionnaire, summary } = customer;
  const slices = [summary.waves, ...summary.segments];
  const planned = [
    settings.waves.map(({ id }) => id),
    ...questionnaire.profile.map(({ choices = [] }) => choices.map(({ id }) => id)),
  ];
  return new Map(
    nameDivisions(customer).map((name, index) => {
      const found = [...(slices[index]?.keys() ?? [])].sort();
      return [name, [...new Set([...(planned[index] ?? []), ...found])]];
    }),
  );
}

/** The divisions that there is anything to choose of, with the groups that may be shown. */
export function listOfferedGroups(study: Study, all: StudyReport): Divisions {
  const shown = listGroupsShown(all.samples.customer, study.settings.minGroup);
  const known = [...listDivisions(study, all)].filter(([, groups]) => groups.length > 1);
  return new Map(
    known
      .map(([name, groups]): [string, readonly string[]] => [name, groups.filter((each) => shown.get(name)?.has(each))])
      .filter(([, groups]) => groups.length > 0),
  );
}

import { buildSample } from '../../core/report/buildSample.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import type { ReadCase } from '../../intake/readCase.ts';
import { buildStudyReport } from '../analyse/buildStudyReport.ts';
import type { Site } from '../site.ts';
import { planCaseStudy } from './caseStudy.ts';
import { makeResponses } from './madeResponses.ts';

/** The report that the study of a case will have: the answer key takes its figures from there, so that they are never out of date. */
export function buildCaseReport(
  teachingCase: ReadCase,
  { staffForm, version }: Pick<Site, 'staffForm' | 'version'>,
): Report {
  const { study, simulations } = planCaseStudy(teachingCase, 1);
  const questionnaires = prepareQuestionnaires(study, staffForm);
  const sampled = simulations.flatMap(([audience, simulation]) => {
    const asked = questionnaires.find((each) => each.audience === audience);
    if (!asked) return [];
    const usualWave = study.settings.waves[0]?.id ?? '1';
    const responses = [...makeResponses(study.id, asked, simulation)].map(({ response }) => ({
      ...response,
      wave: response.wave ?? usualWave,
    }));
    return [[audience, buildSample(asked, responses)] as const];
  });
  return buildStudyReport(version, study.settings, Object.fromEntries(sampled) as unknown as Samples);
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Audience } from '../../core/instrument/side.ts';
import { buildSample } from '../../core/report/buildSample.ts';
import type { Report } from '../../core/report/report.ts';
import type { Sample } from '../../core/report/sample.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import type { ReadCase } from '../../intake/readCase.ts';
import { buildStudyReport } from '../analyse/buildStudyReport.ts';
import type { Site } from '../site.ts';
import { planCaseStudy } from './caseStudy.ts';
import { makeResponses } from './madeResponses.ts';

/**
 * The report that the study of a case will have: the answer key takes its figures from there, so that they are never out of date.
 * It is made in several turns, as the first time takes most of a second, in which others would wait.
 */
export async function buildCaseReport(
  teachingCase: ReadCase,
  { staffForm, version }: Pick<Site, 'staffForm' | 'version'>,
): Promise<Report> {
  const { study, simulations } = planCaseStudy(teachingCase, 1);
  const questionnaires = prepareQuestionnaires(study, staffForm);
  const samples: Partial<Record<Audience, Sample>> = {};
  for (const [audience, simulation] of simulations) {
    const asked = questionnaires.find((each) => each.audience === audience);
    if (!asked) continue;
    const usualWave = study.settings.waves[0]?.id ?? '1';
    const responses = [...makeResponses(study.id, asked, simulation)].map(({ response }) => ({
      ...response,
      wave: response.wave ?? usualWave,
    }));
    samples[audience] = buildSample(asked, responses);
    await nextTurn();
  }
  const { customer, ...others } = samples;
  if (!customer) throw new Error('customers are always asked');
  return buildStudyReport(version, study.settings, { customer, ...others });
}

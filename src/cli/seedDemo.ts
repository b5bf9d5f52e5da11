import { demoCase } from '../intake/listCaseIds.ts';
import { readCase } from '../intake/readCase.ts';
import { readStaffForm } from '../intake/readStaffForm.ts';
import type { ResponseWriter } from '../storage/responseWriter.ts';
import type { Database } from '../storage/schema.ts';
import { planCaseStudy } from '../web/teach/caseStudy.ts';
import { makeStudy } from '../web/teach/makeStudy.ts';
import { newLinkId } from './ids.ts';

/** Puts a teaching case into a database as a study, the demonstration unless another is named; gives the study's id. */
export async function seedDemo(db: Database, writer: ResponseWriter, now: Date, caseId = demoCase): Promise<string> {
  const planned = planCaseStudy(await readCase(caseId), 1);
  await makeStudy({ db, writer, newLinkId, now: () => now, staffForm: await readStaffForm() }, planned);
  return planned.study.id;
}

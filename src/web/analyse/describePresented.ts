import type { Presented } from '../../export/slides/slide.ts';
import type { Speaker } from '../../export/table/table.ts';
import type { Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';
import { findCaseOf } from '../teach/findCaseOf.ts';
import { aroundReport } from './reportPage.ts';
import type { StudyReport } from './studyReport.ts';

/** What the slides of a study say besides its figures. */
export async function describePresented(
  site: Site,
  study: Study,
  computed: Pick<StudyReport, 'questionnaire'>,
  speaker: Speaker,
): Promise<Presented> {
  const told = await findCaseOf(study);
  return {
    ...aroundReport(site, study, computed, true),
    title: speaker.text(study.title),
    isMade: study.isMade,
    ...(told && { teachingCase: told }),
  };
}

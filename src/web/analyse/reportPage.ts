import type { Request, Response } from 'express';
import { type Around, describeReport } from '../../export/reportView/describeReport.ts';
import type { Study } from '../../storage/studies.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { linkReport } from '../teach/lessonLinks.ts';
import type { FilterBar } from './filterBar.ts';
import { carryPeople } from './leaveOut.ts';
import { explainUrl } from './reportLinks.ts';
import type { StudyReport } from './studyReport.ts';

/** Where a report is shown. */
export interface ReportPlace {
  /** The address of the report, of which the explanations are a part. */
  readonly base: string;
  /** The lesson on who would buy again with the numbers of this report. */
  readonly lessonWithTable: string;
  /** Leads on when there is nothing to show yet. */
  readonly surveyUrl?: string | undefined;
  /** What only the study's staff sees. */
  readonly staff?: StaffHead;
  /** Where they get what a gap lacks: people who answer, or sides that are asked. */
  readonly measureAt?: { readonly people: string; readonly sides: string };
  /** Where they plan what is done about the priorities. */
  readonly actionsUrl?: string;
}

/** The head of a page for staff: the way to the other pages and to the files, how many flagged are left out, and the filter. */
export interface StaffHead {
  readonly pages: readonly unknown[];
  readonly leftOut: number | null;
  readonly withAll: string;
  readonly bar: FilterBar | null;
  readonly handOver: string;
  /** Where they get the links by which people answer. */
  readonly links: string;
  readonly present: string;
}

/** Sends the gap report as a page. */
export function sendReport(
  site: Site,
  request: Request,
  response: Response,
  study: Study,
  computed: Pick<StudyReport, 'report' | 'samples' | 'questionnaire'>,
  { base, lessonWithTable, surveyUrl, staff, measureAt, actionsUrl }: ReportPlace,
): void {
  const speaker = listen(request);
  sendPage(request, response, {
    view: 'analyse/report',
    title: speaker.text(study.title),
    style: staff ? 'staff' : 'report',
    path: staff ? carryPeople(request, base) : base,
    ...(staff?.bar?.refusal && { status: 422 }),
    data: {
      ...describeReport(computed, aroundReport(site, study, computed, staff !== undefined), speaker),
      surveyUrl,
      measureAt,
      actionsUrl,
      staff,
      base,
      isMade: study.isMade,
      explain: explainUrl(request, base),
      lessons: { ...linkReport(request, computed.questionnaire, speaker), repurchase: lessonWithTable },
    },
  });
}

/** What a report of a study needs besides its figures. */
export function aroundReport(
  site: Site,
  study: Study,
  { questionnaire }: Pick<StudyReport, 'questionnaire'>,
  isOwn: boolean,
): Around {
  const instrument = study.instrument ?? site.builtIn.find(({ id }) => id === questionnaire.instrument);
  return {
    staffForm: site.staffForm,
    structure: instrument?.structure ?? {},
    minGroup: study.settings.minGroup,
    isOwn,
  };
}

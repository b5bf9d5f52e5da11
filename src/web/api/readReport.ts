import { z } from 'zod';
import { completeReport } from '../../core/report/completeReport.ts';
import { joinDeep } from '../analyse/joinDeep.ts';
import { chooseReport } from '../analyse/leaveOut.ts';
import { filterOf } from '../analyse/requestFilter.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { asJson } from './asJson.ts';
import { defineOperation } from './operation.ts';
import { people } from './queryShapes.ts';

/** The report as `fivegaps analyze --json` prints it; its parts are told by its schema's name. */
export const reportShape = z.looseObject({
  schema: z.literal('fivegaps-report/1'),
  instrument: z.string(),
  notes: z.array(z.looseObject({ at: z.string(), code: z.string() })).describe('notes'),
});

/** The report of a study as its staff sees it: of fewer people than its plan says there is no figure. */
export const readReport = defineOperation({
  id: 'readReport',
  method: 'get',
  path: '/studies/{study}/report',
  scope: 'reports:read',
  isForPublished: true,
  isFiltered: true,
  query: people,
  gives: { 200: asJson(reportShape) },
  async answer({ reports }, { request, response }) {
    const { computed } = chooseReport(request, await reports.findOwn(ownStudy(response), filterOf(request)));
    return { status: 200, body: completeReport(await joinDeep(computed), computed.samples.customer) };
  },
});

import { sendDeck } from '../analyse/sendDeck.ts';
import { sendReportFile } from '../analyse/sendReportFile.ts';
import { defineOperation } from './operation.ts';
import { people } from './queryShapes.ts';

/** The report as the files that staff download, by the same choices and, below the API, at the same addresses. */
const asked = {
  method: 'get',
  scope: 'reports:read',
  isForPublished: true,
  isFiltered: true,
  query: people,
} as const;

export const readReportCsv = defineOperation({
  ...asked,
  id: 'readReportCsv',
  path: '/studies/{study}/report.csv',
  gives: { 200: { types: ['text/csv'] } },
  async answer({ site, reports }, { request, response }) {
    await sendReportFile(site, reports, 'csv')(request, response);
    return null;
  },
});

export const readReportPage = defineOperation({
  ...asked,
  id: 'readReportPage',
  path: '/studies/{study}/report.html',
  gives: { 200: { types: ['text/html'] } },
  async answer({ site, reports }, { request, response }) {
    await sendReportFile(site, reports, 'html')(request, response);
    return null;
  },
});

export const readDeck = defineOperation({
  ...asked,
  id: 'readDeck',
  path: '/studies/{study}/deck.pptx',
  gives: { 200: { types: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'] } },
  async answer({ site, reports }, { request, response }) {
    await sendDeck(site, reports)(request, response);
    return null;
  },
});

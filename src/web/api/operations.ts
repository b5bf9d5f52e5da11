import { analyzeOperation } from './analyzeOperation.ts';
import { lintInstrument, readInstruments } from './instrumentOperations.ts';
import type { Operation } from './operation.ts';
import { readReport } from './readReport.ts';
import { readResponsePage, readResponsesCsv } from './responsePages.ts';
import { showDocument } from './showDocument.ts';
import { readQuestionnaire, readStudies, readStudy } from './studyOperations.ts';
import { takeImport } from './takeImport.ts';
import { takeResponses } from './takeResponses.ts';

const ours: readonly Operation[] = [
  readStudies,
  readStudy,
  readQuestionnaire,
  readResponsePage,
  takeResponses,
  readResponsesCsv,
  takeImport,
  readReport,
  analyzeOperation,
  readInstruments,
  lintInstrument,
];

/** Everything that programs can do, in the order of the document. */
export const operations: readonly Operation[] = [...ours, showDocument(ours)];

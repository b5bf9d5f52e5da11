import { analyzeOperation } from './analyzeOperation.ts';
import {
  readBundle,
  readPythonScript,
  readRScript,
  readSpssData,
  readSpssSyntax,
  readWorkbook,
} from './bundleOperations.ts';
import { deleteImport, readImports } from './importOperations.ts';
import { lintInstrument, readInstrumentSchema, readInstruments } from './instrumentOperations.ts';
import type { Operation } from './operation.ts';
import { readReport } from './readReport.ts';
import { readDeck, readReportCsv, readReportPage } from './reportFiles.ts';
import { readResponsePage, readResponsesCsv } from './responsePages.ts';
import { showDocument } from './showDocument.ts';
import { readQuestionnaire, readStudies, readStudy } from './studyOperations.ts';
import { takeImport } from './takeImport.ts';
import { takeResponses } from './takeResponses.ts';
import { verifyOperation } from './verifyOperation.ts';

const ours: readonly Operation[] = [
  readStudies,
  readStudy,
  readQuestionnaire,
  readResponsePage,
  takeResponses,
  readResponsesCsv,
  readWorkbook,
  readSpssData,
  readImports,
  takeImport,
  deleteImport,
  readReport,
  readReportCsv,
  readReportPage,
  readDeck,
  readRScript,
  readPythonScript,
  readSpssSyntax,
  readBundle,
  verifyOperation,
  analyzeOperation,
  readInstruments,
  readInstrumentSchema,
  lintInstrument,
];

/** Everything that programs can do, in the order of the document. */
export const operations: readonly Operation[] = [...ours, showDocument(ours)];

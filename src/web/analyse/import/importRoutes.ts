import type { Router } from 'express';
import { requireFormToken } from '../../manage/guard.ts';
import { readForm, readLongForm } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import { showImport } from '../importPages.ts';
import type { StudyReports } from '../studyReport.ts';
import type { Uploads } from '../uploads.ts';
import { showImports, takeUndoing } from './importsPage.ts';
import { sendUploadFile } from './sendUploadFile.ts';
import { takeUpload } from './takeMapping.ts';
import { showUpload, takeImport } from './uploadPages.ts';

/** The addresses at which answers come in from files. */
export function addImportRoutes(router: Router, site: Site, uploads: Uploads, reports: StudyReports): void {
  router.get('/studies/:studyId/import', showImport(site));
  router.post('/studies/:studyId/import', takeImport(site, uploads));
  router.get('/studies/:studyId/import/:uploadId', showUpload(site, uploads));
  router.post('/studies/:studyId/import/:uploadId', readLongForm, requireFormToken, takeUpload(site, uploads));
  router.get('/studies/:studyId/import/:uploadId/:file', sendUploadFile(site, uploads));
  router.get('/studies/:studyId/imports', showImports(site));
  router.post('/studies/:studyId/imports/:arrived', readForm, requireFormToken, takeUndoing(site, reports));
}

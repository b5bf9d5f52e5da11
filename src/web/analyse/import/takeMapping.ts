import type { RequestHandler } from 'express';
import { openTable } from '../../../intake/table/openTable.ts';
import { deleteImportMappings } from '../../../storage/importMappings.ts';
import { listAskedAudiences, type PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listFields, readField } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import type { Upload, Uploads } from '../uploads.ts';
import { addLabels, flipColumns, hasRated } from './adjustMapping.ts';
import { answerRun } from './answerRun.ts';
import { findMapping } from './findMapping.ts';
import { readMappingForm } from './mappingForm.ts';
import { findAsked, findOwnUpload, prepareJob } from './ownUpload.ts';
import { sendPreview } from './previewPage.ts';
import { nameKind } from './rememberedMapping.ts';
import { takeDecision } from './uploadPages.ts';

/** What the analyst says on the page of an upload: how it is to be read, or what is to become of it. */
export function takeUpload(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }>[] {
  return [takeMapping(site, uploads), takeDecision(site, uploads)];
}

/**
 * Takes what the analyst corrected in how the columns are read, checks the file again and shows what is found now. Nothing is
 * stored. Where nothing was corrected and nothing of the kind was pressed, the decision is for whoever comes next.
 */
function takeMapping(site: Site, uploads: Uploads): RequestHandler<{ uploadId: string }> {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const upload = findOwnUpload(uploads, request.params.uploadId, response);
    const fields = listFields(request.body);
    const decision = readField(fields, 'decision');
    const isAsked = ['check', 'flip', 'forget'].includes(decision);
    const hasForm = fields.has('missing') && decision !== 'cancel';
    const published = upload && (isAsked || hasForm) && (await findAsked(site, upload));
    const table = published && (await openTable(upload.file));
    if (!published || !table || 'problems' in table) {
      next();
      return;
    }
    const show = async (changed: Upload, asked: PublishedQuestionnaire) => {
      // What was found before may no longer hold: others import and answer meanwhile.
      await site.imports.stop(changed.id);
      const run = site.imports.start(changed.id, await prepareJob(site, changed, asked));
      await answerRun({ site, uploads, request, response, upload: changed, published: asked }, run);
    };

    if (decision === 'forget') {
      await deleteImportMappings(site.db, study.id, nameKind(study.id, published.questionnaire, table.header));
      await show(await uploads.reread(upload, { mapping: null }), published);
      return;
    }
    const audience = readField(fields, 'audience');
    if (audience !== '' && audience !== published.questionnaire.audience) {
      const asked = await listAskedAudiences(site.db, study.id);
      const other = asked.find((each) => each === audience);
      const changed = other && (await uploads.reread(upload, { mapping: null, audience: other }));
      const theirs = changed && (await findAsked(site, changed));
      if (theirs) await show(changed, theirs);
      else next();
      return;
    }
    const before = await findMapping(upload, table, published);
    const form = before && readMappingForm(fields, before, table.header, published.questionnaire);
    if (!form || (!isAsked && !form.isChanged)) {
      next();
      return;
    }
    const { mistakes } = form;
    const isNew = form.isChanged || decision === 'flip' || (await isProposed(site, upload));
    const named = await addLabels(form.mapping, table, published.questionnaire);
    const mapping = decision === 'flip' ? flipColumns(named, published.questionnaire) : named;
    if (mistakes.length > 0 || !hasRated(mapping, table, published.questionnaire)) {
      const typed = { fields, unknown: mistakes, mapping };
      await sendPreview(site, request, response, { upload, published, outcome: null, table, typed });
      return;
    }
    await show(isNew ? await uploads.reread(upload, { mapping }) : upload, published);
  };
}

/** Whether the form of an upload shows only what its columns may be: whoever sends it as it stands says that they are so. */
async function isProposed(site: Site, { id }: Upload): Promise<boolean> {
  const outcome = await site.imports.find(id)?.outcome.catch(() => undefined);
  return typeof outcome === 'object' && 'draft' in outcome && outcome.draft !== null;
}

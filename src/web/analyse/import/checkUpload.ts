import type { Mapping } from '../../../intake/mapping.ts';
import { readMapping } from '../../../intake/readMapping.ts';
import type { Unusable } from '../../../intake/settleMapping.ts';
import type { PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Study } from '../../../storage/studies.ts';
import { listAllInstruments } from '../../listAllInstruments.ts';
import type { Site } from '../../site.ts';
import { checkImport, findDestination, type ImportCheck, listSuspects, openImport } from '../importFile.ts';
import type { Upload } from '../uploads.ts';
import { startComparison } from './compareStored.ts';

/** Reads an upload whole and stores nothing. */
export async function checkUpload(
  site: Site,
  study: Study,
  upload: Upload,
  published: PublishedQuestionnaire,
): Promise<ImportCheck | Unusable> {
  const file = await openImport(upload.file, upload.mapping, findDestination(study, site.now()), published);
  if ('problems' in file) return file;
  const suspects = listSuspects(published.questionnaire, await listAllInstruments(site));
  return checkImport(file, suspects, startComparison(site.db, study.id));
}

/**
 * How an upload is read: the mapping it has, or what its columns say of themselves, or a first guess of what they could be. Null
 * where there is no reading it.
 */
export async function findMapping(
  site: Site,
  study: Study,
  upload: Upload,
  published: PublishedQuestionnaire,
): Promise<Mapping | null> {
  if (upload.mapping !== null) {
    const mapping = await readMapping(upload.mapping);
    return 'problems' in mapping ? null : mapping;
  }
  const file = await openImport(upload.file, null, findDestination(study, site.now()), published);
  return 'problems' in file ? file.draft : file.mapping;
}

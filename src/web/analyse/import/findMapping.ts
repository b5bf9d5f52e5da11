import type { Mapping } from '../../../intake/mapping.ts';
import { readMapping } from '../../../intake/readMapping.ts';
import type { PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Study } from '../../../storage/studies.ts';
import type { Site } from '../../site.ts';
import { findDestination, openImport } from '../importFile.ts';
import type { Upload } from '../uploads.ts';

/**
 * How an upload is read: the mapping it has, or what its columns say of themselves, or a first guess of what they could be. Null
 * where there is no reading it.
 */
export async function findMapping(
  site: Pick<Site, 'now'>,
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

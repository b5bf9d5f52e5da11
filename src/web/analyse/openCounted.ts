import type { Response } from '../../core/answers/response.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { hideMinute } from '../../export/hideMinute.ts';
import type { OpenBlocks } from '../../export/responseColumns.ts';
import { readResponses } from '../../storage/readSnapshot.ts';
import type { Database } from '../../storage/schema.ts';
import type { Study } from '../../storage/studies.ts';
import { blockSize, letOthersRun } from './foldSample.ts';
import { countAll } from './foldStudy.ts';

/**
 * The responses of an audience that count, as files hand them over, block by block: those that a correction replaced are left
 * out, and those that are not meant. They come in the order of their ids, which are random, so that no row tells who came before whom; and
 * unless the study is a named one, of the time when they were sent no more than the hour is told.
 */
export function openCounted(
  db: Database,
  { id, settings }: Pick<Study, 'id' | 'settings'>,
  audience: Audience,
  upTo: number,
  isKept: (response: Response) => boolean = () => true,
): OpenBlocks {
  const tell = settings.isNamed ? (response: Response) => response : hideMinute;
  const { share } = countAll(upTo);
  return async function* () {
    for await (const block of readResponses(db, { studyId: id, audience, upTo }, blockSize, { hasComments: true })) {
      const counted = block.flatMap((stored) => share(stored) ?? []);
      yield counted.filter(isKept).map(tell);
      await letOthersRun();
    }
  };
}

import type { Response } from '../../core/answers/response.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { chooseTold } from '../../export/hideMinute.ts';
import type { OpenBlocks } from '../../export/responseColumns.ts';
import { readShuffled } from '../../storage/readShuffled.ts';
import type { Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';
import { blockSize, letOthersRun } from './foldSample.ts';
import { countAll } from './foldStudy.ts';

/** Where responses are read from, and the secret by which they are shuffled. */
export type Stored = Pick<Site, 'db' | 'secret'>;

/**
 * The responses of an audience that count, as files hand them over, block by block: those that a correction replaced are left
 * out, and those that are not meant. No row tells who came before whom; and unless the study is a named one, of the time when they
 * were sent no more than the hour is told.
 */
export function openCounted(
  { db, secret }: Stored,
  { id, settings }: Pick<Study, 'id' | 'settings'>,
  audience: Audience,
  upTo: number,
  isKept: (response: Response) => boolean = () => true,
): OpenBlocks {
  const tell = chooseTold(settings);
  const { share } = countAll(upTo);
  return async function* () {
    for await (const block of readShuffled(db, { studyId: id, audience, upTo }, blockSize, secret)) {
      const counted = block.flatMap((stored) => share(stored) ?? []);
      yield counted.filter(isKept).map(tell);
      await letOthersRun();
    }
  };
}

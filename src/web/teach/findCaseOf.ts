import type { TeachingCase } from '../../core/simulation/teachingCase.ts';
import { listCaseIds } from '../../intake/listCaseIds.ts';
import { type ReadCase, readCase } from '../../intake/readCase.ts';
import type { Study } from '../../storage/studies.ts';
import { numberCaseStudy } from './caseStudy.ts';

let known: Promise<readonly ReadCase[]> | undefined;

/** The teaching case that a study was made of, if any. The cases come with the program and are read once. */
export async function findCaseOf({ id, isMade }: Pick<Study, 'id' | 'isMade'>): Promise<TeachingCase | undefined> {
  if (!isMade) return undefined;
  known ??= Promise.all(listCaseIds().map(readCase));
  return (await known).find(({ said }) => numberCaseStudy(said.study.id, id) > 0)?.said;
}

import type { Response } from '../core/answers/response.ts';
import { packAnswers } from './packResponse.ts';
import { findContents, type StoredContent } from './responses.ts';
import type { Database } from './schema.ts';

type Content = Omit<StoredContent, 'id' | 'conflict_of'>;

/** Whether two responses with one id say the same. */
export function isSameContent(a: Content, b: { readonly [Key in keyof Content]?: Content[Key] }): boolean {
  return (
    a.answers === b.answers &&
    a.points === (b.points ?? null) &&
    a.outcomes === (b.outcomes ?? null) &&
    a.profile === (b.profile ?? null) &&
    a.comments === (b.comments ?? null)
  );
}

/** Which responses are stored already under their ids, and whether with the same answers; the others are new. */
export async function compareResponses(
  db: Database,
  studyId: string,
  responses: readonly Response[],
): Promise<ReadonlyMap<string, 'same' | 'changed'>> {
  const answersById = new Map(responses.map(({ id, answers }) => [id, answers]));
  const found = new Map<string, 'same' | 'changed'>();
  for (const content of await findContents(db, studyId, [...answersById.keys()]))
    for (const id of [content.id, content.conflict_of]) {
      const own = id === null ? undefined : answersById.get(id);
      if (id === null || own === undefined || found.get(id) === 'same') continue;
      found.set(id, isSameContent(content, packAnswers(own)) ? 'same' : 'changed');
    }
  return found;
}

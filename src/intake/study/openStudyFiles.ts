import type { Instrument } from '../../core/instrument/instrument.ts';
import { buildQuestionnaire } from '../../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { findMixedDesigns } from '../findMixedDesigns.ts';
import type { Mapping } from '../mapping.ts';
import { noStudy, openResponses, type ResponseFile } from '../readResponses.ts';
import { readStaffForm } from '../readStaffForm.ts';
import type { Unusable } from '../settleMapping.ts';
import { makeStaffTemplate } from '../staffTemplate.ts';

/** The files of one study, each of one audience; that of the customers is always there. */
export type Paths = { readonly customer: string } & Readonly<Partial<Record<Audience, string>>>;

/** What says how to read them: a mapping, which serves them all, or an instrument, or both. */
export type Guide =
  | { readonly mapping: Mapping; readonly instrument: null }
  | { readonly mapping: Mapping | null; readonly instrument: Instrument; readonly isGuess?: boolean };

export interface StudyFile {
  readonly audience: Audience;
  readonly path: string;
  readonly file: ResponseFile;
}

/** Why files cannot be used, each by its path; null for what lies between the files. `draft` is the mapping they need. */
export interface Refusal {
  readonly refused: readonly ({ readonly path: string | null } & Pick<Unusable, 'problems' | 'layout'>)[];
  readonly draft: Mapping | null;
}

/** Opens all files of a study, customers first, or says all that is wrong with any of them. */
export async function openStudyFiles(paths: Paths, guide: Guide): Promise<readonly StudyFile[] | Refusal> {
  const opened: StudyFile[] = [];
  const unusable: (Unusable & { readonly path: string })[] = [];
  for (const audience of audiences) {
    const path = paths[audience];
    if (path === undefined) continue;
    const file = await openFile(path, audience, guide);
    if ('problems' in file) unusable.push({ path, ...file });
    else opened.push({ audience, path, file });
  }
  if (unusable.length > 0) return { refused: unusable, draft: draftForAll(guide.mapping, opened, unusable) };

  const asked = opened.flatMap(({ file }) => [...file.questionnaire.sides, ...file.questionnaire.ratings]);
  const mixed = findMixedDesigns(asked.map(({ side }) => side));
  return mixed.length > 0 ? { refused: [{ path: null, problems: mixed }], draft: null } : opened;
}

async function openFile(path: string, audience: Audience, guide: Guide): Promise<ResponseFile | Unusable> {
  if (guide.instrument === null) return openResponses(path, { mapping: guide.mapping, wanted: { audience } }, noStudy);
  const { mapping, instrument } = guide;
  const template =
    audience === 'customer'
      ? buildQuestionnaire(instrument, audience)
      : makeStaffTemplate(instrument, audience, await readStaffForm());
  return openResponses(path, { mapping, wanted: { template, isGuess: guide.isGuess ?? false } }, noStudy);
}

/** One mapping for all the files: what is known of the columns, and a draft for those files that nothing is known of. */
function draftForAll(
  given: Mapping | null,
  opened: readonly StudyFile[],
  unusable: readonly Unusable[],
): Mapping | null {
  const drafts = unusable.flatMap(({ draft }) => (draft === null ? [] : [draft]));
  const [first] = drafts;
  if (!first) return null;
  const known = given === null ? opened.flatMap(({ file }) => file.mapping.columns) : given.columns;
  return { ...first, ...given, columns: [...known, ...drafts.flatMap(({ columns }) => columns)] };
}

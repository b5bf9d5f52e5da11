import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { startSample } from '../../core/report/buildSample.ts';
import type { Sample } from '../../core/report/sample.ts';
import { type OpenBlocks, surveyResponses } from '../responseColumns.ts';

/** The sample of responses that come block by block, as they are handed over. */
export async function foldBlocks(asked: Questionnaire, openBlocks: OpenBlocks): Promise<Sample> {
  const first = startSample(await askSegments(asked, openBlocks));
  for await (const block of openBlocks()) for (const response of block) first.add(response);
  const second = first.startSecondPass();
  if (second.isNeeded) for await (const block of openBlocks()) for (const response of block) second.add(response);
  return second.finish();
}

/** The questionnaire with the segments that files have brought, which split respondents as those do that are asked for. */
export async function askSegments(asked: Questionnaire, openBlocks: OpenBlocks): Promise<Questionnaire> {
  const { segments } = await surveyResponses(asked, openBlocks);
  const brought = segments.slice(asked.profile.length).sort();
  const added = brought.map((id) => ({ id, text: { zh: id, en: id } }));
  return { ...asked, profile: [...asked.profile, ...added] };
}

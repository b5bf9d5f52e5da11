import { audiences } from '../../src/core/instrument/side.ts';
import { answerFiles } from '../../src/core/report/rCode/questionnaireCode.ts';
import { writeResponsesCsv } from '../../src/export/responsesCsv.ts';
import type { GivenStudy } from '../core/report/explain/givenStudy.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';

/** The answers of all audiences as the scripts want them, in the folder of temporary files. */
export async function exportAnswers({ questionnaires, responses }: GivenStudy): Promise<void> {
  for (const audience of audiences) {
    const openBlocks = async function* () {
      yield responses[audience];
    };
    let text = '';
    for await (const piece of writeResponsesCsv('made', questionnaires[audience], openBlocks)) text += piece;
    writeTemporary(text, answerFiles[audience]);
  }
}

import { answers } from './answers.ts';
import { archives } from './archives.ts';
import { around } from './around.ts';
import type { BadFile } from './badFile.ts';
import { below } from './below.ts';
import { charsets } from './charsets.ts';
import { headers } from './headers.ts';
import { lines } from './lines.ts';
import { otherFiles } from './otherFiles.ts';
import { workbooks } from './workbooks.ts';

/** The whole corpus by what is odd. */
export const corpus: ReadonlyMap<string, readonly BadFile[]> = new Map(
  Object.entries({ charsets, lines, headers, answers, around, below, workbooks, archives, otherFiles }),
);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/core/instrument/text.ts';
import type { Problem } from '../../src/core/problem.ts';
import { speak } from '../../src/words/catalogue.ts';
import { describeProblem, explainProblem } from '../../src/words/sentences.ts';
import { type BadFile, writeProblem } from '../intake/corpus/badFile.ts';
import { baseRows, changeCells } from '../intake/corpus/baseFile.ts';
import { checkFile } from '../intake/corpus/checkFile.ts';
import { corpus } from '../intake/corpus/corpus.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readText } from './readPage.ts';

/** Every file of the corpus, read as a file is and uploaded as an analyst does. */

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

/**
 * Of the processor: far more than any file of the corpus needs, also on a busy machine. What takes longer grows with the square of
 * the file, and would stop the survey for everybody else.
 */
const longestMilliseconds = 2000;

async function upload(content: string | Buffer, fileName: string, language: Language) {
  const form = new FormData();
  form.append('token', staff.token);
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), fileName);
  const answer = await site.post(`/studies/inn/import?lang=${language}`, form, staff.cookie);
  return { status: answer.status, page: await answer.text() };
}

/** The cells of the rows that a file should leave in the study. */
function listExpected(verdict: Extract<BadFile['verdict'], { readonly accepted: unknown }>) {
  const bad = new Set(verdict.accepted.map((place) => Number.parseInt(place, 10)));
  const cells = changeCells(verdict.reads);
  const rows = verdict.rows ?? baseRows.filter((row) => !bad.has(row));
  return rows.map((row) => cells[row - 1]?.map((cell) => (cell === '' ? null : cell)));
}

/** A sentence says what is wrong, and then what to do. */
function expectSentences(problem: Problem): void {
  for (const language of languages) {
    const sentence = explainProblem(problem, language);
    expect(sentence).not.toContain('problem.');
    expect(sentence.match(/[。？]|[.?!](?=\s|$)|[：:;]\s/g)?.length ?? 0, sentence).toBeGreaterThanOrEqual(2);
    const whole = describeProblem(problem, language);
    for (const place of [problem.row, problem.column]) if (place !== undefined) expect(whole).toContain(String(place));
  }
}

describe.each([...corpus])('%s', (_, files) => {
  test.each(files.map((file) => [file.name, file] as const))('%s', async (_, { makeBytes, fileName, verdict }) => {
    const content = makeBytes();
    const begun = process.cpuUsage();
    const { problems, check, stored } = await checkFile(content);
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(longestMilliseconds);
    const told = problems.map(writeProblem).sort();
    for (const problem of problems) expectSentences(problem);
    if ('rejected' in verdict) {
      expect({ told, isTaken: check !== null }).toEqual({ told: verdict.rejected, isTaken: false });
    } else {
      const { accepted, unused, duplicates, leftOut } = verdict;
      for (const problem of check?.leftOut ?? []) expectSentences(problem);
      expect(check?.leftOut.map(writeProblem)).toEqual(leftOut);
      expect({ told, isTaken: check !== null }).toEqual({ told: [...accepted].sort(), isTaken: true });
      expect({ unused: check?.unused, duplicates: check?.duplicates }).toEqual({ unused, duplicates });
      expect(stored).toEqual(listExpected(verdict));
    }
    // What is wrong with a whole file is read in both languages; the preview's sentences are the same ones in a table.
    for (const language of check === null ? languages : (['zh'] as const)) {
      const { status, page } = await upload(content, fileName, language);
      expect(status).toBe(check === null ? 422 : 200);
      expect(page).not.toContain('<script>alert');
      expect(page).not.toContain('<img src=x');
      const text = readText(page);
      for (const problem of check?.leftOut ?? [])
        expect(text).toContain(readText(describeProblem(problem, language).replaceAll('<', '&lt;')));
      const rows = new Set(readAll(/<tbody>.*<\/tbody>/s.exec(page)?.[0] ?? '', 'tr'));
      for (const problem of problems) {
        const place = [problem.row, problem.column].filter((each) => each !== undefined).join(' ');
        if (check === null)
          expect(listSentences(problem, language).filter((each) => text.includes(each))).not.toEqual([]);
        else expect(rows).toContain(readText(`${place} ${explainProblem(problem, language).replaceAll('<', '&lt;')}`));
      }
    }
  });
});

/** The sentences of which a page that refuses a file has one: where columns can be named below, it does not ask for a mapping. */
function listSentences(problem: Problem, language: Language): readonly string[] {
  const usual = describeProblem(problem, language);
  const key = problem.column === undefined ? 'import.notRecognised' : 'import.notWhole';
  const isAsked = problem.code.startsWith('not-recognised');
  const sentences = isAsked ? [usual, speak(language)(key, { columns: problem.column ?? '' })] : [usual];
  return sentences.map((each) => readText(each.replaceAll('<', '&lt;')));
}

test('nothing went wrong that nobody was told, and nothing was stored', async () => {
  expect([...corpus.values()].flat().length).toBeGreaterThanOrEqual(250);
  expect(site.logged).toEqual([]);
  expect(await site.countRows()).toBe(0);
});

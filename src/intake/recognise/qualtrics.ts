import { foldText } from '../../core/answers/normaliseText.ts';
import type { Mark, Recogniser, SourceColumn } from './layout.ts';
import { splitHeader } from './splitHeader.ts';

/** What Qualtrics writes beside the answers, by the names of either edition of its exports. */
const added: ReadonlyMap<string, SourceColumn['about']> = new Map(
  Object.entries({
    responseid: 'serial',
    recordeddate: 'submitted',
    'duration (in seconds)': 'duration',
    userlanguage: 'language',
    ...Object.fromEntries(
      [
        ...['startdate', 'enddate', 'status', 'ipaddress', 'progress', 'finished', 'recipientlastname'],
        ...['recipientfirstname', 'recipientemail', 'externalreference', 'externaldatareference', 'emailaddress'],
        ...['locationlatitude', 'locationlongitude', 'locationaccuracy', 'distributionchannel', 'responseset', 'name'],
      ].map((name) => [name, 'ignore' as const]),
    ),
  } as const),
);
const fewestAdded = 4;

type Marks = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What Qualtrics writes of forms that were filled in as a preview, or made as a test, in its text and its numeric exports ("Understanding
 * Your Dataset": 1 is a preview, 2 a test, 9 a preview that looks like spam, 17 one without a network).
 */
const trials: Marks = new Map([
  [
    'status',
    new Set(['1', '2', '9', '17', 'survey preview', 'survey test', 'survey preview spam', 'offline survey preview']),
  ],
  ['distributionchannel', new Set(['preview', 'test'])],
]);

/**
 * What it writes of forms that were closed before anybody sent them. Whoever sent one, or was screened out, has finished and made
 * 100 % (the same page); the first column says it in the words of the account.
 */
const unfinished: Marks = new Map([
  ['finished', new Set(['0', 'false', 'no', '否'])],
  ['progress', new Set(Array.from({ length: 100 }, (_, percent) => String(percent)))],
]);

/**
 * Qualtrics: short names in the first row, the questions in the second, and since 2017 a third with the ids of its own in
 * JSON. Older exports call the added columns V1 to V10 and name them in the second row.
 */
export const recogniseQualtrics: Recogniser = ([first, second, third]) => {
  if (!first || !second) return null;
  const isOld = first.cells[0]?.trim() === 'V1' && added.has(foldText(second.cells[0] ?? ''));
  const names = first.cells.map((cell, index) => {
    const own = cell.trim();
    return isOld && /^V\d+$/.test(own) ? (second.cells[index]?.trim() ?? own) : own;
  });
  const known = names.filter((name) => added.has(foldText(name))).length;
  if (known < fewestAdded) return null;
  const hasIds = third?.cells.some((cell) => /^\s*\{\s*['"]ImportId['"]/.test(cell)) ?? false;
  // Beside ids in a third row, only words tell a header's second row from the first answers: dates have none.
  const hasTexts =
    isOld || hasIds || !/\d{4}/.test(second.cells[names.findIndex((name) => /^(start|end)date$/i.test(name))] ?? '');
  const last = hasIds ? third : hasTexts ? second : first;
  // An end date is when older exports took an answer in.
  const isDated = names.some((name) => foldText(name) === 'recordeddate');
  return {
    tool: 'qualtrics',
    confidence: hasIds || isOld ? 0.98 : 0.8,
    lastHeaderRow: last?.row ?? first.row,
    trials: findMarks(names, trials),
    unfinished: findMarks(names, unfinished),
    columns: names.map((name, index) => {
      const folded = foldText(name);
      const about = !isDated && folded === 'enddate' ? 'submitted' : (added.get(folded) ?? null);
      if (about !== null || name === '') return { name, about: about ?? 'ignore', stem: '', row: '' };
      return { name, about: null, ...splitHeader((hasTexts && second.cells[index]) || name) };
    }),
  };
};

function findMarks(names: readonly string[], marks: Marks): readonly Mark[] {
  return names.flatMap((name, place) => {
    const texts = marks.get(foldText(name));
    return texts === undefined ? [] : [{ place, texts }];
  });
}

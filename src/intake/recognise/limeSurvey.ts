import { foldText } from '../../core/answers/normaliseText.ts';
import type { Recogniser, SourceColumn } from './layout.ts';
import { cleanWords, splitHeader } from './splitHeader.ts';

/** What LimeSurvey writes before the answers, by code or in words. */
const added: ReadonlyMap<string, SourceColumn['about']> = new Map([
  ...['id', 'response id', '答复 id', '答复id'].map((name) => [name, 'serial'] as const),
  ...['submitdate', 'date submitted', '提交日期'].map((name) => [name, 'submitted'] as const),
  ...['startlanguage', 'start language', '起始语言'].map((name) => [name, 'language'] as const),
  ...['lastpage', 'last page', '最后页面', 'seed', '种子', 'startdate', 'date started', '开始日期'].map(
    (name) => [name, 'ignore'] as const,
  ),
  ...['datestamp', 'date last action', '最后操作日期', 'ipaddr', 'ip address', 'refurl', 'token', 'access code'].map(
    (name) => [name, 'ignore'] as const,
  ),
  ...['interviewtime', 'total time', '总时间'].map((name) => [name, 'duration'] as const),
]);
const fewestAdded = 3;
/** It dates a form when it is sent, all with one day where the survey keeps no dates. */
const unsent: ReadonlySet<string> = new Set(['']);

/** `G01Q02[SQ001]`, with `[1]` or `[2]` behind for the two scales of a dual array, and perhaps `. words`. */
const coded = /^([A-Za-z][\w]*)(?:\[([^[\]]+)\])?(?:\[([^[\]]+)\])?(?:\.\s*(.*))?$/s;

/** LimeSurvey: id, submitdate, lastpage and startlanguage, then questions by code, by words, or by both. */
export const recogniseLimeSurvey: Recogniser = ([header]) => {
  if (!header) return null;
  const names = header.cells.map((cell) => foldText(cell));
  const known = names.filter((name) => added.has(name)).length;
  if (
    known < fewestAdded ||
    !names.some((name) => ['lastpage', 'last page', 'startlanguage', 'start language'].includes(name))
  )
    return null;
  return {
    tool: 'limesurvey',
    confidence: 0.9,
    lastHeaderRow: header.row,
    unfinished: names.flatMap((name, place) => (added.get(name) === 'submitted' ? [{ place, texts: unsent }] : [])),
    columns: header.cells.map((cell, index) => {
      const name = cell.trim();
      const about = added.get(names[index] ?? '') ?? null;
      // `G01Q02Time`; a statement may well end with "the promised time".
      if (about !== null || /^\S*time$/i.test(name)) return { name, about: about ?? 'ignore', stem: '', row: '' };
      const [, code, row = '', scale = '', words = ''] = coded.exec(name) ?? [];
      if (code === undefined) return { name, about, ...splitScales(name) };
      if (words !== '') return { name, about, ...splitHeader(words) };
      return { name, about, stem: scale === '' ? code : `${code} [${scale}]`, row };
    }),
  };
};

/** In words, a dual array is `Question [Row][Scale]`: what sets two columns of a row apart belongs to the question. */
function splitScales(name: string): { readonly stem: string; readonly row: string } {
  const [, question = '', row = '', scale = ''] = /^(.*\S)\s*\[([^[\]]+)\]\s*\[([^[\]]+)\]$/s.exec(name) ?? [];
  return question === '' ? splitHeader(name) : { stem: cleanWords(`${question} [${scale}]`), row: cleanWords(row) };
}

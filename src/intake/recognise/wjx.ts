import { foldText } from '../../core/answers/normaliseText.ts';
import type { Layout, Recogniser, SourceColumn } from './layout.ts';
import { cleanWords } from './splitHeader.ts';

/** What 问卷星 writes before the answers. */
const added: ReadonlyMap<string, SourceColumn['about']> = new Map([
  ['序号', 'serial'],
  ['提交答卷时间', 'submitted'],
  ['所用时间', 'duration'],
  ['所用时间(秒)', 'duration'],
  ['来源', 'ignore'],
  ['来源详情', 'ignore'],
  ['来自ip', 'ignore'],
  ['总分', 'ignore'],
  ['用户id', 'ignore'],
  ['用户昵称', 'ignore'],
]);
const fewestAdded = 3;

const numbered = /^(\d{1,3})、\s*(.*)$/s;
const choice = /^第(\d{1,3})题[(（](.*)[)）]$/s;

/**
 * 问卷星, by position (按序号) or by text (按文本). Of a matrix only the first row's column carries number and question, as
 * `13、题干—行`; the columns behind it have their row alone. Choices and rows by position are `第13题(行)`.
 */
export const recogniseWjx: Recogniser = (head) => {
  const [header] = head;
  if (!header) return null;
  const names = header.cells.map((cell) => foldText(cell));
  const known = names.filter((name) => added.has(name)).length;
  const questions = header.cells.filter((cell) => numbered.test(cell.trim()) || choice.test(cell.trim())).length;
  if (questions === 0) return null;
  const confidence = known >= fewestAdded ? 0.95 : questions > header.cells.length / 2 ? 0.7 : 0;
  return confidence === 0 ? null : { ...readColumns(header.cells, names), confidence, lastHeaderRow: header.row };
};

function readColumns(cells: readonly string[], names: readonly string[]): Pick<Layout, 'tool' | 'columns'> {
  let matrix: string | null = null;
  const stems = new Map<string, string>();
  const columns = cells.map((cell, index): SourceColumn => {
    const name = cell.trim();
    const about = added.get(names[index] ?? '') ?? null;
    const [, number = '', words = ''] = numbered.exec(name) ?? [];
    if (number !== '') {
      const next = cells[index + 1]?.trim() ?? '';
      const isFirstRow =
        next !== '' && !numbered.test(next) && !choice.test(next) && !added.has(names[index + 1] ?? '');
      const { stem, row } = splitMatrix(words, isFirstRow);
      matrix = row === '' ? null : stem;
      stems.set(number, stem);
      return { name, about: null, stem, row };
    }
    const [, of = '', row = ''] = choice.exec(name) ?? [];
    if (of !== '') return { name, about: null, stem: stems.get(of) ?? `第${of}题`, row };
    if (about === null && matrix !== null && name !== '') return { name, about, stem: matrix, row: cleanWords(name) };
    return { name, about, stem: about === null ? cleanWords(name) : '', row: '' };
  });
  return { tool: 'wjx', columns };
}

/**
 * A dash in the words of a plain question is no matrix; 问卷星 writes it without spaces around. Before a column without a number it
 * may be a colon as well.
 */
function splitMatrix(words: string, isFirstRow: boolean): { readonly stem: string; readonly row: string } {
  const dash = /^(.*?\S)—+(\S.*)$/s.exec(words);
  const [, stem, row] = dash ?? (isFirstRow ? /^(.*?\S)\s*[:：]\s*(\S.*)$/s.exec(words) : null) ?? [];
  if (stem === undefined || row === undefined) return { stem: cleanWords(words), row: '' };
  return { stem: cleanWords(stem), row: cleanWords(row) };
}

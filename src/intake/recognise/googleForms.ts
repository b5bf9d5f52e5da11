import { foldText } from '../../core/answers/normaliseText.ts';
import type { Recogniser } from './layout.ts';
import { splitHeader } from './splitHeader.ts';

const timestamps = new Set(['timestamp', '时间戳记', '时间戳', '時間戳記', '타임스탬프']);
const ignored = new Set([
  'email address',
  'username',
  'score',
  '电子邮件地址',
  '电子邮箱',
  '电子邮件',
  '得分',
  '用户名',
]);

/** Google Forms: a first column for the time, then the questions in full; the rows of a grid as `Question [Row]`. */
export const recogniseGoogleForms: Recogniser = (head) => {
  const [header] = head;
  if (!header || !timestamps.has(foldText(header.cells[0] ?? ''))) return null;
  const isGrid = header.cells.some((cell) => /\S\s*\[[^[\]]+\]\s*$/.test(cell));
  return {
    tool: 'google-forms',
    confidence: isGrid ? 0.95 : 0.7,
    lastHeaderRow: header.row,
    columns: header.cells.map((cell, index) => {
      const name = cell.trim();
      if (index === 0) return { name, about: 'submitted', stem: '', row: '' };
      return ignored.has(foldText(name))
        ? { name, about: 'ignore', stem: '', row: '' }
        : { name, about: null, ...splitHeader(name) };
    }),
  };
};

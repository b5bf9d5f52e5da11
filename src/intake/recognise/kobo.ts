import { foldText } from '../../core/answers/normaliseText.ts';
import type { Recogniser, SourceColumn } from './layout.ts';
import { cleanWords } from './splitHeader.ts';

/** What KoboToolbox and other ODK servers write around the answers. */
const added: ReadonlyMap<string, SourceColumn['about']> = new Map([
  ...['_uuid', 'meta/instanceid', 'instanceid', 'key'].map((name) => [name, 'serial'] as const),
  ...['_submission_time', 'submissiondate'].map((name) => [name, 'submitted'] as const),
  ...[
    'start',
    'end',
    'today',
    'deviceid',
    'phonenumber',
    'username',
    'simserial',
    'subscriberid',
    '_id',
    '_validation_status',
  ].map((name) => [name, 'ignore'] as const),
  ...[
    '_notes',
    '_status',
    '_submitted_by',
    '__version__',
    '_tags',
    '_index',
    '_parent_index',
    '_parent_table_name',
    'formhub/uuid',
  ].map((name) => [name, 'ignore'] as const),
]);
const fewestAdded = 3;
/** Forms come when they are finished; whoever looks them through may refuse one. */
const refused: ReadonlySet<string> = new Set(['not approved', 'validation_status_not_approved']);

/** KoboToolbox: `start` and `end` first, `_id`, `_uuid` and `_submission_time` last, and the path of groups as `group/question`. */
export const recogniseKobo: Recogniser = ([header]) => {
  if (!header) return null;
  const names = header.cells.map((cell) => foldText(cell));
  const known = names.filter((name) => added.has(name) && name.startsWith('_')).length;
  if (known < fewestAdded) return null;
  // Of several ids, the first of these that is there says which form a row is.
  const serial = [...added].find(([name, about]) => about === 'serial' && names.includes(name))?.[0] ?? '_id';
  return {
    tool: 'kobo',
    confidence: 0.95,
    lastHeaderRow: header.row,
    unapproved: names.flatMap((name, place) => (name === '_validation_status' ? [{ place, texts: refused }] : [])),
    columns: header.cells.map((cell, index) => {
      const name = cell.trim();
      const folded = names[index] ?? '';
      const about = folded === serial ? 'serial' : (added.get(folded) ?? null);
      if (about !== null)
        return { name, about: about === 'serial' && folded !== serial ? 'ignore' : about, stem: '', row: '' };
      const slash = name.lastIndexOf('/');
      const last = cleanWords(name.slice(slash + 1));
      return slash < 0
        ? { name, about, stem: last, row: '' }
        : { name, about, stem: cleanWords(name.slice(0, slash)), row: last };
    }),
  };
};

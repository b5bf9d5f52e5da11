import { posix } from 'node:path';
import { BrokenZip, type Zip } from './openZip.ts';
import { readWholeXml } from './readXml.ts';

/** The parts of a workbook that are needed, as its relationships name them; null for those it has not. */
export interface Parts {
  /** Visible worksheets in the order of their tabs, with what stands on these. */
  readonly sheets: readonly Sheet[];
  readonly strings: string | null;
  readonly styles: string | null;
  /** Whether days are counted from 1904, as on old Macintoshes. */
  readonly isFrom1904: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** Null where the file is no workbook of the Office Open XML kind. */
export async function readParts(zip: Zip): Promise<Parts | null> {
  if (!zip.has('_rels/.rels')) return null;
  const roots = await readRelations(zip, '');
  const book = roots.find(({ kind }) => kind === 'officeDocument')?.target;
  if (book === undefined || !zip.has(book) || !/\.xml$/i.test(book)) return null;
  const relations = zip.has(relationsOf(book)) ? await readRelations(zip, book) : [];
  const tabs: { readonly name: string; readonly id: string }[] = [];
  let isFrom1904 = false;
  let isBook = false;
  await readWholeXml(zip.read(book), {
    open(name, attributes) {
      if (name === 'workbook') isBook = true;
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1];
      if (id !== undefined) tabs.push({ name: attributes['name'] ?? '', id });
    },
  });
  if (!isBook) return null;
  const find = (kind: string) => relations.find((each) => each.kind === kind && zip.has(each.target))?.target ?? null;
  const sheets = tabs.flatMap(({ name: tab, id }) => {
    const found = relations.find((each) => each.id === id);
    return found?.kind === 'worksheet' && zip.has(found.target) ? [{ name: tab, part: found.target }] : [];
  });
  if (sheets.length === 0) throw new BrokenZip('no worksheet');
  return { sheets, strings: find('sharedStrings'), styles: find('styles'), isFrom1904 };
}

interface Relation {
  readonly id: string;
  /** The last word of its type, which is the same in both editions of the standard. */
  readonly kind: string;
  readonly target: string;
}

async function readRelations(zip: Zip, part: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readWholeXml(zip.read(relationsOf(part)), {
    open(name, { Id: id, Type: type = '', Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
      relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return relations;
}

function relationsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

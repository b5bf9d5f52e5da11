import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parser } from 'sax';

/** The parts of an Office Open XML package by name, texts as texts. */
export function openPackage(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}

export function readPart(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  const content = parts.get(name);
  if (!content) throw new Error(`no part ${name}`);
  return strFromU8(content);
}

/** The values of an attribute of all elements of a name. */
export function listAttributes(xml: string, element: string, attribute: string): readonly string[] {
  const found: string[] = [];
  const reader = parser(true);
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => {
    const value = attributes[attribute];
    if (name === element && value !== undefined) found.push(String(value));
  };
  reader.write(xml).close();
  return found;
}

/** In which order the schemas of ISO/IEC 29500-4 (pml.xsd, dml-chart.xsd) want what is in an element, where the writer has other ideas. */
const orders: Readonly<Record<string, readonly string[]>> = {
  'p:presentation': [
    'p:sldMasterIdLst',
    'p:notesMasterIdLst',
    'p:sldIdLst',
    'p:sldSz',
    'p:notesSz',
    'p:defaultTextStyle',
  ],
  'c:ser': [
    ...['c:idx', 'c:order', 'c:tx', 'c:spPr', 'c:invertIfNegative', 'c:marker', 'c:dPt', 'c:dLbls'],
    ...['c:cat', 'c:xVal', 'c:val', 'c:yVal', 'c:smooth'],
  ],
  'c:barChart': ['c:barDir', 'c:grouping', 'c:varyColors', 'c:ser', 'c:dLbls', 'c:gapWidth', 'c:overlap', 'c:axId'],
};

/** The elements of a part that stand before others which come first, or where the schema knows none. */
export function findMisplaced(xml: string): readonly string[] {
  const found: string[] = [];
  const open: { readonly name: string; last: number }[] = [];
  const reader = parser(true);
  reader.onopentag = ({ name }) => {
    const parent = open.at(-1);
    const place = orders[parent?.name ?? '']?.indexOf(name);
    if (parent && place !== undefined) {
      if (place < parent.last) found.push(`${name} in ${parent.name}`);
      parent.last = place;
    }
    open.push({ name, last: 0 });
  };
  reader.onclosetag = () => open.pop();
  reader.write(xml).close();
  return found;
}

/** What a package breaks of the rules of ECMA-376, part 2: parts without a type, types without a part, relationships to nowhere. */
export function findFaults(parts: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const types = readPart(parts, '[Content_Types].xml');
  const overrides = listAttributes(types, 'Override', 'PartName').map((name) => name.slice(1));
  const extensions = new Set(listAttributes(types, 'Default', 'Extension'));
  const names = [...parts.keys()].filter((name) => name !== '[Content_Types].xml');
  const targets = names.filter((name) => name.endsWith('.rels')).flatMap((rels) => listTargets(parts, rels));
  const reached = new Set(targets.map(({ target }) => target));
  return [
    ...findTwice(overrides).map((name) => `${name} has two types`),
    ...overrides.filter((name) => !parts.has(name)).map((name) => `no part ${name}`),
    ...names
      .filter((name) => !overrides.includes(name) && !extensions.has(name.replace(/.*\./, '')))
      .map((name) => `${name} has no type`),
    ...targets.filter(({ target }) => !parts.has(target)).map(({ from, target }) => `${from} leads to ${target}`),
    ...names.filter((name) => !name.endsWith('.rels') && !reached.has(name)).map((name) => `nothing leads to ${name}`),
    ...names.filter((name) => name.endsWith('.rels')).flatMap((name) => findTwice(listIds(parts, name))),
  ];
}

function listIds(parts: ReadonlyMap<string, Uint8Array>, rels: string): readonly string[] {
  return listAttributes(readPart(parts, rels), 'Relationship', 'Id');
}

/** Where the relationships of a part lead: `ppt/slides/_rels/slide1.xml.rels` speaks from `ppt/slides`. */
function listTargets(parts: ReadonlyMap<string, Uint8Array>, rels: string) {
  const folder = posix.dirname(posix.dirname(rels));
  return listAttributes(readPart(parts, rels), 'Relationship', 'Target').map((target) => ({
    from: rels,
    target: target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target)),
  }));
}

export function findTwice(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The names, categories and values of the series of a chart, as they are kept in it. */
export function readChart(xml: string): readonly { readonly name: string; readonly values: readonly number[] }[] {
  return [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => ({
    name: decode(/<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(series)?.[1] ?? ''),
    values: readNumbers(/<c:(?:val|yVal)>(.*?)<\/c:(?:val|yVal)>/s.exec(series)?.[1] ?? ''),
  }));
}

function readNumbers(xml: string): readonly number[] {
  return [...xml.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value]) => Number(value));
}

/** The columns of numbers of a chart's workbook. */
export function readWorkbook(bytes: Uint8Array): readonly (readonly number[])[] {
  const sheet = readPart(openPackage(bytes), 'xl/worksheets/sheet1.xml');
  const columns = new Map<string, number[]>();
  for (const [, column = '', more, value] of sheet.matchAll(/<c r="([A-Z]+)\d+"([^>]*)><v>(.*?)<\/v>/g)) {
    if (more?.includes('t="s"')) continue;
    columns.set(column, [...(columns.get(column) ?? []), value === '' ? Number.NaN : Number(value)]);
  }
  return [...columns.values()];
}

export function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

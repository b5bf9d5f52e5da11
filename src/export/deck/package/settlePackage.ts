import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Language } from '../../../core/instrument/text.ts';
import { languageTag } from '../../../page/languageTag.ts';
import { chineseFont } from '../deckStyle.ts';
import { mendChart } from './mendChart.ts';

/** The same content gives the same bytes, whenever it is written. */
const anyTime = new Date(2000, 0, 1);
const anyInstant = '2000-01-01T00:00:00Z';

/**
 * What pptxgenjs 4 writes, made what Office Open XML (ECMA-376) asks for, and the same whenever it is written: its clock and its count
 * of charts since the program began do not show, ids are unique, and nothing is named that is not there.
 */
export function settlePackage(bytes: Uint8Array, language: Language): Uint8Array {
  const parts = unpack(bytes);
  const rename = numberCharts([...parts.keys()]);
  const settled = [...parts].map(([name, content]): readonly [string, Uint8Array] => {
    const newName = rename(name);
    if (name.endsWith('.xlsx')) return [newName, settleWorkbook(content)];
    if (!/\.(xml|rels)$/.test(name)) return [newName, content];
    const text = rename(strFromU8(content));
    return [newName, strToU8(settleText(name, text, new Set([...parts.keys()].map(rename)), language))];
  });
  return pack(settled);
}

function settleText(name: string, text: string, names: ReadonlySet<string>, language: Language): string {
  if (name === '[Content_Types].xml') return dropAbsent(text, names);
  if (name === 'docProps/core.xml') return text.replace(/(?<=<dcterms:\w+ [^>]*>)[^<]+/g, anyInstant);
  const spoken = (
    language === 'zh' ? text.replaceAll('lang="en-US"', `lang="${languageTag(language)}"`) : text
  ).replace(/<a:ea typeface="[^"]+"/g, `<a:ea typeface="${chineseFont}"`);
  if (name === 'ppt/presentation.xml') return putNotesFirst(spoken);
  if (name.startsWith('ppt/charts/chart')) return mendChart(spoken);
  if (name.startsWith('ppt/notesSlides/notes')) return breakParagraphs(spoken);
  return name.startsWith('ppt/slides/slide') ? numberShapes(spoken) : spoken;
}

/** Every slide is listed with a master of its own, of which only one is there. */
function dropAbsent(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\s*<Override PartName="\/([^"]+)"[^>]*>/g, (override, part) =>
    names.has(part) ? override : '',
  );
}

/** The master of the notes is named before the slides (CT_Presentation). */
function putNotesFirst(text: string): string {
  return text.replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1');
}

/**
 * Tables and slide numbers get ids that others have. Nothing refers to an id, so that they can be given anew. The marks
 * of a list are as large as its text anyway, and 100 % is not to be written in thousandths.
 */
function numberShapes(text: string): string {
  let id = 0;
  return text.replaceAll('<a:buSzPct val="100000"/>', '').replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${++id}"`);
}

/** A note is written as one paragraph, whose line breaks PowerPoint does not show. */
function breakParagraphs(text: string): string {
  return text.replace(
    /<a:p><a:r>(<a:rPr[^>]*>)<a:t>([^<]*)<\/a:t><\/a:r><a:endParaRPr[^>]*><\/a:p>/,
    (_, look, notes: string) =>
      notes
        .split(/\r?\n/)
        .map((line) => `<a:p><a:r>${look}<a:t>${line}</a:t></a:r></a:p>`)
        .join(''),
  );
}

/** Charts and their workbooks are counted through all decks of the program; here each deck begins at 1. */
function numberCharts(names: readonly string[]): (text: string) => string {
  const numberOf = (pattern: RegExp) =>
    new Map(
      names
        .flatMap((name) => pattern.exec(name)?.[1] ?? [])
        .sort((a, b) => Number(a) - Number(b))
        .map((number, index) => [number, index + 1]),
    );
  const charts = numberOf(/^ppt\/charts\/chart(\d+)\.xml$/);
  const sheets = numberOf(/Microsoft_Excel_Worksheet(\d+)\.xlsx$/);
  return (text) =>
    text
      .replace(/(?<=charts\/(?:_rels\/)?chart)\d+(?=\.xml)/g, (number) => String(charts.get(number) ?? number))
      .replace(/(?<=Microsoft_Excel_Worksheet)\d+(?=\.xlsx)/g, (number) => String(sheets.get(number) ?? number));
}

/** The workbook of a chart: its own times, and zeros, which are left out; and without a table whose range (`A1:B6'`) is none. */
function settleWorkbook(bytes: Uint8Array): Uint8Array {
  const parts = [...unpack(bytes)].filter(([name]) => !/^xl\/(tables|worksheets\/_rels)\//.test(name));
  const names = new Set(parts.map(([name]) => name));
  return pack(
    parts.map(([name, content]) => {
      if (!/\.(xml|rels)$/.test(name)) return [name, content] as const;
      const text = (name === '[Content_Types].xml' ? dropAbsent(strFromU8(content), names) : strFromU8(content))
        .replace(/(?<=<dcterms:\w+ [^>]*>)[^<]+/g, anyInstant)
        .replaceAll('<v></v>', '<v>0</v>');
      return [name, strToU8(text)] as const;
    }),
  );
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
}

function pack(parts: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: anyTime });
}

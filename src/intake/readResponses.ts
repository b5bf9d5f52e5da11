import type { Response } from '../core/answers/response.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Problem } from '../core/problem.ts';
import type { ColumnPlan } from './columnPlan.ts';
import { audienceWanted, planColumns, type Wanted } from './columns.ts';
import { draftMapping } from './draftMapping.ts';
import { audienceOfEntry, type Mapping } from './mapping.ts';
import { makeMappingTemplate } from './mappingTemplate.ts';
import { readResponse } from './readResponse.ts';
import { type Described, describeColumns } from './recognise/describeColumns.ts';
import type { Layout } from './recognise/layout.ts';
import { readReadingWords } from './recognise/readingWords.ts';
import { recogniseHeaders } from './recogniseHeaders.ts';
import { hashFile } from './responseId.ts';
import { type BadRow, openTable, type Table } from './table/openTable.ts';
import type { Row, TellShare } from './table/row.ts';

/** A file of responses, understood and ready to be read. */
export interface ResponseFile extends Pick<ColumnPlan, 'questionnaire' | 'unused' | 'unfilled' | 'waveOrder'> {
  /** What each column is, as the mapping given says or the headers do. */
  readonly mapping: Mapping;
  /** What the file said of itself; null where a mapping says what it is. */
  readonly recognised: Recognised | null;
  /** The SHA-256 of its bytes. */
  readonly hash: string;
  /** The rows of the file in its order, some at a time, in constant memory; can be asked for more than once. */
  readonly readRows: (tell?: TellShare) => AsyncGenerator<readonly ResponseRow[]>;
}

/** What a file says of itself: the tool that wrote it, how sure that is, and whether its items are those that were wanted. */
export type Recognised = Pick<Layout, 'tool' | 'confidence'> & Pick<Described, 'items'>;

/** One row of the file: a response, or the problem for which there is none. */
export interface ResponseRow {
  readonly row: number;
  /** Bad cells are left blank in it. Null when the row cannot be used at all. */
  readonly response: Response | null;
  /** Whether the file itself says whose or which response this is: only then can two rows be the same one. */
  readonly isIdentified: boolean;
  readonly problems: readonly Problem[];
  /** True when nothing after this row can be read: then nothing of the file may be used. */
  readonly isFatal: boolean;
}

/** Why a file cannot be used. `draft` is there when its columns are not recognised: the mapping it needs, ready to edit. */
export interface Unusable {
  readonly problems: readonly Problem[];
  readonly draft: Mapping | null;
}

/**
 * The one way from a file to responses. With a mapping the columns are what it says. Without one, or where it names no column
 * of this audience, their names must speak for themselves, in terms of what is wanted; what the mapping says of scale, missing
 * and labels holds all the same.
 *
 * @param study sets the ids apart: the same file gives the same ids in one study, and others in another. Rows that name no
 *   wave belong to its open one.
 */
export async function openResponses(
  path: string,
  how:
    | { readonly mapping: Mapping; readonly wanted: Wanted }
    | { readonly mapping: null; readonly wanted: Exclude<Wanted, { readonly audience: unknown }> },
  study: { readonly id: string; readonly openWave: string | null },
): Promise<ResponseFile | Unusable> {
  const table = await openTable(path);
  if ('problems' in table) return { ...table, draft: null };
  const { header } = table;
  const settled = await settleMapping(table, how);
  if ('problems' in settled) return settled;
  const { mapping, wanted, recognised } = settled;
  const plan = planColumns(mapping, header, wanted);
  if ('problems' in plan) return { ...plan, draft: null };
  const hash = await hashFile(path);
  const source = { study: study.id, openWave: study.openWave, fileHash: hash };
  const { questionnaire, unused, unfilled, waveOrder } = plan;
  const read = (each: Row | BadRow): readonly ResponseRow[] => {
    if ('cells' in each) {
      const { row, cells } = each;
      return isLeftover(plan, cells) ? [] : [{ row, isFatal: false, ...readResponse(plan, cells, row, source) }];
    }
    const { problem, isFatal } = each;
    return [{ row: problem.row ?? 0, response: null, isIdentified: false, problems: [problem], isFatal }];
  };

  return {
    questionnaire,
    unused,
    unfilled,
    waveOrder,
    mapping,
    recognised,
    hash,
    async *readRows(tell) {
      for await (const rows of table.readRows(tell)) yield rows.flatMap(read);
    },
  };
}

type How = Parameters<typeof openResponses>[1];

/** The mapping to read a file by: the one given where it knows this audience, else the one that the headers make. */
async function settleMapping(
  { header, layout, sample }: Table,
  how: How,
): Promise<{ readonly mapping: Mapping; readonly wanted: Wanted; readonly recognised: Recognised | null } | Unusable> {
  const { mapping, wanted } = how;
  const audience = audienceWanted(wanted);
  if (mapping?.columns.some((entry) => audienceOfEntry(entry) === audience))
    return { mapping, wanted, recognised: null };
  const { template, problems } = findTemplate(how);
  if (template === null || problems.length > 0) return { problems, draft: null };
  const { tool, confidence } = layout;
  const named = recogniseHeaders(header, template);
  if (!('problems' in named))
    return {
      mapping: { ...mapping, ...named },
      wanted: 'audience' in wanted ? { template } : wanted,
      recognised: { tool, confidence, items: 'known' },
    };
  const described = describeColumns(layout, sample, template, await readReadingWords());
  const mayDiffer = 'template' in wanted && wanted.isGuess === true;
  // A study's statements are answered by statements that say so; a report alone may take them in their order, and tells.
  const isCertain = described?.items === 'known' || ('template' in wanted && described?.items === 'in-order');
  if (described === null || !(isCertain || mayDiffer)) return { ...named, draft: draftMapping(header, template) };
  return {
    mapping: described.mapping,
    wanted: fitWanted(wanted, template, described),
    recognised: { tool, confidence, items: described.items },
  };
}

/** What is wanted where the file may say more of it: its own items, or another scale for the items that were guessed. */
function fitWanted(wanted: Wanted, template: Questionnaire, { mapping, items }: Described): Wanted {
  if (!('template' in wanted && wanted.isGuess)) return wanted;
  if (items === 'own') return { audience: template.audience };
  return { template: { ...template, scale: { ...template.scale, ...mapping.scale } } };
}

function findTemplate(how: How): ReturnType<typeof makeMappingTemplate> {
  if (how.mapping !== null && 'audience' in how.wanted) return makeMappingTemplate(how.mapping, how.wanted.audience);
  const { wanted } = how;
  if ('template' in wanted) return { template: wanted.template, problems: [] };
  return { template: 'questionnaire' in wanted ? wanted.questionnaire : null, problems: [] };
}

/**
 * Whether a row is what spreadsheets leave behind below the data: nothing but delimiters, although every response has an id.
 * Without a column for ids such a row may be a person who answered nothing, and counts.
 */
function isLeftover(plan: ColumnPlan, cells: readonly string[]): boolean {
  const hasIds = plan.columns.some((column) => 'about' in column && ['respondent', 'response'].includes(column.about));
  return hasIds && cells.every((cell) => cell.trim() === '');
}

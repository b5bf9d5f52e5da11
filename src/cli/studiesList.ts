import { type Audience, audiences } from '../core/instrument/side.ts';
import type { Language } from '../core/instrument/text.ts';
import { speakerOf, type Table } from '../export/table/table.ts';
import { renderTextTable } from '../export/terminal/renderTextTable.ts';
import { countResponses } from '../storage/responses.ts';
import { listStudies as readStudies } from '../storage/studies.ts';
import { formatCount } from '../words/numbers.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { chooseLanguage } from './messages.ts';
import { printJson } from './printJson.ts';

interface ListOptions {
  readonly db?: string;
  readonly lang?: Language;
  readonly json?: true;
}

/** Prints the studies of a database, the newest first, with how many responses count: the ids that other commands take. */
export async function listStudies(options: ListOptions): Promise<ExitCode> {
  const { lang, json } = options;
  const opened = await openDatabase(options, false);
  if (typeof opened === 'number') return opened;
  try {
    const counts = await countResponses(opened.db);
    const count = (id: string, audience: Audience) =>
      counts.reduce((sum, each) => sum + (each.studyId === id && each.audience === audience ? each.count : 0), 0);
    const studies = (await readStudies(opened.db)).map(({ id, title, isMade, isArchived }) => ({
      id,
      title,
      isMade,
      isArchived,
      responses: Object.fromEntries(audiences.map((audience) => [audience, count(id, audience)])),
    }));
    if (json) {
      printJson(studies);
      return exitCodes.ok;
    }
    const { say, text } = speakerOf(chooseLanguage(lang ?? null, process.env));
    const table: Table = {
      label: say('studies.title'),
      first: say('terminal.studies.id'),
      columns: [
        { key: 'title', title: say('terminal.studies.title'), isText: true },
        ...audiences.map((audience) => ({ key: audience, title: say(`terminal.studies.${audience}`) })),
      ],
      groups: [
        {
          title: null,
          rows: studies.map(({ id, title, isArchived, responses }) => ({
            name: id,
            cells: [
              { shown: isArchived ? say('terminal.studies.archived', { title: text(title) }) : text(title) },
              ...audiences.map((audience) => ({ shown: formatCount(responses[audience] ?? 0) })),
            ],
          })),
        },
      ],
    };
    process.stdout.write(`${renderTextTable(table, null).join('\n')}\n`);
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}

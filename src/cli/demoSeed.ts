import type { Language } from '../core/instrument/text.ts';
import { plain, speakerOf, type Table } from '../export/table/table.ts';
import { renderTextTable } from '../export/terminal/renderTextTable.ts';
import { listCaseIds } from '../intake/listCaseIds.ts';
import { readCase } from '../intake/readCase.ts';
import { startResponseWriter } from '../storage/responseWriter.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { chooseLanguage, startMessages } from './messages.ts';
import { printJson } from './printJson.ts';
import { seedDemo } from './seedDemo.ts';

interface SeedOptions {
  readonly db?: string;
  readonly lang?: Language;
  readonly list?: true;
  readonly json?: true;
}

/**
 * Makes a study of a teaching case, of the demonstration where none is named, and prints its id. Again, it adds nothing. A new
 * database begins with the demonstration, as at the first start of the site.
 */
export async function seedCase(caseId: string | undefined, options: SeedOptions): Promise<ExitCode> {
  const { lang, list, json } = options;
  if (list) {
    await printCases(chooseLanguage(lang ?? null, process.env), json);
    return exitCodes.ok;
  }
  const opened = await openDatabase(options, true);
  if (typeof opened === 'number') return opened;
  const messages = startMessages(lang ?? null);
  try {
    const writer = startResponseWriter(opened.db);
    const now = new Date();
    if (opened.isNew) {
      await seedDemo(opened.db, writer, now);
      opened.markCreated();
    }
    const study = await seedDemo(opened.db, writer, now, caseId);
    if (json) printJson({ study });
    else process.stdout.write(`${study}\n`);
    messages.tell('caseMade', { study });
    if (caseId === undefined) messages.tell('casesHint', { cases: listCaseIds().join(', ') });
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}

async function printCases(language: Language, json: true | undefined): Promise<void> {
  const { say, text } = speakerOf(language);
  const cases = await Promise.all(listCaseIds().map(readCase));
  if (json) {
    const told = cases.map(({ id, said: { trade, title } }) => ({ id, trade, title }));
    printJson(told);
    return;
  }
  const table: Table = {
    label: say('cases.title'),
    first: say('terminal.studies.id'),
    columns: [
      { key: 'trade', title: say('cases.trade'), isText: true },
      { key: 'title', title: say('terminal.studies.title'), isText: true },
    ],
    groups: [
      {
        title: null,
        rows: cases.map(({ id, said }) => ({ name: id, cells: plain(text(said.trade), text(said.title)) })),
      },
    ],
  };
  process.stdout.write(`${renderTextTable(table, null).join('\n')}\n`);
}

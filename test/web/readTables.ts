import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { oracle } from '../cli/runFivegaps.ts';
import type { Staff, TestSite } from '../site.ts';
import { readText } from './readPage.ts';

/** A row of R's results. */
export type RRow = Readonly<{ [column: string]: string }>;
export const readTable = (name: string): readonly RRow[] => parse(readFileSync(oracle(name)), { columns: true });

/** Imports the 261 rows of the synthetic file into the study, as its staff does, or what a test makes of them. */
export async function importSynthetic(
  site: TestSite,
  staff: Staff,
  change = (rows: string): string => rows,
): Promise<void> {
  const rows = change(readFileSync(oracle('wide_E1-22_P1-22_raw.csv'), 'utf8'));
  const form = new FormData();
  form.append('token', staff.token);
  form.append('file', new Blob([rows]), 'data.csv');
  form.append('mapping', new Blob([readFileSync(oracle('mapping.json'))]), 'mapping.json');
  const checked = await (await site.post('/studies/inn/import', form, staff.cookie)).text();
  const action = /action="(\/studies\/inn\/import\/[^"]+)"/.exec(checked)?.[1] ?? readText(checked);
  await site.post(action, new URLSearchParams({ token: staff.token, decision: 'store' }), staff.cookie);
}

/** The rows of all tables of a class, by name: what their cells print, by column. */
export function readRows(page: string, table: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const tables = [...page.matchAll(/<table class="stack ([^"]*)"[^>]*>(.*?)<\/table>/gs)];
  const wanted = tables.filter(([, names = '']) => names.split(' ').includes(table));
  const rows = wanted.flatMap(([, , inner = '']) => [
    ...inner.matchAll(/<tr class="[^"]*"><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs),
  ]);
  return new Map(rows.map(([, name = '', cells = '']) => [readText(name), readCells(cells)]));
}

function readCells(cells: string): Readonly<Record<string, string>> {
  const found = [...cells.matchAll(/<td class="(?:number|words) ([\w-]+)[^"]*"[^>]*>(.*?)<\/td>/gs)];
  return Object.fromEntries(
    found.map(([, column = '', cell = '']) => [
      column,
      readText(cell.replace(/<span class="sign" aria-hidden="true">.<\/span>/, '')),
    ]),
  );
}

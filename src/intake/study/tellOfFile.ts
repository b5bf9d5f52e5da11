import type { Sample } from '../../core/report/sample.ts';
import { orderWaves } from '../../core/report/waveOrder.ts';
import { describeProblem } from '../../words/sentences.ts';
import { listNames, listUnused } from '../listNames.ts';
import type { ResponseFile } from '../readResponses.ts';
import type { Messages } from './messages.ts';
import { tellTool } from './tellTool.ts';

/** What a person should know of a file that was read: the tool that wrote it, columns without use, fields without a column, waves without a place. */
export function tellOfFile(
  { recognised, questionnaire, unused, unfilled, waveOrder, listLeftOut }: ResponseFile,
  { summary }: Sample,
  messages: Messages,
): void {
  if (recognised !== null) tellTool(recognised, messages);
  const { instrument, items, audience, sides } = questionnaire;
  if (recognised?.items === 'own') messages.tell('ownItems', { count: items.length });
  if (recognised?.items === 'in-order') messages.tell('itemsInOrder', { count: items.length, instrument });
  if (recognised?.items === 'by-number') messages.tell('itemsByNumber', { count: items.length, instrument });
  const isOneSided = audience === 'customer' && sides.length > 0 && !sides.some(({ side }) => side === 'perception');
  if (recognised !== null && isOneSided) messages.tell('noPerceptions');
  for (const each of listLeftOut()) messages.tellSentence(each, (language) => describeProblem(each, language));
  if (unused.length > 0) messages.tell('unusedColumns', { columns: listUnused(unused) });
  if (unfilled.length > 0) messages.tell('unfilledFields', { fields: listNames(unfilled) });
  if (waveOrder === null || summary.waves === null) return;
  const waves = orderWaves([...summary.waves.keys()], waveOrder);
  const later = waves.filter((wave) => !waveOrder.includes(wave));
  const absent = waveOrder.filter((wave) => !waves.includes(wave));
  if (later.length > 0) messages.tell('wavesUnnamed', { waves: listNames(later) });
  if (absent.length > 0) messages.tell('wavesAbsent', { waves: listNames(absent) });
}

import { listAnswerFields } from '../../core/answers/fields.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import { buildQuestionnaire } from '../../core/instrument/questionnaire.ts';
import { itemSides } from '../../core/instrument/side.ts';
import { listInstruments } from '../listInstruments.ts';

const ownField = new RegExp(String.raw`^(?:[a-z][a-z0-9-]*\.(?:${itemSides.join('|')})|outcome\..+)$`);

/**
 * The installed instrument that a file of customers answers, where its columns have our own field names and some of them are
 * not asked by the instrument that was guessed; null where the guess asks all of them, or not exactly one other does.
 */
export async function findEdition(header: readonly string[], guess: Instrument): Promise<Instrument | null> {
  const fields = header.filter((name) => ownField.test(name));
  const asksAll = (instrument: Instrument) => {
    const asked = new Set(listAnswerFields(buildQuestionnaire(instrument, 'customer')));
    return fields.every((field) => asked.has(field));
  };
  if (asksAll(guess)) return null;
  const [found, ...others] = (await listInstruments()).filter(asksAll);
  return others.length === 0 ? (found ?? null) : null;
}

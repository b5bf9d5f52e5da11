import type { Language } from '../../../core/instrument/text.ts';
import type { Import } from '../../../storage/imports.ts';
import type { Study } from '../../../storage/studies.ts';
import { speak } from '../../../words/catalogue.ts';
import { formatInstant } from '../../../words/times.ts';

/** When and under what name a file was imported before, on the study's clocks. */
export function describeEarlier(earlier: Import, { settings }: Pick<Study, 'settings'>, language: Language): string {
  const { arrived: id, fileName: name, importedAt } = earlier;
  const time = formatInstant(importedAt, settings.zone, language);
  return speak(language)('import.before', { id, name, time });
}

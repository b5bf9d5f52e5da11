import { findOversights, listUntranslated, type Oversight } from '../core/instrument/findOversights.ts';
import type { Instrument } from '../core/instrument/instrument.ts';
import { parseStaffForm, type StaffForm } from '../core/instrument/staffForm.ts';
import type { Problem } from '../core/problem.ts';
import { findLines, parseYaml } from './parseYaml.ts';
import { resolveInstrument } from './readInstrument.ts';

/** An instrument or a staff form without mistakes, and what may have been forgotten in it, each with its line. */
export interface Lint {
  readonly survey: Instrument | StaffForm;
  readonly oversights: readonly (Oversight & { readonly row: number | undefined })[];
  /** The places and dimensions that oversights name by id. */
  readonly places: Pick<Instrument, 'areas' | 'touchpoints' | 'dimensions'>;
}

/** All that is wrong with the YAML text of an instrument or a staff form; where nothing is, what may have been forgotten. */
export function lintSurvey(text: string): Lint | { readonly problems: readonly Problem[] } {
  const survey = parseYaml(text, parseSurvey);
  if ('problems' in survey) return survey;
  const lineOf = findLines(text);
  const isInstrument = 'items' in survey;
  const oversights = isInstrument ? findOversights(survey) : listUntranslated(survey);
  return {
    survey,
    oversights: oversights.map((oversight) => ({ ...oversight, row: lineOf(oversight.path) })),
    places: isInstrument ? survey : { areas: [], touchpoints: [], dimensions: [] },
  };
}

/** Only a staff form asks what stands behind the gaps. */
function parseSurvey(value: unknown): Instrument | StaffForm | ReturnType<typeof parseStaffForm> {
  return Object.hasOwn(Object(value), 'antecedents') ? parseStaffForm(value) : resolveInstrument(value);
}

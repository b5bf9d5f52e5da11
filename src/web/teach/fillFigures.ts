import { followPointer, listSteps } from '../../core/report/followPointer.ts';
import { referenceOf } from '../../core/report/references.ts';
import type { Report } from '../../core/report/report.ts';
import { tellP } from '../../words/numbers.ts';
import { type FigureValue, printFigure } from '../analyse/printFigure.ts';

/**
 * A text with the report's figures in the places of their pointers, as the report prints them. `{/dimensions/empathy/gap}` names
 * the members of a list by id, wave or group instead of by number. A figure that the report does not have is a bug, and throws.
 */
export function fillFigures(text: string, report: Report): string {
  return text.replaceAll(/\{(\/[^}]+)\}/g, (_, named: string) => {
    const pointer = numberSteps(report, named);
    const found = referenceOf(pointer);
    const value = followPointer(report, pointer);
    if (!found || value === undefined || value === null) throw new Error(`the report has no figure at ${named}`);
    const isChance = typeof value === 'number' && /(^|\/)p(Holm)?$/.test(found.reference.field);
    return isChance ? tellP(value) : printFigure(value as FigureValue, found.reference);
  });
}

/** The same place with the number of each member of a list instead of its name. */
function numberSteps(report: Report, named: string): string {
  let inner: unknown = report;
  let pointer = '';
  for (const step of listSteps(named)) {
    const members = Array.isArray(inner) ? (inner as readonly Readonly<Record<string, unknown>>[]) : [];
    const place = members.findIndex(({ id, to, value }) => [id, to, value].includes(step));
    const taken = place < 0 ? step.replaceAll('~', '~0').replaceAll('/', '~1') : String(place);
    pointer = `${pointer}/${taken}`;
    inner = followPointer(report, pointer);
  }
  return pointer;
}

import type { Request, RequestHandler } from 'express';
import {
  sizeForMean,
  sizeForPairedTest,
  sizeForProportion,
  sizeForTwoWaves,
} from '../../core/statistics/sampleSize.ts';
import { formatCount } from '../../words/numbers.ts';
import { showAnalystPage } from './analystPage.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** What the planner asks for, with what stands there at first: the spread is that of this study where it is known. */
const fields = {
  sd: { usual: 1.25, min: 0.01 },
  half: { usual: 0.2, min: 0.01 },
  population: { usual: null, min: 1 },
  dz: { usual: 0.3, min: 0.01 },
  difference: { usual: 0.3, min: 0.01 },
  power: { usual: 0.8, min: 0.06 },
  share: { usual: 0.5, min: 0.01 },
  bound: { usual: 0.05, min: 0.01 },
} as const;
type Field = keyof typeof fields;

/** How many people a study needs; the choices stand in the address, so that it works without script and can be passed on. */
export function showPlanner(reports: StudyReports): RequestHandler {
  return showAnalystPage(
    reports,
    'planner',
    ({ report, request, path, speaker: { say } }) => {
      const sd = report.overall.unweighted.sd;
      const values = readValues(request, sd === null ? {} : { sd: Math.round(sd * 100) / 100 });
      const known = (field: Field) => values[field] ?? Number.NaN;
      const { population } = values;
      const sizes = {
        mean: sizeForMean({
          sd: known('sd'),
          halfWidth: known('half'),
          ...(population !== null && { population }),
        }),
        paired: sizeForPairedTest({ dz: known('dz'), power: known('power') }),
        waves: sizeForTwoWaves({ difference: known('difference'), sd: known('sd'), power: known('power') }),
        share: sizeForProportion({
          population: population ?? largestPopulation,
          bound: known('bound'),
          p: known('share'),
          z: normal975,
        }),
      };
      const query = new URLSearchParams(
        Object.entries(values).map(([name, value]): [string, string] => [name, String(value ?? '')]),
      );
      return {
        data: {
          path,
          kept: Object.entries(filterOf(request)).flatMap(([name, groups]) => groups.map((value) => ({ name, value }))),
          fields: Object.entries(fields).map(([name, field]) => ({
            ...field,
            name,
            value: values[name as Field] ?? '',
            label: say(`report.planner.field.${name as Field}`),
            hint: say(`report.planner.hint.${name as Field}`),
          })),
          sizes: Object.entries(sizes).map(([name, size]) => ({
            name: say(`report.planner.size.${name as keyof typeof sizes}`),
            size: formatCount(size),
            how: say(`report.planner.how.${name as keyof typeof sizes}`),
          })),
        },
        query,
      };
    },
    true,
  );
}

/** The 97.5 % quantile of the normal distribution. */
const normal975 = 1.959963984540054;

/** Without a known population, one so large that its size does not matter. */
const largestPopulation = 1e9;

/** What the address says, else what is usual; an empty or impossible entry is none. */
function readValues(request: Request, known: Partial<Record<Field, number>>): Record<Field, number | null> {
  const isAsked = Object.keys(fields).some((name) => request.query[name] !== undefined);
  return Object.fromEntries(
    Object.entries(fields).map(([name, { usual, min }]) => {
      const written = request.query[name];
      if (!isAsked || written === undefined) return [name, known[name as Field] ?? usual];
      const value =
        typeof written === 'string' && /^\d{1,9}([.,]\d{1,4})?$/.test(written.trim())
          ? Number(written.trim().replace(',', '.'))
          : null;
      return [name, value !== null && value >= min ? value : null];
    }),
  ) as Record<Field, number | null>;
}

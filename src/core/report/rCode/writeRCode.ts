import { referenceOf } from '../references.ts';
import {
  groupCode,
  groupDimensionCode,
  linkedCode,
  segmentCode,
  waveCode,
  waveDimensionCode,
} from './comparisonCode.ts';
import {
  dimensionCode,
  itemCode,
  itemTopCode,
  ofEverybody,
  pointsCode,
  rankCode,
  spreadCode,
  statisticOfPairs,
} from './customerCode.ts';
import { findRepeated } from './findingCode.ts';
import { antecedentCode, gapCode, gapDimensionCode } from './gapCode.ts';
import { bootstrapCode, importanceCode } from './importanceCode.ts';
import { dimensionItemsCode, factorsCode, measurementCode, wholeCode } from './measurementCode.ts';
import { ceilingCode, qualityCode, targetAlphaCode, withoutCode } from './qualityCode.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, type RCode, writeScript } from './rCode.ts';
import { regressionCode } from './regressionCode.ts';
import { repurchaseCode } from './repurchaseCode.ts';
import { perceptionIndexCode, scoreCode, weightedCode } from './scoreCode.ts';
import { waterfallCode, zoneDimensionCode, zoneItemCode } from './stepCode.ts';

type Writer = (explained: Explained, field: string, steps: readonly string[], population: string) => RCode;

const writers: Readonly<Record<string, Writer>> = {
  responses: responsesCode,
  scale: ({ forms }, field) => joinCode(readAnswers(forms.customer), code([], field === 'min' ? 'lo' : 'hi')),
  item: itemCode,
  itemTop: itemTopCode,
  dimension: dimensionCode,
  dimensionSpread: spreadCode,
  dimensionItems: dimensionItemsCode,
  points: pointsCode,
  rank: rankCode,
  overall: (explained, field) => joinCode(ofEverybody(explained), statisticOfPairs(explained.forms.customer, field)),
  weighted: weightedCode,
  perceptionIndex: perceptionIndexCode,
  gap: gapCode,
  gapDimension: gapDimensionCode,
  antecedent: antecedentCode,
  waterfall: waterfallCode,
  zoneItem: zoneItemCode,
  zoneDimension: zoneDimensionCode,
  wave: waveCode,
  waveDimension: waveDimensionCode,
  linked: linkedCode,
  segment: segmentCode,
  group: groupCode,
  groupDimension: groupDimensionCode,
  regression: regressionCode,
  repurchase: repurchaseCode,
  measurement: measurementCode,
  measurementWhole: wholeCode,
  factors: factorsCode,
  importance: importanceCode,
  bootstrap: bootstrapCode,
  quality: qualityCode,
  ceiling: ceilingCode,
  targetAlpha: targetAlphaCode,
  without: withoutCode,
  finding: (explained, field, steps) => repeatedCode(explained, field, steps),
};

/**
 * An R script that reads the exported answers (`responses.csv`, `managers.csv`, `contact.csv` in the same folder) and prints the
 * figure at a JSON pointer into the report, to the same digits; what draws samples draws its own. Null where the report has no
 * such figure. Base R, and GPArotation for oblique rotation.
 */
export function writeRCode(pointer: string, explained: Explained): string | null {
  const lines = findRCode(pointer, explained);
  return lines && writeScript(lines);
}

/** The code of one figure without the functions that it needs. */
export function findRCode(pointer: string, explained: Explained): RCode | null {
  const found = referenceOf(pointer);
  if (found === null) return null;
  const { population, field, pattern } = found.reference;
  const write = writers[population] ?? (population.startsWith('score-') ? scoreCode : undefined);
  if (!write) throw new Error(`no R code for ${pattern}`);
  const written = write(explained, field, found.steps, population);
  const isEnd = /\/(ci|n|percentile|bca)\/\*$/.test(pattern) && pointer.split('/').length === pattern.split('/').length;
  return isEnd ? pick(written, Number(found.steps.at(-1)) + 1) : written;
}

/** One end of an interval, or one n of two. */
function pick({ needs, lines }: RCode, place: number): RCode {
  return { needs, lines: [...lines.slice(0, -1), `${lines.at(-1) ?? ''}[${place}]`] };
}

function responsesCode({ forms }: Explained, field: string): RCode {
  const read = readAnswers(forms.customer);
  if (field !== 'duplicates') return joinCode(read, code([], 'nrow(data)'));
  return joinCode(
    read,
    code(
      [],
      'about <- c("response", "submitted", "seconds", "language")',
      'sum(duplicated(data[!is.na(data$respondent), setdiff(names(data), about)]))',
    ),
  );
}

/** A sentence repeats a figure of the tables: its code is that figure's. */
function repeatedCode(explained: Explained, field: string, [place = '', name]: readonly string[]): RCode {
  const finding = explained.report.findings[Number(place)];
  if (!finding) throw new Error(`no finding ${place}`);
  const repeated = findRepeated(explained, finding, field === 'gap' ? null : (name ?? ''));
  if ('number' in repeated) return code([], String(repeated.number));
  const { needs, lines } = findRCode(repeated.at, explained) ?? code([], 'NA');
  const { wrap = (value) => value } = repeated;
  return { needs, lines: [...lines.slice(0, -1), wrap(lines.at(-1) ?? '')] };
}

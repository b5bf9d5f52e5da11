import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { Language } from '../../../core/instrument/text.ts';
import { speak } from '../../../words/catalogue.ts';
import { listVariables } from '../../codebook/listVariables.ts';
import { safeCsv } from '../../csvText.ts';
import { frequencySyntax, meanSyntax, reliabilitySyntax, testSyntax, weightedSyntax } from './analysisSyntax.ts';
import { overallSyntax, pairSyntax, scoreSyntax, turnSyntax, weightSyntax } from './computeSyntax.ts';
import { labelSyntax, readSyntax } from './readingSyntax.ts';
import { repurchaseSyntax } from './repurchaseSyntax.ts';
import { hasGaps, listScales } from './scales.ts';
import { startSpssNames } from './spssNames.ts';
import { commentSpss } from './spssText.ts';

/**
 * SPSS syntax, which PSPP runs too, for the answers of one audience: it reads the table that `writeSpssData` wrote, labels it in
 * one language, and prints means, tests and reliability by the rules of the report. UTF-8 with a byte order mark, by which SPSS
 * knows it.
 */
export function writeSpssSyntax(
  form: Questionnaire,
  segments: readonly string[],
  about: { readonly file: string; readonly own: string; readonly version: string },
  language: Language,
): string {
  const say = speak(language);
  const nameOf = startSpssNames();
  const variables = listVariables(form, segments).filter(({ kind }) => kind !== 'text');
  const scales = listScales(form, language);
  const withGaps = hasGaps(form);
  const parts: readonly (readonly [comment: string, lines: readonly string[]])[] = [
    [say('script.spss.intro', about), []],
    [say('script.spss.digits'), ['SET FORMAT=F12.6.']],
    [say('script.spss.read'), readSyntax(about.file, variables, nameOf)],
    [say('script.spss.labels'), labelSyntax(variables, nameOf, language)],
    [say('script.spss.turn'), turnSyntax(variables, nameOf, language)],
    [say('script.spss.pairs'), withGaps ? pairSyntax(form, variables, nameOf, language) : []],
    [say('script.spss.scores'), scoreSyntax(scales, nameOf)],
    [say('script.spss.overall'), overallSyntax(form, nameOf, language)],
    [say('script.spss.frequencies'), frequencySyntax(variables, nameOf)],
    [say('script.spss.means'), meanSyntax(form, variables, scales, nameOf)],
    [say('script.spss.tests'), testSyntax(form, nameOf)],
    [
      say('script.spss.weighted'),
      withGaps && form.points ? [...weightSyntax(form, nameOf, language), ...weightedSyntax(form, nameOf)] : [],
    ],
    [say('script.spss.reliability'), reliabilitySyntax(scales, nameOf)],
    [say('script.spss.repurchase'), repurchaseSyntax(form, nameOf, language)],
  ];
  const written = parts.flatMap(([comment, lines], index) =>
    lines.length > 0 || index === 0 ? [commentSpss(comment), ...lines, ''] : [],
  );
  return safeCsv.mark + written.join('\n');
}

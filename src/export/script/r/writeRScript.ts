import { languages } from '../../../core/instrument/text.ts';
import { accuracyOf } from '../../../core/report/accuracy.ts';
import { listNumbers } from '../../../core/report/listNumbers.ts';
import { answerFiles, type Explained } from '../../../core/report/rCode/questionnaireCode.ts';
import { code, type RCode, vectorOf, writeScript } from '../../../core/report/rCode/rCode.ts';
import { findRCode } from '../../../core/report/rCode/writeRCode.ts';
import { referenceOf } from '../../../core/report/references.ts';
import { speak } from '../../../words/catalogue.ts';
import { comparison } from './comparison.ts';
import { joinFigures, type RFigure } from './figureTree.ts';

/**
 * An R script that reads the exported answers and prints every figure of the report that rests on them and is not drawn by
 * chance, one a line: its JSON pointer and its value. Beside a report.json it says how many agree, and ends with status 1 when one
 * does not. Base R; jsonlite to compare, GPArotation for oblique rotation.
 */
export function writeRScript(explained: Explained): string {
  const found = listNumbers(explained.report).flatMap(([pointer]) => {
    const written = findRCode(pointer, explained);
    return written && isOfAnswers(pointer, written)
      ? [{ figure: describe(pointer, written), needs: written.needs }]
      : [];
  });
  const files = Object.values(explained.forms).map(({ audience }) => answerFiles[audience]);
  const isRotated = ({ lines }: RFigure) => lines.some((line) => line.includes('GPArotation'));
  const figures = found.map(({ figure }) => figure);
  const rotated = figures.filter(isRotated);
  const lines = [
    comparison,
    `absent <- Filter(Negate(file.exists), ${vectorOf(files)})`,
    'if (length(absent) > 0) message("没有 / not in this folder: ", paste(absent, collapse = ", "))',
    `wanted <- ${figures.length - rotated.length}`,
    ...joinFigures(figures.filter((figure) => !isRotated(figure))),
    ...(rotated.length === 0
      ? []
      : [
          'if (requireNamespace("GPArotation", quietly = TRUE)) {',
          `wanted <- wanted + ${rotated.length}`,
          ...joinFigures(rotated),
          `} else message("GPArotation is not installed: ${rotated.length} figures of oblique rotation are left out.")`,
        ]),
    'cat(sprintf("# %d / %d", tally$said, wanted), "\\n")',
    'if (!is.null(tally$report)) message(sprintf("%d of %d figures agree with report.json.", tally$agreed, wanted))',
    'if (!interactive()) quit(status = as.integer(tally$said < wanted || (!is.null(tally$report) && tally$agreed < wanted)))',
  ];
  const needs = [...new Set(found.flatMap((each) => each.needs))];
  const intro = languages.map((language) => `# ${speak(language)('script.r')}`);
  return `${intro.join('\n')}\n${utf8}\n${ownFolder}\n${writeScript(code(needs, ...lines))}`;
}

/** Names of groups may have any letters. */
const utf8 = 'if (!l10n_info()[["UTF-8"]]) invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))';

/**
 * Where the script lies, so that it may be started from anywhere; in RStudio that is asked of the one who runs it. Rscript takes
 * minutes to read an expression of many lines, which source() reads at once, so the script reads itself.
 */
const ownFolder = `own <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
if (length(own) == 1 && !exists("is_sourced")) {
  own <- gsub("~+~", " ", own, fixed = TRUE)
  setwd(dirname(own))
  is_sourced <- TRUE
  source(basename(own), encoding = "UTF-8")
}`;

/** Not what chance draws, nor how many rows the file had that the answers came from, nor a number that is only repeated. */
function isOfAnswers(pointer: string, { lines }: RCode): boolean {
  const reference = referenceOf(pointer)?.reference;
  if (!reference || accuracyOf(reference) === 'drawn') return false;
  return (
    !/^\/responses\/(read|duplicates)$/.test(pointer) && !(lines.length === 1 && Number.isFinite(Number(lines[0])))
  );
}

function describe(pointer: string, { lines }: RCode): RFigure {
  const reference = referenceOf(pointer)?.reference ?? { id: '' };
  return { pointer, lines: lines.slice(0, -1), expression: lines.at(-1) ?? 'NA', near: `is_${accuracyOf(reference)}` };
}

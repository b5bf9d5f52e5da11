import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { deepenReport } from '../core/report/deepenReport.ts';
import type { Report } from '../core/report/report.ts';
import type { Samples } from '../core/report/sample.ts';
import type { TeachingCase } from '../core/simulation/teachingCase.ts';
import { listDeckSlides } from '../export/deck/listDeckSlides.ts';
import { writeDeck } from '../export/deck/writeDeck.ts';
import type { Pieces } from '../export/pieces.ts';
import { writeReportFile } from '../export/reportFile.ts';
import { speakerOf } from '../export/table/table.ts';
import type { DataSource } from '../export/workbook/dataSheet.ts';
import { buildStudyWorkbook } from '../export/workbook/studyWorkbook.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readStaffForm } from '../intake/readStaffForm.ts';
import type { reportSuffixes } from './reportSuffixes.ts';

/** The report of a study in files, and what may be said around it. */
interface Reported {
  readonly report: Report;
  readonly samples: Samples;
  readonly sources: readonly DataSource[];
  readonly title: string;
  readonly language: Language;
  readonly seed: number;
  readonly minGroup: number;
  /** Whether a program made the answers. */
  readonly isMade: boolean;
  /** What it was made of, if that is a teaching case. */
  readonly teachingCase?: TeachingCase | undefined;
}

/** Writes a report whole. What the format cannot hold is a problem. */
export async function writeReport(
  format: Exclude<(typeof reportSuffixes)[number], 'zip'>,
  { report, samples, sources, title, language, seed, minGroup, isMade, teachingCase }: Reported,
  write: (pieces: Pieces) => Promise<void>,
): Promise<readonly Problem[]> {
  const { questionnaire } = samples.customer;
  const whole = { report: { ...report, ...deepenReport(report, samples, seed) }, samples, questionnaire };
  const speaker = speakerOf(language);
  if (format === 'xlsx') {
    const built = await buildStudyWorkbook(sources, whole, speaker);
    if ('problem' in built) return [built.problem];
    await write(built.pieces);
    return [];
  }
  const instrument = await readInstrument(questionnaire.instrument);
  const structure = 'problems' in instrument ? {} : (instrument.structure ?? {});
  const about = {
    staffForm: await readStaffForm(),
    structure,
    minGroup,
    isOwn: true,
    isMade,
    title,
    ...(teachingCase && { teachingCase }),
  };
  if (format === 'pptx') {
    const slides = listDeckSlides(whole, about, speaker);
    await write([await writeDeck(title, slides, report, speaker)]);
    return [];
  }
  await write([writeReportFile(format, whole, about, speaker)]);
  return [];
}

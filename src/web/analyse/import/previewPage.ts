import type { Request, Response } from 'express';
import type { Unusable } from '../../../intake/settleMapping.ts';
import type { Table } from '../../../intake/table/openTable.ts';
import { listAskedAudiences, type PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import { describeProblem, explainProblem, joinSentences } from '../../../words/sentences.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import type { Upload } from '../uploads.ts';
import { hasRated } from './adjustMapping.ts';
import { describeEarlier } from './describeEarlier.ts';
import { describeFacts } from './describeFacts.ts';
import { describeMapping, mostColumns } from './describeMapping.ts';
import { findMapping } from './findMapping.ts';
import type { CheckedImport } from './importJob.ts';
import type { Typed } from './mappingForm.ts';
import { placeUpload } from './progressPage.ts';
import { tellUnfilled } from './tellUnfilled.ts';

/** A file that was looked at: what came of it, or null where what was typed has to be put right before. */
interface Looked {
  readonly upload: Upload;
  readonly published: PublishedQuestionnaire;
  readonly outcome: CheckedImport | Unusable | null;
  readonly table: Table;
  readonly typed?: Typed;
}

/** Shows what would be imported, what is wrong, and how each column is read, so that this can be corrected before anything is stored. */
export async function sendPreview(site: Site, request: Request, response: Response, looked: Looked): Promise<void> {
  const { upload, published, outcome, table, typed } = looked;
  const { say, text, language } = listen(request);
  const study = ownStudy(response);
  const { questionnaire } = published;
  const { check: found, earlier } = outcome && 'check' in outcome ? outcome : { check: null, earlier: null };
  const given = typed?.mapping ?? found?.mapping ?? (outcome && 'draft' in outcome ? outcome.draft : null);
  // What was corrected and does not fit is to be corrected further.
  const mapping = given ?? (await findMapping(upload, table, published));
  const isWide = table.header.length > mostColumns;
  const mistakes = found ? [] : listMistakes(looked, isWide, request);
  sendPage(request, response, {
    view: 'analyse/preview',
    title: say('import.preview'),
    path: placeUpload(upload),
    status: found ? 200 : 422,
    data: {
      id: study.id,
      study: text(study.title),
      upload: upload.id,
      fileName: upload.fileName,
      audience: questionnaire.audience,
      isAudienceChosen: upload.audience !== '',
      audiences: await listAskedAudiences(site.db, study.id),
      isRemembered: upload.isRemembered,
      mistakes,
      check: found,
      earlier: earlier && describeEarlier(earlier, study, language),
      against: new Intl.ListFormat(language).format(found?.against.map(String) ?? []),
      changed: new Intl.ListFormat(language).format(found?.stored.changedRows.map(String) ?? []),
      problems: found?.problems.map((problem) => ({ ...problem, sentence: explainProblem(problem, language) })) ?? [],
      more: found ? found.problemCount - found.problems.length : 0,
      notices: found && [
        ...found.leftOut.map((each) => describeProblem(each, language)),
        ...[tellUnfilled(found.unfilled, questionnaire, language)].filter((each) => each !== null),
      ],
      facts: found && describeFacts(found.facts, questionnaire.scale, language),
      wide: isWide ? say('import.tooWide', { count: table.header.length, most: mostColumns }) : null,
      mapping:
        mapping && !isWide
          ? describeMapping(mapping, table, questionnaire, found?.facts.texts ?? [], typed, language)
          : null,
      scale: questionnaire.scale,
      // What was typed would be gone.
      ...(typed && { languageUrls: null }),
    },
  });
}

function listMistakes(
  { outcome, published, table, typed }: Looked,
  isWide: boolean,
  request: Request,
): readonly string[] {
  const { say, language } = listen(request);
  const { min, max } = published.questionnaire.scale;
  if (typed)
    return typed.unknown.length === 0
      ? [say('import.noneChosen')]
      : typed.unknown.map((label) => say('import.pointWrong', { label, min, max }));
  if (outcome === null || !('problems' in outcome)) return [];
  return outcome.problems.map((problem) => {
    // The scale is the file's own: nobody gave a mapping.
    if (problem.code === 'mapping-scale-differs' && outcome.draft !== null) {
      const { min: low, max: high, wantedMin, wantedMax } = problem.values ?? {};
      return say('import.scaleDoubtful', { low, high, min: wantedMin, max: wantedMax });
    }
    // Elsewhere a mapping file is asked for; this page is one.
    if (isWide || !problem.code.startsWith('not-recognised')) return describeProblem(problem, language);
    const { tool, confidence } = table.layout;
    const known =
      tool === 'table' ? [] : [say(`terminal.recognised.${tool}`, { percent: Math.round(100 * confidence) })];
    const isProposed = outcome.draft !== null && hasRated(outcome.draft, table, published.questionnaire);
    const unsure = isProposed ? 'import.proposed' : 'import.notRecognised';
    const sentence = say(problem.column ? 'import.notWhole' : unsure, { columns: problem.column });
    return joinSentences([...known, sentence], language);
  });
}

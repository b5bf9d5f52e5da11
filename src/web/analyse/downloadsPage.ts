import type { Request, RequestHandler } from 'express';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { isTooFew } from '../../core/report/notes.ts';
import { bundleFiles } from '../../export/bundle/bundleFiles.ts';
import type { Speaker } from '../../export/table/table.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import { addChoice, carryLanguage } from '../visit.ts';
import { describeFilterBar } from './filterBar.ts';
import { carryChoices, carryPeople, chooseReport } from './leaveOut.ts';
import { readChoice } from './readChoice.ts';
import { reportUrl } from './reportLinks.ts';
import { filterOf, withFilter } from './requestFilter.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** Every file that can be had of a study and what it is for, by who counts and of whom the answers are. */
export function showDownloads(reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { say, text } = speaker;
    const filter = filterOf(request);
    const [all, chosen] = [await reports.findOwn(study), await reports.findOwn(study, filter)];
    const asked = audiences.filter((each) => all.samples[each]);
    const audience = readChoice(asked, request, 'audience');
    if (!audience) {
      sendNotFound(request, response, next);
      return;
    }
    const folder = `/studies/${encodeURIComponent(study.id)}`;
    const own = `${folder}/downloads`;
    const place = (each: Audience) => addChoice(own, 'audience', each);
    const { leftOut } = chooseReport(request, chosen);
    sendPage(request, response, {
      view: 'analyse/downloads',
      title: say('handOver.title'),
      path: carryPeople(request, place(audience)),
      data: {
        study: text(study.title),
        id: study.id,
        minGroup: study.settings.minGroup,
        back: carryChoices(request, reportUrl(study.id)),
        bar: describeFilterBar(request, study, all, chosen, own, speaker, { audience }),
        leftOut,
        withAll: carryLanguage(request, withFilter(place(audience), filter)),
        audiences: asked.map((each) => ({
          name: say(`import.${each}`),
          href: carryChoices(request, place(each)),
          isCurrent: each === audience,
        })),
        groups: [
          { name: 'answers', files: listAnswers(request, folder, audience) },
          ...(chosen.refusal
            ? []
            : [{ name: 'scripts', files: listScripts(request, folder, asked, audience, chosen, speaker) }]),
          { name: 'report', files: chosen.refusal ? [] : listReports(request, folder) },
          ...(chosen.refusal ? [] : [{ name: 'class', files: listSheets(request, folder) }]),
        ],
      },
    });
  };
}

interface File {
  readonly name: string;
  readonly ending: string;
  readonly href: string;
  /** The tables that a script reads. */
  readonly files?: string;
  /** Opened rather than kept. */
  readonly isPage?: true;
}

/** The answers of one audience. */
function listAnswers(request: Request, folder: string, audience: Audience): readonly File[] {
  const answers = addChoice(`${folder}/responses.csv`, 'audience', audience);
  return [
    { name: 'table', ending: 'CSV', href: carryChoices(request, answers) },
    { name: 'raw', ending: 'CSV', href: carryChoices(request, addChoice(answers, 'raw', '1')) },
    { name: 'long', ending: 'CSV', href: carryChoices(request, addChoice(answers, 'form', 'long')) },
    {
      name: 'codebook',
      ending: 'CSV',
      href: carryLanguage(request, addChoice(`${folder}/codebook.csv`, 'audience', audience)),
    },
  ];
}

/** The scripts of the bundle one by one, each with the tables that are to lie beside it. */
function listScripts(
  request: Request,
  folder: string,
  asked: readonly Audience[],
  audience: Audience,
  { report }: StudyReport,
  { language }: Speaker,
): readonly File[] {
  const place = (name: string) => {
    const file = name.replace('spss/', '');
    return { ending: file.replace(/.*\./, '').toUpperCase(), href: carryChoices(request, `${folder}/bundle/${file}`) };
  };
  const files = asked.map(bundleFiles.answers).join(', ');
  const data = bundleFiles.spssData(audience);
  return [
    // Where nothing may be shown there is nothing to compute.
    ...(isTooFew(report)
      ? []
      : [
          { name: 'r', ...place(bundleFiles.r), files },
          { name: 'python', ...place(bundleFiles.python), files },
        ]),
    { name: 'spss', ...place(bundleFiles.spss(audience, language)), files: data.replace('spss/', '') },
    { name: 'spssData', ...place(data) },
  ];
}

/** The figures, and with them all answers. */
function listReports(request: Request, folder: string): readonly File[] {
  return reportFiles.map(([name, stem, ending]) => ({
    name,
    ending: ending.toUpperCase(),
    href: carryChoices(request, `${folder}/${stem}.${ending}`),
  }));
}

/** Sheets for a class, which are pages to be printed. */
function listSheets(request: Request, folder: string): readonly File[] {
  const place = (name: string, path: string): File => ({
    name,
    ending: 'A4',
    href: carryChoices(request, `${folder}/${path}`),
    isPage: true,
  });
  return [place('handout', 'handout'), place('exercise', 'exercise'), place('key', addChoice('exercise', 'key', '1'))];
}

const reportFiles = [
  ['page', 'report', 'html'],
  ['deck', 'deck', 'pptx'],
  ['workbook', 'responses', 'xlsx'],
  ['figures', 'report', 'csv'],
  ['json', 'report', 'json'],
  ['bundle', 'bundle', 'zip'],
] as const;

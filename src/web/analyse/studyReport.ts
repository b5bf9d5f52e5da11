import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { type FilterRefusal, judgeFilter } from '../../core/report/judgeFilter.ts';
import { isTooFew, type Note } from '../../core/report/notes.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { usualSeed } from '../../core/report/usualSeed.ts';
import { everybody, type Filter, isEverybody } from '../../core/study/filter.ts';
import type { Import } from '../../storage/imports.ts';
import { findVersions } from '../../storage/questionnaires.ts';
import { hasMoreResponses } from '../../storage/responses.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { ReportSite } from '../site.ts';
import { buildStudyReport, type Chosen } from './buildStudyReport.ts';
import { listHidden } from './choosePeople.ts';
import { deepen } from './deepenElsewhere.ts';
import { type FoldedStudy, foldStudy } from './foldStudy.ts';
import type { SharedState } from './followSteps.ts';
import { countingOf } from './reportJob.ts';
import { forAnyone, leaveOutFlagged, withoutAnybody } from './samplesShown.ts';
import { shareStudies } from './shareStudies.ts';
import { startMemory } from './startMemory.ts';

/** The report of a stored study, and what it was computed from. */
export interface StudyReport {
  readonly report: Report;
  /** The part that takes longer, computed when it is first asked for, and then kept. */
  readonly deep: () => Promise<DeepReport>;
  /** By audience, of all that were asked, also where too few have answered to show anything. */
  readonly samples: Samples;
  /** The customers' one. */
  readonly questionnaire: Questionnaire;
  /** The middle of the times that customers took, in seconds; null when too few are known. */
  readonly medianSeconds: number | null;
  /** The report without the flagged responses. For the study's staff only, as the difference may be a single person. */
  readonly without?: () => StudyReport;
  /** By audience, the ids of the flagged responses; nothing of a shared report. */
  readonly flagged: FoldedStudy['flagged'];
  /** Why nobody is shown of those that were chosen; null where they are. */
  readonly refusal: FilterRefusal | null;
  /** Whether more has arrived, which a shared report takes in with a later step. */
  readonly isBehind: boolean;
}

export interface StudyReports {
  /** With everything that has arrived, or what a filter chooses of it: for the study's staff. */
  readonly findOwn: (study: Study, filter?: Filter) => Promise<StudyReport>;
  /** In steps that keep single people hidden, see `shareSteps.ts`: for whoever has the link. */
  readonly findShared: (study: Study) => Promise<StudyReport>;
  /** Erases all that the sender of a response sent; false where there is nothing. No report keeps them, nor gives them away. */
  readonly erase: (study: Study, responseId: string) => Promise<boolean>;
  /** Deletes the answers of an import, likewise; false where that has been done. */
  readonly undo: (study: Study, undone: Import) => Promise<boolean>;
  /** Erases all answers of a study, whose shared report stays as it stands. */
  readonly eraseAll: (study: Study) => Promise<void>;
}

const noTimes = { count: 0, median: null };

/** Folding so many takes no longer than to start a thread. */
const mostHere = 5000;

/** Computes reports of studies, and computes one anew only when what it counts has changed. */
export function rememberReports(site: ReportSite): StudyReports {
  const own = startMemory<StudyReport>();
  const filtered = startMemory<StudyReport>();
  const shared = startMemory<StudyReport>();
  const share = shareStudies(site, {
    async compute(study, states) {
      const steps = audiences.map((audience) => states[audience].upTo).join();
      const stamp = `${steps} ${await stampStudy(site, study)}`;
      const found = await shared.find(study.id, stamp, async () => {
        const { samples, times } = await foldStudy(site.db, study.id, (audience) => states[audience]);
        const counted = { samples: forAnyone(samples), times, flagged: new Map() };
        return assemble(site, study, counted, {}, (report) => noteHidden(report, states.customer));
      });
      const isBehind = audiences.some((audience) => states[audience].isBehind);
      // Its figures stay to be computed: not everybody who asks how many it counts looks at them.
      return Object.create(found, { isBehind: { value: isBehind } }) as StudyReport;
    },
    revive: (study, { report, samples }) => ({
      ...assemble(site, study, { samples, times: noTimes, flagged: new Map() }, {}, () => report),
      isBehind: true,
    }),
  });
  // Both hold the answers of small studies.
  const forget = (studyId: string) => {
    own.forget(studyId);
    filtered.forgetAll();
    shared.forget(studyId);
  };
  const computeOwn = async (
    study: Study,
    upTo: number,
    chosen: Chosen = {},
    hidden: readonly Audience[] = [],
  ): Promise<StudyReport> => {
    const { id, settings } = study;
    const job = { study: { id, settings }, version: site.version, upTo, filter: chosen.filter ?? null, hidden };
    const isElsewhere = site.reportElsewhere !== undefined && (await hasMoreResponses(site.db, id, mostHere));
    const computed = isElsewhere ? await site.reportElsewhere?.(job) : undefined;
    const folded = computed?.folded ?? (await foldStudy(site.db, id, countingOf(job)));
    const leaveOut = () => ({ ...folded, samples: leaveOutFlagged(folded.samples) });
    const without = once(() => assemble(site, study, leaveOut(), { ...chosen, without: 'flagged' }));
    return Object.assign(
      assemble(site, study, folded, chosen, (report) => report, computed?.report),
      { without },
    );
  };
  return {
    async findOwn(study, filter = everybody) {
      const upTo = await findLastArrival(site.db, study.id);
      const stamp = `${upTo} ${await stampStudy(site, study)}`;
      const findAll = () => own.find(study.id, stamp, () => computeOwn(study, upTo));
      if (isEverybody(filter)) return findAll();
      return filtered.find(JSON.stringify([study.id, filter]), stamp, async () => {
        const { samples, flagged } = await findAll();
        const refusal = judgeFilter(filter, samples.customer, study.settings.minGroup);
        if (refusal) {
          const nobody = { samples: withoutAnybody(samples), times: noTimes, flagged };
          return { ...assemble(site, study, nobody, { filter }), refusal };
        }
        return computeOwn(study, upTo, { filter }, listHidden(study, filter, samples));
      });
    },
    findShared: share.find,
    async erase(study, responseId) {
      const isErased = await share.erase(study, responseId);
      forget(study.id);
      return isErased;
    },
    async undo(study, undone) {
      const isUndone = await share.undo(study, undone);
      forget(study.id);
      return isUndone;
    },
    async eraseAll(study) {
      await share.eraseAll(study);
      forget(study.id);
    },
  };
}

/** A report that is computed when it is first looked at: the page of a study needs only its times. */
function assemble(
  site: ReportSite,
  { settings }: Study,
  { samples, times, flagged }: FoldedStudy,
  chosen: Chosen,
  finish: (report: Report) => Report = (report) => report,
  made?: Report,
): StudyReport {
  const deep = startMemory<DeepReport>();
  const report = once(() => made ?? finish(buildStudyReport(site.version, settings, samples, chosen)));
  return {
    get report() {
      return report();
    },
    deep: () => deep.find('deep', '', () => deepen(site, { report: report(), samples, seed: usualSeed })),
    samples,
    questionnaire: samples.customer.questionnaire,
    medianSeconds: times.count >= settings.minGroup ? times.median : null,
    flagged,
    refusal: null,
    isBehind: false,
  };
}

/** What a report depends on besides its responses. */
async function stampStudy({ db }: ReportSite, { id, settings }: Study): Promise<string> {
  return JSON.stringify([await findVersions(db, id), settings.minGroup, settings.waves.map((wave) => wave.id)]);
}

/** Says of a shared report where groups are left out, or lack people. */
function noteHidden(report: Report, { isUngrouped }: SharedState): Report {
  if (isTooFew(report)) return report;
  const places = [
    ...(isUngrouped('wave') ? ['/waves'] : []),
    ...report.segments.flatMap(({ id }, index) => (isUngrouped({ question: id }) ? [`/segments/${index}`] : [])),
  ];
  const isNoted = (place: string) => report.notes.some(({ at, code }) => at === place && code === 'groups-hidden');
  const notes = places.filter((at) => !isNoted(at)).map((at): Note => ({ at, code: 'groups-hidden' }));
  return { ...report, notes: [...report.notes, ...notes] };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

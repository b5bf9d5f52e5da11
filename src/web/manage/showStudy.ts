import type { RequestHandler } from 'express';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import type { Language } from '../../core/instrument/text.ts';
import { findFieldwork } from '../../core/study/fieldwork.ts';
import { findClass } from '../../storage/classSessions.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import type { Study } from '../../storage/studies.ts';
import { findWithdrawal } from '../../storage/withdrawals.ts';
import type { Say } from '../../words/catalogue.ts';
import { describePlanOversights } from '../../words/describePlanOversights.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatInstant } from '../../words/times.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { isOverdue } from '../keeping.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';

const surveyWords: Readonly<Record<Audience, readonly [title: string, text: string]>> = {
  customer: ['study.surveyLink', 'study.surveyLinkText'],
  manager: ['study.managerLink', 'study.managerLinkText'],
  contact: ['study.contactLink', 'study.contactLinkText'],
};

/** A study at a glance: how many answered, and where the surveys, the import and the report are. */
export function showStudy(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const { say, text, language } = listen(request);
    const study = ownStudy(response);
    const { samples, medianSeconds } = await reports.findOwn(study);
    const { erased } = await findWithdrawal(site.db, study.id);
    const links = await listLinks(site.db, study.id);
    const origin = originOf(request, site.lanOrigin);
    const surveys = audiences.flatMap((audience) => {
      const link = pickLink(links, 'survey', audience);
      if (!link) return [];
      const [title, about] = surveyWords[audience];
      const count = samples[audience]?.summary.n ?? 0;
      return [{ title: say(title), text: say(about), count, url: `${origin}/s/${link.publicId}` }];
    });
    const news = (['imported', 'already', 'left'] as const).flatMap((key) => {
      const count = Number(request.query[key] ?? 0);
      return Number.isSafeInteger(count) && count > 0 ? [say(`study.${key}`, { count })] : [];
    });
    sendPage(request, response, {
      view: 'manage/study',
      title: text(study.title),
      data: {
        id: study.id,
        hasClass: (await findClass(site.db, { studyId: study.id })) !== undefined,
        isMade: study.isMade,
        isArchived: study.isArchived,
        fieldwork: isOverdue(study, site.now())
          ? null
          : describeFieldwork(study, site.now().toISOString(), say, language),
        isEmpty: surveys.every(({ count }) => count === 0),
        count: formatCount(samples.customer.summary.n),
        oversights: describePlanOversights(study, language),
        keeping: describeKeeping(study, site.now(), say),
        withdrawn: erased > 0 ? say('study.withdrawn', { count: erased }) : null,
        medianMinutes: medianSeconds && (medianSeconds / 60).toFixed(1),
        surveys,
        canAddStaff: surveys.length === 1,
        reportUrl: `${origin}/r/${pickLink(links, 'report')?.publicId ?? ''}`,
        news,
      },
    });
  };
}

/** Until when the answers are kept, or that they are gone. */
function describeKeeping(study: Study, now: Date, say: Say): string | null {
  const { keepUntil: date } = study.settings;
  return date && say(isOverdue(study, now) ? 'study.notKept' : 'study.keptUntil', { date });
}

/** Whether answers are taken now, in which wave, and until when or from when. */
function describeFieldwork({ settings }: Study, now: string, say: Say, language: Language): string {
  const { state, wave } = findFieldwork(settings.waves, now);
  const instant = state === 'not-yet' ? wave.opens : wave.closes;
  const time = instant === null ? '' : formatInstant(instant, settings.zone, language);
  return say(`fieldwork.${state}${instant === null ? '' : 'At'}`, { wave: wave.id, time, zone: settings.zone });
}

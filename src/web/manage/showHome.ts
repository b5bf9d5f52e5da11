import type { RequestHandler } from 'express';
import { listLinks, pickLink } from '../../storage/links.ts';
import { speak } from '../../words/catalogue.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { findDemo } from '../teach/findDemo.ts';
import { carryLanguage } from '../visit.ts';
import { findVisitor } from './visitor.ts';

/** Says in both languages what this is, and leads each of the three users on. */
export function showHome(site: Site): RequestHandler {
  return async (request, response) => {
    const demo = await findDemo(site.db);
    const links = demo ? await listLinks(site.db, demo.id) : [];
    const addressOf = (kind: 'survey' | 'report', prefix: string) => {
      const link = pickLink(links, kind);
      return link && carryLanguage(request, `${prefix}${link.publicId}`);
    };
    sendPage(request, response, {
      view: 'manage/home',
      title: `FiveGaps – ${listen(request).say('home.title')}`,
      data: {
        zh: speak('zh'),
        en: speak('en'),
        surveyUrl: addressOf('survey', '/s/'),
        reportUrl: addressOf('report', '/r/'),
        signInUrl: carryLanguage(request, findVisitor(response) ? '/studies' : '/account/sign-in'),
      },
    });
  };
}

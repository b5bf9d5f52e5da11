import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { classSource, insertLinks, type Link, listLinks, usualSource } from '../../storage/links.ts';
import { findQuestionnaire, listAskedAudiences } from '../../storage/questionnaires.ts';
import { countSources } from '../../storage/responses.ts';
import { apiSource } from '../api/readSent.ts';
import { sendError } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, originOf } from '../visit.ts';
import { addressOf, drawLink, nameSettled, nameSource } from './nameLink.ts';
import { ownStudy } from './ownStudy.ts';
import { paperSource } from './paper/keepEntry.ts';
import { listSettled, readLinks } from './readLinks.ts';

/** What responses are marked with that came by no place: no place can be called so. */
const reserved = [usualSource, classSource, 'import', 'made', 'invitation', paperSource, apiSource];

/** Lists the addresses of a study's surveys: where each was given out, its QR code and how many came by it. */
export function showLinks(site: Site): RequestHandler {
  return (request, response) => sendLinks(site, request, response, new Map(), []);
}

/** Adds an address for each place that was typed, all of them or none. */
export function takeLinks(site: Site): RequestHandler {
  return async (request, response) => {
    const { say } = listen(request);
    const study = ownStudy(response);
    const fields = listFields(request.body);
    const links = await listLinks(site.db, study.id);
    const { customers, asked } = await findAsked(site, study.id);
    const isTaken = (audience: Audience, source: string) =>
      reserved.includes(source) || links.some((link) => link.audience === audience && link.source === source);
    const { wanted, mistakes } = readLinks(fields, customers, isTaken);
    const { audience, sources, preset } = wanted;
    if (!asked.includes(audience)) {
      sendError(request, response, 'bad-request');
      return;
    }
    if (mistakes.length > 0) {
      const sentences = mistakes.map(({ key, values }) => say(key, values));
      await sendLinks(site, request, response, fields, sentences);
      return;
    }
    const added = sources.map((source) => ({ studyId: study.id, kind: 'survey', audience, source, preset }) as const);
    await insertLinks(site.db, added, site.newLinkId);
    response.redirect(303, carryLanguage(request, `/studies/${study.id}/links`));
  };
}

/** The customers' questionnaire, and all who are asked. */
async function findAsked(site: Site, studyId: string) {
  const customers = await findQuestionnaire(site.db, studyId, 'customer');
  if (!customers) throw new Error('a published study without a questionnaire for customers');
  return { customers: customers.questionnaire, asked: await listAskedAudiences(site.db, studyId) };
}

async function sendLinks(
  site: Site,
  request: Request,
  response: Response,
  fields: Fields,
  mistakes: readonly string[],
): Promise<void> {
  const { say, text, language } = listen(request);
  const study = ownStudy(response);
  const { customers, asked } = await findAsked(site, study.id);
  const counts = await countSources(site.db, study.id);
  const origin = originOf(request, site.lanOrigin);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const rank = ({ source }: Link) => (source === usualSource ? 0 : 1);
  const links = (await listLinks(site.db, study.id))
    .filter(({ kind }) => kind === 'survey')
    .toSorted((a, b) => rank(a) - rank(b) || compare(a.source, b.source));
  const describe = (link: Link) => ({
    id: link.publicId,
    address: addressOf(link, origin),
    name: nameSource(link, say),
    svg: drawLink(link, origin, say),
    count: counts.find(({ audience, source }) => audience === link.audience && source === link.source)?.count ?? 0,
    settled: nameSettled(link, customers, text),
    isKiosk: link.kiosk !== null,
    isRetired: link.retiredAt !== null,
  });
  sendPage(request, response, {
    view: 'manage/links',
    title: say('links.title'),
    path: `/studies/${study.id}/links`,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      mistakes,
      groups: asked.map((audience) => ({
        audience,
        links: links.filter((link) => link.audience === audience).map(describe),
      })),
      questions: listSettled(customers),
      value: (name: string) => readField(fields, name),
    },
  });
}

import type { RequestHandler } from 'express';
import { joinSentences } from '../../../words/sentences.ts';
import { sendNotFound } from '../../errors.ts';
import { describeEnd } from '../../keeping.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { findVisitor } from '../visitor.ts';
import { entryUrl, findDesk } from './desk.ts';
import { sendEntry } from './entryPage.ts';
import { keepEntry } from './keepEntry.ts';
import { type Mistake, numberField, readEntry } from './readEntry.ts';

/**
 * Takes a paper form that was keyed and leads to the next empty one; where it differs from the first entry, to the page that shows
 * where. Whatever is wrong is told on the page as it was typed.
 */
export function takeEntry(site: Site): RequestHandler {
  return async (request, response, next) => {
    const { say, language } = listen(request);
    const study = ownStudy(response);
    const keyed = listFields(request.body);
    const wanted = { audience: readField(keyed, 'audience'), wave: readField(keyed, 'wave') };
    const desk = await findDesk(site, study, wanted);
    if (!desk) {
      sendNotFound(request, response, next);
      return;
    }
    const refuse = (status: number, mistakes: readonly Mistake[]) =>
      sendEntry(site, request, response, desk, { refused: { status, keyed, mistakes } });
    const end = describeEnd(study, site.now(), say);
    if (end !== null) {
      await refuse(409, [{ field: '', sentence: joinSentences([end, say('entry.isKept')], language) }]);
      return;
    }
    const read = readEntry(desk, keyed, language);
    if ('mistakes' in read) {
      await refuse(422, read.mistakes);
      return;
    }
    const { number } = read;
    const outcome = await keepEntry(site, desk, read, findVisitor(response)?.account.name ?? '');
    switch (outcome.kind) {
      case 'kept':
      case 'agreed': {
        const news = { done: outcome.kind, number: String(number) };
        response.redirect(303, carryLanguage(request, entryUrl(desk, news)));
        return;
      }
      case 'differs':
        response.redirect(303, carryLanguage(request, `/studies/${study.id}/entry/${outcome.responseId}`));
        return;
      default:
        await refuse(409, [{ field: numberField, sentence: say(`entry.refused.${outcome.kind}`, { number }) }]);
    }
  };
}

import type { Request, RequestHandler } from 'express';
import { joinSentences } from '../../../words/sentences.ts';
import { describeEnd } from '../../keeping.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { findVisitor } from '../visitor.ts';
import { entryUrl } from './desk.ts';
import { moveEntry } from './moveEntry.ts';
import { findOpenForm } from './openForm.ts';
import type { Mistake } from './readEntry.ts';
import { settleForm } from './settleForm.ts';
import { sendSettling } from './settlePage.ts';

/** Takes what the paper says where two entries differ, or the number of the other form that the second entry was. */
export function takeSettling(site: Site): RequestHandler<{ studyId: string; responseId: string }> {
  return async (request, response) => {
    const { say, language } = listen(request as Request);
    const study = ownStudy(response);
    const lead = (path: string) => response.redirect(303, carryLanguage(request as Request, path));
    const open = await findOpenForm(site, study, request.params.responseId);
    if (!open) {
      lead(`/studies/${study.id}/entry`);
      return;
    }
    const chosen = listFields(request.body);
    const refuse = (mistakes: readonly Mistake[]) => sendSettling(request as Request, response, open, chosen, mistakes);
    const end = describeEnd(study, site.now(), say);
    if (end !== null) {
      refuse([{ field: '', sentence: joinSentences([end, say('entry.isKept')], language) }]);
      return;
    }
    const by = { account: findVisitor(response)?.account.name ?? '', language };
    if (readField(chosen, 'action') === 'move') {
      const moved = await moveEntry(site, open, chosen, by);
      if ('mistakes' in moved) refuse(moved.mistakes);
      else if ('responseId' in moved.outcome) lead(`/studies/${study.id}/entry/${moved.outcome.responseId}`);
      else lead(entryUrl(open.desk, { done: moved.outcome.kind, number: String(moved.number) }));
      return;
    }
    const mistakes = await settleForm(site, open, chosen, by);
    if (mistakes.length > 0) refuse(mistakes);
    else lead(entryUrl(open.desk, { done: 'settled', number: String(open.form.number) }));
  };
}

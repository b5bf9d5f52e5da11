import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { listPaperForms, type PaperForm } from '../../../storage/paperForms.ts';
import { formatInstant } from '../../../words/times.ts';
import { sendNotFound } from '../../errors.ts';
import { describeEnd } from '../../keeping.ts';
import { readField } from '../../readForm.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { type Desk, entryUrl, findDesk } from './desk.ts';
import { entryField, highestNumber, type Mistake, numberField } from './readEntry.ts';

/** What the page tells of the form that was saved last. */
const news = ['kept', 'agreed', 'settled'] as const;

/** So many forms are listed; those that wait for somebody to look at the paper always are. */
const mostListed = 50;

/** Shows an empty form to key a paper form into, with an id of its own, and what became of the last one. */
export function showEntry(site: Site): RequestHandler {
  return async (request, response, next) => {
    const { audience = '', wave = '', done, number } = request.query;
    const desk = await findDesk(site, ownStudy(response), { audience: String(audience), wave: String(wave) });
    if (!desk) {
      sendNotFound(request, response, next);
      return;
    }
    const last = /^\d{1,9}$/.test(String(number)) ? Number(number) : null;
    const told = news.find((each) => each === done);
    await sendEntry(site, request, response, desk, { last, told: last === null ? undefined : told });
  };
}

/** The page with an empty form, or with what was keyed and what is wrong with it. */
export async function sendEntry(
  site: Site,
  request: Request,
  response: Response,
  desk: Desk,
  state: {
    readonly last?: number | null;
    readonly told?: (typeof news)[number] | undefined;
    readonly refused?: { readonly status: number; readonly keyed: Fields; readonly mistakes: readonly Mistake[] };
  },
): Promise<void> {
  const { say, text } = listen(request);
  const { study, audience, parts, questionnaire, wave } = desk;
  const { last = null, told, refused } = state;
  const forms = await listPaperForms(site.db, study.id, audience, wave);
  const next = Math.min((last ?? forms.at(-1)?.number ?? 0) + 1, highestNumber);
  const empty = new Map<string, string>([
    [numberField, String(next)],
    [entryField, site.newId()],
  ]);
  const keyed: Fields = refused?.keyed ?? empty;
  const mistakes = refused?.mistakes ?? [];
  const choose = (name: 'audience' | 'wave', id: string, title: string) => ({
    name: title,
    href: carryLanguage(request, entryUrl({ ...desk, [name]: id })),
    isCurrent: id === desk[name],
  });
  sendPage(request, response, {
    view: 'manage/entry',
    style: 'entry',
    title: say('entry.title'),
    path: entryUrl(desk),
    status: refused?.status ?? 200,
    data: {
      id: study.id,
      study: text(study.title),
      end: describeEnd(study, site.now(), say),
      audience,
      wave,
      entry: readField(keyed, entryField) || site.newId(),
      audiences: desk.asked.map((each) => choose('audience', each, say(`import.${each}`))),
      waves: study.settings.waves.map(({ id }) => choose('wave', id, id)),
      consent: questionnaire.consent,
      parts,
      sides: questionnaire.sides,
      points: questionnaire.points,
      value: (name: string) => readField(keyed, name),
      mistakes,
      isWrong: (name: string) => mistakes.some(({ field }) => field === name),
      told: told && say(`entry.done.${told}`, { number: last }),
      ...describeForms(request, desk, forms),
    },
  });
}

/** The forms that were keyed: how many, those that wait, and the rest with who keyed and who checked them. */
function describeForms(request: Request, { study }: Desk, forms: readonly PaperForm[]) {
  const { say, language } = listen(request);
  const isOpen = ({ second, checkedAt }: PaperForm) => second !== null && checkedAt === null;
  const checked = forms.filter(({ checkedAt }) => checkedAt !== null).length;
  const time = (instant: string) => formatInstant(instant, study.settings.zone, language);
  return {
    counts: say('entry.count', { count: forms.length, checked }),
    open: forms.filter(isOpen).map((form) => ({ number: form.number, href: settleUrl(request, study.id, form) })),
    forms: forms
      .toSorted((a, b) => (a.enteredAt < b.enteredAt ? 1 : -1))
      .slice(0, mostListed)
      .map((form) => ({
        number: form.number,
        entered: say('entry.by', { name: form.enteredBy, time: time(form.enteredAt) }),
        state: isOpen(form) ? 'open' : form.checkedAt === null ? 'once' : 'checked',
        checked: form.checkedAt && say('entry.by', { name: form.checkedBy, time: time(form.checkedAt) }),
      })),
  };
}

function settleUrl(request: Request, studyId: string, { responseId }: PaperForm): string {
  return carryLanguage(request, `/studies/${encodeURIComponent(studyId)}/entry/${responseId}`);
}

import type { Staff, TestSite } from '../site.ts';
import { readForm } from './readPage.ts';

type Changes = Readonly<Record<string, string | null>>;

/** The form of a study's plan as its page has it, with some fields set, or left out with null. */
export async function readPlanForm(
  site: TestSite,
  staff: Staff,
  studyId: string,
  changes: Changes = {},
): Promise<URLSearchParams> {
  const page = await (await site.get(`/studies/${studyId}/plan`, staff.cookie)).text();
  const form = readForm(page.slice(page.indexOf('<form class="plan"')));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return form;
}

/** Begins a study in the browser and gives its id; it is a draft. */
export async function draftStudy(site: TestSite, staff: Staff, name: string, instrument: string): Promise<string> {
  const made = await site.post('/studies', new URLSearchParams({ token: staff.token, name, instrument }), staff.cookie);
  return (made.headers.get('location') ?? '').split('/')[2]?.replace(/\?.*/, '') ?? '';
}

/** Begins a study in the browser and publishes its plan, with some of its fields changed. Gives its id. */
export async function startStudy(
  site: TestSite,
  staff: Staff,
  name: string,
  instrument: string,
  changes: Changes = {},
): Promise<string> {
  const id = await draftStudy(site, staff, name, instrument);
  const form = await readPlanForm(site, staff, id, { ...changes, action: 'publish' });
  const sent = await site.post(`/studies/${id}/plan`, form, staff.cookie);
  if (sent.status !== 303) throw new Error(await sent.text());
  return id;
}

import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { findFieldwork } from '../../core/study/fieldwork.ts';
import { settlePreset } from '../../core/study/preset.ts';
import { findLink, type Link } from '../../storage/links.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { countResponses } from '../../storage/responses.ts';
import { findStudy, type Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';

/** What stands behind a survey's public address. */
export interface Survey {
  readonly study: Study;
  readonly version: number;
  readonly questionnaire: Questionnaire;
  /** The questionnaire less what the address answers by itself, and the fields of those answers. */
  readonly asked: Questionnaire;
  readonly settled: Fields;
  /** Where the address was given out. */
  readonly source: string;
  /** Since when the address is out of use; null while it is in use. */
  readonly retiredAt: string | null;
  /** How the address works on a shared tablet; null where it does not. */
  readonly kiosk: Link['kiosk'];
  /** Whether the answers will carry the name of who was invited. */
  readonly isNamed: boolean;
  /** Whether as many people have answered in this wave as were wanted. */
  readonly isFull: boolean;
}

const freshMilliseconds = 1000;
const maxRemembered = 1000;

/**
 * Finds surveys by public id and remembers them for a second, because a class opens the same one all at once. Ids that
 * lead nowhere are not remembered.
 */
export function rememberSurveys(site: Site): (publicId: string) => Promise<Survey | undefined> {
  const remembered = new Map<string, { readonly until: number; readonly survey: Survey }>();
  return async (publicId) => {
    const now = site.now().getTime();
    const known = remembered.get(publicId);
    if (known && known.until > now) return known.survey;
    const survey = await loadSurvey(site, publicId);
    if (remembered.size >= maxRemembered) remembered.clear();
    if (survey) remembered.set(publicId, { until: now + freshMilliseconds, survey });
    return survey;
  };
}

async function loadSurvey(site: Site, publicId: string): Promise<Survey | undefined> {
  const link = await findLink(site.db, 'survey', publicId);
  if (!link) return undefined;
  const found = await findAsked(site, link.studyId, link.audience);
  if (!found) return undefined;
  const { source, retiredAt, kiosk } = link;
  const settled = settlePreset(found.questionnaire, link.preset);
  return { ...found, ...settled, source, retiredAt, kiosk, isNamed: false };
}

/** The survey that somebody of an audience was invited to. */
export async function findInvitedSurvey(site: Site, studyId: string, audience: Audience): Promise<Survey | undefined> {
  const found = await findAsked(site, studyId, audience);
  if (!found) return undefined;
  const { isNamed } = found.study.settings;
  const settled = { asked: found.questionnaire, settled: new Map() };
  return { ...found, ...settled, source: 'invitation', retiredAt: null, kiosk: null, isNamed };
}

async function findAsked(site: Site, studyId: string, audience: Audience) {
  const study = await findStudy(site.db, studyId);
  const published = await findQuestionnaire(site.db, studyId, audience);
  return study && published && { study, ...published, isFull: await isFull(site, study) };
}

async function isFull({ db, now }: Site, { id, settings }: Study): Promise<boolean> {
  const { wave } = findFieldwork(settings.waves, now().toISOString());
  if (wave.quota === null) return false;
  const counts = await countResponses(db, id);
  const found = counts.find((each) => each.audience === 'customer' && each.wave === wave.id);
  return (found?.count ?? 0) >= wave.quota;
}

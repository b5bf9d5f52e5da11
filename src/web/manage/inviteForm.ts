import { type Audience, audiences } from '../../core/instrument/side.ts';
import type { Language } from '../../core/instrument/text.ts';
import { readRecipients } from '../../intake/readRecipients.ts';
import { insertInvitations } from '../../storage/invitations.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { speak } from '../../words/catalogue.ts';
import { describeProblem } from '../../words/sentences.ts';
import { hashToken } from '../hashToken.ts';
import type { Site } from '../site.ts';

/** Somebody with the token of a link, which is known at this moment only. */
export interface Invited {
  readonly recipient: string;
  readonly email: string | null;
  readonly token: string;
}

const mostNamed = 5;

/** Whom a form invites; null where they are not asked. */
export async function readAudience(site: Site, studyId: string, given: string): Promise<Audience | null> {
  const audience = audiences.find((each) => each === (given || 'customer'));
  return audience && (await findQuestionnaire(site.db, studyId, audience)) ? audience : null;
}

/**
 * Invites everybody on a list, or nobody and says why. Who still has an unused link is not invited again: then two links would
 * work for one person, and a form that is sent twice would make all links twice.
 */
export async function invite(
  site: Site,
  studyId: string,
  audience: Audience,
  list: string,
  language: Language,
): Promise<{ readonly invited: readonly Invited[] } | { readonly mistakes: readonly string[] }> {
  const { recipients, problems } = readRecipients(list);
  if (problems.length > 0) return { mistakes: problems.map((problem) => describeProblem(problem, language)) };
  const invited = recipients.map((each) => ({ ...each, token: site.newPublicId() }));
  const rows = invited.map(({ token, ...each }) => ({
    ...each,
    id: site.newId(),
    tokenHash: hashToken(token),
  }));
  const open = await insertInvitations(site.db, studyId, audience, rows, site.now().toISOString());
  if (open.length === 0) return { invited };
  const named = [...open.slice(0, mostNamed), ...(open.length > mostNamed ? ['…'] : [])].join(', ');
  return { mistakes: [speak(language)('invitation.already', { recipients: named })] };
}

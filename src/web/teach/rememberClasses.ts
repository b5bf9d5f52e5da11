import { readClassCode } from '../../core/classroom/classCode.ts';
import type { Role } from '../../core/classroom/roles.ts';
import { type ClassSession, findClass } from '../../storage/classSessions.ts';
import { classSource, listLinks } from '../../storage/links.ts';
import { findStudy, type Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';

/** A class that a code opens, with its study and the public ids of its surveys. */
export interface FoundClass {
  readonly session: ClassSession;
  readonly study: Study;
  readonly surveys: Readonly<Partial<Record<Role, string>>>;
}

/** Finds the class of a code, as somebody typed it. */
export type FindClass = (typed: string) => Promise<FoundClass | undefined>;

const freshMilliseconds = 1000;
const maxRemembered = 100;

/** Finds classes by their codes and remembers them for a second, because all students come at once. Wrong codes are not remembered. */
export function rememberClasses({ db, now }: Site): FindClass {
  const remembered = new Map<string, { readonly until: number; readonly found: FoundClass }>();
  return async (typed) => {
    const code = readClassCode(typed);
    if (code === null) return undefined;
    const time = now().getTime();
    const known = remembered.get(code);
    if (known && known.until > time) return known.found;
    const session = await findClass(db, { code });
    const study = session && (await findStudy(db, session.studyId));
    if (!study) return undefined;
    const links = (await listLinks(db, study.id)).filter(
      ({ kind, source }) => kind === 'survey' && source === classSource,
    );
    const surveys = Object.fromEntries(links.map(({ audience, publicId }) => [audience, publicId]));
    if (remembered.size >= maxRemembered) remembered.clear();
    const found = { session, study, surveys };
    remembered.set(code, { until: time + freshMilliseconds, found });
    return found;
  };
}

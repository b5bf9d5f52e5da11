import type { rememberSurveys, Survey } from './survey.ts';

/** A survey, and the address at which somebody came to it. */
export interface Place {
  readonly survey: Survey;
  readonly address: string;
}

/** Finds the place that an address names by the parts of its path. */
export type FindPlace = (params: Readonly<Record<string, string>>) => Promise<Place | undefined>;

/** Finds surveys by their public addresses. */
export function findByLink(findSurvey: ReturnType<typeof rememberSurveys>): FindPlace {
  return async ({ publicId = '' }) => {
    const survey = await findSurvey(publicId);
    return survey && { survey, address: `/s/${publicId}` };
  };
}

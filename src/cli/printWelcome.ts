import { renderUnicodeCompact } from 'uqr';
import { languages } from '../core/instrument/text.ts';
import { listLinks, pickLink } from '../storage/links.ts';
import type { Database } from '../storage/schema.ts';
import { findDemo } from '../web/teach/findDemo.ts';
import { speak } from '../words/catalogue.ts';

/** Says where the site is, in both languages, with a QR code of the demo survey for a phone on the same network. */
export async function printWelcome(
  db: Database,
  origins: { readonly local: string; readonly lan: string | null },
  setUpCode: string | null,
): Promise<void> {
  const both = (key: string) => languages.map((language) => speak(language)(`terminal.${key}`)).join(' / ');
  const demo = await findDemo(db);
  const links = demo ? await listLinks(db, demo.id) : [];
  const survey = pickLink(links, 'survey');
  const surveyAddress = survey && `${origins.lan ?? origins.local}/s/${survey.publicId}`;
  const lines = [
    both('running'),
    `  ${both('local')}: ${origins.local}/`,
    origins.lan ? `  ${both('lan')}: ${origins.lan}/` : null,
    surveyAddress ? `  ${both('demoSurvey')}: ${surveyAddress}\n\n${renderUnicodeCompact(surveyAddress)}\n` : null,
    setUpCode ? `  ${both('setUpCode')}: ${setUpCode}` : null,
    `  ${both('stopHint')}`,
  ];
  process.stdout.write(`${lines.filter((line) => line !== null).join('\n')}\n`);
}

import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Text } from '../../core/instrument/text.ts';
import { drawQr } from '../../export/picture/qr.ts';
import type { Drawing } from '../../page/svg.ts';
import { type Link, usualSource } from '../../storage/links.ts';
import type { Say } from '../../words/catalogue.ts';

/** Where a link was given out, in words. */
export function nameSource({ source }: Link, say: Say): string {
  return source === usualSource ? say('links.usual') : source;
}

/** A link's address on a site. */
export function addressOf({ publicId }: Link, origin: string): string {
  return `${origin}/s/${publicId}`;
}

/** The QR code of a link, named by where it was given out. */
export function drawLink(link: Link, origin: string, say: Say): Drawing {
  const address = addressOf(link, origin);
  return drawQr(address, { title: say('links.qr', { source: nameSource(link, say) }), description: address });
}

/** What a link answers by itself, in the words of the customers' questionnaire. */
export function nameSettled(
  { preset }: Link,
  { profile }: Questionnaire,
  text: (text: Text) => string,
): readonly string[] {
  return profile.flatMap(({ id, choices = [] }) => {
    const chosen = choices.find((choice) => choice.id === preset.get(id));
    return chosen ? [text(chosen.text)] : [];
  });
}

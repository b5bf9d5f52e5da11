import type { Language } from '../core/instrument/text.ts';

/** An instant as people of a time zone write it in a language: 2026年12月1日 09:00, 1 December 2026 at 09:00. */
export function formatInstant(instant: string, zone: string, language: Language): string {
  const key = `${language} ${zone}`;
  const format = formats.get(key) ?? makeFormat(zone, language);
  formats.set(key, format);
  return format.format(new Date(instant));
}

/** To make one takes a thousand times as long as to use it, and a list uses it in every row. */
const formats = new Map<string, Intl.DateTimeFormat>();

function makeFormat(zone: string, language: Language): Intl.DateTimeFormat {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
}

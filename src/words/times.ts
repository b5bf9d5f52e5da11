import type { Language } from '../core/instrument/text.ts';

/** An instant as people of a time zone write it in a language: 2026年12月1日 09:00, 1 December 2026 at 09:00. */
export function formatInstant(instant: string, zone: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  return format.format(new Date(instant));
}

import { type Gap, gaps } from '../../core/gaps/gap.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Verdict } from '../../core/report/figures.ts';
import type { Report } from '../../core/report/report.ts';
import { type Drawing, draw, drawSheet } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatDifference, formatInterval, formatSizes } from '../../words/numbers.ts';
import { joinSentences } from '../../words/sentences.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { whyMissing } from '../table/whyMissing.ts';
import { drawArrow } from './arrow.ts';
import { drawModelFrame } from './gapModelFrame.ts';
import { gapModelLayouts, type Shape } from './gapModelLayout.ts';
import type { GapModelLayout } from './gapModelPlaces.ts';
import { drawSign } from './marks.ts';
import { drawText, measureText } from './text.ts';

/**
 * The gap model of 1985 with the measured gaps on its arrows: the customers' side above, the marketer's below. A proven gap is a thick
 * arrow, the thicker the wider it is; one that is not proven is thin, and one that was not measured is dashed and says why.
 * Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4), figure 1.
 *
 * @param evidence the page on which `#gap-1` to `#gap-5` say what each gap rests on; without one nothing leads on
 */
export function drawGapModel(report: Report, language: Language, shape: Shape, evidence?: string): Drawing {
  const say = speak(language);
  const layout = gapModelLayouts[shape];
  const told = gaps.map((gap) => tellGap(report, gap, say));
  return drawSheet(
    {
      name: `gap-model ${shape}`,
      width: layout.width,
      height: layout.height,
      title: say('picture.gapModel.title'),
      description: joinSentences([say('picture.gapModel.text'), ...told.map(({ sentence }) => sentence)], language),
      hasLinks: evidence !== undefined,
    },
    [...drawModelFrame(layout, say), ...told.map((gap) => drawGap(layout, gap, evidence))],
  );
}

/** What is to be said of a gap. */
interface ToldGap {
  readonly number: Gap['number'];
  readonly verdict: Verdict | null;
  /** How thick its arrow is. */
  readonly thickness: number;
  /** The number and the name, which stand in one line where there is room. */
  readonly name: readonly [string, string];
  readonly value: string | null;
  /** The interval and how many people, or why there is no gap. */
  readonly details: readonly string[];
  readonly sentence: string;
}

function tellGap(report: Report, { number }: Gap, say: Say): ToldGap {
  const figures = report.gaps[number];
  const name = [say('picture.gap.number', { number }), say(`picture.gap.name.${number}`)] as const;
  const title = nameGap(number, say);
  if (figures === null || figures.value === null) {
    const reason = say(whyMissing(report, number));
    const sentence = say('picture.gap.missing', { gap: title, reason });
    return { number, verdict: null, thickness: 1.5, name, value: null, details: [reason], sentence };
  }
  const verdict = judgeTested(figures);
  const value = formatDifference(figures.value);
  const interval = formatInterval(figures.ci);
  const n = formatSizes(figures.n);
  const sentence = say('picture.gap.sentence', {
    gap: title,
    value,
    interval,
    n,
    verdict: say(`picture.verdict.${verdict}`),
  });
  const thickness = chooseThickness(figures.value, verdict, report.scale);
  return { number, verdict, thickness, name, value, details: [interval, say('picture.n', { n })], sentence };
}

/** From 3 to 9, which a quarter of the scale reaches; what is not proven is as thin as any other line. */
function chooseThickness(value: number, verdict: Verdict, { min, max }: Report['scale']): number {
  if (verdict !== 'shortfall' && verdict !== 'surplus') return 1.5;
  return 3 + 6 * Math.min(1, Math.abs(value) / ((max - min) / 4));
}

function drawGap(layout: GapModelLayout, told: ToldGap, evidence: string | undefined): Drawing {
  const { way, words } = layout.gaps[told.number];
  const [left, top, room] = words;
  const { size, small } = layout;
  const big = size * 1.45;
  const names = joinWhereFits(told.name, ' · ', room / size);
  const valueRoom = big * (0.85 + measureText(told.value ?? ''));
  const besideName = left + size * (measureText(names[0] ?? '') + 0.8);
  const isBeside = layout.isFlat === true && names.length === 1 && besideName + valueRoom <= left + room;
  let y = top;
  const nextLine = (height: number) => {
    y += height;
    return y;
  };
  const drawn = [
    drawArrow('way', way, size * 0.6 + told.thickness, 'both', {
      'stroke-width': told.thickness,
      'stroke-dasharray': told.verdict === null ? '5 4' : null,
    }),
    ...names.map((line) => drawText('name', line, { x: left, y: nextLine(isBeside ? big : size * 1.15), size })),
  ];
  if (told.value !== null && told.verdict !== null) {
    const x = isBeside ? besideName : left;
    if (!isBeside) nextLine(big * 1.1);
    drawn.push(
      drawSign(told.verdict, x + big * 0.32, y - big * 0.35, big * 0.32),
      drawText('value', told.value, { x: x + big * 0.85, y, size: big, weight: 700 }),
    );
  }
  const details = isBeside ? [told.details.join(' · ')] : joinWhereFits(told.details, ' · ', room / small);
  drawn.push(
    ...details.map((line) =>
      drawText('detail', line, { x: left, y: nextLine(small * 1.25), size: Math.min(small, room / measureText(line)) }),
    ),
  );
  const group = draw('g', { class: `gap ${told.verdict ?? 'missing'}` }, drawn);
  if (evidence === undefined) return group;
  const place = { x: left - 4, y: top - 2, width: room, height: Math.max(leastTarget, y - top + size * 0.7) };
  const ground = draw('rect', { class: 'target', ...place, rx: 6, fill: 'transparent' });
  return draw('a', { href: `${evidence}#gap-${told.number}` }, [ground, group]);
}

/** What a finger finds on a phone, where the picture is about as wide as it is drawn. */
const leastTarget = 48;

/** In one line where it is wide enough, else a line each. */
function joinWhereFits(parts: readonly string[], glue: string, width: number): readonly string[] {
  const line = parts.join(glue);
  return measureText(line) <= width ? [line] : parts;
}

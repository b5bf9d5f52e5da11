import { type GapNumber, gaps } from '../../../core/gaps/gap.ts';
import type { Report } from '../../../core/report/report.ts';
import type { Say } from '../../../words/catalogue.ts';
import { formatDifference, formatInterval, formatSizes } from '../../../words/numbers.ts';
import { gapModelLayouts } from '../../picture/gapModelLayout.ts';
import type { BoxName } from '../../picture/gapModelPlaces.ts';
import { judgeTested } from '../../table/judgeTested.ts';
import { whyMissing } from '../../table/whyMissing.ts';
import { colours, page, verdictColours, verdictSigns } from '../deckStyle.ts';
import { fitText } from '../fitText.ts';
import { addPath, addText, type Canvas } from './canvas.ts';

const layout = gapModelLayouts.wide;
const frame = { x: page.margin, y: 1.3, w: page.width - 2 * page.margin, h: 5.62 } as const;
const [along, down] = [frame.w / layout.width, frame.h / layout.height];

/** From the units of the drawing to inches of the slide, which is wider. */
const placeX = (x: number) => frame.x + x * along;
const placeY = (y: number) => frame.y + y * down;

/** The gap model of 1985 as shapes that can be moved and written into, with the study's own gaps on its arrows. */
export function addGapModel(canvas: Canvas, report: Report, say: Say): void {
  const { zones, flows, boxes } = layout;
  const y = placeY(zones.y);
  const border = [
    [frame.x, y],
    [frame.x + frame.w, y],
  ] as const;
  addPath(canvas, border, { color: colours.grey, width: 0.75, dashType: 'dash' });
  const look = { size: 13, colour: colours.quiet } as const;
  const zone = { x: frame.x, w: 2, h: 0.28 };
  addText(canvas, say('picture.zone.customer'), { ...zone, y: y - 0.32 }, { ...look, valign: 'bottom' });
  addText(canvas, say('picture.zone.marketer'), { ...zone, y: y + 0.04 }, look);
  for (const [x, from, to] of flows) {
    const way = [
      [placeX(x), placeY(from)],
      [placeX(x), placeY(to)],
    ] as const;
    addPath(canvas, way, { color: colours.grey, width: 1, endArrowType: 'triangle' });
  }
  for (const [name, box] of Object.entries(boxes)) addBox(canvas, say(`picture.box.${name as BoxName}`), box);
  for (const { number } of gaps) addGap(canvas, report, number, say);
}

function addBox(
  { slide, font }: Canvas,
  text: string,
  [left, top, width, height]: readonly [number, number, number, number],
): void {
  const [w, h] = [width * along, height * down];
  slide.addText(text, {
    shape: 'roundRect' as never,
    rectRadius: 0.06,
    x: placeX(left),
    y: placeY(top),
    w,
    h,
    margin: 0,
    align: 'center',
    valign: 'middle',
    fontFace: font,
    fontSize: fitText(text, w - 0.15, h, 16),
    color: colours.ink,
    fill: { color: colours.paper },
    line: { color: colours.ink, width: 1 },
  });
}

/** The arrow of a gap, the thicker the wider a proven gap is, and its words: name, sign and value, interval and n. */
function addGap(canvas: Canvas, report: Report, number: GapNumber, say: Say): void {
  const { way, words } = layout.gaps[number];
  const figures = report.gaps[number];
  const value = figures?.value ?? null;
  const verdict = figures && value !== null ? judgeTested(figures) : null;
  const colour = verdict ? verdictColours[verdict] : colours.grey;
  const isProven = verdict === 'shortfall' || verdict === 'surplus';
  const quarter = (report.scale.max - report.scale.min) / 4;
  const points = way.map(([x, y]) => [placeX(x), placeY(y)] as const);
  addPath(canvas, points, {
    color: colour,
    width: isProven ? 2.5 + 4 * Math.min(1, Math.abs(value ?? 0) / quarter) : 1.25,
    beginArrowType: 'triangle',
    endArrowType: 'triangle',
    ...(verdict === null && { dashType: 'dash' }),
  });
  const [left, top, room] = words;
  const box = { x: placeX(left), y: placeY(top), w: room * along, h: 0.3 };
  const name = `${say('picture.gap.number', { number })} · ${say(`picture.gap.name.${number}`)}`;
  addText(canvas, name, box, { size: 15, colour: colours.ink, isBold: true });
  if (!figures || !verdict) {
    const why = say(whyMissing(report, number));
    addText(canvas, why, { ...box, y: box.y + 0.3 }, { size: 15, colour: colours.quiet });
    return;
  }
  const details = [formatInterval(figures.ci), say('picture.n', { n: formatSizes(figures.n) })];
  const look = { size: 17, colour, isBold: true } as const;
  const small = { size: 14, colour: colours.quiet } as const;
  // Where there is room, the value and its interval share a line.
  const isWide = box.w > 2.6;
  const shown = `${verdictSigns[verdict]} ${formatDifference(value)}`;
  addText(canvas, shown, { ...box, y: box.y + 0.28, w: isWide ? 1.2 : box.w, h: 0.36 }, look);
  const beside = { x: box.x + 1.22, w: box.w - 1.22 };
  const isOneLine = isWide && fitText(details.join(' · '), beside.w, 0.28, small.size) >= 11;
  const below = isWide
    ? { ...beside, ...(isOneLine ? { y: box.y + 0.33, h: 0.28 } : { y: box.y + 0.28, h: 0.44 }) }
    : { ...box, y: box.y + 0.66, h: 0.58 };
  addText(canvas, details.join(isOneLine ? ' · ' : '\n'), below, small);
}

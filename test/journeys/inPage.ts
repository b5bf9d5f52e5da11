/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// What runs inside the browser's page. Each function stands alone, because only its own text is sent there.

/** The names of form fields. */
export function listFields(fields: readonly Element[]): string[] {
  return fields.map((field) => (field as HTMLInputElement).name);
}

/** What somebody has filled into a form: all that it would send but what nobody sees. */
export function readForm(form: Element): Record<string, string> {
  const hidden = [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].map(({ name }) => name);
  const sent = [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(sent.filter(([name, value]) => !hidden.includes(name) && value !== ''));
}

/**
 * Fills in fields of a form at once, as a finger and a keyboard would one by one, and gives the names of those radio buttons
 * that a finger would not have met, as something lies over them.
 */
export function fillAtOnce(form: Element, answers: Readonly<Record<string, string>>): string[] {
  const covered: string[] = [];
  const { fivegaps } = window as { fivegaps?: { reveal(element: Element): void } };
  for (const [name, value] of Object.entries(answers)) {
    const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)];
    const field = fields.find((each) => each.type !== 'radio' || each.value === value);
    if (field === undefined) throw new Error(`no field for ${name}=${value}`);
    fivegaps?.reveal(field);
    if (field.type === 'radio') {
      field.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = field.getBoundingClientRect();
      const met = document.elementFromPoint(left + width / 2, top + height / 2);
      if (met !== field && met?.closest('label')?.control !== field) covered.push(name);
      field.click();
    } else {
      field.value = value;
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
  }
  return covered;
}

/** Turns the survey to the page that an element stands on; without script all stand on one. */
export function turnToElement(element: Element): void {
  (window as { fivegaps?: { reveal(element: Element): void } }).fivegaps?.reveal(element);
}

/** Gives a hidden field another value. */
export function setValue(field: Element, value: string): void {
  (field as HTMLInputElement).value = value;
}

/** The field that has the keyboard, as `name=value` for a radio button. */
export function readFocus(): string {
  const field = document.activeElement as HTMLInputElement | null;
  return field?.type === 'radio' ? `${field.name}=${field.value}` : field?.name || field?.tagName.toLowerCase() || '';
}

/** Whether the window shows all of the element that has the keyboard. */
export function isFocusInSight(): boolean {
  const box = document.activeElement?.getBoundingClientRect();
  return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
}

/**
 * What does not fit the width of the window, as short texts: elements that stick out at a side without being in a region
 * that scrolls by itself, and text that its own box cuts off.
 */
export function findMisfits(): string[] {
  const describe = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent?.trim().slice(0, 40)}”`;
  const isUnseen = (element: Element) => element.closest('.unseen, .skip, [hidden]') !== null;
  // To ask every ancestor's style for every element took most of the time; an answer holds for all inside.
  const scrolling = new Map<Element, boolean>();
  const scrolls = (element: Element | null): boolean => {
    if (element === null) return false;
    const known = scrolling.get(element);
    if (known !== undefined) return known;
    const found = scrolls(element.parentElement) || getComputedStyle(element).overflowX === 'auto';
    scrolling.set(element, found);
    return found;
  };
  // What the browser has not laid out yet, because it is far off the screen, is to be looked at too.
  for (const item of document.querySelectorAll<HTMLElement>('.item')) item.style.contentVisibility = 'visible';
  const { clientWidth, scrollWidth } = document.documentElement;
  const misfits = scrollWidth > clientWidth ? [`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`] : [];
  // What a list can be opened to is the browser's own.
  for (const element of document.body.querySelectorAll(':not(option, optgroup)')) {
    if (isUnseen(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0) continue;
    if ((left < -0.5 || right > clientWidth + 0.5) && !scrolls(element.parentElement))
      misfits.push(`sticks out: ${describe(element)}`);
    const picture = element.tagName === 'text' ? element.closest('svg')?.getBoundingClientRect() : undefined;
    if (picture && (left < picture.left - 1 || right > picture.right + 1))
      misfits.push(`is cut off by its picture: ${describe(element)}`);
    if (element.closest('svg')) continue;
    const isField = /^(INPUT|SELECT|TEXTAREA|CANVAS)$/.test(element.tagName);
    if (isField || element.scrollWidth <= element.clientWidth + 1 || scrolls(element)) continue;
    if (getComputedStyle(element).overflowX !== 'visible') misfits.push(`is cut off: ${describe(element)}`);
    // Text that runs out of its box and over its neighbour.
    if (element.clientWidth > 0) misfits.push(`runs over: ${describe(element)}`);
  }
  return misfits;
}

/** Everything that can be pressed and is smaller than 44 by 44 pixels. */
export function findSmallTargets(): string[] {
  const targets = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')];
  return targets
    .filter((target) => target.closest('.skip, .unseen') === null && target.checkVisibility())
    .map((target) => ({ target, box: (target.closest('.choice') ?? target).getBoundingClientRect() }))
    .filter(({ box }) => box.width < 44 || box.height < 44)
    .map(
      ({ target, box }) =>
        `${target.tagName} ${target.getAttribute('name') ?? target.textContent}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`,
    );
}

/** What could be pressed if it were not on paper. */
export function findButtons(): string[] {
  return [...document.querySelectorAll('button, .button')]
    .filter((each) => each.checkVisibility())
    .map((each) => each.textContent?.trim() ?? '');
}

/** The texts of a picture that it cuts off, and those that run over each other. */
export function findCollisions(svg: Element): string[] {
  const bounds = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((text) => ({
    words: text.textContent ?? '',
    box: text.getBoundingClientRect(),
  }));
  const cut = texts.filter(
    ({ box }) =>
      box.left < bounds.left - 1 ||
      box.right > bounds.right + 1 ||
      box.top < bounds.top - 1 ||
      box.bottom > bounds.bottom + 1,
  );
  // Letters do not fill the height of their line.
  const over = texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => {
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      return across > 1 && down > 0.3 * Math.min(a.box.height, b.box.height) ? [`${a.words} / ${b.words}`] : [];
    }),
  );
  return [...cut.map(({ words }) => `is cut off: ${words}`), ...over.map((words) => `run over each other: ${words}`)];
}

/** How high the smallest letters of a picture are on the screen, by the size of their font. */
export function findSmallestLetters(svg: Element): number {
  const scale = (svg as SVGSVGElement).getScreenCTM()?.a ?? 0;
  const sizes = [...svg.querySelectorAll('text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  return Math.round(Math.min(...sizes) * scale * 10) / 10;
}

/** The colours of an element's text and ground. */
export function readColours(element: Element): { readonly ink: string; readonly paper: string } {
  const { color, backgroundColor } = getComputedStyle(element);
  return { ink: color, paper: backgroundColor };
}

/** Makes all letters as large as somebody with weak sight may: `percent` of the usual size, or as usual. */
export function enlargeText(percent: number): void {
  document.documentElement.style.fontSize = '';
  if (percent === 100) return;
  const usual = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  document.documentElement.style.fontSize = `${(usual * percent) / 100}px`;
}

/** Shows what a page keeps hidden, and hides what else stands in it. */
export function showAlone(element: Element): void {
  for (const form of document.forms) form.hidden = true;
  for (const hidden of [element, ...element.querySelectorAll('[hidden]')]) hidden.removeAttribute('hidden');
}

/** What does not fit its slide, of all slides that a page holds. */
export function findSlideOverflow(): string[] {
  const describe = (element: Element) =>
    `${element.className}: ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}, ${element.textContent?.trim().slice(0, 60)}`;
  return [...document.querySelectorAll('.slide-in, .slide-body, .slide-title')]
    .filter((each) => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
    .map(describe);
}

/** Whether the screen has been made black. */
export function isDark(): boolean {
  return getComputedStyle(document.body).visibility === 'hidden';
}

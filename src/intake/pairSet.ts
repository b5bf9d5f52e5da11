/** Half of the places are free, so that a search meets one soon. */
const placesPerPair = 2;
const free = -1;

/** A set of pairs of whole numbers from 0 below 2^53, in 32 to 64 bytes each, where a set of texts would need twice as much and more time. */
export function startPairSet() {
  let firsts = new Float64Array(2 ** 10).fill(free);
  let seconds = new Float64Array(firsts.length);
  let size = 0;

  /** Where the pair stands, or the free place where it belongs. */
  const findPlace = (first: number, second: number): number => {
    const last = firsts.length - 1;
    let place = first & last;
    while (firsts[place] !== free && !(firsts[place] === first && seconds[place] === second))
      place = (place + 1) & last;
    return place;
  };
  const put = (first: number, second: number): void => {
    const place = findPlace(first, second);
    firsts[place] = first;
    seconds[place] = second;
  };
  const grow = (): void => {
    const [beforeFirsts, beforeSeconds] = [firsts, seconds];
    firsts = new Float64Array(2 * beforeFirsts.length).fill(free);
    seconds = new Float64Array(firsts.length);
    for (let at = 0; at < beforeFirsts.length; at++) {
      const first = beforeFirsts[at] ?? free;
      if (first !== free) put(first, beforeSeconds[at] ?? 0);
    }
  };

  return {
    /** Adds a pair; whether it was not yet there. */
    add(first: number, second: number): boolean {
      if (firsts[findPlace(first, second)] !== free) return false;
      if (++size * placesPerPair > firsts.length) grow();
      put(first, second);
      return true;
    },
  };
}

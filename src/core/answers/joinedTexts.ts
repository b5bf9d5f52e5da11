/**
 * Texts by id that stand in two maps, of which the ids differ. Of many people each has one of a few first maps and one of a few
 * second ones, so that what is known of a map need not be looked up for everybody.
 */
export class JoinedTexts implements ReadonlyMap<string, string> {
  readonly first: ReadonlyMap<string, string>;
  readonly second: ReadonlyMap<string, string>;

  constructor(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>) {
    this.first = first;
    this.second = second;
  }

  get size(): number {
    return this.first.size + this.second.size;
  }

  get(id: string): string | undefined {
    return this.first.get(id) ?? this.second.get(id);
  }

  has(id: string): boolean {
    return this.first.has(id) || this.second.has(id);
  }

  entries() {
    return new Map([...this.first, ...this.second]).entries();
  }

  keys() {
    return new Map(this.entries()).keys();
  }

  values() {
    return new Map(this.entries()).values();
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  forEach(take: (text: string, id: string, texts: ReadonlyMap<string, string>) => void): void {
    for (const [id, text] of this) take(text, id, this);
  }
}

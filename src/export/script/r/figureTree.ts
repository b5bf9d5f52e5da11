/** A figure's place, the lines of R that lead to it, and the expression that it is. */
export interface RFigure {
  readonly pointer: string;
  readonly lines: readonly string[];
  readonly expression: string;
  /** How near the report's figure must be: the name of an R function. */
  readonly near: string;
}

interface Node {
  readonly figures: RFigure[];
  readonly next: Map<string, Node>;
}

/**
 * Lines of R that compute many figures, each line that several have in common only once. What the figures after a fork do with
 * the variables before it stays theirs: `apart` puts everything back.
 */
export function joinFigures(figures: readonly RFigure[]): readonly string[] {
  const root: Node = { figures: [], next: new Map() };
  for (const figure of figures) {
    let node = root;
    for (const line of figure.lines) {
      const next = node.next.get(line) ?? { figures: [], next: new Map() };
      node.next.set(line, next);
      node = next;
    }
    node.figures.push(figure);
  }
  return write(root);
}

function write({ figures, next }: Node): readonly string[] {
  const said = figures.map(
    ({ pointer, expression, near }) => `say(${JSON.stringify(pointer)}, ${expression}, ${near})`,
  );
  const branches = [...next].map(([line, node]) => [line, ...write(node)]);
  const isFork = said.length + branches.length > 1;
  return [...said, ...branches.flatMap((lines) => (isFork ? ['apart({', ...lines, '})'] : lines))];
}

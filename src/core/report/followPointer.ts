/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function followPointer(value: unknown, pointer: string): unknown {
  return listSteps(pointer).reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step) ? Reflect.get(inner, step) : undefined,
    value,
  );
}

/** The names along a JSON pointer. */
export function listSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

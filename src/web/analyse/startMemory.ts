const maxRemembered = 50;

/** Keeps what was computed last of each study, by a stamp of what it counts. One that failed is tried again. */
export function startMemory<Computed>() {
  const remembered = new Map<string, { readonly stamp: string; readonly computed: Promise<Computed> }>();
  return {
    find(studyId: string, stamp: string, compute: () => Promise<Computed>): Promise<Computed> {
      const known = remembered.get(studyId);
      if (known?.stamp === stamp) return known.computed;
      if (remembered.size >= maxRemembered) remembered.clear();
      const computed = compute();
      remembered.set(studyId, { stamp, computed });
      computed.catch(() => remembered.delete(studyId));
      return computed;
    },
    forget: (studyId: string) => void remembered.delete(studyId),
    forgetAll: () => remembered.clear(),
  };
}

// In the place of the drafts that a phone keeps: a tablet that others use keeps none.
Object.assign(window.fivegaps, { saveDraft: () => false, restoreDraft() {}, sendWaiting() {} });

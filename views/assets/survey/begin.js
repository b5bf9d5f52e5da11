// With all parts there: what was answered before, and where.
(() => {
  const { form, restoreDraft, saveDraft, countAnswers, showRemainder, begin, sendWaiting } = window.fivegaps;
  if ('typed' in form.dataset) saveDraft();
  else restoreDraft();
  countAnswers();
  showRemainder();
  begin();
  sendWaiting();
})();

// With all parts there: what was answered before, and where.
(() => {
  const { form, restoreDraft, saveDraft, countAnswers, showRemainder, showRanks, begin, sendWaiting } = window.fivegaps;
  if ('typed' in form.dataset) saveDraft();
  else restoreDraft();
  countAnswers();
  showRemainder();
  if (showRanks) showRanks();
  begin();
  sendWaiting();
})();

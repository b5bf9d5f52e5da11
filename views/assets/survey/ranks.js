// Each rank belongs to one dimension: who gives it to another takes it away from the first, and reads which has none now.
(() => {
  const { form, fill } = window.fivegaps;
  const card = form.querySelector('.ranks');
  if (!card) return;
  const status = card.querySelector('.remainder');
  const rows = [...card.querySelectorAll('.rank')];

  function tell() {
    const without = rows.filter((row) => !row.querySelector(':checked'));
    const names = without.map((row) => row.querySelector('strong').textContent).join(' · ');
    if (without.length === rows.length) status.textContent = '';
    else status.textContent = names === '' ? card.dataset.done : fill(card.dataset.left, { names });
  }

  card.addEventListener('change', ({ target }) => {
    for (const other of card.querySelectorAll(':checked')) {
      if (other === target || !target.checked || other.value !== target.value) continue;
      other.checked = false;
      other.dispatchEvent(new Event('change', { bubbles: true }));
    }
    tell();
  });
  window.fivegaps.showRanks = tell;
})();

// Says how many questions have an answer.
(() => {
  const { form, radios, radiosOf, fill } = window.fivegaps;
  const bar = form.querySelector('.progress');
  const answered = new Set();

  function showProgress() {
    bar.hidden = false;
    bar.querySelector('progress').value = answered.size / Math.max(1, radios.size);
    bar.querySelector('.progress-text').textContent = fill(form.dataset.progress, {
      done: answered.size,
      all: radios.size,
    });
  }

  form.addEventListener('change', ({ target }) => {
    if (target.type !== 'radio') return;
    if (radiosOf(target.name).some((radio) => radio.checked)) answered.add(target.name);
    else answered.delete(target.name);
    showProgress();
  });

  window.fivegaps.countAnswers = () => {
    for (const [name, group] of radios) if (group.some((radio) => radio.checked)) answered.add(name);
    showProgress();
  };
})();

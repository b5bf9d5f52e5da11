// Shows one step of the form at a time. Hidden steps stay in the form, so that nothing in them is lost, and nobody is held up
// by a question without an answer.
(() => {
  const { form, radiosOf, fill } = window.fivegaps;
  const steps = [...form.querySelectorAll('.step')];
  const turn = form.querySelector('.turn');
  const place = turn.querySelector('.place');
  const [back, next] = turn.querySelectorAll('button');
  const first = form.querySelector('[data-first]');
  const field = form.elements.step;
  let shown = 0;

  function show(index) {
    shown = Math.max(0, Math.min(steps.length - 1, index));
    for (const [number, step] of steps.entries()) step.hidden = number !== shown;
    first.hidden = shown > 0;
    form.classList.toggle('later-step', shown > 0);
    back.hidden = shown === 0;
    next.hidden = shown === steps.length - 1;
    place.textContent = fill(place.dataset.text, { step: shown + 1, all: steps.length });
    field.value = String(shown);
  }

  function turnTo(index) {
    show(index);
    window.fivegaps.saveDraft();
  }

  // Each step is a place in the browser's history, so that its Back button turns one page back.
  function goTo(index) {
    if (index === shown || !steps[index]) return;
    const depth = (history.state && history.state.depth) || 0;
    history.pushState({ step: index, depth: depth + 1 }, '');
    turnTo(index);
  }

  // A screen reader says the statement and its side. Text fields do not get the keyboard, which would cover the phone.
  function focusQuestion() {
    scrollTo(0, 0);
    const target = steps[shown].querySelector('input, textarea');
    if (!target) return;
    if (target.type === 'radio') {
      (radiosOf(target.name).find((radio) => radio.checked) || target).focus({ preventScroll: true });
      return;
    }
    const question = target.closest('.card');
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
  }

  next.addEventListener('click', () => {
    goTo(shown + 1);
    focusQuestion();
  });
  back.addEventListener('click', () => {
    if (history.state && history.state.depth > 0) history.back();
    else {
      history.replaceState({ step: shown - 1, depth: 0 }, '');
      turnTo(shown - 1);
      focusQuestion();
    }
  });
  addEventListener('popstate', ({ state }) => {
    if (!state || typeof state.step !== 'number') return;
    turnTo(state.step);
    focusQuestion();
  });

  // Shows the step that an element is in.
  function reveal(element) {
    const index = steps.findIndex((step) => step.contains(element));
    if (index >= 0) goTo(index);
  }

  form.addEventListener('click', (event) => {
    const link = event.target.closest('.problems a');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    reveal(target);
  });

  // After a reload the step that was shown; with problems the first of them; else where the answers were left.
  function begin() {
    if (steps.length < 2) return;
    turn.hidden = false;
    const problem = form.querySelector('.step .problem');
    const known = history.state && history.state.step;
    const index = problem
      ? steps.findIndex((step) => step.contains(problem))
      : typeof known === 'number'
        ? known
        : parseInt(field.value, 10) || 0;
    show(index);
    if (typeof known !== 'number' || problem) history.replaceState({ step: shown, depth: 0 }, '');
  }

  Object.assign(window.fivegaps, { reveal, begin });
})();

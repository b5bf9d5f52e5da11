// What the other parts of this script share. Comfort only: the form works without any of it. Plain ES2017 without modules,
// because the WebViews of old phones read it too; test/web/oldBrowsers.test.ts holds it to that.
window.fivegaps = (() => {
  const form = document.querySelector('form.survey');
  const { survey } = form.dataset;

  // Built once: to search the page for each question would take longer than to answer it.
  const radios = new Map();
  for (const radio of form.querySelectorAll('input[type=radio]')) {
    if (!radios.has(radio.name)) radios.set(radio.name, []);
    radios.get(radio.name).push(radio);
  }

  return {
    form,
    radios,
    radiosOf: (name) => radios.get(name) || [],
    // All that is answered, in the order shown. What nobody sees is left out.
    fields: [...form.querySelectorAll('input, textarea, button.send')].filter(
      (field) => field.type !== 'hidden' && field.tabIndex >= 0,
    ),
    draftKey: `fivegaps:${survey}`,
    waitingKey: `fivegaps:${survey}:waiting`,
    // A sentence of the page with numbers put into it.
    fill: (sentence, values) =>
      Object.keys(values).reduce((text, name) => text.replace(`{${name}}`, values[name]), sentence),
  };
})();

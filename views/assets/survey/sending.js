// Sends the answers without leaving the page, so that none is lost where there is no network: they stay on this phone and are
// sent when it is back, or when the page is opened again. The id in the form makes it one response however often it is sent.
// Where nothing can be kept, the form is sent as it would be without script.
(() => {
  const { form, fill, store, saveDraft, waitingKey, post, isInDoubt, onSend, encode } = window.fivegaps;
  const panel = document.querySelector('.waiting');
  const status = panel.querySelector('[role=status]');
  const longest = 60;
  let isSending = false;
  let isLeaving = false;
  let pause = 1;
  let timer = 0;

  function send() {
    if (isSending || isLeaving) return;
    isSending = true;
    clearTimeout(timer);
    form.classList.add('sending');
    status.textContent = status.dataset.sending;
    post(form.action, encode(), (code, answer) => {
      isSending = false;
      form.classList.remove('sending');
      take(code, answer);
    });
  }

  // Stored: on to the receipt. Not now: again later. Anything else has a page of its own, which the form gets by being sent.
  function take(status, answer) {
    if (isInDoubt(status)) {
      wait();
      return;
    }
    isLeaving = true;
    store.remove(waitingKey);
    if (status === 200 || status === 201) location.assign(findReceipt(JSON.parse(answer)));
    else form.submit();
  }

  // The code to withdraw the answers with is shown to whoever brings it along.
  function findReceipt({ response, code }) {
    const url = fill(form.dataset.receipt, { id: response });
    return code ? url + '&code=' + encodeURIComponent(code) : url;
  }

  function wait() {
    store.write(waitingKey, '1');
    show(true);
    status.textContent = fill(status.dataset.text, { seconds: pause });
    clearTimeout(timer);
    timer = setTimeout(send, pause * 1000);
    pause = Math.min(longest, pause * 2);
  }

  function show(isWaiting) {
    if (panel.hidden === !isWaiting) return;
    panel.hidden = !isWaiting;
    form.hidden = isWaiting;
    if (!isWaiting) return;
    scrollTo(0, 0);
    panel.focus();
  }

  function sendNow() {
    pause = 1;
    send();
  }

  function changeAnswers() {
    clearTimeout(timer);
    store.remove(waitingKey);
    show(false);
  }

  onSend((event) => {
    // What cannot be kept is not held back.
    if (isLeaving || !saveDraft()) return;
    event.preventDefault();
    sendNow();
  });
  panel.querySelector('.now').addEventListener('click', sendNow);
  panel.querySelector('.change').addEventListener('click', changeAnswers);
  addEventListener('online', () => {
    if (!panel.hidden) sendNow();
  });
  // Going back from the receipt shows a form that can be sent again.
  addEventListener('pageshow', () => {
    isLeaving = false;
  });

  window.fivegaps.sendWaiting = () => {
    if (!store.read(waitingKey)) return;
    show(true);
    sendNow();
  };
})();

// Sends the answers from behind the page, so that they lie in no browser's history, and makes room at once. Where there is no
// network they wait in the outbox. Problems have a page of their own, which the form gets by being sent as it would be without script.
(() => {
  const { form, onSend, encode } = window.fivegaps;
  // So long who has sent them may still stand here.
  const near = 15000;
  let isSending = false;

  onSend((event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    form.classList.add('sending');
    const { outbox, post } = window.fivegaps;
    const id = form.elements.response.value;
    const letter = { address: form.action, body: encode() };
    outbox.keep(id, letter);
    post(letter.address, letter.body, (status, text) => {
      const { thanks, isInDoubt } = outbox.read(status, text);
      if (isInDoubt) wait(id, letter);
      else {
        outbox.drop(id);
        if (thanks) location.replace(thanks);
        else form.submit();
      }
    });
  });

  // The thanks is for whoever sent them: soon it might be somebody else who stands here.
  function wait(id, letter) {
    const { outbox, pause, leave, isLeaving } = window.fivegaps;
    const arrived = (thanks) => {
      if (!isLeaving()) location.replace(thanks);
    };
    document.querySelector('.kept').hidden = false;
    pause();
    setTimeout(leave, near);
    outbox.wait(id, Object.assign({ arrived }, letter));
  }
})();

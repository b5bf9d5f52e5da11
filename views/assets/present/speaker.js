// The second window, which the speaker alone sees: it follows the slides, and what is pressed in it is done here.
(() => {
  const { present } = window.fivegaps;
  const channel = window.BroadcastChannel && new BroadcastChannel(present.root().dataset.channel);
  const key = 'fivegaps timer';
  let startedAt = Number(sessionStorage.getItem(key));

  Object.assign(present, {
    tell() {
      if (channel) channel.postMessage({ notes: present.root().dataset.notes, startedAt });
    },
    openNotes() {
      window.open(present.root().dataset.notes, 'fivegaps-notes', 'popup,width=900,height=720');
    },
    toggleTimer() {
      startedAt = startedAt ? 0 : Date.now();
      sessionStorage.setItem(key, startedAt);
      showTime();
      present.tell();
    },
  });

  function showTime() {
    const seconds = Math.floor((Date.now() - startedAt) / 1000);
    const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    present.root().querySelector('.present-timer').textContent = startedAt ? shown : '';
  }

  if (channel)
    channel.addEventListener('message', ({ data }) => {
      if (data.press) present.press(data.press);
      else if (data.isNew) present.tell();
    });
  setInterval(showTime, 1000);
})();

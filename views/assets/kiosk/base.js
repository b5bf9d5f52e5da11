// What the parts of this script share, also on pages of a kiosk without a survey. Comfort and caution: each page works without it.
window.fivegaps = Object.assign(window.fivegaps || {}, { kiosk: document.querySelector('.kiosk') });

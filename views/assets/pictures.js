// Beside each link to an SVG file, one to the same picture as PNG: drawn by the browser at twice its size.
(() => {
  for (const link of document.querySelectorAll('a[data-png]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = link.dataset.png;
    button.setAttribute('aria-label', link.dataset.pngName);
    button.addEventListener('click', () => save(link.href));
    link.after(button);
  }

  function save(address) {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth * 2;
      canvas.height = image.naturalHeight * 2;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        const file = document.createElement('a');
        file.href = URL.createObjectURL(blob);
        file.download = new URL(address).pathname.split('/').pop().replace(/svg$/, 'png');
        file.click();
        setTimeout(() => URL.revokeObjectURL(file.href), 10000);
      }, 'image/png');
    };
    image.src = address;
  }
})();

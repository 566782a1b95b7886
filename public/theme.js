// Runs before the first paint so that a chosen theme never flashes in the other one. A file, not an inline script: the
// content security policy allows no inline scripts.
try {
  var theme = localStorage.getItem('haggle.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}

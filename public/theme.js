// Runs before the first paint so that a chosen theme never flashes in the other one. A file, not an inline script: the
// content security policy allows no inline scripts. Where storage is refused, the system's theme stays.
try {
  const theme = localStorage.getItem('haggle.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  delete document.documentElement.dataset.theme
}

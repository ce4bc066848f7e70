// Applies the remembered choice of light or dark; without one the system decides.
(() => {
  try {
    const chosen = localStorage.getItem('rounds.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage is switched off: the system's choice is good.
  }
})();

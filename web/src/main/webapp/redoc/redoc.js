// Searching would take a worker made of a blob, which the page's policy has no room for; the browser's own search does it.
Redoc.init('/api/v1/openapi.json', { disableSearch: true, hideDownloadButton: false }, document.getElementById('redoc'));

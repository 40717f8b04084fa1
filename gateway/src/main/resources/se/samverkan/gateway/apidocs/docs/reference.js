// Draws the reference of the page's language.
const labels = {
  sv: {
    arrayOf: 'Lista av ',
    callbackResponses: 'Svar på återanrop',
    const: 'Alltid',
    default: 'Om inget anges',
    deprecated: 'Utfasas',
    download: 'Hämta',
    downloadSpecification: 'Hämta OpenAPI-dokumentet',
    enum: 'Ett av',
    enumArray: 'Några av',
    enumSingleValue: 'Värde',
    example: 'Exempel',
    examples: 'Exempel',
    noResultsFound: 'Inget hittades',
    recursive: 'Upprepas inuti sig själv',
    requestSamples: 'Exempel på anrop',
    responseSamples: 'Exempel på svar',
    responses: 'Svar',
  },
};

Redoc.init('../../openapi.json', {
  // Searching would need a worker made of text, which the page's policy refuses; a browser searches pages.
  disableSearch: true,
  hideDownloadButton: true,
  labels: labels[document.documentElement.lang],
  nativeScrollbars: true,
  pathInMiddlePanel: true,
}, document.getElementById('reference'));

// Renders the reference with the labels of the page's language.
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
  // The search needs a worker from a blob, which the Content-Security-Policy of the page forbids; browsers can search pages.
  disableSearch: true,
  hideDownloadButton: true,
  labels: labels[document.documentElement.lang],
  nativeScrollbars: true,
  pathInMiddlePanel: true,
}, document.getElementById('reference'));

// The form for trying calls: generated from the OpenAPI document, sent by fetch. A token is kept in its field only.
const root = new URL('../..', location.href).href.replace(/\/$/, '');
const byId = (id) => document.getElementById(id);
const [call, operation, parameters, optional, body, token, status] =
  ['call', 'operation', 'parameters', 'optional', 'body', 'token', 'status'].map(byId);

const contract = await (await fetch(`${root}/openapi.json`)).json();
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].filter((method) => item[method]).map((method) => ({
    ...item[method],
    path,
    method: method.toUpperCase(),
    parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolved),
  })));

const isSwedish = document.documentElement.lang === 'sv';

/** The summary or description of an operation, parameter or tag, in the language of the page. */
function text(thing, name) {
  return (isSwedish && thing?.[`x-${name}-sv`]) || thing?.[name];
}

function resolved(thing) {
  return thing?.$ref
    ? thing.$ref.slice(2).split('/').reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], contract)
    : thing;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The first example in the OpenAPI document of a parameter, a media type or a schema. */
function example(thing) {
  const given = thing?.example ?? Object.values(thing?.examples ?? {}).map((one) => resolved(one)?.value ?? one)[0];
  return given ?? (thing?.schema ? example(resolved(thing.schema)) : undefined);
}

/** A value for a schema without an example of its own: its required members with their examples. */
function sketch(schema) {
  const known = resolved(schema) ?? {};
  const given = example(known) ?? known.enum?.[0];
  if (given !== undefined) {
    return given;
  }
  if (known.type === 'array') {
    return [sketch(known.items)];
  }
  if (known.properties) {
    return Object.fromEntries((known.required ?? []).map((name) => [name, sketch(known.properties[name])]));
  }
  return known.type === 'string' ? '' : known.type === 'integer' || known.type === 'number' ? 1 : {};
}

const tags = new Map(operations.map((one) => [one.tags?.[0] ?? '', []]));
operations.forEach((one, index) => tags.get(one.tags?.[0] ?? '')
  .push(element('option', { value: index }, text(one, 'summary') ?? one.operationId)));
const tagLabel = (name) => (isSwedish && text(contract.tags?.find((tag) => tag.name === name), 'description')) || name;
operation.append(...[...tags].map(([name, options]) => element('optgroup', { label: tagLabel(name) }, ...options)));

const chosen = () => operations[operation.value];
const fields = () => [...call.querySelectorAll('[data-in]')];
const jsonType = (one) => Object.keys(resolved(one.requestBody)?.content ?? {}).find((type) => type.includes('json'));

function field(parameter, index) {
  const id = `parameter-${index}`;
  const schema = resolved(parameter.schema) ?? {};
  const options = schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined);
  const shared = { id, name: parameter.name, required: Boolean(parameter.required) };
  const control = options
    ? element('select', shared, element('option', { value: '' }, ''), ...options.map((one) => element('option', {}, one)))
    : element('input', { ...shared, type: 'text', autocomplete: 'off' });
  control.dataset.in = parameter.in;
  control.setAttribute('aria-describedby', `${id}-hint`);
  control.value = parameter.required ? example(parameter) ?? '' : '';
  const shown = parameter.required ? undefined : example(parameter);
  return [
    element('label', { htmlFor: id }, `${parameter.name}`),
    control,
    element('p', { id: `${id}-hint`, className: 'hint' },
      [text(parameter, 'description'), shown === undefined ? '' : `(${shown})`].filter(Boolean).join(' ')),
  ];
}

/** The section of an operation in the reference. */
function reference(one) {
  return `reference-${one.tags[0].toLowerCase().replaceAll(' ', '-')}.html#${one.operationId}`;
}

function choose() {
  const one = chosen();
  byId('about').textContent = text(one, 'description') ?? '';
  // The list is too narrow for an address on a telephone.
  byId('call-address').replaceChildren(
    element('code', {}, `${one.method} ${one.path}`), ' ', element('a', { href: reference(one) }, status.dataset.reference));
  const rows = one.parameters.map((parameter, index) => [Boolean(parameter.required), field(parameter, index)]);
  const [required, voluntary] = [true, false].map((kind) => rows.filter(([is]) => is === kind).map(([, row]) => row));
  parameters.replaceChildren(parameters.firstElementChild, ...required.flat());
  parameters.hidden = required.length === 0;
  optional.replaceChildren(optional.firstElementChild, ...voluntary.flat());
  optional.hidden = voluntary.length === 0;
  optional.open = false;
  byId('optional-count').textContent = voluntary.length;
  const type = jsonType(one);
  byId('body-part').hidden = !type;
  const content = resolved(one.requestBody)?.content[type];
  body.value = type ? JSON.stringify(example(content) ?? sketch(content.schema), null, 2) : '';
  showCurl();
}

/** The request, as fetch expects it. */
function request() {
  const one = chosen();
  const filled = fields().filter((control) => control.value !== '');
  const query = new URLSearchParams(
    filled.filter((control) => control.dataset.in === 'query').map((control) => [control.name, control.value]));
  const path = fields().filter((control) => control.dataset.in === 'path').reduce(
    (filledIn, control) => filledIn.replace(`{${control.name}}`, encodeURIComponent(control.value)), one.path);
  const headers = Object.fromEntries(
    filled.filter((control) => control.dataset.in === 'header').map((control) => [control.name, control.value]));
  const type = jsonType(one);
  return {
    url: root + path + (query.size ? `?${query}` : ''),
    method: one.method,
    headers: type ? { ...headers, 'Content-Type': type } : headers,
    body: type ? body.value : undefined,
  };
}

function showCurl() {
  const { url, method, headers, body: content } = request();
  const quoted = (value) => `'${value.replaceAll("'", "'\\''")}'`;
  const parts = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  if (token.value) {
    // The name of a variable, so that the token is not pasted somewhere by mistake.
    parts.push('-H "Authorization: Bearer $TOKEN"');
  }
  if (content !== undefined) {
    parts.push(`--data-raw ${quoted(content)}`);
  }
  byId('curl').textContent = [`curl -i -X ${method} ${quoted(url)}`, ...parts].join(' \\\n  ');
}

async function send(event) {
  event.preventDefault();
  status.textContent = status.dataset.sending;
  byId('headers').textContent = '';
  byId('answer').textContent = '';
  const { url, headers, ...rest } = request();
  try {
    const secret = token.value ? { Authorization: `Bearer ${token.value.trim()}` } : {};
    const answer = await fetch(url, { ...rest, headers: { ...headers, ...secret }, cache: 'no-store' });
    const content = await answer.text();
    byId('headers').textContent = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const isJson = (answer.headers.get('Content-Type') ?? '').includes('json') && content && !content.includes('\n');
    byId('answer').textContent = isJson ? JSON.stringify(JSON.parse(content), null, 2) : content;
    status.textContent = `${status.dataset.answered}: ${answer.status} ${answer.statusText}`;
  } catch (failure) {
    status.textContent = `${status.dataset.failed}: ${failure.message}`;
  }
}

/** Chooses the operation that the address names, as the links of the reference do; without one, the list of promises. */
function chooseByAddress() {
  const named = operations.findIndex((one) => one.operationId === location.hash.slice(1));
  operation.value = named < 0 ? operations.findIndex((one) => one.operationId === 'listPromises') : named;
  choose();
}

operation.addEventListener('change', () => {
  history.replaceState(null, '', `#${chosen().operationId}`);
  choose();
});
addEventListener('hashchange', () => {
  // The skip link changes the address too.
  if (!document.getElementById(location.hash.slice(1))) {
    chooseByAddress();
  }
});
call.addEventListener('input', showCurl);
call.addEventListener('submit', send);
chooseByAddress();

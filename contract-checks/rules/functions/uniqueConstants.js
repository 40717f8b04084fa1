/** No two enums have a constant of one name (x-enum-varnames): in Go all constants have one scope. */
export default (schemas) => {
  const owners = {};
  for (const [name, schema] of Object.entries(schemas)) {
    for (const constant of schema?.["x-enum-varnames"] ?? []) {
      (owners[constant] ??= []).push(name);
    }
  }
  return Object.entries(owners)
    .filter(([, names]) => names.length > 1)
    .map(([constant, names]) => ({ message: `${constant} is a constant of ${names.join(" and ")}` }));
};

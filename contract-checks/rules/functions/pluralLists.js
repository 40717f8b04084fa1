/** Every list among the properties has a name in plural, but for the words that have none. */
export default (properties, { withoutPlural }) =>
  Object.entries(properties)
    .filter(([, schema]) => schema?.type === "array")
    .filter(([name]) => !name.endsWith("s") && !withoutPlural.includes(name))
    .map(([name]) => ({ message: name }));

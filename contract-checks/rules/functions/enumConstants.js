/** Every value of an enum has a constant (x-enum-varnames), in the order of the values. */
export default (schema) => {
  const constants = schema["x-enum-varnames"] ?? [];
  return [
    ...(constants.length === schema.enum.length
      ? []
      : [{ message: `${schema.enum.length} values have ${constants.length} constants` }]),
    ...constants
      .filter((constant) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(constant))
      .map((constant) => ({ message: `${constant} is not in upper case, with _ between words` })),
  ];
};

/** Every value of an enum has a Swedish label of its own, and nothing else has one. */
export default (schema) => {
  const labels = schema["x-enum-labels"] ?? {};
  const unlabelled = schema.enum.filter((value) => typeof labels[value] !== "string" || !labels[value].trim());
  const strangers = Object.keys(labels).filter((label) => !schema.enum.includes(label));
  return [
    ...unlabelled.map((value) => ({ message: `${value} has no label` })),
    ...strangers.map((label) => ({ message: `${label} is no value` })),
  ];
};
